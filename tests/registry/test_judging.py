"""Judgements written into a folder: the rest of the file stays, letter for letter."""

from datetime import date
from pathlib import Path

import pytest

from kg.articles.model import Entity
from kg.errors import DataError, UsageError
from kg.registry import Judgement, registry_of
from kg.registry.judging import FILE, add_judgement
from kg.registry.read import read_files

ONE = Judgement(left="a", right="b", verdict="different", because='"Two": # of them', on=date(2031, 5, 5))
SPLIT = Judgement(
    left="a", right="NO", verdict="split", because="So.", on=date(2031, 1, 2), article="x-1", name="O'A, 'B'"
)


def said(folder: Path) -> list[tuple[str, str, str, str, str | None]]:
    contents = read_files([folder])
    assert contents.problems == []
    return [(one.left, one.right, one.verdict, one.because, one.name) for one in contents.judgements]


def test_a_folder_is_made_with_a_file_in_it(tmp_path: Path) -> None:
    path = add_judgement(tmp_path / "deep" / "registry", ONE)
    assert said(path.parent) == [("a", "b", "different", '"Two": # of them', None)]
    add_judgement(path.parent, SPLIT)
    assert said(path.parent)[1] == ("a", "NO", "split", "So.", "O'A, 'B'")
    assert [one.name for one in path.parent.iterdir()] == [FILE]


@pytest.mark.parametrize(
    "text",
    [
        "# head\njudgements:   # who\n- left: c\n  right: d\n  verdict: unsure\n  on: 2031-01-01\n"
        "  because: >-\n    Some words,\n    more.\n\n# tail\nentities: []\n",
        "judgements:\n    - {left: c, right: d, verdict: unsure, because: X., on: 2031-01-01} # why\n    # tail\n",
        "judgements:\r\n- left: c\r\n  right: d\r\n  verdict: unsure\r\n  because: X.\r\n  on: 2031-01-01",
        "# nobody yet\nentities:\n- {id: c, class: Person, names: [C]}",
        "",
    ],
)
def test_comments_order_and_line_ends_stay(tmp_path: Path, text: str) -> None:
    path = tmp_path / FILE
    path.write_bytes(text.encode())
    before = said(tmp_path) if text else []
    add_judgement(tmp_path, ONE)
    after = path.read_bytes().decode()
    assert said(tmp_path) == [*before, ("a", "b", "different", '"Two": # of them', None)]
    added = [line for line in after.splitlines() if line not in text.splitlines()]
    assert [line for line in after.splitlines() if line not in added] == text.splitlines()
    assert ("\r\n" in after) == ("\r\n" in text)


def test_an_entity_goes_with_it(tmp_path: Path) -> None:
    entity = Entity(id="k", class_name="Official", names=(("K: {x}", "en"), ("고", "ko")))
    add_judgement(tmp_path, ONE, entity)
    assert registry_of(tmp_path).entities["k"].names == entity.names


@pytest.mark.parametrize("text", ["judgements: []\n", "judgements: [{left: c}]\n"])
def test_what_cannot_be_added_to_is_left_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text)
    if text == "judgements: []\n":
        add_judgement(tmp_path, ONE)
        assert len(said(tmp_path)) == 1
        return
    with pytest.raises(UsageError, match="a line for each item"):
        add_judgement(tmp_path, ONE)
    assert (tmp_path / FILE).read_text() == text


def test_a_file_that_is_wrong_already_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("judgements:\n- {left: c}\n")
    with pytest.raises(DataError):
        add_judgement(tmp_path, ONE)
    assert (tmp_path / FILE).read_text() == "judgements:\n- {left: c}\n"
    assert [one.name for one in tmp_path.iterdir()] == [FILE]


def test_a_split_needs_an_article_and_a_name_and_nothing_else_does(tmp_path: Path) -> None:
    rest = "because: X., on: 2031-01-01"
    (tmp_path / FILE).write_text(
        f"judgements:\n- {{left: a, right: b, verdict: split, {rest}}}\n"
        f"- {{left: a, right: b, verdict: different, article: x, {rest}}}\n"
    )
    with pytest.raises(DataError) as raised:
        registry_of(tmp_path)
    assert [problem.line for problem in raised.value.problems] == [2, 2, 3]


def test_apart_through_a_third(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(
        "entities: [{id: a, class: Person, names: [A]}]\njudgements:\n"
        "- {left: a, right: b, verdict: same, because: X., on: 2031-01-01}\n"
        "- {left: b, right: c, verdict: different, because: X., on: 2031-01-01}\n"
    )
    people = registry_of(tmp_path)
    assert people.apart("c", "a")
    assert not people.apart("a", "b")
