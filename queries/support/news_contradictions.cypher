// The pairs of claims that contradict each other and of which one was published from $since to $as_of, none later.
MATCH (c:Claim)-[r:CONTRADICTS]->(d:Claim)
WHERE c.publishedOn <= date($as_of) AND d.publishedOn <= date($as_of) AND (c.publishedOn >= date($since) OR d.publishedOn >= date($since))
MATCH (c)-[:SUBJECT]->(s)
RETURN s.id AS subject, c.id AS one, d.id AS other, r.difference AS difference
