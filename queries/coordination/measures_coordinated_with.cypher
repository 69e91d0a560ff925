// question: Which measures are coordinated with the {bloc}?
// title: {bloc} coordination
// unit: A row is a measure and an answer.
// parameter: bloc: Bloc
// column: measure: id
// column: measure_name: text
// column: answer: text
// column: implementers: ids | government
// column: targets: ids | against
// column: status: text
// column: status_answer: text | status is
// column: factualities: texts | how sure
// column: conditions: texts | only if
// column: degrees: texts | degree
// column: stated_by: ids | who says so
// column: stated_on: date | said on
// column: articles: ids | where
// column: claims: ids
MATCH (c:Claim {predicate: 'COORDINATED_WITH'})-[:OBJECT]->(:Bloc {id: $bloc})
MATCH (c)-[:SUBJECT]->(m:Measure)
WHERE c.publishedOn <= date($as_of) AND c.answer <> 'headline'
OPTIONAL MATCH (c)-[:STATED_BY]->(speaker:Actor)
WITH m, c.answer AS answer, collect(DISTINCT c.factuality) AS factualities, collect(DISTINCT c.condition) AS conditions,
     collect(DISTINCT c.degree) AS degrees, collect(DISTINCT speaker.id) AS stated_by, min(c.statedOn) AS stated_on,
     collect(DISTINCT c.article) AS articles, collect(DISTINCT c.id) AS claims
MATCH (m)<-[:STATUS_OF]-(p:StatusPeriod)
WHERE p.knownFrom <= date($as_of) AND p.knownUntil > date($as_of) AND p.holdsFrom <= date($as_of) AND p.holdsUntil > date($as_of)
RETURN m.id AS measure, m.name AS measure_name, answer,
       COLLECT { MATCH (m)<-[:SUBJECT]-(i:Claim {predicate: 'IMPLEMENTED_BY', answer: 'yes'})-[:OBJECT]->(g:Actor)
                 WHERE i.publishedOn <= date($as_of) RETURN DISTINCT g.id } AS implementers,
       COLLECT { MATCH (m)<-[:SUBJECT]-(t:Claim {predicate: 'TARGETS', answer: 'yes'})-[:OBJECT]->(g:Actor)
                 WHERE t.publishedOn <= date($as_of) RETURN DISTINCT g.id } AS targets,
       p.status AS status, p.answer AS status_answer, factualities, conditions, degrees, stated_by, stated_on, articles, claims
