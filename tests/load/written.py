"""Small annotated articles, written as people write them."""

from pathlib import Path

MEASURE = "us-test-controls-2025"

ARTICLE = """\
article: {id}
outlet: reuters
url: https://news.example/{id}
published: {published}
annotator: tester
revision: {revision}
entities:
- {{id: us-test-controls-2025, class: ExportControl, names: [{name}]}}
statements:
- by: US
  said: {published}
  claims:
{claims}"""

CLAIM = """\
  - fact: {fact}
    quote: some words
    gloss: A remark of ours.
"""


def claim(fact: str, **more: str) -> str:
    """A claim, `more` being further lines; `from_` is written `from`."""
    return CLAIM.format(fact=fact) + "".join(f"    {key.rstrip('_')}: {value}\n" for key, value in more.items())


def article(
    folder: Path,
    id: str = "reuters-2025-10-23",
    *claims: str,
    revision: int = 1,
    published: str = "2025-10-23",
    name: str = "Test controls",
) -> Path:
    """Write an article with these claims, default one that is conditional, and return its file."""
    text = "".join(claims) or claim(f"{MEASURE} COORDINATED_WITH G7", condition="if they come")
    path = folder / f"{id}.{revision}.yaml"
    path.write_text(ARTICLE.format(id=id, claims=text, revision=revision, published=published, name=name))
    return path
