// question: Which export measures (MAST chapter P) cover {commodity}, or what it is part of, or a part of it, and who implements them?
// title: Export measures on {commodity}
// unit: A row is a measure and a commodity.
// parameter: commodity: Commodity
// column: measure: id
// column: measure_name: text
// column: implementers: ids | government
// column: commodity: id
// column: how: text
// column: status: text
// column: answer: text
// column: claims: ids
// exact: the measure covers the commodity itself; broader: something that it is part of; narrower: a part of it; in this order
// where several are so. The tree of goods is walked up and down by at most five steps that are said as fact.
// A denial disputes what is said of the same start; one without a start disputes any, and any disputes what is said without one.
MATCH (asked:Commodity {id: $commodity})
WITH COLLECT { MATCH (asked)(()<-[:SUBJECT]-(x:Claim {predicate: 'PART_OF', answer: 'yes'})-[:OBJECT]->()){1,5}(whole:Commodity)
               WHERE all(y IN x WHERE y.publishedOn <= date($as_of)) RETURN DISTINCT whole.id } AS wholes,
     COLLECT { MATCH (asked)(()<-[:OBJECT]-(x:Claim {predicate: 'PART_OF', answer: 'yes'})-[:SUBJECT]->()){1,5}(part:Commodity)
               WHERE all(y IN x WHERE y.publishedOn <= date($as_of)) RETURN DISTINCT part.id } AS parts
MATCH (c:Claim {predicate: 'COVERS'})-[:OBJECT]->(o:Commodity)
WHERE (o.id = $commodity OR o.id IN wholes OR o.id IN parts) AND c.publishedOn <= date($as_of) AND c.answer <> 'headline'
MATCH (c)-[:SUBJECT]->(m:ExportControl|ExportBan|ExportQuota|ExportTax|EntityListing|Sanction)
WITH m, o.id AS commodity,
     CASE WHEN o.id = $commodity THEN 'exact' WHEN o.id IN wholes THEN 'broader' ELSE 'narrower' END AS how,
     collect(DISTINCT c.answer) AS answers,
     collect(DISTINCT CASE WHEN c.answer = 'yes' THEN coalesce(toString(c.validFrom), 'any') END) AS said,
     collect(DISTINCT CASE WHEN c.answer = 'denied' THEN coalesce(toString(c.validFrom), 'any') END) AS denied,
     collect(DISTINCT c.id) AS claims
MATCH (m)<-[:STATUS_OF]-(p:StatusPeriod)
WHERE p.knownFrom <= date($as_of) AND p.knownUntil > date($as_of) AND p.holdsFrom <= date($as_of) AND p.holdsUntil > date($as_of)
RETURN m.id AS measure, m.name AS measure_name,
       COLLECT { MATCH (m)<-[:SUBJECT]-(i:Claim {predicate: 'IMPLEMENTED_BY', answer: 'yes'})-[:OBJECT]->(g:Actor)
                 WHERE i.publishedOn <= date($as_of) RETURN DISTINCT g.id } AS implementers,
       commodity, how, p.status AS status,
       CASE WHEN any(day IN denied WHERE day IN said OR 'any' IN said OR day = 'any' AND size(said) > 0) THEN 'disputed'
            ELSE head([a IN ['yes', 'probable', 'possible', 'conditional', 'denied'] WHERE a IN answers]) END AS answer,
       claims
