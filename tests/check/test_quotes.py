"""Quotes, spans and names against the text that was annotated."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from kg.articles import Article, Statement, WrittenClaim
from kg.check.quotes import check_text

Places = tuple[tuple[int, int], ...]
Names = Mapping[str, Mapping[str, Places]]
TEXT = "🐟 Cod is cod. The minister spoke of cod."
CLAIM = WrittenClaim(subject="NO", predicate="TARGETS", object="SE", quote="minister spoke", gloss="She spoke.", line=9)


def article(claim: WrittenClaim, text: str = TEXT, names: Names | None = None) -> Article:
    return Article(
        id="a",
        outlet="daily-lantern",
        url="https://lantern.example",
        published=date(2031, 5, 4),
        annotator="an example",
        statements=(Statement(claims=(claim,)),),
        sha256=sha256(text.encode()).hexdigest(),
        names=names or {},
        file="a.yaml",
        lines={"names cod": 5, "sha256": 3},
    )


def problems(claim: WrittenClaim = CLAIM, **names: dict[str, Places]) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in check_text(article(claim, names=names), TEXT)]


def test_places_count_code_points_so_an_emoji_is_one() -> None:
    assert TEXT[18:32] == "minister spoke"
    assert problems(replace(CLAIM, span=(18, 32)), cod={"Cod": ((2, 5),), "cod": ((9, 12), (36, 39))}) == []


@pytest.mark.parametrize("span", [(17, 31), (19, 33), (18, 31), (37, 51)])
def test_a_span_with_other_words_is_an_error(span: tuple[int, int]) -> None:
    ((line, message),) = problems(replace(CLAIM, span=span))
    assert line == 9
    assert "'minister spoke'" in message


@pytest.mark.parametrize(
    ("quote", "nth", "words"),
    [
        ("minister spoke", None, ""),
        ("cod", 2, ""),
        ("cod", 3, "2 times, so 'nth' cannot be 3"),
        ("cod", None, "2 times; say which by 'nth'"),
        ("the minister", None, "does not have the quote"),
    ],
)
def test_a_quote_without_span_must_be_found(quote: str, nth: int | None, words: str) -> None:
    found = problems(replace(CLAIM, quote=quote, nth=nth))
    assert [words in message for _, message in found] == ([True] if words else [])


def test_names_must_stand_in_the_text_too() -> None:
    assert [line for line, _ in problems(cod={"torsk": ()})] == [5]
    assert [line for line, _ in problems(cod={"cod": ((10, 13),)})] == [5]


def test_another_text_than_the_annotated_one_is_one_error() -> None:
    (problem,) = check_text(article(replace(CLAIM, span=(0, 3)), TEXT + "\n"), TEXT)
    assert (problem.line, "is not the one that was annotated" in problem.message) == (3, True)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_other_line_ends_alone_are_told_as_that(ends: str) -> None:
    text, other = f"{TEXT}{ends}", f"{TEXT}\r\n" if ends == "\n" else f"{TEXT}\n"
    (problem,) = check_text(article(CLAIM, text), other)
    assert (problem.line, "but with other line ends" in problem.message) == (3, True)


def test_an_article_without_hash_is_warned() -> None:
    (problem,) = check_text(replace(article(CLAIM), sha256=None), TEXT)
    assert problem.warning
