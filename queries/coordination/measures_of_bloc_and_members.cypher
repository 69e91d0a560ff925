// question: Which measures does the {bloc} implement as a bloc, and which its members of {on} by themselves?
// title: Measures of the {bloc} and its members
// unit: A row is a measure and an implementer.
// parameter: bloc: Bloc
// parameter: on: date = as_of
// column: measure: id
// column: measure_name: text
// column: implementer: id
// column: capacity: text | as
// column: status: text
// column: answer: text
// column: claims: ids
// bloc: the bloc or a body that is part of it, by at most three steps; member: the like of a member. Status and membership are those
// of the day asked about. The answer and the claims are about who implements the measure.
// A denial disputes what is said of the same start; one without a start disputes any, and any disputes what is said without one.
MATCH (asked:Bloc {id: $bloc})
WITH asked, COLLECT { MATCH (asked)<-[:OBJECT]-(h:Claim {predicate: 'MEMBER_OF', answer: 'yes'})-[:SUBJECT]->(member:Actor)
                      WHERE h.publishedOn <= date($as_of) AND coalesce(h.validFrom, date($on)) <= date($on)
                        AND coalesce(h.validTo, date($on)) >= date($on)
                      RETURN DISTINCT member.id } AS members
MATCH (j:Actor) WHERE j.id = $bloc OR j.id IN members
MATCH (j)(()<-[:OBJECT]-(x:Claim {predicate: 'PART_OF', answer: 'yes'})-[:SUBJECT]->()){0,3}(i:Actor)
WHERE all(y IN x WHERE y.publishedOn <= date($as_of))
WITH i, collect(DISTINCT j.id) AS of
MATCH (c:Claim {predicate: 'IMPLEMENTED_BY'})-[:OBJECT]->(i)
WHERE c.publishedOn <= date($as_of) AND c.answer <> 'headline'
MATCH (c)-[:SUBJECT]->(m:Measure)
WITH m, i.id AS implementer, CASE WHEN $bloc IN of THEN 'bloc' ELSE 'member' END AS capacity, collect(DISTINCT c.answer) AS answers,
     collect(DISTINCT CASE WHEN c.answer = 'yes' THEN coalesce(toString(c.validFrom), 'any') END) AS said,
     collect(DISTINCT CASE WHEN c.answer = 'denied' THEN coalesce(toString(c.validFrom), 'any') END) AS denied,
     collect(DISTINCT c.id) AS claims
MATCH (m)<-[:STATUS_OF]-(p:StatusPeriod)
WHERE p.knownFrom <= date($as_of) AND p.knownUntil > date($as_of) AND p.holdsFrom <= date($on) AND p.holdsUntil > date($on)
RETURN m.id AS measure, m.name AS measure_name, implementer, capacity, p.status AS status,
       CASE WHEN any(day IN denied WHERE day IN said OR 'any' IN said OR day = 'any' AND size(said) > 0) THEN 'disputed'
            ELSE head([a IN ['yes', 'probable', 'possible', 'conditional', 'denied'] WHERE a IN answers]) END AS answer,
       claims
