// question: Which claims about {subject} contradict each other?
// title: contradictions about {subject}
// unit: A row is a pair of claims and what they differ on.
// parameter: subject: Measure|StateAct|Event|Agreement|Commodity|Actor|Position
// column: subject: id
// column: predicate: text
// column: claim: id
// column: other: id
// column: difference: text | they differ on
// column: claims: ids
// Whether two claims contradict each other depends on these two alone: both published by a day, they did so on that day.
MATCH (s:Measure|StateAct|Event|Agreement|Commodity|Actor|Position {id: $subject})<-[:SUBJECT]-(c:Claim)
MATCH (c)-[x:CONTRADICTS]->(other:Claim)
WHERE c.publishedOn <= date($as_of) AND other.publishedOn <= date($as_of)
RETURN s.id AS subject, c.predicate AS predicate, c.id AS claim, other.id AS other, x.difference AS difference, [c.id, other.id] AS claims
