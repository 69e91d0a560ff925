from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from kg.load import write_graph
from kg.stores import Store
from tests.questions.asked import asked
from tests.questions.build import claim, graph

REPLY = "answer IN_RESPONSE_TO tariff"
CLAIMS = [
    claim("read-as", REPLY, factuality="probable"),
    claim("ours", REPLY, by="CN", published="2025-10-25"),
    claim("also", REPLY, by="ann", via=["agency"], published="2025-10-26"),
    claim("not-so", REPLY, by="bob", factuality="denied", published="2025-10-27"),
    claim("title", REPLY, headline=True, published="2025-10-20"),
    claim("talks", "summit IN_RESPONSE_TO tariff"),
    claim("whose", "answer IMPLEMENTED_BY CN"),
    claim("when", "answer HAS_STATUS in_force", by="CN", since="2025-10-21"),
]


def test_who_calls_it_a_countermeasure_and_who_does_not(store: Store) -> None:
    write_graph(store, graph(CLAIMS))
    shared = {
        "countermeasure": "answer",
        "countermeasure_name": "Chinese tax on steel",
        "implementers": ["CN"],
        "status": "in_force",
    }
    assert asked(store, "countermeasures_to", measure="tariff") == [
        {**shared, "answer": "denied", "stated_by": ["bob"], "claims": ["c#not-so"]},
        {**shared, "answer": "probable", "stated_by": ["daily"], "claims": ["c#read-as"]},
        {**shared, "answer": "yes", "stated_by": ["CN", "ann"], "claims": ["c#also", "c#ours"]},
    ]
    (early,) = asked(store, "countermeasures_to", date(2025, 10, 24), measure="tariff")
    assert early == {**shared, "answer": "probable", "stated_by": ["daily"], "claims": ["c#read-as"]}


def test_nobody_answers_a_measure_that_answers(store: Store) -> None:
    write_graph(store, graph(CLAIMS))
    assert asked(store, "countermeasures_to", measure="answer") == []


CHAIN = [
    claim("one", REPLY),
    claim("one-again", REPLY, by="CN", published="2025-10-25"),
    claim("one-no", REPLY, by="bob", factuality="denied", published="2025-10-27"),
    claim("two", "chip-ban IN_RESPONSE_TO answer", factuality="probable"),
    claim("back", "tariff IN_RESPONSE_TO chip-ban", condition="if it stays"),
    claim("three", "quota IN_RESPONSE_TO chip-ban", published="2025-10-28"),
    claim("talks", "summit IN_RESPONSE_TO tariff"),
    claim("title", "quota IN_RESPONSE_TO tariff", headline=True),
    claim("first", "tariff HAS_STATUS threatened", by="US", since="2025-10-01"),
    claim("then", "tariff HAS_STATUS in_force", by="US", since="2025-10-20"),
    claim("reply", "answer HAS_STATUS announced", by="CN", since="2025-10-14"),
    claim("plan", "chip-ban HAS_STATUS in_force", by="US", since="2026-01-01"),
    claim("same-day", "quota HAS_STATUS in_force", by="CN", since="2025-10-01", published="2025-10-28"),
]


def test_a_chain_of_retaliation_step_by_step_although_it_runs_in_a_circle(store: Store) -> None:
    write_graph(store, graph(CHAIN))
    assert [tuple(row.values()) for row in asked(store, "retaliation_chain", measure="tariff")] == [
        (1, "answer", "tariff", 13, "disputed", ["c#one", "c#one-again", "c#one-no"]),
        (2, "chip-ban", "answer", None, "probable", ["c#two"]),
        (3, "quota", "chip-ban", None, "yes", ["c#three"]),
        (3, "tariff", "chip-ban", None, "conditional", ["c#back"]),
    ]
    assert [
        tuple(row.values()) for row in asked(store, "retaliation_chain", date(2025, 10, 24), measure="chip-ban")
    ] == [
        (1, "tariff", "chip-ban", None, "conditional", ["c#back"]),
        (2, "answer", "tariff", 13, "yes", ["c#one"]),
        (3, "chip-ban", "answer", None, "probable", ["c#two"]),
    ]


def test_a_link_takes_the_shortest_way_and_a_denied_one_leads_no_further(store: Store) -> None:
    links = [
        claim("far", "answer IN_RESPONSE_TO tariff"),
        claim("near", "quota IN_RESPONSE_TO tariff"),
        claim("late", "quota IN_RESPONSE_TO answer"),
        claim("not", "chip-ban IN_RESPONSE_TO tariff", factuality="denied"),
        claim("never", "answer IN_RESPONSE_TO chip-ban"),
        claim("when", "tariff HAS_STATUS in_force", by="US", since="2025-10-20"),
        claim("older", "quota HAS_STATUS in_force", by="CN", since="2025-10-10"),
        claim("equal", "answer HAS_STATUS in_force", by="CN", since="2025-10-20"),
    ]
    write_graph(store, graph(links))
    assert [tuple(row.values()) for row in asked(store, "retaliation_chain", measure="tariff")] == [
        (1, "answer", "tariff", 0, "yes", ["c#far"]),
        (1, "chip-ban", "tariff", None, "denied", ["c#not"]),
        (1, "quota", "tariff", -10, "yes", ["c#near"]),
        (2, "quota", "answer", -10, "yes", ["c#late"]),
    ]


DAYS = [
    (["considered 2025-10-15"], 5),
    (["considered 2025-10", "announced 2025-10-15"], 5),
    (["considered 2025-11"], 22),
    (["withdrawn 2025-10-11", "announced 2025-10-15"], 5),
    (["withdrawn 2025-10-11"], None),
    (["announced 2026-10-15"], None),
]


@pytest.mark.parametrize(("statuses", "lag"), DAYS)
def test_a_measure_begins_on_the_first_day_that_is_given_exactly(
    store: Store, statuses: list[str], lag: int | None
) -> None:
    said = [claim("c", REPLY), claim("cause", "tariff HAS_STATUS in_force", by="US", since="2025-10-10")]
    for number, text in enumerate(statuses):
        status, since = text.split()
        said.append(claim(f"s{number}", f"answer HAS_STATUS {status}", since=since, published="2025-12-01"))
    said.append(claim("no", "answer HAS_STATUS considered", factuality="denied", since="2025-10-01"))
    write_graph(store, graph(said))
    (row,) = asked(store, "retaliation_chain", measure="tariff")
    assert (row["lag_days"], row["claims"]) == (lag, ["c#c"])


def test_a_chain_ends_after_four_steps(store: Store) -> None:
    ids = [f"m{number}" for number in range(7)]
    links = [claim(after, f"{after} IN_RESPONSE_TO {before}") for before, after in pairwise(ids)]
    write_graph(store, graph(links, {id: ("Sanction", id) for id in ids}))
    found = asked(store, "retaliation_chain", measure="m0")
    assert [(row["step"], row["measure"]) for row in found] == [(1, "m1"), (2, "m2"), (3, "m3"), (4, "m4")]


def test_a_measure_that_nobody_answers_has_one_row(store: Store) -> None:
    write_graph(store, graph(CHAIN))
    nothing: dict[str, Any] = {
        "step": None,
        "measure": None,
        "answers_measure": None,
        "lag_days": None,
        "answer": "no claim",
        "claims": [],
    }
    assert asked(store, "retaliation_chain", measure="quota") == [nothing]
    assert asked(store, "retaliation_chain", date(2025, 10, 22), measure="tariff") == [nothing]
