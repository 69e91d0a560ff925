// question: Which coordination is said by one speaker only?
// title: one speaker's coordination
// unit: A row is a measure and a partner.
// column: measure: id
// column: measure_name: text
// column: coordinated_with: id | together with
// column: speaker: id? | only said by
// column: answer: text
// column: claims: ids
// Counted are the origins of what is said, not of denials: the speaker, or of a fact of the registry its record (no speaker).
// An outlet and the unnamed sources that it quotes are one. A partner that is only denied has no row; denials make a yes disputed
// when the start is the same or either has none, and are among the claims.
MATCH (c:Claim {predicate: 'COORDINATED_WITH'})-[:SUBJECT]->(m:Measure)
MATCH (c)-[:OBJECT]->(partner:Actor)
WHERE c.publishedOn <= date($as_of) AND c.answer <> 'headline'
OPTIONAL MATCH (c)-[:STATED_BY]->(speaker:Actor)
WITH m, partner, collect(DISTINCT c.answer) AS answers,
     collect(DISTINCT CASE WHEN c.answer <> 'denied' THEN replace(coalesce(speaker.id, c.article), 'unnamed:', '') END) AS origins,
     collect(DISTINCT CASE WHEN c.answer <> 'denied' THEN speaker.id END) AS speakers,
     collect(DISTINCT CASE WHEN c.answer = 'yes' THEN coalesce(toString(c.validFrom), 'any') END) AS said,
     collect(DISTINCT CASE WHEN c.answer = 'denied' THEN coalesce(toString(c.validFrom), 'any') END) AS denied,
     collect(DISTINCT c.id) AS claims
WHERE size(origins) = 1
RETURN m.id AS measure, m.name AS measure_name, partner.id AS coordinated_with,
       reduce(first = head(speakers), s IN speakers | CASE WHEN s < first THEN s ELSE first END) AS speaker,
       CASE WHEN any(day IN denied WHERE day IN said OR 'any' IN said OR day = 'any' AND size(said) > 0) THEN 'disputed'
            ELSE head([a IN ['yes', 'probable', 'possible', 'conditional'] WHERE a IN answers]) END AS answer,
       claims
