// question: Which words stand behind {claims}?
// unit: A row is a claim.
// parameter: claims: list of Claim
// column: claim: id
// column: article: id | where
// column: url: text
// column: start: number? | from character
// column: end: number? | to character
// column: quote: text? | words
// column: gloss: text? | what is said
// column: stated_by: ids | who says so
// column: chain: text | by way of
// column: passage: text?
// column: claims: ids
MATCH (c:Claim) WHERE c.id IN $claims AND c.publishedOn <= date($as_of)
MATCH (c)-[:REPORTED_IN]->(a:Article|Record)
OPTIONAL MATCH (c)-[:STATED_BY]->(speaker:Actor)
RETURN c.id AS claim, a.id AS article, a.url AS url, c.start AS start, c.end AS end, c.quote AS quote, c.gloss AS gloss,
       speaker.id AS stated_by, c.chain AS chain, null AS passage, c.id AS claims
