// The claims that fit every filter which is given; a filter that is null lets all pass. Headlines included, the registry's facts
// only where an article is not asked for.
MATCH (c:Claim)-[:SUBJECT]->(s)
MATCH (c)-[:OBJECT]->(o)
OPTIONAL MATCH (c)-[:STATED_BY]->(speaker:Actor)
WITH c, s, o, speaker
WHERE c.publishedOn <= date($as_of) AND ($since IS NULL OR c.publishedOn >= date($since))
  AND ($about IS NULL OR s.id = $about OR o.id = $about) AND ($by IS NULL OR speaker.id = $by)
  AND ($predicate IS NULL OR c.predicate = $predicate) AND ($answer IS NULL OR c.answer = $answer)
  AND ($article IS NULL OR c.article = $article)
RETURN c.id AS claim
ORDER BY claim
