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
// The act is a state act that the measure is said to be part of by an article that reports the suspension, and by none before
// the first such report; of several the one whose own status began last.
MATCH (m:Measure)<-[:STATUS_OF]-(p:StatusPeriod {status: 'suspended'})
WHERE p.knownFrom <= date($as_of) AND p.knownUntil > date($as_of) AND p.holdsFrom <= date($as_of) AND p.holdsUntil > date($as_of)
  AND p.answer IN ['yes', 'disputed']
MATCH (m)<-[:SUBJECT]-(s:Claim {predicate: 'HAS_STATUS'})-[:OBJECT]->(:Status {id: 'suspended'})
WHERE s.publishedOn <= date($as_of) AND s.answer IN ['yes', 'probable']
WITH m, p, min(s.publishedOn) AS reported_on, collect(DISTINCT s.article) AS reports
OPTIONAL MATCH (m)<-[:SUBJECT]-(c:Claim {predicate: 'PART_OF', answer: 'yes'})-[:OBJECT]->(a:StateAct)
WHERE c.publishedOn <= date($as_of)
WITH m, p, reported_on, reports, a, min(c.publishedOn) AS linked_on, collect(c.article) AS articles, collect(c.id) AS links
OPTIONAL MATCH (a)<-[:STATUS_OF]-(q:StatusPeriod)
WHERE q.knownFrom <= date($as_of) AND q.knownUntil > date($as_of)
WITH m, p, a, links, linked_on >= reported_on AND any(one IN articles WHERE one IN reports) AS named,
     coalesce(toString(min(q.since)), '0001-01-01') AS began
WITH m, p, collect(CASE WHEN named THEN {key: began + ' ' + a.id, links: links} END) AS acts
WITH m, p, reduce(last = {key: '', links: []}, one IN acts | CASE WHEN one.key > last.key THEN one ELSE last END) AS act
RETURN m.id AS measure, m.name AS measure_name, p.since AS suspended_on, p.until AS until,
       CASE WHEN act.key = '' THEN null ELSE substring(act.key, 11) END AS act, p.claims + act.links AS claims
