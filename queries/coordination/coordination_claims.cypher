// question: Who says of {measure} that it is coordinated with somebody, and who denies it?
// unit: A row is a claim; one row without a claim where there is none.
// parameter: measure: Measure
// column: coordinated_with: id?
// column: answer: text
// column: factuality: text? | how sure
// column: condition: text? | only if
// column: degree: text?
// column: stated_by: ids | who says so
// column: offices: ids | in office as
// column: governments: ids | on behalf of
// column: chain: text? | by way of
// column: stated_on: date? | said on
// column: published_on: date? | published
// column: claims: ids
// An office is one that the speaker held on the day of the words. A government or bloc speaks for itself, a body for the one it is part of.
OPTIONAL MATCH (c:Claim {predicate: 'COORDINATED_WITH'})-[:SUBJECT]->(:Measure {id: $measure})
WHERE c.publishedOn <= date($as_of) AND c.answer <> 'headline'
OPTIONAL MATCH (c)-[:OBJECT]->(partner:Actor)
OPTIONAL MATCH (c)-[:STATED_BY]->(speaker:Actor)
RETURN partner.id AS coordinated_with, coalesce(c.answer, 'no claim') AS answer, c.factuality AS factuality, c.condition AS condition,
       c.degree AS degree, speaker.id AS stated_by,
       COLLECT { MATCH (speaker)<-[:SUBJECT]-(h:Claim {predicate: 'HOLDS', answer: 'yes'})-[:OBJECT]->(office:Position)
                 WHERE h.publishedOn <= date($as_of) AND coalesce(h.validFrom, c.statedOn) <= c.statedOn
                   AND coalesce(h.validTo, c.statedOn) >= c.statedOn
                 RETURN DISTINCT office.id } AS offices,
       COLLECT { MATCH (speaker)(()<-[:SUBJECT]-(x:Claim)-[:OBJECT]->()){0,5}(g:Government|Bloc)
                 WHERE all(y IN x WHERE y.predicate IN ['HOLDS', 'OF', 'PART_OF'] AND y.answer = 'yes' AND y.publishedOn <= date($as_of)
                   AND (y.predicate <> 'HOLDS' OR coalesce(y.validFrom, c.statedOn) <= c.statedOn AND coalesce(y.validTo, c.statedOn) >= c.statedOn))
                 RETURN DISTINCT g.id } AS governments,
       c.chain AS chain, c.statedOn AS stated_on, c.publishedOn AS published_on, c.id AS claims
