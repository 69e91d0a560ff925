// question: Which measures of {implementer} target or affect {affected}, by instrument and MAST chapter?
// title: {implementer} measures towards {affected}
// unit: A row is a measure and a relation.
// parameter: implementer: Government|Bloc
// parameter: affected: Government|Bloc
// column: measure: id
// column: measure_name: text
// column: instrument: class
// column: mast: mastChapter? | MAST chapter
// column: relation: text
// column: status: text
// column: answer: text
// column: claims: ids
// A measure of a body that is part of a jurisdiction, by at most three steps, is the jurisdiction's.
// Two facts make a row, the implementer and the relation: the answer is that of the weaker one, the claims are those of both.
// A denial disputes what is said of the same start; one without a start disputes any, and any disputes what is said without one.
MATCH (jurisdiction:Actor {id: $implementer})
WITH COLLECT { MATCH (jurisdiction)(()<-[:OBJECT]-(x:Claim {predicate: 'PART_OF', answer: 'yes'})-[:SUBJECT]->()){0,3}(body:Actor)
               WHERE all(y IN x WHERE y.publishedOn <= date($as_of)) RETURN DISTINCT body.id } AS bodies
MATCH (c:Claim {predicate: 'IMPLEMENTED_BY'})-[:OBJECT]->(i:Actor)
WHERE i.id IN bodies AND c.publishedOn <= date($as_of) AND c.answer <> 'headline'
MATCH (c)-[:SUBJECT]->(m:Measure)
WITH m, i.id AS implementer, collect(DISTINCT c.answer) AS answers,
     collect(DISTINCT CASE WHEN c.answer = 'yes' THEN coalesce(toString(c.validFrom), 'any') END) AS said,
     collect(DISTINCT CASE WHEN c.answer = 'denied' THEN coalesce(toString(c.validFrom), 'any') END) AS denied,
     collect(DISTINCT c.id) AS ids
WITH m, collect(CASE WHEN any(day IN denied WHERE day IN said OR 'any' IN said OR day = 'any' AND size(said) > 0) THEN 'disputed'
                     ELSE head([a IN ['yes', 'probable', 'possible', 'conditional', 'denied'] WHERE a IN answers]) END) AS answers,
     collect(ids) AS ids
WITH m, head([a IN ['yes', 'disputed', 'probable', 'possible', 'conditional', 'denied'] WHERE a IN answers]) AS implemented,
     reduce(joined = [], some IN ids | joined + some) AS implementing
MATCH (m)<-[:SUBJECT]-(c:Claim)-[:OBJECT]->(:Actor {id: $affected})
WHERE c.predicate IN ['TARGETS', 'AFFECTS'] AND c.publishedOn <= date($as_of) AND c.answer <> 'headline'
WITH m, implemented, implementing, c.predicate AS relation, collect(DISTINCT c.answer) AS answers,
     collect(DISTINCT CASE WHEN c.answer = 'yes' THEN coalesce(toString(c.validFrom), 'any') END) AS said,
     collect(DISTINCT CASE WHEN c.answer = 'denied' THEN coalesce(toString(c.validFrom), 'any') END) AS denied,
     collect(DISTINCT c.id) AS affecting
WITH m, implemented, implementing, relation, affecting,
     CASE WHEN any(day IN denied WHERE day IN said OR 'any' IN said OR day = 'any' AND size(said) > 0) THEN 'disputed'
          ELSE head([a IN ['yes', 'probable', 'possible', 'conditional', 'denied'] WHERE a IN answers]) END AS affects
MATCH (m)<-[:STATUS_OF]-(p:StatusPeriod)
WHERE p.knownFrom <= date($as_of) AND p.knownUntil > date($as_of) AND p.holdsFrom <= date($as_of) AND p.holdsUntil > date($as_of)
RETURN m.id AS measure, m.name AS measure_name, labels(m) AS instrument, labels(m) AS mast, relation, p.status AS status,
       head([a IN ['denied', 'conditional', 'possible', 'probable', 'disputed', 'yes'] WHERE a IN [implemented, affects]]) AS answer,
       implementing + affecting AS claims
