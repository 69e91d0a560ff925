// question: Which measures are countermeasures to {measure}, and who says so?
// unit: A row is a measure and an answer.
// parameter: measure: Measure
// column: countermeasure: id
// column: countermeasure_name: text
// column: implementers: ids | government
// column: status: text
// column: answer: text
// column: stated_by: ids | who says so
// column: claims: ids
MATCH (c:Claim {predicate: 'IN_RESPONSE_TO'})-[:OBJECT]->(:Measure {id: $measure})
MATCH (c)-[:SUBJECT]->(m:Measure)
WHERE c.publishedOn <= date($as_of) AND c.answer <> 'headline'
OPTIONAL MATCH (c)-[:STATED_BY]->(speaker:Actor)
WITH m, c.answer AS answer, collect(DISTINCT speaker.id) AS stated_by, collect(DISTINCT c.id) AS claims
MATCH (m)<-[:STATUS_OF]-(p:StatusPeriod)
WHERE p.knownFrom <= date($as_of) AND p.knownUntil > date($as_of) AND p.holdsFrom <= date($as_of) AND p.holdsUntil > date($as_of)
RETURN m.id AS countermeasure, m.name AS countermeasure_name,
       COLLECT { MATCH (m)<-[:SUBJECT]-(i:Claim {predicate: 'IMPLEMENTED_BY', answer: 'yes'})-[:OBJECT]->(g:Actor)
                 WHERE i.publishedOn <= date($as_of) RETURN DISTINCT g.id } AS implementers,
       p.status AS status, answer, stated_by, claims
