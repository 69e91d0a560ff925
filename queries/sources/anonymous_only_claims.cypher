// question: What is said about {measure} by unnamed sources only?
// title: only unnamed sources about {measure}
// unit: A row is a fact, or the denial of one.
// parameter: measure: Measure
// column: subject: id
// column: predicate: text
// column: object: id
// column: factuality: text | how sure
// column: chain: text | by way of
// column: published_on: date | published
// column: claims: ids
// Facts that name the measure on either side, whatever start they are given. Whoever denies one does not support it. The factuality is
// the strongest without a condition, else the strongest; the chain is that of the first publication.
MATCH (:Measure {id: $measure})<-[:SUBJECT|OBJECT]-(c:Claim)
WHERE c.publishedOn <= date($as_of) AND c.answer <> 'headline'
WITH DISTINCT c
MATCH (c)-[:SUBJECT]->(s)
MATCH (c)-[:OBJECT]->(o)
OPTIONAL MATCH (c)-[:STATED_BY]->(unnamed:UnnamedSource)
WITH s.id AS subject, c.predicate AS predicate, o.id AS object, c.factuality = 'denied' AS denied,
     count(DISTINCT c.id) AS all, count(DISTINCT CASE WHEN unnamed IS NOT NULL THEN c.id END) AS anonymous,
     collect(DISTINCT c.factuality) AS given, collect(DISTINCT CASE WHEN c.condition IS NULL THEN c.factuality END) AS plain,
     min(toString(c.publishedOn) + c.chain) AS first, collect(DISTINCT c.id) AS claims
WHERE all = anonymous
RETURN subject, predicate, object,
       head([f IN ['certain', 'probable', 'possible', 'denied'] WHERE f IN CASE WHEN size(plain) > 0 THEN plain ELSE given END]) AS factuality,
       substring(first, 10) AS chain, date(substring(first, 0, 10)) AS published_on, claims
