"""The registry: what it knows, what it calls the same, and everything wrong with its files at once."""

import re
from datetime import date
from pathlib import Path

import pytest

from kg.errors import DataError, Problem
from kg.registry import Registry, registry, registry_of

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def small() -> Registry:
    return registry_of(HERE / "valid")


def found(*names: str) -> list[Problem]:
    with pytest.raises(DataError) as raised:
        registry_of(*(HERE / "invalid" / f"{name}.yaml" for name in names))
    return list(raised.value.problems)


def test_it_knows_its_own_entities_iso_and_the_ontology(small: Registry) -> None:
    classes = {id: entity.class_name for id in ("cod", "SE", "in_force") if (entity := small.entity(id))}
    assert classes == {"cod": "Commodity", "SE": "Government", "in_force": "Status"}
    assert small.entity("nobody") is None


def test_an_entry_adds_names_to_a_government(small: Registry) -> None:
    norway = small.entity("NO")
    assert norway
    assert norway.names == (("Norway", "en"), ("Norge", "nb"), ("Kingdom of Norway", "en"))
    assert norway.properties == {"note": "Exports cod.", "iso3": "NOR"}


def test_the_same_are_one(small: Registry) -> None:
    assert {small.same(id) for id in ("kari-example", "k-example", "kari-eksempel")} == {"kari-example"}
    assert small.same("kaare-example") == "kaare-example"
    kari = small.entity("kari-eksempel")
    assert kari
    assert (kari.id, ("K. Example", "en") in kari.names) == ("kari-example", True)
    assert "k-example" not in small.entities


def test_names_are_found_in_any_case_width_and_spacing(small: Registry) -> None:
    assert small.named("  kari   EXAMPLE") == ["kari-example"]
    assert small.named("ＣＯＤ") == ["cod"]
    assert small.named("k-example") == ["kari-example"]
    assert small.named("Kari Exаmple") == []  # the first a is Cyrillic


def test_near_names(small: Registry) -> None:
    assert small.near("Kari Exampel")[0] == "kari-example"
    assert small.near("NO' OR 1=1") == ["NO"]
    assert small.near("cod-exampl-2030", beside=["cod-example-2030"]) == ["cod-example-2030"]
    assert small.near("zzzz") == small.near("") == small.near("no-oil-price-cap-2023") == []


def test_facts_and_records(small: Registry) -> None:
    holds = small.facts[0]
    assert (holds.subject, holds.predicate, holds.object) == ("kari-example", "HOLDS", "no-fish-minister")
    assert (holds.valid_from, holds.record) == ("2030-02", "record:no-ministers")
    assert small.records["record:no-ministers"].retrieved == date(2031, 1, 1)


def test_the_version_is_of_what_is_said(small: Registry, tmp_path: Path) -> None:
    for file in (HERE / "valid").iterdir():
        (tmp_path / f"x-{file.name}").write_text(f"# moved\n{file.read_text('utf-8')}", "utf-8")
    assert registry_of(tmp_path).version == small.version
    assert registry_of(HERE / "valid" / "goods.yaml").version != small.version


def test_a_folder_named_twice_counts_once() -> None:
    assert len(registry_of(HERE / "valid", HERE / "valid" / "goods.yaml").entities) == 8


def test_the_registry_that_travels_with_kg_is_right_and_can_be_added_to() -> None:
    shipped = registry()
    assert set(registry(HERE / "valid" / "goods.yaml").entities) == {*shipped.entities, "cod", "no-fish-tariff-2031"}


@pytest.mark.parametrize("name", ["a", "b", "c", "d", "e", "f"])
def test_everything_wrong_is_said_at_its_line(name: str) -> None:
    """A comment `# ! words` marks a line about which a problem with these words is expected."""
    path = HERE / "invalid" / f"{name}.yaml"
    problems = [problem for problem in found(*(["b", "e"] if name == "e" else [name])) if problem.file == str(path)]
    lines = path.read_text("utf-8").splitlines()
    expected = {number: mark for number, line in enumerate(lines, 1) for mark in re.findall(r"# ! (.*)$", line)}
    assert {problem.line for problem in problems} == set(expected)
    for line, words in expected.items():
        assert [problem for problem in problems if problem.line == line and words in problem.message], words


def test_an_id_in_two_files_names_both() -> None:
    (problem,) = [problem for problem in found("b", "e") if "'cod' is taken" in problem.message]
    assert (Path(problem.file).name, problem.line) == ("e.yaml", 2)
    assert f"{HERE / 'invalid' / 'b.yaml'}:5" in problem.message
