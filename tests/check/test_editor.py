"""What a careful editor would ask: warnings with a line, of good articles alone."""

from pathlib import Path

import pytest

from kg.check import check
from kg.errors import Problem
from kg.registry import Registry, registry, registry_of

REGISTRY = """\
records:
- {id: record:offices, url: https://offices.example, retrieved: 2030-01-01}
entities:
- {id: kari-example, class: Official, names: [Kari Example, Example]}
- {id: per-example, class: Official, names: [Per Example, Example]}
- {id: fish-minister, class: Position, names: [Fisheries Minister]}
- {id: lantern, class: NewsOutlet, names: [The Lantern]}
- {id: cod, class: Commodity, names: [Cod]}
- {id: fish-tariff, class: ImportTariff, names: [Tariff of 10% on fish]}
- {id: crab-ban, class: ImportBan, names: [Ban on crabs]}
facts:
- {fact: kari-example HOLDS fish-minister, from: 2029-06, record: record:offices}
- {fact: per-example HOLDS fish-minister, from: 2027, to: 2029-05, record: record:offices}
"""
HEAD = """\
article: {id}
outlet: lantern
url: https://lantern.example/{id}
published: {published}
annotator: tester
"""
ANNOUNCED, IN_FORCE, SUSPENDED, REINSTATED = (
    "fish-tariff HAS_STATUS announced, from: 2029-05-01", "fish-tariff HAS_STATUS in_force, from: 2029-05-01",
    "fish-tariff HAS_STATUS suspended, from: 2029-06-01", "fish-tariff HAS_STATUS reinstated, from: 2029-06-01",
)  # fmt: skip


@pytest.fixture
def people(tmp_path: Path) -> Registry:
    (tmp_path / "registry.yaml").write_text(REGISTRY)
    return registry_of(tmp_path / "registry.yaml")


def written(
    folder: Path, *claims: str, id: str = "a", published: str = "2030-01-10", by: str = "", top: str = ""
) -> Path:
    """An article whose claims stand on the lines from 8, or 9 with `by`; `top` comes first."""
    lines = "".join(f"  - {{fact: {claim}, quote: some words, gloss: Ours.}}\n" for claim in claims)
    file = folder / f"{id}.article.yaml"
    file.write_text(f"{HEAD.format(id=id, published=published)}{top}statements:\n- {by}claims:\n{lines}")
    return file


def warned(people: Registry, *files: Path) -> list[tuple[str, int, str]]:
    found: list[Problem] = check(files, people)
    assert all(problem.warning for problem in found), found
    return [(Path(problem.file).name.partition(".")[0], problem.line, problem.message) for problem in found]


@pytest.mark.parametrize(
    ("claims", "line", "words"),
    [
        ([ANNOUNCED, SUSPENDED], 9, "only adopted"),
        ([IN_FORCE, REINSTATED], 9, "only suspended"),
        (["fish-tariff COVERS cod, to: 2039-01-01"], 8, "more than five years after"),
        (["fish-tariff TARGETS NO, from: 2036"], 8, "more than five years after"),
        (["kari-example HOLDS fish-minister, from: 2028"], 8, "to now, which does not hold on 2028-01-01"),
        (["per-example HOLDS fish-minister"], 8, "to 2029-05-31, which does not hold on 2030-01-10"),
        (["fish-tariff COVERS cod, rate: 10", "fish-tariff COVERS cod, rate: 12"], 8, "on rate"),
        (["fish-tariff TARGETS NO", "fish-tariff TARGETS NO, factuality: denied"], 9, "on denial"),
        (
            [
                "crab-ban IN_RESPONSE_TO fish-tariff",
                "crab-ban HAS_STATUS adopted, from: 2029-05-01",
                "fish-tariff HAS_STATUS announced, from: 2029-05-02",
            ],
            8,
            "cannot be in response to",
        ),
    ],
)  # fmt: skip
def test_a_claim_is_asked_about(people: Registry, tmp_path: Path, claims: list[str], line: int, words: str) -> None:
    ((_, found, message),) = warned(people, written(tmp_path, *claims))
    assert words in message
    assert found in (line, line + 1)  # claims alike in place and day stand in the order of their ids


@pytest.mark.parametrize(
    "claims",
    [
        [SUSPENDED],  # what was before is not known
        [IN_FORCE, SUSPENDED],
        ["fish-tariff HAS_STATUS announced", "fish-tariff HAS_STATUS suspended, from: 2030-06-01"],  # a plan
        [ANNOUNCED, f"{SUSPENDED}, factuality: possible"],
        ["kari-example HOLDS fish-minister"],
        ["per-example HOLDS fish-minister, factuality: denied"],
        ["crab-ban IN_RESPONSE_TO fish-tariff", "crab-ban HAS_STATUS adopted", "fish-tariff HAS_STATUS announced"],
        ["crab-ban IN_RESPONSE_TO fish-tariff, factuality: possible", "crab-ban HAS_STATUS adopted, from: 2028",
         "fish-tariff HAS_STATUS announced, from: 2029"],
    ],
)  # fmt: skip
def test_nothing_is_asked(people: Registry, tmp_path: Path, claims: list[str]) -> None:
    assert warned(people, written(tmp_path, *claims)) == []


def test_who_speaks_before_any_office_and_long_before_the_publication(people: Registry, tmp_path: Path) -> None:
    by = "by: kari-example\n  said: 2028-10-01\n  "
    found = warned(people, written(tmp_path, "fish-tariff TARGETS NO", "fish-tariff TARGETS SE", by=by))
    assert [line for _, line, _ in found] == [10, 10]
    assert "before any office (2029-06-01)" in found[1][2]
    assert "more than a year before the publication" in found[0][2]


def test_articles_contradict_each_other_once_for_each_fact(people: Registry, tmp_path: Path) -> None:
    first = written(tmp_path, "fish-tariff COVERS cod, rate: 10")
    again = written(tmp_path, "fish-tariff COVERS cod, rate: 10", id="b", published="2030-01-11")
    other = written(tmp_path, "fish-tariff COVERS cod, rate: 12", id="c", published="2030-01-12")
    ((file, line, message),) = warned(people, other, first, again)
    assert (file, line) == ("c", 8)
    assert f"contradicts {again}:8 on rate; 1 more such pairs" in message


def test_an_article_with_an_error_is_not_compared(people: Registry, tmp_path: Path) -> None:
    first = written(tmp_path, "fish-tariff COVERS cod, rate: 10")
    wrong = written(tmp_path, "fish-tariff COVERS cod, rate: 12", "fish-tariff HAS_STATUS cod", id="b")
    found = check([first, wrong], people)
    assert [problem.warning for problem in found] == [False]


def declared(id: str, name: str, class_name: str = "Official") -> str:
    return f"entities:\n- {{id: {id}, class: {class_name}, names: [{name}]}}\n"


@pytest.mark.parametrize(
    ("top", "words"),
    [
        (declared("kari-e", "Kary Example"), "nearly 'kari example' of kari-example"),
        (declared("fish-2", "Tariffs of 10% on fish", "ImportTariff"), "of fish-tariff"),
        (declared("fish-2", "Tariff of 20% on fish", "ImportTariff"), ""),
        (declared("kari-e", "Kary Example", "ImportTariff"), ""),
        ("names:\n  kari-example: [Example]\n", "'Example', here kari-example, is a name of per-example too"),
    ],
)
def test_names_of_two(people: Registry, tmp_path: Path, top: str, words: str) -> None:
    found = warned(people, written(tmp_path, "fish-tariff TARGETS NO", top=top))
    assert [words in message for *_, message in found] == ([True] if words else [])


def test_two_articles_declare_one_name_and_a_judgement_settles_it(people: Registry, tmp_path: Path) -> None:
    files = [
        written(tmp_path, f"{id} SUPPORTS fish-tariff", id=id, top=declared(id, "Lee Larch"))
        for id in ("larch-a", "larch-b")
    ]
    ((file, line, message),) = warned(people, *files)
    assert (file, line) == ("larch-b", 7)
    assert f"larch-a ({files[0]}:7) has the name 'Lee Larch' too" in message
    judgement = "judgements: [{left: larch-a, right: larch-b, verdict: different, because: X., on: 2030-01-01}]"
    (tmp_path / "judgement.yaml").write_text(judgement)
    judged = registry_of(tmp_path / "registry.yaml", tmp_path / "judgement.yaml")
    assert warned(judged, *files) == []


def test_the_articles_that_travel_with_kg_leave_the_questions_that_they_should() -> None:
    """What was announced for the day after was suspended before it came: the sources skip that step."""
    folder = Path(__file__).parents[2] / "data" / "articles"
    found = [problem for problem in check([folder], registry()) if "contradicts" not in problem.message]
    skipped = {problem.message.partition(" (")[0] for problem in found}
    parts = ("battery", "superhard-materials")
    assert skipped == {f"cn-{part}-export-controls-2025-10 was announced before it is suspended" for part in parts}
