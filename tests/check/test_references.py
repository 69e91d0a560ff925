"""What an article refers to: everyone exists, has one class, and may stand where it stands."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.articles import Article, read
from kg.check.references import check_article
from kg.errors import Problem
from kg.registry import Registry, registry_of

REGISTRY = Path(__file__).parent.parent / "registry" / "valid"
GOOD = """\
article: lantern-2031-05-04
outlet: daily-lantern
url: https://lantern.example/a
published: 2031-05-04
annotator: an example
entities:
- {id: no-fish-quota-2031, class: ExportQuota, names: [fish quota]}
names:
  NO: [Norway]
statements:
- said: 2031-05-04
  by: kari-example
  via: [evening-wire]
  claims:
  - fact: no-fish-quota-2031 HAS_STATUS considered
    quote: a quota
    gloss: A quota is being weighed.
- by: unnamed
  described: two officials
  claims:
  - quote: only cod
    gloss: It is about cod.
    fact: no-fish-quota-2031 COVERS cod
"""
Check = Callable[..., list[Problem]]


@pytest.fixture(scope="module")
def people() -> Registry:
    return registry_of(REGISTRY)


@pytest.fixture
def check(people: Registry, tmp_path: Path) -> Check:
    """Checks GOOD with one text replaced by another; `known` as `check_article` takes it."""

    def checked(old: str = "", new: str = "", known: dict[str, tuple[str, str]] | None = None) -> list[Problem]:
        return check_article(article(tmp_path, GOOD.replace(old, new)), people, known or {})

    return checked


def article(folder: Path, text: str) -> Article:
    path = folder / "bad.yaml"
    path.write_text(text, "utf-8")
    (found,), problems = read([path])
    assert problems == []
    return found


def test_nothing_is_wrong_with_a_good_article(check: Check) -> None:
    assert check() == []


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("by: kari-example", "by: kari-exampel", 12, "Nobody has the id 'kari-exampel'. Near: kari-example."),
        ("by: kari-example", "by: kari-еxample", 12, "U+0435 CYRILLIC SMALL LETTER IE"),
        ("by: kari-example", "by: NО", 12, "U+041E CYRILLIC CAPITAL LETTER O. Near: NO"),
        ("by: kari-example", "by: cod", 12, "cod is a Commodity, which cannot speak"),
        ("via: [evening-wire]", "via: [morning-wire]", 12, "Nobody has the id 'morning-wire'"),
        ("outlet: daily-lantern", "outlet: daily-lanter", 2, "Near: daily-lantern"),
        ("outlet: daily-lantern", "outlet: no-fish-ministry", 2, "the outlet of news is a NewsOutlet"),
        ("HAS_STATUS considered", "HAS_STATUS considerd", 15, "no status. Write one of: considered, threatened,"),
        ("HAS_STATUS considered", "HAS_STATUS held", 15, "held is no status of an ExportQuota"),
        ("HAS_STATUS considered", "TARGETS cod", 15, "TARGETS cannot join these"),
        ("COVERS cod", "COVERS codd", 23, "Near: cod"),
        ("COVERS cod", "COVERS соԁ", 23, "Near: cod"),  # all Cyrillic
        ("no-fish-quota-2031 COVERS", "no-quota COVERS", 23, "Nobody has the id 'no-quota'"),
        ("  NO: [Norway]", "  NX: [Norway]", 9, "Nobody has the id 'NX'"),
        ("{id: no-fish-quota-2031, class: ExportQuota", "{id: norway, class: Government", 7, "ISO 3166-1 code"),
        ("{id: no-fish-quota-2031, class: ExportQuota", "{id: NO, class: Bloc", 7, "NO is a Government in"),
    ],
)
def test_what_is_wrong_is_said_at_its_line(check: Check, old: str, new: str, line: int, words: str) -> None:
    assert [p for p in check(old, new) if p.line == line and words in p.message and not p.warning]


def test_an_official_text_is_issued_by_a_body_but_not_by_a_person(check: Check) -> None:
    body = "outlet: no-fish-ministry\nkind: official"
    assert check("outlet: daily-lantern", body) == []
    (problem,) = check("outlet: daily-lantern", body.replace("no-fish-ministry", "kari-example"))
    assert (problem.line, "cannot publish" in problem.message) == (2, True)


def test_an_entity_of_another_article_may_be_used_but_not_given_another_class(check: Check) -> None:
    declared = "- {id: no-fish-quota-2031, class: ExportQuota, names: [fish quota]}"
    known = {"no-fish-quota-2031": ("ExportQuota", "other.yaml:3")}
    assert check(f"entities:\n{declared}\n", "", known=known) == []
    assert check(known=known) == []
    (problem,) = check(known={"no-fish-quota-2031": ("ExportTax", "other.yaml:3")})
    assert problem.line == 7
    assert "is an ExportTax in other.yaml:3, here an ExportQuota" in problem.message


def test_an_entity_that_the_registry_has_is_no_problem_with_the_same_class(check: Check) -> None:
    assert check("names: [fish quota]}", "names: [fish quota]}\n- {id: cod, class: Commodity, names: [codfish]}") == []
    (problem,) = check("names: [fish quota]}", "names: [fish quota]}\n- {id: cod, class: Event, names: [Cod Day]}")
    assert "cod is a Commodity in" in problem.message
    assert "goods.yaml:2" in problem.message


def test_a_merged_id_may_be_used(check: Check) -> None:
    assert check("by: kari-example", "by: kari-eksempel") == []


def test_a_name_that_somebody_of_the_registry_has_is_a_warning(check: Check) -> None:
    (problem,) = check("names: [fish quota]}", "names: [fish quota]}\n- {id: torsk, class: Commodity, names: [Cod]}")
    assert (problem.line, problem.warning) == (8, True)
    assert "The registry has cod with the name 'Cod'" in problem.message


def test_a_predicate_the_wrong_way_round_is_turned(check: Check) -> None:
    (problem,) = check("no-fish-quota-2031 COVERS cod", "NO TARGETS no-fish-quota-2031")
    assert problem.message.endswith(" Turn it round: no-fish-quota-2031 TARGETS NO.")
    assert "Turn" not in check("COVERS cod", "TARGETS cod")[0].message


def test_an_unknown_id_is_told_once_with_near_ids_of_the_article(check: Check) -> None:
    (problem,) = check("- fact: no-fish-quota-2031", "- fact: no-fish-quotas-2031")
    assert (problem.line, problem.message.split(". ")[1]) == (15, "Near: no-fish-quota-2031")
    (problem,) = check("fact: no-fish-quota-2031", "fact: mars")
    assert problem.line == 15
    assert problem.message.endswith("give the folder that has it with --registry. And in 1 more line.")


def test_an_object_outside_a_list_of_the_ontology_is_told_the_list(check: Check) -> None:
    (problem,) = check("COVERS cod", "AIMS_AT reciprocty")
    assert problem.message.startswith("'reciprocty' is no purpose. Write one of: reciprocity, national-security, ")
    (problem,) = check("HAS_STATUS considered", "HAS_STATUS delayed")
    assert "in_force" in problem.message
    assert "postponed" not in problem.message
