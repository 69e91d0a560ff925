// The claims of $claims as an answer shows them, headlines included. Offices are those held on the day of the words.
UNWIND $claims AS id
MATCH (c:Claim {id: id})-[:SUBJECT]->(s)
MATCH (c)-[:OBJECT]->(o)
MATCH (c)-[:REPORTED_IN]->(a)
OPTIONAL MATCH (c)-[:STATED_BY]->(speaker:Actor)
OPTIONAL MATCH (outlet:Actor {id: a.outlet})
RETURN c.id AS claim, s.id AS subject, s.name AS subject_name, c.predicate AS predicate, o.id AS object, o.name AS object_name,
       c.answer AS answer, c.factuality AS factuality, c.condition AS condition, c.gloss AS gloss, c.quote AS quote,
       c.start AS start, c.end AS end, c.part AS part, c.place AS place, c.described AS described, c.chain AS chain,
       c.statedOn AS stated_on, c.publishedOn AS published_on, c.validFrom AS valid_from, c.validTo AS valid_to,
       c.validFromPrecision AS valid_from_precision, c.planned AS planned, c.annotator AS annotator,
       speaker.id AS speaker, speaker.name AS speaker_name, a.id AS article, a.url AS url, outlet.id AS outlet, outlet.name AS outlet_name,
       COLLECT { MATCH (speaker)<-[:SUBJECT]-(h:Claim {predicate: 'HOLDS', answer: 'yes'})-[:OBJECT]->(office:Position)
                 WHERE coalesce(h.validFrom, c.statedOn) <= c.statedOn AND coalesce(h.validTo, c.statedOn) >= c.statedOn
                 RETURN DISTINCT office.name } AS offices,
       properties(c) AS properties
