// The claims of $claims as an answer shows them, headlines included. Offices are those held on the day of the words.
UNWIND $claims AS id
MATCH (c:Claim {id: id})-[r]->(end)
WITH c, collect([type(r), end.id, end.name]) AS links
MATCH (c)-[:REPORTED_IN]->(source)
OPTIONAL MATCH (c)-[:STATED_BY]->(speaker:Actor)
OPTIONAL MATCH (outlet:Actor {id: source.outlet})
RETURN properties(c) AS properties, links, source.url AS url, outlet.name AS outlet,
       COLLECT { MATCH (speaker)<-[:SUBJECT]-(h:Claim {predicate: 'HOLDS', answer: 'yes'})-[:OBJECT]->(office:Position)
                 WHERE coalesce(h.validFrom, c.statedOn) <= c.statedOn AND coalesce(h.validTo, c.statedOn) >= c.statedOn
                 RETURN DISTINCT office.name } AS offices
