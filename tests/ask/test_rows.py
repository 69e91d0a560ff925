from datetime import date
from typing import Any

import pytest

from kg.ask.question import Column
from kg.ask.rows import rows
from kg.errors import QueryError


def columns(**types: str) -> list[Column]:
    return [Column(name, type, False, name) for name, type in types.items()]


def test_lists_are_sorted_without_doubles_from_either_engine() -> None:
    found = rows(columns(ids="ids"), ["ids"], [["b\na\nb"], [["b", "a", None]], [""], [None], ["a"]])
    assert found == [{"ids": []}, {"ids": []}, {"ids": ["a"]}, {"ids": ["a", "b"]}, {"ids": ["a", "b"]}]


def test_rows_come_in_the_order_of_the_described_columns_and_what_is_missing_last() -> None:
    given: list[list[Any]] = [[1.0, None], [2, "2025-10-02"], [3, "2025-10-01T00:00:00"]]
    assert rows(columns(day="date", number="number"), ["number", "day"], given) == [
        {"day": date(2025, 10, 1), "number": 3},
        {"day": date(2025, 10, 2), "number": 2},
        {"day": None, "number": 1},
    ]


def test_the_class_is_the_most_specific_label() -> None:
    given: list[list[Any]] = [[["Actor", "NewsOutlet", "Organization"]], ["Actor\nPerson\nOfficial"], [["Unheard"]]]
    assert [row["kind"] for row in rows(columns(kind="class"), ["kind"], given)] == ["NewsOutlet", "Official", None]


def test_an_empty_text_is_missing_and_a_number_may_be_broken() -> None:
    found = rows(columns(text="text", rate="number"), ["text", "rate"], [["", 2.5]])
    assert found == [{"text": None, "rate": 2.5}]


def test_a_notation_is_that_of_the_class_or_of_what_it_is_a_kind_of() -> None:
    given: list[list[Any]] = [[["Measure", "ExportBan"]], ["Measure\nExportControl"], [["Measure"]], [None]]
    assert [row["mast"] for row in rows(columns(mast="mastChapter"), ["mast"], given)] == ["P31", "P33", None, None]


def test_a_text_is_written_as_people_write_it_and_a_boolean_may_be_missing() -> None:
    given: list[list[Any]] = [[100.0, True], [7.5, False], [True, None]]
    assert rows(columns(value="text", planned="boolean"), ["value", "planned"], given) == [
        {"value": "100", "planned": True},
        {"value": "7.5", "planned": False},
        {"value": "true", "planned": None},
    ]


@pytest.mark.parametrize(
    ("kind", "value"),
    [("number", "many"), ("date", "soon"), ("text", ["a"]), ("id", {"a": 1}), ("ids", 3), ("texts", [1])],
)
def test_what_is_not_of_the_type_of_its_column(kind: str, value: Any) -> None:
    with pytest.raises(QueryError, match=f"The column it is described as {kind}; the query returns"):
        rows(columns(it=kind), ["it"], [[value]])
