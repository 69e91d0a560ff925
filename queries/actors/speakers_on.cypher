// question: Who spoke about {measure}, in which office, on the record or not?
// title: speakers on {measure}
// unit: A row is a speaker and an office held on the day of the words.
// parameter: measure: Measure
// column: speaker: id
// column: office: id? | in office as
// column: government: id? | on behalf of
// column: on_record: boolean | on record
// column: claim_count: number | claims
// column: first_on: date | first on
// column: last_on: date | last on
// column: claims: ids
// Claims that name the measure on either side, denials too. An outlet reports and is no speaker; unnamed sources are not on the
// record. The government, or bloc, is the one that the office belongs to, or without an office the speaker itself or what it is part of.
MATCH (:Measure {id: $measure})<-[:SUBJECT|OBJECT]-(c:Claim)-[:STATED_BY]->(speaker:Actor)
WHERE c.publishedOn <= date($as_of) AND c.answer <> 'headline' AND NOT speaker:NewsOutlet
WITH DISTINCT c, speaker
OPTIONAL MATCH (speaker)<-[:SUBJECT]-(h:Claim {predicate: 'HOLDS', answer: 'yes'})-[:OBJECT]->(office:Position)
WHERE h.publishedOn <= date($as_of) AND coalesce(h.validFrom, c.statedOn) <= c.statedOn AND coalesce(h.validTo, c.statedOn) >= c.statedOn
WITH speaker, office, count(DISTINCT c.id) AS claim_count, min(c.statedOn) AS first_on, max(c.statedOn) AS last_on,
     collect(DISTINCT c.id) AS claims
WITH speaker, office, coalesce(office, speaker) AS start, claim_count, first_on, last_on, claims
WITH speaker, office, claim_count, first_on, last_on, claims,
     COLLECT { MATCH (start)
               (()<-[:SUBJECT]-(x:Claim WHERE x.predicate = 'OF' AND x.answer = 'yes' AND x.publishedOn <= date($as_of))-[:OBJECT]->()){0,1}
               (()<-[:SUBJECT]-(y:Claim WHERE y.predicate = 'PART_OF' AND y.answer = 'yes' AND y.publishedOn <= date($as_of))-[:OBJECT]->()){0,3}
               (g:Government|Bloc)
               RETURN DISTINCT g.id AS id ORDER BY id } AS governments
RETURN speaker.id AS speaker, office.id AS office, head(governments) AS government, NOT speaker:UnnamedSource AS on_record,
       claim_count, first_on, last_on, claims
