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
// and ends it. The lag runs from the first day on which the answered measure stood anywhere, be it as a threat, to that of the
// answer, as known by the as-of day; missing where either has no status; negative where the answer is older.
// A denial disputes what is said of the same start; one without a start disputes any, and any disputes what is said without one.
WITH [$measure] AS none
WITH none, COLLECT { MATCH (x:Measure)<-[:OBJECT]-(c:Claim {predicate: 'IN_RESPONSE_TO'})-[:SUBJECT]->(y:Measure)
                     WHERE x.id IN none AND c.publishedOn <= date($as_of) AND NOT c.answer IN ['denied', 'headline']
                     RETURN DISTINCT y.id } AS once
WITH none, once, COLLECT { MATCH (x:Measure)<-[:OBJECT]-(c:Claim {predicate: 'IN_RESPONSE_TO'})-[:SUBJECT]->(y:Measure)
                           WHERE x.id IN once AND c.publishedOn <= date($as_of) AND NOT c.answer IN ['denied', 'headline']
                           RETURN DISTINCT y.id } AS twice
WITH none, once, twice, COLLECT { MATCH (x:Measure)<-[:OBJECT]-(c:Claim {predicate: 'IN_RESPONSE_TO'})-[:SUBJECT]->(y:Measure)
                                  WHERE x.id IN twice AND c.publishedOn <= date($as_of) AND NOT c.answer IN ['denied', 'headline']
                                  RETURN DISTINCT y.id } AS thrice
OPTIONAL MATCH (x:Measure)<-[:OBJECT]-(c:Claim {predicate: 'IN_RESPONSE_TO'})-[:SUBJECT]->(y:Measure)
WHERE x.id IN none + once + twice + thrice AND c.publishedOn <= date($as_of) AND c.answer <> 'headline'
WITH x, y, CASE WHEN x.id IN none THEN 1 WHEN x.id IN once THEN 2 WHEN x.id IN twice THEN 3 WHEN x.id IN thrice THEN 4 END AS step,
     collect(DISTINCT c.answer) AS answers,
     collect(DISTINCT CASE WHEN c.answer = 'yes' THEN coalesce(toString(c.validFrom), 'any') END) AS said,
     collect(DISTINCT CASE WHEN c.answer = 'denied' THEN coalesce(toString(c.validFrom), 'any') END) AS denied,
     collect(DISTINCT c.id) AS claims
OPTIONAL MATCH (x)<-[:STATUS_OF]-(p:StatusPeriod)
WHERE p.knownFrom <= date($as_of) AND p.knownUntil > date($as_of)
WITH x, y, step, answers, said, denied, claims, min(p.since) AS cause
OPTIONAL MATCH (y)<-[:STATUS_OF]-(p:StatusPeriod)
WHERE p.knownFrom <= date($as_of) AND p.knownUntil > date($as_of)
WITH x, y, step, answers, said, denied, claims, cause, min(p.since) AS effect
RETURN step, y.id AS measure, x.id AS answers_measure, duration.inDays(cause, effect).days AS lag_days,
       CASE WHEN size(answers) = 0 THEN 'no claim'
            WHEN any(day IN denied WHERE day IN said OR 'any' IN said OR day = 'any' AND size(said) > 0) THEN 'disputed'
            ELSE head([a IN ['yes', 'probable', 'possible', 'conditional', 'denied'] WHERE a IN answers]) END AS answer,
       claims
