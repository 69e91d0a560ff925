// question: Which statuses of {measure} were reported, in order, and by whom?
// title: Status history of {measure}
// unit: A row is a claim, in the order of its first day; one row without a claim where there is none.
// parameter: measure: Measure|StateAct|Agreement|Event
// column: starts_on: date? | from
// column: precision: text?
// column: status: text?
// column: planned: boolean?
// column: answer: text
// column: stated_by: ids | who says so
// column: published_on: date? | published
// column: claims: ids
// Where a claim gives no first day, it is the day of the words.
OPTIONAL MATCH (c:Claim {predicate: 'HAS_STATUS'})-[:SUBJECT]->(:Measure|StateAct|Agreement|Event {id: $measure})
WHERE c.publishedOn <= date($as_of) AND c.answer <> 'headline'
OPTIONAL MATCH (c)-[:OBJECT]->(status:Status)
OPTIONAL MATCH (c)-[:STATED_BY]->(speaker:Actor)
RETURN c.startsOn AS starts_on,
       CASE WHEN c.validFrom IS NULL THEN c.statedOnPrecision ELSE coalesce(c.validFromPrecision, 'day') END AS precision,
       status.id AS status, c.planned AS planned, coalesce(c.answer, 'no claim') AS answer, speaker.id AS stated_by,
       c.publishedOn AS published_on, c.id AS claims
