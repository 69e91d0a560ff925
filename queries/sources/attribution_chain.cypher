// question: By which chain does {claim} reach us, and how many independent origins say so?
// unit: A row is a step of the chain.
// parameter: claim: Claim
// column: step: number
// column: source: id
// column: source_class: class
// column: independent_sources: number | independent origins
// column: claims: ids
// The origin of a claim is its speaker (unnamed sources count as the outlet that quotes them), of a fact of the registry its record.
// Counted are the origins of all claims of the same subject, predicate and object that assert it; for a denial, of those that
// deny it. Headlines never count.
MATCH (c:Claim {id: $claim}) WHERE c.publishedOn <= date($as_of)
MATCH (c)-[:SUBJECT]->(subject)
MATCH (c)-[:OBJECT]->(object)
OPTIONAL MATCH (subject)<-[:SUBJECT]-(other:Claim)-[:OBJECT]->(object)
WHERE other.predicate = c.predicate AND other.publishedOn <= date($as_of) AND other.answer <> 'headline'
  AND (other.factuality = 'denied') = (c.factuality = 'denied')
OPTIONAL MATCH (other)-[:STATED_BY]->(speaker:Actor)
WITH c, count(DISTINCT replace(coalesce(speaker.id, other.article), 'unnamed:', '')) AS independent_sources
WITH c, independent_sources, split(c.chain, ' > ') AS steps
UNWIND [i IN range(0, size(steps) - 1) WHERE NOT steps[i] IN steps[0..i]] AS i
MATCH (source:Actor|Record {id: steps[i]})
RETURN i + 1 AS step, source.id AS source, labels(source) AS source_class, independent_sources, c.id AS claims
