"""Whatever stands in an export: read = mapped + rejected, of every kind, and every message can be printed."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import formats
from kg.formats.convert import convert
from kg.formats.label_studio import read_label_studio
from tests.formats.test_brat import MAPPED, MAPPING
from tests.formats.test_label_studio import WHOLE, task
from tests.formats.written import HEADER, brat, label_studio, people, read

PIECES = st.sampled_from(
    ["\t", "\n", " ", ":", ";", "T1", "E1", "*", "\x00", "\x1b[", "é", "🚢", "9" * 30, "|", "\r", ""]
)
CUTS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 10), PIECES), min_size=1, max_size=6)
ODD: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, -1, 1.5, "", [], {}, "\x00", "\ud83d", [[1]], {"a": 1}, 10**30]
)
QUICK = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def sound(report: formats.DocumentReport) -> None:
    assert report.read == report.mapped() + report.rejected()
    json.dumps(report.to_dict(), ensure_ascii=False).encode()
    "".join(map(str, report.problems())).encode()


@QUICK
@given(cuts=CUTS)
def test_of_any_file_of_brat(tmp_path: Path, cuts: list[tuple[float, int, str]]) -> None:
    lines = MAPPED
    for where, gone, new in cuts:
        at = int(where * len(lines))
        lines = lines[:at] + new + lines[at + gone :]
    found = read(brat(tmp_path / "x", lines), MAPPING)
    for report in found.report.documents:
        sound(report)
    "".join(map(str, found.problems)).encode()


@QUICK
@given(data=st.data())
def test_of_any_task_of_label_studio(tmp_path: Path, data: st.DataObject) -> None:
    odd = data.draw(st.lists(st.tuples(st.integers(0, 200), ODD), min_size=1, max_size=4))
    changed = _changed(task(*WHOLE), dict(odd), [0])
    path = label_studio(tmp_path / "x")
    path.write_text(json.dumps([changed]), "utf-8")
    for document in read_label_studio(path, "export", formats.Mapping()):
        found = convert(document, "label-studio", people(tmp_path), formats.Mapping(), HEADER)
        assert found.report is not None
        sound(found.report)


def _changed(tree: Any, odd: dict[int, Any], count: list[int]) -> Any:
    """The tree with the nth value of it, in order, replaced."""
    count[0] += 1
    if count[0] in odd:
        return odd[count[0]]
    if isinstance(tree, dict):
        return {key: _changed(value, odd, count) for key, value in tree.items()}
    return [_changed(value, odd, count) for value in tree] if isinstance(tree, list) else tree


@pytest.mark.parametrize("number", range(len(MAPPED.splitlines())))
def test_without_a_line_its_own_mark_is_gone_and_no_other(tmp_path: Path, number: int) -> None:
    lines = MAPPED.splitlines(keepends=True)
    whole = read(brat(tmp_path / "x", MAPPED), MAPPING).report.documents[0]
    rest = read(brat(tmp_path / "y", "".join(lines[:number] + lines[number + 1 :])), MAPPING).report.documents[0]
    gone = whole.read - rest.read
    assert sum(gone.values()) == (4 if lines[number].startswith("E") else 1)
