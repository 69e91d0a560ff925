// The headline claims that say the same as any of $claims, published by $as_of: shown, never counted.
UNWIND $claims AS id
MATCH (c:Claim {id: id})-[:SUBJECT]->(s)
MATCH (c)-[:OBJECT]->(o)
MATCH (h:Claim)-[:SUBJECT]->(s)
MATCH (h)-[:OBJECT]->(o)
WHERE h.predicate = c.predicate AND h.answer = 'headline' AND h.publishedOn <= date($as_of)
RETURN DISTINCT c.id AS claim, h.id AS headline, h.part AS part, c.condition AS condition, h.condition AS without, h.factuality AS factuality
