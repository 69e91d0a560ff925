// question: Which measures were threatened but not in force by the day that was named for them?
// title: Threats not carried out
// unit: A row is a measure.
// column: measure: id
// column: measure_name: text
// column: threatened_on: date | threatened on
// column: deadline: date
// column: stated_by: ids | who says so
// column: claims: ids
// A threat counts where it is said as fact or probable. The deadline is the first day that has passed of those for which somebody
// has the measure in force, firmly, possibly or on a condition; of a month, a year or a span its last day.
// Not carried out: by that day the measure was never in force, eased or reinstated, as far as was known by the as-of day. A
// threat taken back before its day is one that was not carried out; one carried out later is too.
MATCH (c:Claim {predicate: 'HAS_STATUS'})-[:OBJECT]->(:Status {id: 'threatened'})
WHERE c.publishedOn <= date($as_of) AND c.answer IN ['yes', 'probable'] AND NOT c.planned
MATCH (c)-[:SUBJECT]->(m:Measure)
OPTIONAL MATCH (c)-[:STATED_BY]->(speaker:Actor)
WITH m, min(c.startsOn) AS threatened_on, collect(DISTINCT speaker.id) AS speakers, collect(DISTINCT c.id) AS threats
MATCH (m)<-[:SUBJECT]-(d:Claim {predicate: 'HAS_STATUS', planned: true})-[:OBJECT]->(:Status {id: 'in_force'})
WHERE d.publishedOn <= date($as_of) AND d.answer IN ['yes', 'probable', 'possible', 'conditional']
  AND d.validFrom IS NOT NULL AND coalesce(d.validFromLatest, d.validFrom) < date($as_of)
  AND NOT EXISTS { MATCH (m)<-[:STATUS_OF]-(p:StatusPeriod)
                   WHERE p.status IN ['in_force', 'eased', 'reinstated'] AND p.knownFrom <= date($as_of) AND p.knownUntil > date($as_of)
                     AND p.holdsFrom <= coalesce(d.validFromLatest, d.validFrom) }
OPTIONAL MATCH (d)-[:STATED_BY]->(speaker:Actor)
WITH m, threatened_on, speakers, threats, min(coalesce(d.validFromLatest, d.validFrom)) AS deadline,
     collect(DISTINCT speaker.id) AS others, collect(DISTINCT d.id) AS deadlines
RETURN m.id AS measure, m.name AS measure_name, threatened_on, deadline, speakers + others AS stated_by, threats + deadlines AS claims
