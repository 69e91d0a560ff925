// The claims that this store retracted from $since to $as_of, and that did not come back.
MATCH (c:RetractedClaim) WHERE c.retractedAt >= datetime($since) AND c.retractedAt < datetime($until) AND NOT c.id CONTAINS '~'
MATCH (c)-[r]->(end)
RETURN properties(c) AS claim, collect([type(r), end.id]) AS links
