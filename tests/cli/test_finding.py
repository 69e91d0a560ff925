"""Looking around without a question."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg.ask.search import claims_matching, find_glosses, find_names
from kg.errors import UnknownNameError, UsageError
from kg.load import load
from kg.stores import Store
from tests.cli.command import kg
from tests.load.written import MEASURE, article, claim


@pytest.fixture
def loaded(store: Store, tmp_path: Path) -> Store:
    said = claim(f"{MEASURE} COORDINATED_WITH G7", condition="if they come")
    load(
        store,
        [article(tmp_path, "a", said), article(tmp_path, "b", claim(f"{MEASURE} TARGETS CN"), published="2025-11-01")],
    )
    return store


def test_names_aliases_and_ids_are_found(loaded: Store) -> None:
    assert [hit.id for hit in find_names(loaded, "group SEVEN")] == ["G7"]
    assert [(hit.id, hit.class_name) for hit in find_names(loaded, "test controls")] == [(MEASURE, "ExportControl")]
    assert find_names(loaded, "nothing has this name") == []


def test_glosses_and_conditions_are_found(loaded: Store) -> None:
    assert len(find_glosses(loaded, "a remark")) == 2
    (one,) = find_glosses(loaded, "THEY come")
    assert one.startswith("a#coordinated_with-")


@pytest.mark.parametrize(
    ("filters", "articles"),
    [
        ({"about": "Test controls"}, ["a", "b"]),
        ({"about": "China", "by": "US"}, ["b"]),
        ({"by": "United States"}, ["a", "b"]),
        ({"by": "US", "answer": "conditional"}, ["a"]),
        ({"predicate": "TARGETS"}, ["b"]),
        ({"since": "2025-10-24", "by": "US"}, ["b"]),
        ({"article": "a"}, ["a"]),
        ({"article": "a", "predicate": "TARGETS"}, []),
    ],
)
def test_filters_combine(loaded: Store, filters: dict[str, str], articles: list[str]) -> None:
    assert [id.partition("#")[0] for id in claims_matching(loaded, filters)] == articles


def test_wrong_filters_are_told(loaded: Store) -> None:
    for filters, error in (
        ({"speaker": "US"}, UsageError),
        ({"predicate": "WISHES"}, UsageError),
        ({"since": "yesterday"}, UsageError),
        ({"by": "nobody at all"}, UnknownNameError),
    ):
        with pytest.raises(error):
            claims_matching(loaded, filters)


def test_on_the_command_line(tmp_path: Path) -> None:
    assert kg("load", article(tmp_path), cwd=tmp_path).returncode == 0
    text = kg("find", "test", "controls", cwd=tmp_path).stdout
    assert f"{MEASURE}    Test controls    export control" in text
    claims: list[dict[str, Any]] = json.loads(
        kg("claims", "about=G7", "article=reuters-2025-10-23", "--format", "json", cwd=tmp_path).stdout
    )
    assert [(one["subject"], one["predicate"], one["object"], one["stated_by"]) for one in claims] == [
        (MEASURE, "COORDINATED_WITH", "G7", "US")
    ]
    told = kg("claims", "by=US", cwd=tmp_path).stdout
    assert told.startswith("1 claims\n\nCONDITIONAL: Test controls coordinated with G7\nonly if       they come")
