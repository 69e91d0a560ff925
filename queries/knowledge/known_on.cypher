// question: What was known about {measure}?
// unit: A row is a fact.
// parameter: measure: Measure
// column: predicate: text
// column: object: id?
// column: answer: text
// column: articles: ids | where
// column: claims: ids
// A denial disputes what is said of the same start; one without a start disputes any, and any disputes what is said without one.
MATCH (:Measure {id: $measure})<-[:SUBJECT]-(c:Claim)-[:OBJECT]->(o)
WHERE c.publishedOn <= date($as_of) AND c.answer <> 'headline' AND c.predicate <> 'HAS_STATUS'
WITH c.predicate AS predicate, o.id AS object, collect(DISTINCT c.answer) AS answers,
     collect(DISTINCT CASE WHEN c.answer = 'yes' THEN coalesce(toString(c.validFrom), 'any') END) AS said,
     collect(DISTINCT CASE WHEN c.answer = 'denied' THEN coalesce(toString(c.validFrom), 'any') END) AS denied,
     collect(DISTINCT c.article) AS articles, collect(DISTINCT c.id) AS claims
RETURN predicate, object,
       CASE WHEN any(day IN denied WHERE day IN said OR 'any' IN said OR day = 'any' AND size(said) > 0) THEN 'disputed'
            ELSE head([a IN ['yes', 'probable', 'possible', 'conditional', 'denied'] WHERE a IN answers]) END AS answer,
       articles, claims
UNION ALL
MATCH (:Measure {id: $measure})<-[:STATUS_OF]-(p:StatusPeriod)
WHERE p.knownFrom <= date($as_of) AND p.knownUntil > date($as_of) AND p.holdsFrom <= date($as_of) AND p.holdsUntil > date($as_of)
RETURN 'HAS_STATUS' AS predicate, CASE p.status WHEN 'no claim' THEN null ELSE p.status END AS object, p.answer AS answer,
       p.articles AS articles, p.claims AS claims
