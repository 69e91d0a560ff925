// question: Which chain of retaliation starts from {measure}, and how long did each step take?
// title: Retaliation that starts from {measure}
// unit: A row is a link, a measure that answers another; one row without a claim where nobody answers the first.
// parameter: measure: Measure
// column: step: number?
// column: measure: id?
// column: answers_measure: id? | answers
// column: lag_days: number? | days after
// column: answer: text
// column: claims: ids
// Links are counted from the first measure, by the shortest way, and no further than four steps; so each is told once, although
// retaliation runs in circles. The chain goes on from what is said to answer, firmly or not; a link that everybody denies is told
// and ends it. The lag runs from the first day of the answered measure to that of the answer: the first for which a status that does
// not end it, be it considered or threatened, is reported as fact or probable; if the words give any to the day, the first of those.
// Missing where either has no such status, negative where the answer is older.
// A denial disputes what is said of the same start; one without a start disputes any, and any disputes what is said without one.
WITH [$measure] AS zero
WITH zero, COLLECT { MATCH (x:Measure)<-[:OBJECT]-(c:Claim {predicate: 'IN_RESPONSE_TO'})-[:SUBJECT]->(y:Measure)
                     WHERE x.id IN zero AND c.publishedOn <= date($as_of) AND NOT c.answer IN ['denied', 'headline']
                     RETURN DISTINCT y.id } AS once
WITH zero, once, COLLECT { MATCH (x:Measure)<-[:OBJECT]-(c:Claim {predicate: 'IN_RESPONSE_TO'})-[:SUBJECT]->(y:Measure)
                           WHERE x.id IN once AND c.publishedOn <= date($as_of) AND NOT c.answer IN ['denied', 'headline']
                           RETURN DISTINCT y.id } AS twice
WITH zero, once, twice, COLLECT { MATCH (x:Measure)<-[:OBJECT]-(c:Claim {predicate: 'IN_RESPONSE_TO'})-[:SUBJECT]->(y:Measure)
                                  WHERE x.id IN twice AND c.publishedOn <= date($as_of) AND NOT c.answer IN ['denied', 'headline']
                                  RETURN DISTINCT y.id } AS thrice
OPTIONAL MATCH (x:Measure)<-[:OBJECT]-(c:Claim {predicate: 'IN_RESPONSE_TO'})-[:SUBJECT]->(y:Measure)
WHERE x.id IN zero + once + twice + thrice AND c.publishedOn <= date($as_of) AND c.answer <> 'headline'
WITH x, y, CASE WHEN x.id IN zero THEN 1 WHEN x.id IN once THEN 2 WHEN x.id IN twice THEN 3 WHEN x.id IN thrice THEN 4 END AS step,
     collect(DISTINCT c.answer) AS answers,
     collect(DISTINCT CASE WHEN c.answer = 'yes' THEN coalesce(toString(c.validFrom), 'any') END) AS said,
     collect(DISTINCT CASE WHEN c.answer = 'denied' THEN coalesce(toString(c.validFrom), 'any') END) AS denied,
     collect(DISTINCT c.id) AS claims
OPTIONAL MATCH (x)<-[:SUBJECT]-(s:Claim {predicate: 'HAS_STATUS'})-[:OBJECT]->(status:Status)
WHERE NOT status.id IN ['suspended', 'withdrawn', 'expired', 'not_implemented'] AND s.answer IN ['yes', 'probable']
  AND (NOT s.planned OR s.effective) AND s.startsOn <= date($as_of) AND s.publishedOn <= date($as_of)
WITH x, y, step, answers, said, denied, claims,
     coalesce(min(CASE WHEN s.validFromPrecision = 'day' THEN s.startsOn END), min(s.startsOn)) AS cause
OPTIONAL MATCH (y)<-[:SUBJECT]-(s:Claim {predicate: 'HAS_STATUS'})-[:OBJECT]->(status:Status)
WHERE NOT status.id IN ['suspended', 'withdrawn', 'expired', 'not_implemented'] AND s.answer IN ['yes', 'probable']
  AND (NOT s.planned OR s.effective) AND s.startsOn <= date($as_of) AND s.publishedOn <= date($as_of)
WITH x, y, step, answers, said, denied, claims, cause,
     coalesce(min(CASE WHEN s.validFromPrecision = 'day' THEN s.startsOn END), min(s.startsOn)) AS effect
RETURN step, y.id AS measure, x.id AS answers_measure, duration.inDays(cause, effect).days AS lag_days,
       CASE WHEN size(answers) = 0 THEN 'no claim'
            WHEN any(day IN denied WHERE day IN said OR 'any' IN said OR day = 'any' AND size(said) > 0) THEN 'disputed'
            ELSE head([a IN ['yes', 'probable', 'possible', 'conditional', 'denied'] WHERE a IN answers]) END AS answer,
       claims
