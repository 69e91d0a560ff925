// question: What is the scope of {measure}, and what of it does nobody mention?
// title: Scope of {measure}
// unit: A row is an aspect and a value; one row without a claim for each aspect that nobody mentions.
// parameter: measure: Measure
// column: aspect: text
// column: value: text?
// column: answer: text
// column: claims: ids
// product: what it covers. rate (in percent) and additional (on top of what is charged already): as said of what it covers.
// scope: the words said of what it covers, targets, lists or leaves out. excluded: whom it leaves out.
// from and to: the days, as written, from which to which it covers something or is in force, by report or plan; the last day
// before it is expired is the end too.
// A denial disputes what is said of the same thing and start; one without a start disputes any, and any disputes what is said
// without one.
MATCH (m:Measure {id: $measure})
UNWIND ['product', 'rate', 'additional', 'scope', 'excluded', 'from', 'to'] AS aspect
OPTIONAL MATCH (m)<-[:SUBJECT]-(c:Claim)-[:OBJECT]->(o)
WHERE c.publishedOn <= date($as_of) AND c.answer <> 'headline'
WITH aspect, c, o.id AS thing, c.predicate = 'COVERS' AS covers, c.predicate = 'COVERS' OR o.id = 'in_force' AS holds,
     CASE c.validFromPrecision WHEN 'year' THEN substring(toString(c.validFrom), 0, 4)
                               WHEN 'month' THEN substring(toString(c.validFrom), 0, 7)
                               WHEN 'span' THEN toString(c.validFrom) + '/' + toString(c.validFromLatest)
                               WHEN 'before' THEN '/' + toString(c.validFrom) ELSE toString(c.validFrom) END AS start,
     CASE c.validToPrecision WHEN 'year' THEN substring(toString(c.validTo), 0, 4)
                             WHEN 'month' THEN substring(toString(c.validTo), 0, 7)
                             WHEN 'before' THEN '/' + toString(c.validTo) ELSE toString(c.validTo) END AS last
WITH aspect, c, thing,
     CASE WHEN aspect = 'product' AND covers THEN thing
          WHEN aspect = 'rate' AND covers THEN c.rate
          WHEN aspect = 'additional' AND covers THEN c.additional
          WHEN aspect = 'scope' AND c.predicate IN ['COVERS', 'TARGETS', 'LISTS', 'EXCLUDES'] THEN c.scope
          WHEN aspect = 'excluded' AND c.predicate = 'EXCLUDES' THEN thing
          WHEN aspect = 'from' AND holds THEN start
          WHEN aspect = 'to' AND holds THEN last
          WHEN aspect = 'to' AND thing = 'expired' AND c.validFromPrecision = 'day' THEN toString(c.validFrom - duration('P1D'))
          WHEN aspect = 'to' AND thing = 'expired' THEN start END AS value
WITH aspect, value, thing, collect(DISTINCT c.answer) AS answers,
     collect(DISTINCT CASE WHEN c.answer = 'yes' THEN coalesce(toString(c.validFrom), 'any') END) AS said,
     collect(DISTINCT CASE WHEN c.answer = 'denied' THEN coalesce(toString(c.validFrom), 'any') END) AS denied,
     collect(DISTINCT c.id) AS ids
WITH aspect, value, ids,
     CASE WHEN any(day IN denied WHERE day IN said OR 'any' IN said OR day = 'any' AND size(said) > 0) THEN 'disputed'
          ELSE head([a IN ['yes', 'probable', 'possible', 'conditional', 'denied'] WHERE a IN answers]) END AS answer
WITH aspect, collect(CASE WHEN value IS NOT NULL THEN {value: value, answer: answer, ids: ids} END) AS found
UNWIND CASE WHEN size(found) = 0 THEN [{answer: 'no claim', ids: []}] ELSE found END AS one
WITH aspect, one.value AS value, one.answer AS answer, one.ids AS ids
WITH aspect, value, collect(answer) AS answers, collect(ids) AS ids
RETURN aspect, value,
       head([a IN ['yes', 'disputed', 'probable', 'possible', 'conditional', 'denied', 'no claim'] WHERE a IN answers]) AS answer,
       reduce(joined = [], some IN ids | joined + some) AS claims
