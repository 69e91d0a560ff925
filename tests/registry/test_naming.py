"""Whom an article means: a claim goes with the name that stands last before the end of its quote."""

from pathlib import Path

import pytest

from kg.registry import Naming, registry_of
from kg.registry.naming import Places

SPLIT = """\
judgements:
- {left: kim, right: other-kim, verdict: split, article: a, name: Minister Kim, because: X., on: 2031-01-01}
- {left: kim, right: kim-y, verdict: same, because: X., on: 2031-01-01}
"""
TWO: dict[str, Places] = {"kim": {"Kim": ((10, 13), (90, 93))}, "kim-y": {"Minister Kim": ((40, 52),)}}


@pytest.mark.parametrize(
    ("span", "whom"),
    [
        ((0, 5), "kim"),
        ((12, 20), "kim"),
        ((38, 42), "other-kim"),
        ((60, 70), "other-kim"),
        ((88, 95), "kim"),
        (None, "kim"),
    ],
)
def test_a_name_among_others(tmp_path: Path, span: tuple[int, int] | None, whom: str) -> None:
    (tmp_path / "j.yaml").write_text(SPLIT)
    people = registry_of(tmp_path)
    assert {Naming(people, "a", TWO).of(id, span) for id in ("kim", "kim-y")} == {whom}
    assert Naming(people, "b", TWO).of("kim", span) == "kim"


def test_an_only_name_takes_all(tmp_path: Path) -> None:
    (tmp_path / "j.yaml").write_text(SPLIT)
    names: dict[str, Places] = {"kim": {"Minister Kim": ()}}
    naming = Naming(registry_of(tmp_path), "a", names)
    assert naming.of("kim") == naming.of("kim", (0, 5)) == "other-kim"
    assert naming.called("kim", "Minister Kim") == "other-kim"
    assert naming.called("kim", "Kim") == "kim"
