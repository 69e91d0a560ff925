"""Every article that travels with kg: its form, and, where a public text is at hand, its words."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from kg.articles import read
from kg.articles.model import Article
from kg.check.quotes import check_text
from kg.check.references import check_article
from kg.registry import registry

DATA = Path(__file__).parents[2] / "data"
FOLDERS = ("articles", "readings/a", "readings/b")


def articles(folder: str) -> list[Article]:
    found, problems = read([DATA / folder])
    assert problems == []
    return found


@pytest.mark.parametrize("folder", FOLDERS)
def test_quotes_are_short_and_glosses_are_ours(folder: str) -> None:
    for article in articles(folder):
        for claim in (claim for statement in article.statements for claim in statement.claims):
            assert claim.span, (article.id, claim.line)
            assert claim.quote, (article.id, claim.line)
            assert len(claim.quote.split()) <= 6, (article.id, claim.quote)
            assert claim.gloss not in ("", claim.quote), (article.id, claim.quote)


def test_the_settled_articles_name_what_is_known() -> None:
    known = registry()
    problems = [one for article in articles("articles") for one in check_article(article, known, {}, None)]
    assert [problem for problem in problems if not problem.warning] == []


def test_what_was_read_twice_is_settled() -> None:
    first, second, settled = ({article.id: article.sha256 for article in articles(folder)} for folder in FOLDERS[::-1])
    assert first == second
    assert first.items() <= settled.items()


def test_the_notices_say_what_is_quoted(test_data: Path) -> None:
    """The gazette's texts are in the public domain, so every span of the two notices is checked."""
    lines = (test_data / "sources" / "federal_register_core.jsonl").read_text(encoding="utf-8").splitlines()
    texts = {one["url"]: one["text"] for one in map(json.loads, lines)}
    notices = [article for article in articles("articles") if article.url in texts]
    assert len(notices) == 2
    for notice in notices:
        text = texts[notice.url]
        assert notice.sha256 == sha256(text.encode()).hexdigest()
        assert list(check_text(notice, text)) == []
