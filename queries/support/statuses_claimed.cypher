// The statuses that somebody claims of each of $subjects, published by $as_of: neither denied, nor planned, nor in a headline alone.
UNWIND $subjects AS id
MATCH (:Measure|StateAct|Agreement|Event {id: id})<-[:SUBJECT]-(c:Claim {predicate: 'HAS_STATUS'})-[:OBJECT]->(s:Status)
WHERE c.publishedOn <= date($as_of) AND NOT c.answer IN ['denied', 'headline'] AND NOT c.planned
RETURN id, collect(DISTINCT s.id) AS statuses
