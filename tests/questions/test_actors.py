from datetime import date

import pytest

from kg.load import write_graph
from kg.stores import Store
from tests.questions.asked import asked
from tests.questions.build import claim, fact, graph

OFFICES = [
    fact("minister", "ann HOLDS minister", "2025-01-20"),
    fact("was-minister", "ann HOLDS minister", "2017-01-20", "2021-01-19"),
    fact("envoy", "ann HOLDS envoy", "2021-01-20", "2025-01-19"),
    fact("later", "ann HOLDS envoy", "2026-03-01"),
    fact("of", "minister OF ministry"),
    fact("of-too", "minister OF office"),
    fact("part", "ministry PART_OF office"),
    fact("top", "office PART_OF US"),
    fact("bloc", "envoy OF EU"),
]
SAID = [
    claim("new", "tariff COVERS steel", by="ann", said="2025-01-20", published="2025-01-22"),
    claim("again", "tariff TARGETS CN", by="ann", via=["agency"], said="2025-02-01", published="2025-02-01"),
    claim("old", "tariff COVERS chips", by="ann", said="2025-01-19", published="2025-01-23", factuality="denied"),
    claim("against", "CN OPPOSES tariff", by="CN", published="2025-02-02"),
    claim("itself", "tariff IN_RESPONSE_TO tariff", by="ministry", published="2025-02-02"),
    claim("whispered", "tariff COVERS steel", by="unnamed:daily", published="2025-02-03"),
    claim("own", "tariff COVERS steel", published="2025-02-03"),
    claim("title", "tariff COVERS steel", by="bob", headline=True, published="2025-02-03"),
    claim("elsewhere", "chip-ban COVERS chips", by="ann", published="2025-02-04"),
    claim("rumour", "bob HOLDS minister", factuality="probable", published="2025-02-01"),
]


@pytest.fixture
def actors(store: Store) -> Store:
    write_graph(store, graph(OFFICES + SAID))
    return store


def test_speakers_come_with_the_office_of_the_day_and_whom_it_serves(actors: Store) -> None:
    found = asked(actors, "speakers_on", measure="tariff")
    assert [tuple(row.values())[:5] for row in found] == [
        ("CN", None, "CN", True, 1),
        ("ann", "envoy", "EU", True, 1),
        ("ann", "minister", "US", True, 2),
        ("ministry", None, "US", True, 1),
        ("unnamed:daily", None, None, False, 1),
    ]
    assert found[2] == {
        "speaker": "ann",
        "office": "minister",
        "government": "US",
        "on_record": True,
        "claim_count": 2,
        "first_on": date(2025, 1, 20),
        "last_on": date(2025, 2, 1),
        "claims": ["c#again", "c#new"],
    }


def test_who_has_not_spoken_by_a_day_is_no_speaker(actors: Store) -> None:
    (row,) = asked(actors, "speakers_on", date(2025, 1, 22), measure="tariff")
    assert (row["speaker"], row["office"], row["claims"]) == ("ann", "minister", ["c#new"])
    assert asked(actors, "speakers_on", measure="answer") == []


def test_a_speaker_without_a_known_office_speaks_for_nobody(store: Store) -> None:
    said = claim("c", "tariff COVERS steel", by="bob")
    reported = claim("reported", "bob HOLDS minister", published="2025-10-24")
    write_graph(store, graph([*OFFICES, said, reported]))
    (early,) = asked(store, "speakers_on", date(2025, 10, 23), measure="tariff")
    assert (early["office"], early["government"], early["on_record"]) == (None, None, True)
    (late,) = asked(store, "speakers_on", measure="tariff")
    assert (late["office"], late["government"]) == ("minister", "US")


def test_offices_come_with_their_dates_and_what_was_said_in_them(actors: Store) -> None:
    found = asked(actors, "offices_and_claims_of", date(2026, 2, 28), person="Ann Alder")
    assert found == [
        {
            "office": "envoy",
            "body": "EU",
            "since": date(2021, 1, 20),
            "until": date(2025, 1, 19),
            "claim_count": 1,
            "claims": ["c#envoy", "c#old"],
        },
        {
            "office": "minister",
            "body": "ministry",
            "since": date(2017, 1, 20),
            "until": date(2021, 1, 19),
            "claim_count": 0,
            "claims": ["c#was-minister"],
        },
        {
            "office": "minister",
            "body": "ministry",
            "since": date(2025, 1, 20),
            "until": None,
            "claim_count": 3,
            "claims": ["c#again", "c#elsewhere", "c#minister", "c#new"],
        },
    ]


def test_an_office_begins_on_its_day_and_counts_what_is_published(actors: Store) -> None:
    _, *held = asked(actors, "offices_and_claims_of", date(2026, 3, 1), person="ann")
    assert (held[0]["office"], held[0]["since"], held[0]["claims"]) == ("envoy", date(2026, 3, 1), ["c#later"])
    *_, minister = asked(actors, "offices_and_claims_of", date(2025, 1, 22), person="ann")
    assert (minister["claim_count"], minister["claims"]) == (1, ["c#minister", "c#new"])


def test_what_was_said_in_no_office_has_a_row_of_its_own(store: Store) -> None:
    said = [claim(f"c{n}", "tariff COVERS steel", by="bob", published=f"2025-0{n}-01") for n in range(1, 4)]
    title = claim("title", "tariff COVERS steel", by="bob", published="2025-01-01", headline=True)
    write_graph(store, graph([*said, title, fact("held", "bob HOLDS envoy", "2025-02-01", "2025-02-28")]))
    envoy, none = asked(store, "offices_and_claims_of", person="bob")
    assert (envoy["office"], envoy["body"], envoy["claims"]) == ("envoy", None, ["c#c2", "c#held"])
    assert none == {
        "office": None,
        "body": None,
        "since": None,
        "until": None,
        "claim_count": 2,
        "claims": ["c#c1", "c#c3"],
    }
    assert asked(store, "offices_and_claims_of", person="ann") == []


def test_an_office_that_ends_later_or_without_a_start(store: Store) -> None:
    ended = claim("ended", "ann HOLDS minister", since="2025-01-20", until="2025-06", published="2025-07-01")
    undated = claim("undated", "ann HOLDS envoy", published="2025-07-01")
    write_graph(store, graph([fact("begun", "ann HOLDS minister", "2025-01-20"), ended, undated]))
    envoy, minister = asked(store, "offices_and_claims_of", person="ann")
    assert (envoy["since"], envoy["until"], envoy["claims"]) == (None, None, ["c#undated"])
    assert (minister["until"], minister["claims"]) == (date(2025, 6, 30), ["c#begun", "c#ended"])
