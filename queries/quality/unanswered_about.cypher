// question: Of which aspects of {measure} is nothing said at all?
// title: unanswered about {measure}
// unit: A row is an aspect that nobody mentions.
// parameter: measure: Measure
// derived: aspects: predicates of measure
// column: aspect: text
// column: answer: text
// column: claims: ids
// An aspect is what a claim about a thing of this class can say. A denial is an answer; a headline is none.
UNWIND $aspects AS aspect
WITH aspect
WHERE NOT EXISTS { MATCH (:Measure {id: $measure})<-[:SUBJECT]-(c:Claim)
                   WHERE c.predicate = aspect AND c.publishedOn <= date($as_of) AND c.answer <> 'headline' }
RETURN aspect, 'no claim' AS answer, [] AS claims
