"""The folder that data/README.md shows for `--registry` is right, and says what the README says of it."""

import re
from pathlib import Path

import pytest

from kg.registry import Registry, registry

README = Path(__file__).parents[2] / "data" / "README.md"


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    """What travels with kg, and the example."""
    (example,) = re.findall(r"^```yaml\n(.*?)^```$", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    folder = tmp_path_factory.mktemp("registry")
    (folder / "example.yaml").write_text(example, encoding="utf-8")
    return registry(folder)


def test_the_example_adds_to_what_travels_with_kg(known: Registry) -> None:
    added = {id: one.class_name for id, one in known.entities.items() if id not in registry().entities}
    assert added == {
        "kari-example": "Official",
        "no-fish-minister": "Position",
        "no-fish-ministry": "PublicBody",
        "no-fish-tariff-2025": "ImportTariff",
        "stockfish": "Commodity",
    }


def test_the_facts_of_the_example_have_records_and_dates(known: Registry) -> None:
    facts = [one for one in known.facts if one.record == "record:no-ministers"]
    assert [(one.subject, one.predicate, one.object, one.valid_from) for one in facts] == [
        ("kari-example", "HOLDS", "no-fish-minister", "2025-02-04"),
        ("no-fish-minister", "OF", "no-fish-ministry", None),
        ("no-fish-ministry", "PART_OF", "NO", None),
    ]


def test_the_judgements_of_the_example_are_kept(known: Registry) -> None:
    assert (known.same("k-example"), known.named("kari example")) == ("kari-example", ["kari-example"])
    assert known.apart("kari-example", "kaare-example")
    assert [one.right for one in known.splits["lantern-2025-03-01"]] == ["kaare-example"]
