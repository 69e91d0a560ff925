from datetime import date
from typing import Any

import pytest

from kg.load import write_graph
from kg.stores import Store
from tests.questions.asked import asked
from tests.questions.build import claim, fact, graph

SAID = "tariff COORDINATED_WITH G7"


def rows(store: Store, as_of: date = date(2026, 6, 1)) -> list[tuple[object, ...]]:
    """Measure, partner, speaker, answer and claims."""
    found = asked(store, "single_speaker_coordination", as_of)
    return [(r["measure"], r["coordinated_with"], r["speaker"], r["answer"], r["claims"]) for r in found]


def test_a_second_speaker_ends_it_and_a_headline_does_not(store: Store) -> None:
    said = [
        claim("if", SAID, by="ann", condition="if talks fail"),
        claim("rerun", SAID, by="ann", via=["agency"], published="2025-10-24", factuality="probable"),
        claim("title", SAID, by="bob", headline=True),
        claim("too", SAID, by="bob", published="2025-10-25", factuality="possible"),
        claim("other", "tariff COORDINATED_WITH FR", by="US", published="2025-10-25"),
        claim("asked", "tariff SEEKS_COORDINATION_WITH EU", by="US"),
    ]
    write_graph(store, graph(said))
    assert rows(store, date(2025, 10, 22)) == []
    assert asked(store, "single_speaker_coordination", date(2025, 10, 23)) == [
        {
            "measure": "tariff",
            "measure_name": "US tariff on steel",
            "coordinated_with": "G7",
            "speaker": "ann",
            "answer": "conditional",
            "claims": ["c#if"],
        }
    ]
    assert rows(store, date(2025, 10, 24)) == [("tariff", "G7", "ann", "probable", ["c#if", "c#rerun"])]
    assert rows(store) == [("tariff", "FR", "US", "yes", ["c#other"])]


@pytest.mark.parametrize(
    ("yes", "no", "answer"),
    [
        ({}, {}, "disputed"),
        ({"since": "2025-10-01"}, {"since": "2025-11-01"}, "yes"),
        ({"since": "2025-10"}, {"since": "2025-10-01"}, "disputed"),
        ({}, {"since": "2025-11"}, "disputed"),
        ({"factuality": "possible"}, {}, "possible"),
    ],
)
def test_who_denies_it_is_no_second_speaker(store: Store, yes: dict[str, Any], no: dict[str, Any], answer: str) -> None:
    denied = claim("no", SAID, by="FR", factuality="denied", **no)
    write_graph(store, graph([claim("yes", SAID, by="ann", **yes), denied]))
    assert rows(store) == [("tariff", "G7", "ann", answer, ["c#no", "c#yes"])]


def test_what_is_only_denied_nobody_says(store: Store) -> None:
    write_graph(store, graph([claim("no", SAID, by="FR", factuality="denied")]))
    assert rows(store) == []


def test_an_outlet_and_its_unnamed_sources_are_one(store: Store) -> None:
    said = [claim("whispered", SAID, by="unnamed:agency", via=["agency"]), claim("wire", SAID, outlet="agency")]
    write_graph(store, graph([*said, fact("record", "chip-ban COORDINATED_WITH G7")]))
    assert rows(store) == [
        ("chip-ban", "G7", None, "yes", ["c#record"]),
        ("tariff", "G7", "agency", "yes", ["c#whispered", "c#wire"]),
    ]
