// The claims of articles published by $as_of, neither denied nor in a headline alone, that begin or end from $since to $until.
MATCH (c:Claim)
WHERE c.publishedOn <= date($as_of) AND c.publishedOn > date('0001-01-01') AND NOT c.answer IN ['denied', 'headline']
  AND ((c.validTo >= date($since) AND c.validTo <= date($until)) OR (c.validFrom >= date($since) AND c.validFrom <= date($until)))
MATCH (c)-[r]->(end)
RETURN properties(c) AS claim, collect([type(r), end.id]) AS links
