// The status periods that hold on $before, known then, and on $as_of, known then.
MATCH (s)<-[:STATUS_OF]-(p:StatusPeriod)
WHERE (p.knownFrom <= date($before) AND p.knownUntil > date($before) AND p.holdsFrom <= date($before) AND p.holdsUntil > date($before))
   OR (p.knownFrom <= date($as_of) AND p.knownUntil > date($as_of) AND p.holdsFrom <= date($as_of) AND p.holdsUntil > date($as_of))
RETURN s.id AS subject, properties(p) AS period
