// The day of the newest status claim about each of $subjects that was published by $as_of.
UNWIND $subjects AS id
MATCH (:Measure|StateAct|Agreement|Event {id: id})<-[:SUBJECT]-(c:Claim {predicate: 'HAS_STATUS'})
WHERE c.publishedOn <= date($as_of)
RETURN id AS subject, max(c.publishedOn) AS newest
