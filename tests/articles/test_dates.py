from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles.dates import DateSpan, parse, parse_day, written

D = date.fromisoformat


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2025", "2025-01-01", "2025-12-31", "year"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2025-10-22", "2025-10-22", "2025-10-22", "day"),
        ("2025-10-20/2025-10-26", "2025-10-20", "2025-10-26", "span"),
        ("/2025-10-22", "2025-10-22", "2025-10-22", "before"),
    ],
)
def test_each_form_and_back(text: str, first: str, last: str, precision: str) -> None:
    span = parse(text)
    assert span == DateSpan(D(first), D(last), precision)
    assert written(*span) == text


def test_unknown_has_no_days() -> None:
    assert parse("unknown") == DateSpan(None, None, "unknown")
    assert written(None, None, "unknown") == "unknown"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2025-13", "month 13 does not exist in '2025-13'"),
        ("2025-02-29", "that month has 28 days"),
        ("2025-00-01", "month 00 does not exist"),
        ("0000", "year 0000 does not exist"),
        ("2025-10-26/2025-10-20", "ends before it begins"),
        ("2025-10/2025-11", "needs a full day"),
        ("/unknown", "is not a date"),
        ("2025-10-20/", "is not a date"),
        ("October 2025", "is not a date"),
        ("٢٠٢٥", "is not a date"),
        ("2025-10-22\n", "is not a date"),
        ("", "is not a date"),
    ],
)
def test_what_is_no_date_says_why(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse(text)


def test_an_exact_day_is_nothing_else() -> None:
    assert parse_day("2025-10-22") == D("2025-10-22")
    with pytest.raises(ValueError, match="full day"):
        parse_day("2025-10")


@given(st.dates(), st.dates(), st.sampled_from(["day", "month", "year", "span", "before"]))
def test_written_is_the_inverse(one: date, other: date, precision: str) -> None:
    text = written(min(one, other), max(one, other), precision)
    assert written(*parse(text)) == text
