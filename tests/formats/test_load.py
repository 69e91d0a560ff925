"""Exports on their way into a store: what loads, what does not, and the report of both."""

from pathlib import Path

import pytest

from kg.errors import DataError
from kg.formats import Source
from kg.load import Report, load, retract, snapshot
from kg.questions import rejected_annotations
from kg.rdf import fingerprint
from kg.stores import Store
from tests.formats.written import HEADER, brat

LINES = """\
T1\tImportTariff 33 58\tmay curb graphite exports
T2\tBloc 80 82\tG7
T3\tThing 91 99\ta source
R1\tSEEKS_COORDINATION_WITH Arg1:T1 Arg2:T2
R2\tSEEKS_COORDINATION_WITH Arg1:T1 Arg2:T3
"""
SOURCE = Source(metadata=HEADER)


def test_what_is_mapped_loads_and_what_is_not_is_asked_for(store: Store, tmp_path: Path) -> None:
    report = load(store, [brat(tmp_path / "x", LINES)], source=SOURCE)
    assert report.errors == []
    assert report.to_dict()["annotations"]["totals"]["relations"] == {"read": 2, "mapped": 1, "rejected": 1}
    asked = [(one.kind, one.place, one.reason, one.annotator) for one in rejected_annotations(store, "demo")]
    assert asked == [
        ("relations", "demo.ann:5 R2", "what it refers to was rejected", "brat"),
        ("spans", "demo.ann:3 T3", "neither the mapping nor the ontology knows its label", "brat"),
    ]
    again = load(store, [tmp_path / "x"], source=SOURCE)
    assert [outcome.action for outcome in again.articles] == ["unchanged"]
    before = fingerprint(snapshot(store))
    retract(store, "demo", "a test")
    assert rejected_annotations(store, "demo") == []
    assert fingerprint(snapshot(store)) != before


def test_a_newer_revision_takes_its_rejections_with_it(store: Store, tmp_path: Path) -> None:
    load(store, [brat(tmp_path / "x", LINES)], source=SOURCE)
    brat(tmp_path / "x", LINES.replace("Thing", "Group"))
    conflict = load(store, [tmp_path / "x"], source=SOURCE)
    assert "higher `revision:`" in conflict.errors[0].message
    assert conflict.to_dict()["annotations"]["totals"]["documents"]["rejected"] == 1
    load(store, [tmp_path / "x"], source=Source(metadata={**HEADER, "revision": "2"}))
    assert [one.kind for one in rejected_annotations(store, "demo")] == ["relations"]


def test_one_rejection_is_an_error_where_none_is_wanted(store: Store, tmp_path: Path) -> None:
    report = Report()
    with pytest.raises(DataError) as error:
        load(store, [brat(tmp_path / "x", LINES)], source=SOURCE, strict=True, report=report)
    assert [problem.line for problem in error.value.problems] == [3, 5]
    assert report.to_dict()["annotations"]["totals"]["spans"] == {"read": 3, "mapped": 0, "rejected": 3}


def test_an_article_that_is_left_out_takes_all_its_marks_with_it(store: Store, tmp_path: Path) -> None:
    report = load(store, [brat(tmp_path / "x", LINES)], source=Source(metadata={**HEADER, "outlet": "nobody"}))
    assert "Nobody has the id 'nobody'" in report.errors[0].message
    assert report.articles == []
    totals = report.to_dict()["annotations"]["totals"]
    assert {kind: count["mapped"] for kind, count in totals.items()} == {"documents": 0, "spans": 0, "relations": 0}
