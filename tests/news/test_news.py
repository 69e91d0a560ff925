"""What is new since a day: by publication, by what it changed, and by the days that were stated."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from kg.load import load, retract
from kg.news import News, news
from kg.stores import Store
from tests.load.written import MEASURE, article, claim

D23, D24, D25 = (date(2025, 10, day) for day in (23, 24, 25))


@pytest.fixture
def told(store: Store, tmp_path: Path) -> Store:
    """Announced on the 23rd; suspended by the 25th, when another rate is told."""
    first = claim(f"{MEASURE} HAS_STATUS announced"), claim(f"{MEASURE} COVERS software", rate="10")
    later = (
        claim(f"{MEASURE} HAS_STATUS suspended", from_="2025-10-25", to="2025-11-10"),
        claim(f"{MEASURE} COVERS software", rate="20"),
        claim(f"{MEASURE} TARGETS CN", to="2025-11-20"),
    )
    load(store, [article(tmp_path, "a", *first), article(tmp_path, "b", *later, published="2025-10-25")])
    return store


def statuses(found: News) -> list[tuple[str, str]]:
    return [(one.old.status, one.new.status) for one in found.statuses]


def test_by_publication(told: Store) -> None:
    assert statuses(news(told, D23, as_of=D23)) == [("no claim", "announced")]
    assert statuses(news(told, D23, as_of=D25)) == [("no claim", "suspended")]
    found = news(told, D24, as_of=D25)
    assert statuses(found) == [("announced", "suspended")]
    assert found.statuses[0].new.articles == ("b",)
    assert str(found.statuses[0]) == f"{MEASURE}: announced -> suspended until 2025-11-10, by b"
    assert sorted(one.predicate for one in found.claims) == ["COVERS", "HAS_STATUS", "TARGETS"]
    assert [(one.subject, one.difference) for one in found.contradictions] == [(MEASURE, "rate")]


def test_nothing_new_is_false(told: Store) -> None:
    assert not news(told, D24, as_of=D24)
    assert news(told, D24, as_of=D25)


def test_stated_dates_near_and_passed(told: Store) -> None:
    def days(as_of: date) -> list[tuple[str, str, bool]]:
        return [(one.what, one.day, one.silent) for one in news(told, as_of, as_of=as_of).dates]

    near, later = ("suspended", "2025-11-10", False), ("TARGETS CN", "2025-11-20", False)
    assert days(date(2025, 11, 1)) == [near, later]
    assert days(date(2025, 11, 10)) == [near, later]
    assert days(date(2025, 11, 11)) == [("suspended", "2025-11-10", True), later]
    assert days(date(2026, 11, 11)) == [("suspended", "2025-11-10", True)]


def test_a_plan_that_is_near_and_then_overdue(store: Store, tmp_path: Path) -> None:
    load(store, [article(tmp_path, "a", claim(f"{MEASURE} HAS_STATUS in_force", from_="2025-12"))])

    def plans(as_of: date) -> list[tuple[str, bool]]:
        return [(one.kind, one.passed) for one in news(store, as_of, as_of=as_of).dates]

    assert plans(date(2025, 11, 1) - timedelta(days=1)) == []
    assert plans(date(2025, 11, 1)) == [("start", False)]
    assert plans(date(2025, 12, 31)) == [("start", False)]
    assert plans(date(2026, 1, 1)) == [("start", True)]


def test_a_newer_report_is_told_of(told: Store, tmp_path: Path) -> None:
    again = claim(f"{MEASURE} HAS_STATUS considered", factuality="possible")
    load(told, [article(tmp_path, "c", again, published="2025-11-15")])
    (one,) = [one for one in news(told, D24, as_of=date(2025, 11, 25)).dates if one.what == "suspended"]
    assert (one.passed, one.silent, one.newest) == (True, False, date(2025, 11, 15))


def test_about_one_thing_or_what_names_it(told: Store) -> None:
    assert news(told, D24, about=["CN"], as_of=D25).statuses
    assert len(news(told, D24, about=["CN"], as_of=D25).claims) == 3
    assert not news(told, D24, about=["EU"], as_of=D25)


def test_what_was_retracted(told: Store) -> None:
    retract(told, "b", "a mistake")
    today = date.today()
    assert {one.article for one in news(told, today - timedelta(days=1), as_of=today).retracted} == {"b"}
    assert not news(told, D24, as_of=D25)
