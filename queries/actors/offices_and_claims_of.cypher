// question: Which offices has {person} held, and what did they say in each?
// title: offices of {person}
// unit: A row is an office held from a day on; one without an office for what was said in none.
// parameter: person: Person
// column: office: id?
// column: body: id? | of
// column: since: date?
// column: until: date?
// column: claim_count: number | claims made
// column: claims: ids
// An office whose start lies after the as-of day is not held yet; a start that nobody gives makes a row of its own. A claim is made in
// an office that its speaker held on the day of the words. The claims are those behind the office, then those made in it.
MATCH (person:Person {id: $person})<-[:SUBJECT]-(h:Claim {predicate: 'HOLDS', answer: 'yes'})-[:OBJECT]->(office:Position)
WHERE h.publishedOn <= date($as_of) AND coalesce(h.validFrom, date($as_of)) <= date($as_of)
OPTIONAL MATCH (person)<-[:STATED_BY]-(c:Claim)
WHERE c.publishedOn <= date($as_of) AND c.answer <> 'headline'
  AND coalesce(h.validFrom, c.statedOn) <= c.statedOn AND coalesce(h.validTo, c.statedOn) >= c.statedOn
WITH office, h.validFrom AS since, max(h.validTo) AS until, count(DISTINCT c.id) AS claim_count,
     collect(DISTINCT h.id) + collect(DISTINCT c.id) AS claims
WITH office, since, until, claim_count, claims,
     COLLECT { MATCH (office)<-[:SUBJECT]-(x:Claim {predicate: 'OF', answer: 'yes'})-[:OBJECT]->(b:Actor)
               WHERE x.publishedOn <= date($as_of) RETURN DISTINCT b.id AS id ORDER BY id } AS bodies
RETURN office.id AS office, head(bodies) AS body, since, until, claim_count, claims
UNION ALL
MATCH (person:Person {id: $person})<-[:STATED_BY]-(c:Claim)
WHERE c.publishedOn <= date($as_of) AND c.answer <> 'headline'
  AND NOT EXISTS { MATCH (person)<-[:SUBJECT]-(h:Claim {predicate: 'HOLDS', answer: 'yes'})
                   WHERE h.publishedOn <= date($as_of) AND coalesce(h.validFrom, date($as_of)) <= date($as_of)
                     AND coalesce(h.validFrom, c.statedOn) <= c.statedOn AND coalesce(h.validTo, c.statedOn) >= c.statedOn }
WITH collect(DISTINCT c.id) AS claims
WITH claims WHERE size(claims) > 0
RETURN null AS office, null AS body, null AS since, null AS until, size(claims) AS claim_count, claims
