// How each of $subjects stands on $as_of by what was published then, and the statuses that somebody claims of it: neither denied,
// nor planned, nor in a headline alone.
UNWIND $subjects AS id
MATCH (x:Measure|StateAct|Agreement|Event {id: id})<-[:SUBJECT]-(c:Claim {predicate: 'HAS_STATUS'})-[:OBJECT]->(s:Status)
WHERE c.publishedOn <= date($as_of) AND NOT c.answer IN ['denied', 'headline'] AND NOT c.planned
WITH id, x, collect(DISTINCT s.id) AS claimed
MATCH (x)<-[:STATUS_OF]-(p:StatusPeriod)
WHERE p.knownFrom <= date($as_of) AND p.knownUntil > date($as_of) AND p.holdsFrom <= date($as_of) AND p.holdsUntil > date($as_of)
RETURN id, claimed, p.status AS status, p.answer AS answer
