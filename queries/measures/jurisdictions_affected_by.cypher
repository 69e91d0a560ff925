// question: Which jurisdictions does {measure} target, merely affect, or leave out?
// title: Jurisdictions affected by {measure}
// unit: A row is a government, a bloc or whoever else is named, and a relation; one row without a claim where there is none.
// parameter: measure: Measure
// column: government: id? | who
// column: relation: text?
// column: answer: text
// column: claims: ids
// "All countries" or "European firms" are groups and told like governments: to leave them out would be to say that nobody said anything.
// A denial disputes what is said of the same start; one without a start disputes any, and any disputes what is said without one.
OPTIONAL MATCH (:Measure {id: $measure})<-[:SUBJECT]-(c:Claim)-[:OBJECT]->(g:Actor)
WHERE c.predicate IN ['TARGETS', 'AFFECTS', 'EXCLUDES'] AND c.publishedOn <= date($as_of) AND c.answer <> 'headline'
WITH g.id AS government, c.predicate AS relation, collect(DISTINCT c.answer) AS answers,
     collect(DISTINCT CASE WHEN c.answer = 'yes' THEN coalesce(toString(c.validFrom), 'any') END) AS said,
     collect(DISTINCT CASE WHEN c.answer = 'denied' THEN coalesce(toString(c.validFrom), 'any') END) AS denied,
     collect(DISTINCT c.id) AS claims
RETURN government, relation,
       CASE WHEN size(answers) = 0 THEN 'no claim'
            WHEN any(day IN denied WHERE day IN said OR 'any' IN said OR day = 'any' AND size(said) > 0) THEN 'disputed'
            ELSE head([a IN ['yes', 'probable', 'possible', 'conditional', 'denied'] WHERE a IN answers]) END AS answer,
       claims
