"""A report poured out piece by piece is the report written at once."""

import json
from io import StringIO
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kg.load import load
from kg.load.pouring import gathered, pieces
from kg.stores import Store
from tests.load.written import MEASURE, article, claim

PLAIN = st.none() | st.booleans() | st.integers() | st.text()
VALUES = st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


@given(VALUES)
def test_the_text_is_that_of_json(value: object) -> None:
    assert "".join(pieces(value)) == json.dumps(value, ensure_ascii=False, indent=1)


def test_iterators_are_lists() -> None:
    told = {"empty": iter(()), "nested": ({"more": iter([number])} for number in range(2))}
    assert json.loads("".join(pieces(told))) == {"empty": [], "nested": [{"more": [0]}, {"more": [1]}]}
    assert gathered({"a": (iter([1]) for _ in range(2))}) == {"a": [[1], [1]]}


def test_a_report_can_be_written_more_than_once(store: Store, tmp_path: Path) -> None:
    load(store, [article(tmp_path, "a")])
    report = load(store, [article(tmp_path, "a", claim(f"{MEASURE} HAS_STATUS adopted"), revision=2)])
    written = StringIO()
    report.write(written)
    assert json.loads(written.getvalue()) == report.to_dict() == report.to_dict()
    assert written.getvalue() == json.dumps(report.to_dict(), ensure_ascii=False, indent=1) + "\n"
    assert list(report.lines()) == list(report.lines())
    assert report.to_dict()["articles"][0]["action"] == "replaced"
