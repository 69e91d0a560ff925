"""The first article, claim by claim: what must be in it, and that every span holds the words it quotes."""

import csv
from hashlib import sha256
from pathlib import Path

import pytest

from kg.articles import read
from kg.articles.model import Article, Statement, WrittenClaim
from kg.registry import registry

HERE = Path(__file__).parent
FILE = HERE.parents[1] / "data" / "articles" / "asiae-2025-10-23.yaml"
MISSPELT = {"Besent", "Scott Besant", "Secretary Besant"}


@pytest.fixture(scope="module")
def article() -> Article:
    articles, problems = read([FILE])
    assert not problems
    return articles[0]


@pytest.fixture(scope="module")
def text(test_data: Path) -> str:
    return (test_data / "sources" / "asiae-2025-10-23.txt").read_bytes().decode()


def row(statement: Statement, claim: WrittenClaim) -> tuple[str, ...]:
    details: dict[str, object] = {"from": claim.valid_from, "to": claim.valid_to, "condition": claim.condition}
    details |= {"confirms": " ".join(claim.confirms), "denies": " ".join(claim.denies)} | dict(claim.qualifiers)
    return (
        " > ".join((*statement.via, statement.by or "the outlet")),
        claim.part or statement.part or "body",
        statement.said or "",
        f"{claim.subject} {claim.predicate} {claim.object}",
        claim.factuality,
        "; ".join(f"{name}: {value}" for name, value in details.items() if value),
    )


def test_the_article_says_exactly_this(article: Article) -> None:
    """seed.tsv lists speaker, part, day, fact, firmness and details of every claim, in the order of the text."""
    with (HERE / "seed.tsv").open(encoding="utf-8", newline="") as file:
        expected = [tuple(line) for line in csv.reader(file, delimiter="\t")]
    assert [row(s, c) for s in article.statements for c in s.claims] == expected


def test_one_coordination_counts_and_it_is_conditional(article: Article) -> None:
    found = [(s, c) for s in article.statements for c in s.claims if c.predicate == "COORDINATED_WITH"]
    counted = [(s.by, c.object, c.condition) for s, c in found if "headline" not in (s.part, c.part)]
    assert counted == [("scott-bessent", "G7", "if the export controls are implemented")]
    assert len(found) == 2  # the subtitle has it too, without its condition


def test_misspelt_names_lead_to_one_person(article: Article) -> None:
    assert set(article.names["scott-bessent"]) == MISSPELT
    assert registry().same("scott-besant") == "scott-bessent"


def test_quotes_are_short_and_glosses_are_ours(article: Article) -> None:
    claims = [claim for statement in article.statements for claim in statement.claims]
    assert all(claim.quote and len(claim.quote.split()) <= 6 for claim in claims)
    assert all(claim.gloss and claim.gloss != claim.quote for claim in claims)


def test_the_annotated_text_is_this_text(article: Article, test_data: Path) -> None:
    assert article.sha256 == sha256((test_data / "sources" / "asiae-2025-10-23.txt").read_bytes()).hexdigest()


def test_spans_hold_the_words_quoted(article: Article, text: str) -> None:
    spans = [(c.span, c.quote) for s in article.statements for c in s.claims]
    assert all(span for span, _ in spans)
    assert [text[slice(*span)] for span, _ in spans if span] == [quote for _, quote in spans]


def test_every_place_of_a_name_is_noted(article: Article, text: str) -> None:
    for names in article.names.values():
        for name, places in names.items():
            assert [text[start:end] for start, end in places] == [name] * len(places)
            assert len(places) == text.count(name) > 0


def test_no_line_of_the_article_is_left_out(article: Article, text: str) -> None:
    """Menus stand above and below; between the first and the last line with a claim or a name, none is without."""
    starts = {c.span[0] for s in article.statements for c in s.claims if c.span}
    starts |= {start for names in article.names.values() for places in names.values() for start, _ in places}
    touched = {text.count("\n", 0, start) for start in starts}
    lines = text.split("\n")
    assert [n for n in range(min(touched), max(touched)) if lines[n] and n not in touched] == []


def test_nothing_here_repeats_the_article(text: str) -> None:
    """No run of sixty characters of the article, line breaks aside, stands in any file of data/ or in the table."""
    words = " ".join(text.split())
    runs = {words[start : start + 60] for start in range(len(words) - 59)}
    for file in [*FILE.parents[1].rglob("*.*"), HERE / "seed.tsv"]:
        ours = " ".join(file.read_text(encoding="utf-8").split())
        assert not any(ours[start : start + 60] in runs for start in range(len(ours) - 59)), file
