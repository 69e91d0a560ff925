from datetime import date
from typing import Any

import pytest

from kg.claims.model import Claim
from kg.load import write_graph
from kg.stores import Store
from tests.questions.asked import asked
from tests.questions.build import claim, fact, graph

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


THREAT = claim("threat", "tariff HAS_STATUS threatened", by="US", published="2025-10-10")
NAMED = claim(
    "day", "tariff HAS_STATUS in_force", by="ann", since="2025-11-01", factuality="possible", published="2025-10-12"
)
MISSED = {
    "measure": "tariff",
    "measure_name": "US tariff on steel",
    "threatened_on": date(2025, 10, 10),
    "deadline": date(2025, 11, 1),
    "stated_by": ["US", "ann"],
    "claims": ["c#day", "c#threat"],
}


def missed(store: Store, *more: Claim, as_of: date = date(2025, 11, 2)) -> list[dict[str, Any]]:
    """The threats that were not carried out, by the threat, its day and these claims."""
    write_graph(store, graph([THREAT, NAMED, *more]))
    return asked(store, "threats_not_carried_out", as_of)


def test_a_threat_has_its_day_to_the_end(store: Store) -> None:
    retold = claim("again", "tariff HAS_STATUS threatened", by="bob", published="2025-11-03")
    assert missed(store, retold) == [MISSED]
    assert asked(store, "threats_not_carried_out", date(2025, 11, 1)) == []
    (late,) = asked(store, "threats_not_carried_out", date(2025, 11, 3))
    assert late == MISSED | {"stated_by": ["US", "ann", "bob"], "claims": ["c#again", "c#day", "c#threat"]}


def test_of_a_month_the_last_day_counts_and_of_several_days_the_first_that_passed(store: Store) -> None:
    month = claim(
        "month", "tariff HAS_STATUS in_force", since="2025-11", condition="if talks fail", published="2025-10-11"
    )
    assert missed(store, month) == [MISSED]
    (later,) = asked(store, "threats_not_carried_out", date(2025, 12, 1))
    everybody = {"stated_by": ["US", "ann", "daily"], "claims": ["c#day", "c#month", "c#threat"]}
    assert later == MISSED | everybody


@pytest.mark.parametrize(
    ("more", "found"),
    [
        (claim("done", "tariff HAS_STATUS in_force", by="US", since="2025-11-01", published="2025-11-01"), []),
        (claim("soon", "tariff HAS_STATUS in_force", by="US", since="2025-10-20", published="2025-10-20"), []),
        (claim("late", "tariff HAS_STATUS in_force", by="US", since="2025-11-02", published="2025-11-02"), [MISSED]),
        (claim("gone", "tariff HAS_STATUS withdrawn", by="US", published="2025-10-30"), [MISSED]),
        (claim("title", "tariff HAS_STATUS in_force", headline=True, published="2025-11-01"), [MISSED]),
        (claim("next", "tariff HAS_STATUS in_force", by="US", published="2025-11-03"), [MISSED]),
    ],
)
def test_what_came_by_its_day_is_no_missed_threat(store: Store, more: Claim, found: list[dict[str, Any]]) -> None:
    assert missed(store, more) == found


def test_neither_a_denied_threat_nor_one_without_a_day_is_missed(store: Store) -> None:
    others = [
        claim("no-threat", "quota HAS_STATUS threatened", by="CN", factuality="denied", published="2025-10-10"),
        claim("maybe", "quota HAS_STATUS threatened", factuality="possible", published="2025-10-10"),
        claim("day2", "quota HAS_STATUS in_force", since="2025-10-20", published="2025-10-10"),
        claim("open", "answer HAS_STATUS threatened", by="CN", published="2025-10-10"),
        claim("undated", "answer HAS_STATUS in_force", by="CN", planned=True, published="2025-10-10"),
        claim("no-day", "answer HAS_STATUS in_force", since="2025-10-20", factuality="denied", published="2025-10-10"),
    ]
    assert missed(store, *others) == [MISSED]


def suspended(measure: str, number: int, **more: Any) -> Claim:
    return claim(f"s{number}", f"{measure} HAS_STATUS suspended", **{"by": "US", "published": "2025-11-11"} | more)


ACTS = [
    suspended("chip-ban", 1, since="2025-11-10", until="2026-11-10"),
    claim("made", "chip-ban PART_OF decree", published="2025-10-10"),
    claim("by", "chip-ban PART_OF notice", published="2025-11-11"),
    claim("retold", "chip-ban PART_OF decree", published="2025-11-11"),
    claim("adopted", "notice HAS_STATUS adopted", published="2025-11-11"),
    suspended("answer", 2, since="2025-11", article="elsewhere"),
    fact("of", "answer PART_OF decree"),
    claim("later", "answer PART_OF notice", published="2025-11-12"),
    suspended("tariff", 3, factuality="probable"),
    suspended("quota", 4),
    claim("back", "quota HAS_STATUS reinstated", since="2025-11-20", published="2025-11-20"),
    claim("not", "quota PART_OF notice", factuality="denied", published="2025-11-11"),
]
PAUSED_CHIPS = {
    "measure": "chip-ban",
    "measure_name": "US controls on chips",
    "suspended_on": date(2025, 11, 10),
    "until": date(2026, 11, 10),
    "act": "notice",
    "claims": ["c#by", "c#s1"],
}


def test_suspended_measures_with_the_act_that_is_named_with_the_suspension(store: Store) -> None:
    write_graph(store, graph(ACTS))
    tax = {"measure": "answer", "measure_name": "Chinese tax on steel", "suspended_on": date(2025, 11, 1)}
    quota = {"measure": "quota", "measure_name": "Chinese quota on metals", "suspended_on": date(2025, 11, 11)}
    without = {"until": None, "act": None}
    assert asked(store, "suspended_measures", date(2025, 11, 19)) == [
        tax | without | {"claims": ["c#s2"]},
        PAUSED_CHIPS,
        quota | without | {"claims": ["c#s4"]},
    ]
    assert [row["measure"] for row in asked(store, "suspended_measures")] == ["answer", "chip-ban"]
    assert asked(store, "suspended_measures", date(2025, 11, 10)) == []


def test_of_two_acts_named_with_a_suspension_the_newer_one_made_it(store: Store) -> None:
    both = [
        suspended("chip-ban", 1, since="2025-11-10", until="2026-11-10"),
        claim("by", "chip-ban PART_OF notice", published="2025-11-11"),
        claim("old", "chip-ban PART_OF decree", published="2025-11-11"),
        claim("when", "notice HAS_STATUS adopted", published="2025-11-11"),
        claim("when-old", "decree HAS_STATUS adopted", since="2025-10-09", published="2025-11-11"),
    ]
    write_graph(store, graph(both))
    assert asked(store, "suspended_measures") == [PAUSED_CHIPS]


def test_a_suspension_that_is_denied_is_told_and_one_still_to_come_is_not(store: Store) -> None:
    said = [
        suspended("chip-ban", 1, since="2025-11-10"),
        claim(
            "no",
            "chip-ban HAS_STATUS suspended",
            by="CN",
            factuality="denied",
            since="2025-11-10",
            published="2025-11-12",
        ),
        claim("will", "answer HAS_STATUS suspended", by="CN", since="2026-12-01", published="2025-11-11"),
    ]
    write_graph(store, graph(said))
    (row,) = asked(store, "suspended_measures")
    assert (row["measure"], row["until"], row["claims"]) == ("chip-ban", None, ["c#no", "c#s1"])
