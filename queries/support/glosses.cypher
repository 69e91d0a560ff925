// The claims whose gloss or condition holds every one of $words (small letters), published by $as_of.
MATCH (c:Claim)
WHERE c.publishedOn <= date($as_of)
  AND all(word IN $words WHERE toLower(coalesce(c.gloss, '') + ' ' + coalesce(c.condition, '')) CONTAINS word)
RETURN c.id AS claim
ORDER BY claim
