// The live claims published from $since to $as_of.
MATCH (c:Claim) WHERE c.publishedOn >= date($since) AND c.publishedOn <= date($as_of)
MATCH (c)-[r]->(end)
RETURN properties(c) AS claim, collect([type(r), end.id]) AS links
