// question: Which measures are suspended, by which act, and until when?
// title: Suspended measures
// unit: A row is a measure.
// column: measure: id
// column: measure_name: text
// column: suspended_on: date | suspended on
// column: until: date?
// column: act: id?
// column: claims: ids
// Suspended is what has this status on the as-of day, as fact or disputed; nobody's silence ends it, even when its last day has passed.
// The act: an article that reports the suspension either says that the measure is part of it, or reports that it is announced,
// adopted or in force, and it is of an implementer of the measure. Not what the measure was part of before the first such report;
// of several acts the one whose own status began last.
MATCH (m:Measure)<-[:STATUS_OF]-(p:StatusPeriod {status: 'suspended'})
WHERE p.knownFrom <= date($as_of) AND p.knownUntil > date($as_of) AND p.holdsFrom <= date($as_of) AND p.holdsUntil > date($as_of)
  AND p.answer IN ['yes', 'disputed']
MATCH (m)<-[:SUBJECT]-(s:Claim {predicate: 'HAS_STATUS'})-[:OBJECT]->(:Status {id: 'suspended'})
MATCH (s)-[:REPORTED_IN]->(report:Article)
WHERE s.publishedOn <= date($as_of) AND s.answer IN ['yes', 'probable'] AND (NOT s.planned OR s.effective)
WITH m, p, min(s.publishedOn) AS first, collect(DISTINCT report) AS reports
UNWIND reports AS report
OPTIONAL MATCH (report)<-[:REPORTED_IN]-(c:Claim {answer: 'yes'})-[:SUBJECT|OBJECT]->(a:StateAct)
WHERE (c.predicate = 'PART_OF' AND EXISTS { MATCH (c)-[:SUBJECT]->(m) }
       OR c.predicate = 'HAS_STATUS'
          AND EXISTS { MATCH (c)-[:OBJECT]->(status:Status) WHERE status.id IN ['announced', 'adopted', 'in_force'] }
          AND EXISTS { MATCH (a)<-[:SUBJECT]-(x:Claim {predicate: 'IMPLEMENTED_BY', answer: 'yes'})-[:OBJECT]->(g:Actor)
                       MATCH (m)<-[:SUBJECT]-(y:Claim {predicate: 'IMPLEMENTED_BY', answer: 'yes'})-[:OBJECT]->(g)
                       WHERE x.publishedOn <= date($as_of) AND y.publishedOn <= date($as_of) })
  AND NOT EXISTS { MATCH (m)<-[:SUBJECT]-(z:Claim {predicate: 'PART_OF', answer: 'yes'})-[:OBJECT]->(a) WHERE z.publishedOn < first }
WITH m, p, a, collect(c.id) AS links
OPTIONAL MATCH (a)<-[:STATUS_OF]-(q:StatusPeriod)
WHERE q.knownFrom <= date($as_of) AND q.knownUntil > date($as_of)
WITH m, p, a, links, coalesce(toString(min(q.since)), '0001-01-01') AS began
WITH m, p, collect(CASE WHEN a IS NOT NULL THEN {key: began + ' ' + a.id, links: links} END) AS acts
WITH m, p, reduce(last = {key: '', links: []}, one IN acts | CASE WHEN one.key > last.key THEN one ELSE last END) AS act
RETURN m.id AS measure, m.name AS measure_name, p.since AS suspended_on, p.until AS until,
       CASE WHEN act.key = '' THEN null ELSE substring(act.key, 11) END AS act, p.claims + act.links AS claims
