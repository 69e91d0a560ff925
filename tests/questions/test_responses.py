from datetime import date
from typing import Any

import pytest

from kg.load import write_graph
from kg.stores import Store
from tests.questions.asked import asked
from tests.questions.build import claim, fact, graph

ON = "tariff HAS_STATUS in_force"
SAID = "tariff COVERS steel"
LATER: dict[str, Any] = {"outlet": "agency", "published": "2025-10-30"}


def pairs(store: Store, as_of: date = date(2026, 6, 1)) -> list[tuple[object, ...]]:
    """Claim, response, by whom, days later; the claims of a row are the pair."""
    found = asked(store, "confirmed_or_denied_claims", as_of)
    assert all(len(row["claims"]) == 2 and row["claim"] in row["claims"] for row in found)
    return [tuple(row.values())[:4] for row in found]


def test_what_an_official_says_later_confirms_or_denies(store: Store) -> None:
    said = [
        claim("heard", SAID, by="unnamed:daily", said="2025-10-22", factuality="possible"),
        claim("title", SAID, by="bob", headline=True),
        claim("minister", SAID, by="ann", said="2025-10-29", **LATER),
        claim("bloc", SAID, by="EU", factuality="denied", outlet="agency", published="2025-11-01"),
        claim("firm", SAID, by="bob", outlet="agency", published="2025-11-02"),
    ]
    write_graph(store, graph(said))
    assert pairs(store, date(2025, 10, 29)) == []
    assert asked(store, "confirmed_or_denied_claims", date(2025, 10, 30)) == [
        {
            "claim": "c#heard",
            "response": "confirms",
            "by": "ann",
            "lag_days": 7,
            "claims": ["c#heard", "c#minister"],
        }
    ]
    assert pairs(store) == [
        ("c#heard", "confirms", "ann", 7),
        ("c#heard", "denies", "EU", 10),
        ("c#minister", "denies", "EU", 3),
    ]


@pytest.mark.parametrize("said", ["2025-10-24", "2025-10-23", "2025-10-21"])
def test_within_an_article_the_annotator_says_what_answers_what(store: Store, said: str) -> None:
    links: dict[str, Any] = {"confirms": ("c#heard",), "denies": ("c#too",)}
    linked = [
        claim("heard", SAID, said="2025-10-22"),
        claim("too", ON, said="2025-10-22"),
        claim("reply", SAID, by="ministry", said=said, **links),
        claim("no-official", SAID, by="bob", said="2025-10-23", **links),
        claim("title", SAID, by="US", headline=True, **links),
    ]
    write_graph(store, graph(linked))
    lag = (date.fromisoformat(said) - date(2025, 10, 22)).days
    assert pairs(store) == [("c#heard", "confirms", "ministry", lag), ("c#too", "denies", "ministry", lag)]


CONFIRMS, DENIES, NEITHER = ["confirms"], ["denies"], list[str]()
NO: dict[str, Any] = {"factuality": "denied"}
STATUSES = [
    ({}, {}, CONFIRMS),
    ({}, {"outlet": "daily", "article": "daily-2025-10-23"}, NEITHER),
    ({"said": "2025-10-21"}, {"said": "2025-10-21"}, NEITHER),
    ({"by": "US"}, {}, NEITHER),
    ({"by": "bob"}, {}, NEITHER),
    ({"by": None}, {}, NEITHER),
    ({}, {"by": "bob"}, NEITHER),
    ({}, {"stated_on_precision": "unknown"}, NEITHER),
    ({}, {"condition": "if talks fail"}, NEITHER),
    ({}, {"factuality": "probable"}, NEITHER),
    (NO, {}, NEITHER),
    (NO, NO, NEITHER),
    ({"condition": "if talks fail"}, {}, CONFIRMS),
    ({"since": "2025-10"}, {"since": "2025-10-20"}, CONFIRMS),
    ({"since": "2025"}, {}, CONFIRMS),
    ({"since": "2025-10-19"}, {"since": "2025-10-20"}, NEITHER),
    ({"since": "2025-12-01"}, {"since": "2025-12"}, CONFIRMS),
    ({"since": "2025-11-01"}, {"published": "2025-11-02"}, CONFIRMS),
    ({}, {"since": "2025-12-01"}, NEITHER),
    ({}, NO, DENIES),
    ({"by": None}, NO, DENIES),
    ({"since": "2025-10-01"}, NO, DENIES),
    ({"since": "2025-12-01"}, NO, NEITHER),
    ({"by": "US"}, NO, NEITHER),
    ({"said": "2025-10-21"}, {"said": "2025-10-21", **NO}, NEITHER),
    ({}, {"outlet": "daily", "article": "daily-2025-10-23", **NO}, NEITHER),
]


@pytest.mark.parametrize(("report", "reply", "responses"), STATUSES)
def test_what_counts_as_a_response(
    store: Store, report: dict[str, Any], reply: dict[str, Any], responses: list[str]
) -> None:
    said = [
        claim("heard", ON, **{"by": "unnamed:daily", **report}),
        claim("reply", ON, **{"by": "US", **LATER, **reply}),
    ]
    write_graph(store, graph(said))
    assert [response for _, response, *_ in pairs(store)] == responses


def test_days_are_not_counted_from_a_day_that_nobody_gives(store: Store) -> None:
    said = [claim("heard", ON, by="unnamed:daily", stated_on_precision="unknown"), claim("reply", ON, by="US", **LATER)]
    write_graph(store, graph(said))
    assert pairs(store) == [("c#heard", "confirms", "US", None)]


def test_another_rate_or_another_stage_is_no_confirmation(store: Store) -> None:
    supply = "CN SUPPLIES chips"
    said = [
        claim("rate", SAID, by="unnamed:daily", qualifiers={"rate": 25.0}),
        claim("other-rate", SAID, by="US", qualifiers={"rate": 50.0}, **LATER),
        claim("mined", supply, by="unnamed:daily", qualifiers={"stage": "mined"}),
        claim("refined", supply, by="CN", qualifiers={"stage": "refined"}, **LATER),
        claim("mined-too", supply, by="US", qualifiers={"stage": "mined"}, **LATER),
        fact("registry", supply),
    ]
    write_graph(store, graph(said))
    assert pairs(store) == [("c#mined", "confirms", "US", 7)]
