// question: Which claims were later confirmed or denied by an official, and after how many days?
// title: confirmed or denied
// unit: A row is a claim and a response to it.
// column: claim: id
// column: response: text
// column: by: id
// column: lag_days: number? | days later
// column: claims: ids
// A response is said by an official, a government, a public body or a bloc. Within one article it is what the annotator links, whatever
// its day. Across articles it is said on a later day by another speaker: of what only unnamed sources had said, the same without a
// condition, with no contradiction, a start that can be the same, and no plan for what was told as done (two who speak on the record
// and agree do not confirm each other); of anything, its denial. The days between are missing where a day of the two is not known.
MATCH (r:Claim)-[link:CONFIRMS|DENIES]->(c:Claim)
MATCH (r)-[:STATED_BY]->(by:Official|Government|PublicBody|Bloc)
WHERE r.publishedOn <= date($as_of) AND c.publishedOn <= date($as_of) AND r.answer <> 'headline' AND c.answer <> 'headline'
RETURN c.id AS claim, toLower(type(link)) AS response, by.id AS by,
       CASE WHEN NOT 'unknown' IN [c.statedOnPrecision, r.statedOnPrecision] THEN duration.inDays(c.statedOn, r.statedOn).days END AS lag_days, [c.id, r.id] AS claims
UNION
MATCH (r:Claim {answer: 'yes'})-[:STATED_BY]->(by:Official|Government|PublicBody|Bloc)
MATCH (r)-[:SUBJECT]->(s)
MATCH (r)-[:OBJECT]->(o)
MATCH (s)<-[:SUBJECT]-(c:Claim)-[:OBJECT]->(o)
MATCH (c)-[:STATED_BY]->(:UnnamedSource)
WHERE r.publishedOn <= date($as_of) AND c.publishedOn <= date($as_of) AND NOT c.answer IN ['denied', 'headline']
  AND c.predicate = r.predicate AND coalesce(c.stage, '') = coalesce(r.stage, '')
  AND c.article <> r.article AND c.statedOn < r.statedOn AND r.statedOnPrecision <> 'unknown'
  AND coalesce(c.validFrom <= coalesce(r.validFromLatest, r.validFrom) AND r.validFrom <= coalesce(c.validFromLatest, c.validFrom), true)
  AND (c.planned OR NOT r.planned) AND NOT EXISTS { (r)-[:CONTRADICTS]-(c) }
RETURN c.id AS claim, 'confirms' AS response, by.id AS by,
       CASE WHEN NOT 'unknown' IN [c.statedOnPrecision, r.statedOnPrecision] THEN duration.inDays(c.statedOn, r.statedOn).days END AS lag_days, [c.id, r.id] AS claims
UNION
MATCH (r:Claim {answer: 'denied'})-[:CONTRADICTS {difference: 'denial'}]-(c:Claim)
MATCH (r)-[:STATED_BY]->(by:Official|Government|PublicBody|Bloc)
MATCH (c)-[:STATED_BY]->(speaker:Actor)
WHERE r.publishedOn <= date($as_of) AND c.publishedOn <= date($as_of)
  AND c.article <> r.article AND speaker.id <> by.id AND c.statedOn < r.statedOn
RETURN c.id AS claim, 'denies' AS response, by.id AS by,
       CASE WHEN NOT 'unknown' IN [c.statedOnPrecision, r.statedOnPrecision] THEN duration.inDays(c.statedOn, r.statedOn).days END AS lag_days, [c.id, r.id] AS claims
