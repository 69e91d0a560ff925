// question: Which annotations of {article} did not become part of the graph, and why?
// unit: A row is a rejection.
// parameter: article: Article
// column: article: id
// column: kind: text
// column: place: text
// column: reason: text
// column: annotator: text
// column: claims: ids
MATCH (a:Article {id: $article}) WHERE a.publishedOn <= date($as_of) AND a.retractedAt IS NULL
UNWIND a.rejected AS rejected
WITH a.id AS article, split(rejected, '\t') AS parts
RETURN article, parts[0] AS kind, parts[3] AS place, parts[1] AS reason, parts[2] AS annotator, [] AS claims
