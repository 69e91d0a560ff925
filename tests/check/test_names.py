"""Names with letters that look like others, or that nobody sees, are flagged and never read as the same."""

from pathlib import Path

import pytest

from kg.articles import Article, Entity
from kg.check.names import check_names, check_registry, name_messages
from kg.registry import Registry, registry_of
from kg.registry.lookalikes import oddities, skeleton

REGISTRY = Path(__file__).parent.parent / "registry" / "valid"


@pytest.fixture(scope="module")
def people() -> Registry:
    return registry_of(REGISTRY)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tоkyo", "mixes alphabets; 'о' is U+043E CYRILLIC SMALL LETTER O"),
        ("Αpple", "U+0391 GREEK CAPITAL LETTER ALPHA"),
        ("Kari\u200bExample", "holds U+200B ZERO WIDTH SPACE, which nobody sees"),
        ("Kari\u202eelpmaxE", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("co\u00add", "U+00AD SOFT HYPHEN"),
        ("co\u200dd", "U+200D ZERO WIDTH JOINER"),
        ("co\U000e0064d", "U+E0064 TAG LATIN SMALL LETTER D"),
    ],
)
def test_what_the_eye_misses_is_said(text: str, words: str) -> None:
    assert any(words in message for message in oddities(text))


@pytest.mark.parametrize(
    "text",
    [
        "Kari Example",
        "Кари Экзампл",
        "Norges Bank Ålesund",
        "AФ Banka".replace("Ф", "F"),
        "중국",
        "日本のG7",
        "می‌خواهم",
        "👩‍🌾",
    ],
)
def test_one_alphabet_in_a_word_is_no_oddity(text: str) -> None:
    assert list(oddities(text)) == []


def test_what_looks_the_same_has_one_skeleton() -> None:
    assert skeleton("Кari Ехample") == skeleton("kari example")
    assert skeleton("ＣＯ\u200bＤ") == skeleton("cod")
    assert skeleton("Kari") != skeleton("Karl")


def test_a_name_that_looks_like_somebody_elses_names_them(people: Registry) -> None:
    (message,) = name_messages("соԁ", "cod-2", people)  # all Cyrillic
    assert "looks like a name of cod but has other letters" in message
    assert people.named("соԁ") == []
    assert list(name_messages("cod", "cod", people)) == []


def test_an_article_is_warned_about_the_names_it_writes_and_declares(people: Registry) -> None:
    declared = Entity(id="cod-2", class_name="Commodity", names=(("c\u200bod", "en"),), file="a.yaml", line=4)
    article = Article(
        id="a",
        outlet="daily-lantern",
        url="https://lantern.example",
        published=people.judgements[0].on,
        annotator="an example",
        statements=(),
        entities=(declared,),
        names={"NO": {"Nоrway": ()}},
        file="a.yaml",
        lines={"names NO": 7},
    )
    problems = list(check_names(article, people))
    assert {(problem.line, problem.warning) for problem in problems} == {(4, True), (7, True)}
    assert any("looks like a name of cod" in problem.message for problem in problems)


def test_the_registry_is_held_to_the_same(people: Registry, tmp_path: Path) -> None:
    assert list(check_registry(people)) == []
    (tmp_path / "a.yaml").write_text("entities:\n- {id: x, class: Group, names: [Nоrway]}\n", "utf-8")
    assert {problem.line for problem in check_registry(registry_of(tmp_path))} == {2}
