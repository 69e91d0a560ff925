from datetime import date
from typing import Any

import pytest

from kg.load import write_graph
from kg.stores import Store
from tests.questions.asked import asked
from tests.questions.build import claim, graph

PLAN = claim("plan", "tariff HAS_STATUS in_force", by="US", since="2025-12-01", published="2025-10-10")
ANNOUNCED = claim("announced", "tariff HAS_STATUS announced", by="US", published="2025-10-10")
SUSPENDED = claim(
    "paused",
    "tariff HAS_STATUS suspended",
    by="CN",
    via=["agency"],
    since="2025-11-10",
    until="2026-11-10",
    published="2025-11-11",
)
WITH_PLAN = {
    "status": "announced",
    "answer": "yes",
    "since": date(2025, 10, 10),
    "precision": "day",
    "until": None,
    "planned_status": "in_force",
    "planned_on": "2025-12-01",
    "stated_by": ["US"],
    "articles": ["daily-2025-10-10"],
    "claims": ["c#announced", "c#plan"],
}
PAUSED = {
    "status": "suspended",
    "answer": "yes",
    "since": date(2025, 11, 10),
    "precision": "day",
    "until": date(2026, 11, 10),
    "planned_status": None,
    "planned_on": None,
    "stated_by": ["CN"],
    "articles": ["daily-2025-11-11"],
    "claims": ["c#paused"],
}
NOTHING: dict[str, Any] = {
    "status": "no claim",
    "answer": "no claim",
    "since": None,
    "precision": None,
    "until": None,
    "planned_status": None,
    "planned_on": None,
    "stated_by": [],
    "articles": [],
    "claims": [],
}


@pytest.fixture
def plans(store: Store) -> Store:
    write_graph(store, graph([PLAN, ANNOUNCED, SUSPENDED]))
    return store


def test_a_plan_is_in_view_until_a_suspension_stops_it(plans: Store) -> None:
    assert asked(plans, "status_of", date(2025, 11, 10), measure="tariff") == [WITH_PLAN]
    assert asked(plans, "status_of", date(2025, 12, 2), measure="US tariff on steel") == [PAUSED]


def test_the_day_asked_about_is_not_the_day_of_knowledge(plans: Store) -> None:
    (before,) = asked(plans, "status_of", measure="tariff", on=date(2025, 11, 9))
    assert (before["status"], before["planned_status"]) == ("announced", None)
    assert asked(plans, "status_of", measure="tariff", on=date(2025, 10, 9)) == [NOTHING]


def test_silence_is_an_answer(plans: Store) -> None:
    assert asked(plans, "status_of", measure="chip-ban") == [NOTHING]


@pytest.mark.parametrize(("start", "first"), [("2025", date(2025, 1, 1)), ("2025-03", date(2025, 3, 1))])
def test_a_year_and_a_month_keep_their_precision(store: Store, start: str, first: date) -> None:
    write_graph(store, graph([claim("c", "answer HAS_STATUS in_force", by="CN", since=start)]))
    (row,) = asked(store, "status_of", measure="answer")
    assert (row["status"], row["since"], row["precision"]) == ("in_force", first, "month" if "-" in start else "year")


def test_events_have_a_status_too(store: Store) -> None:
    write_graph(store, graph([claim("c", "summit HAS_STATUS scheduled", published="2025-10-01")]))
    (row,) = asked(store, "status_of", measure="Summit in spring")
    assert (row["status"], row["claims"]) == ("scheduled", ["c#c"])


def test_a_denied_status_is_disputed_by_whom(store: Store) -> None:
    denied = claim("no", "tariff HAS_STATUS announced", by="FR", factuality="denied", published="2025-10-12")
    write_graph(store, graph([ANNOUNCED, denied]))
    (row,) = asked(store, "status_of", measure="tariff")
    assert (row["status"], row["answer"]) == ("announced", "disputed")
    assert (row["stated_by"], row["claims"]) == (["FR", "US"], ["c#announced", "c#no"])


def test_the_history_of_a_status_in_order_each_with_its_source(store: Store) -> None:
    reports = [
        claim("denied", "tariff HAS_STATUS announced", by="FR", factuality="denied", published="2025-10-12"),
        claim("year", "tariff HAS_STATUS considered", by="unnamed:agency", via=["agency"], since="2025"),
        claim("if", "tariff HAS_STATUS in_force", by="US", since="2025-11", condition="if talks fail"),
        claim("title", "tariff HAS_STATUS withdrawn", headline=True),
        claim("other", "answer HAS_STATUS announced", by="CN"),
        claim("scope", "tariff COVERS steel", by="US"),
    ]
    write_graph(store, graph([PLAN, ANNOUNCED, *reports]))
    told = ("starts_on", "precision", "status", "planned", "answer", "stated_by", "published_on", "claims")
    assert [tuple(row.values()) for row in asked(store, "status_history", measure="tariff")] == [
        (date(2025, 1, 1), "year", "considered", False, "yes", ["unnamed:agency"], date(2025, 10, 23), ["c#year"]),
        (date(2025, 10, 10), "day", "announced", False, "yes", ["US"], date(2025, 10, 10), ["c#announced"]),
        (date(2025, 10, 12), "day", "announced", False, "denied", ["FR"], date(2025, 10, 12), ["c#denied"]),
        (date(2025, 11, 1), "month", "in_force", True, "conditional", ["US"], date(2025, 10, 23), ["c#if"]),
        (date(2025, 12, 1), "day", "in_force", True, "yes", ["US"], date(2025, 10, 10), ["c#plan"]),
    ]
    early = asked(store, "status_history", date(2025, 10, 11), measure="tariff")
    assert [row["claims"] for row in early] == [["c#announced"], ["c#plan"]]
    (nothing,) = asked(store, "status_history", measure="summit")
    lists = {"stated_by", "claims"}
    assert nothing == {name: [] if name in lists else None for name in told} | {"answer": "no claim"}
