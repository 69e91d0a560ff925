// question: What is the status of {measure} on {on}?
// unit: One row, the period that holds.
// parameter: measure: Measure|StateAct|Agreement|Event
// parameter: on: date = as_of
// column: status: text
// column: answer: text
// column: since: date?
// column: precision: text?
// column: until: date?
// column: planned_status: text? | planned
// column: planned_on: text? | planned for
// column: stated_by: ids | who says so
// column: articles: ids | where
// column: claims: ids
MATCH (:Measure|StateAct|Agreement|Event {id: $measure})<-[:STATUS_OF]-(p:StatusPeriod)
WHERE p.knownFrom <= date($as_of) AND p.knownUntil > date($as_of) AND p.holdsFrom <= date($on) AND p.holdsUntil > date($on)
RETURN p.status AS status, p.answer AS answer, p.since AS since, p.precision AS precision, p.until AS until,
       p.plannedStatus AS planned_status, p.plannedOn AS planned_on, p.statedBy AS stated_by, p.articles AS articles, p.claims AS claims
