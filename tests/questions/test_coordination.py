from datetime import date

import pytest

from kg.load import write_graph
from kg.stores import Store
from tests.questions.asked import asked
from tests.questions.build import claim, fact, graph

OFFICES = [
    fact("f1", "ann HOLDS minister", "2025-01-20"),
    fact("f2", "ann HOLDS envoy", "2020-01-01", "2025-01-19"),
    fact("f3", "minister OF ministry"),
    fact("f4", "ministry PART_OF office"),
    fact("f5", "office PART_OF US"),
    fact("f6", "envoy OF FR"),
]
CHIPS = [
    claim("if", "chip-ban COORDINATED_WITH G7", by="ann", said="2025-10-22", condition="if the ban comes"),
    claim("title", "chip-ban COORDINATED_WITH G7", headline=True),
    claim("by", "chip-ban IMPLEMENTED_BY US"),
    claim("at", "chip-ban TARGETS CN"),
    claim("perhaps-at", "chip-ban TARGETS FR", factuality="probable"),
    claim("status", "chip-ban HAS_STATUS considered", by="ann", said="2025-10-22"),
]
CONTEST = [
    claim("joint", "tariff COORDINATED_WITH G7", by="US", qualifiers={"degree": "joint"}, published="2025-11-02"),
    claim("too", "tariff COORDINATED_WITH G7", by="ann", via=["agency"], said="2025-11-01", published="2025-11-03"),
    claim("no", "tariff COORDINATED_WITH G7", by="FR", factuality="denied", published="2025-11-04"),
    claim("elsewhere", "tariff COORDINATED_WITH EU", by="US", published="2025-11-02"),
]
CONDITIONAL = {
    "measure": "chip-ban",
    "measure_name": "US controls on chips",
    "answer": "conditional",
    "implementers": ["US"],
    "targets": ["CN"],
    "status": "considered",
    "status_answer": "yes",
    "factualities": ["certain"],
    "conditions": ["if the ban comes"],
    "degrees": [],
    "stated_by": ["ann"],
    "stated_on": date(2025, 10, 22),
    "articles": ["daily-2025-10-23"],
    "claims": ["c#if"],
}


@pytest.fixture
def coordination(store: Store) -> Store:
    write_graph(store, graph(OFFICES + CHIPS + CONTEST))
    return store


def test_what_is_only_conditional_is_no_fact_and_a_headline_does_not_count(coordination: Store) -> None:
    assert asked(coordination, "measures_coordinated_with", date(2025, 10, 23), bloc="G7") == [CONDITIONAL]
    assert asked(coordination, "measures_coordinated_with", date(2025, 10, 22), bloc="G7") == []


def test_a_contested_measure_has_a_row_for_each_answer(coordination: Store) -> None:
    found = asked(coordination, "measures_coordinated_with", bloc="Group of Seven")
    conditional, denied, said = found
    assert conditional == CONDITIONAL
    assert said == {
        "measure": "tariff",
        "measure_name": "US tariff on steel",
        "answer": "yes",
        "implementers": [],
        "targets": [],
        "status": "no claim",
        "status_answer": "no claim",
        "factualities": ["certain"],
        "conditions": [],
        "degrees": ["joint"],
        "stated_by": ["US", "ann"],
        "stated_on": date(2025, 11, 1),
        "articles": ["daily-2025-11-02", "daily-2025-11-03"],
        "claims": ["c#joint", "c#too"],
    }
    assert (denied["answer"], denied["stated_by"], denied["claims"]) == ("denied", ["FR"], ["c#no"])


def test_a_bloc_that_nobody_mentioned_by_then_has_no_rows(coordination: Store) -> None:
    assert asked(coordination, "measures_coordinated_with", date(2025, 11, 1), bloc="European Union") == []


def test_speakers_come_with_the_office_they_held_that_day(coordination: Store) -> None:
    elsewhere, denied, government, minister = asked(coordination, "coordination_claims", measure="tariff")
    assert minister == {
        "coordinated_with": "G7",
        "answer": "yes",
        "factuality": "certain",
        "condition": None,
        "degree": None,
        "stated_by": ["ann"],
        "offices": ["minister"],
        "governments": ["US"],
        "chain": "daily > agency > ann",
        "stated_on": date(2025, 11, 1),
        "published_on": date(2025, 11, 3),
        "claims": ["c#too"],
    }
    assert (government["claims"], government["offices"], government["governments"]) == (["c#joint"], [], ["US"])
    assert (denied["answer"], denied["stated_by"], denied["governments"]) == ("denied", ["FR"], ["FR"])
    assert (elsewhere["coordinated_with"], elsewhere["claims"]) == ("EU", ["c#elsewhere"])


def test_an_office_left_or_not_yet_recorded_is_not_held(store: Store) -> None:
    early = claim("early", "chip-ban COORDINATED_WITH G7", by="ann", said="2025-01-19", published="2025-01-21")
    bob = claim("by-bob", "chip-ban COORDINATED_WITH G7", by="bob", factuality="possible")
    reported = claim("in-office", "bob HOLDS minister", published="2025-10-24")
    write_graph(store, graph([*OFFICES, early, bob, reported]))
    by_bob, by_ann = asked(store, "coordination_claims", date(2025, 10, 23), measure="chip-ban")
    assert (by_ann["offices"], by_ann["governments"]) == (["envoy"], ["FR"])
    assert (by_bob["answer"], by_bob["offices"], by_bob["governments"]) == ("possible", [], [])
    by_bob, _ = asked(store, "coordination_claims", measure="chip-ban")
    assert (by_bob["offices"], by_bob["governments"]) == (["minister"], ["US"])


def test_a_measure_of_which_nobody_says_so_has_one_row(coordination: Store) -> None:
    (row,) = asked(coordination, "coordination_claims", measure="answer")
    lists = {"stated_by", "offices", "governments", "claims"}
    assert row == {name: [] if name in lists else None for name in row} | {"answer": "no claim"}


MEMBERS = [
    fact("m1", "US MEMBER_OF G7", "1975-01-01"),
    fact("m2", "FR MEMBER_OF G7", "1975-01-01", "2025-06-30"),
    fact("m3", "EU MEMBER_OF G7"),
    claim("m4", "CN MEMBER_OF G7", factuality="possible"),
    fact("b1", "ministry PART_OF office"),
    fact("b2", "office PART_OF US"),
    fact("b3", "agency PART_OF G7"),
]
IMPLEMENTED = [
    claim("joint", "tariff IMPLEMENTED_BY G7"),
    claim("body", "chip-ban IMPLEMENTED_BY agency", condition="if all agree"),
    claim("own", "tariff IMPLEMENTED_BY US", factuality="probable"),
    claim("own-no", "tariff IMPLEMENTED_BY US", factuality="denied", published="2025-10-24"),
    claim("minister", "chip-ban IMPLEMENTED_BY ministry", by="US"),
    claim("minister-no", "chip-ban IMPLEMENTED_BY ministry", by="FR", factuality="denied", published="2025-10-25"),
    claim("french", "quota IMPLEMENTED_BY FR"),
    claim("union", "quota IMPLEMENTED_BY EU", factuality="denied"),
    claim("chinese", "answer IMPLEMENTED_BY CN"),
    claim("title", "answer IMPLEMENTED_BY US", headline=True),
    claim("when", "tariff HAS_STATUS announced", by="US", since="2025-10-01"),
]


def test_what_a_bloc_does_and_what_its_members_do(store: Store) -> None:
    write_graph(store, graph(MEMBERS + IMPLEMENTED))
    chips = {"measure": "chip-ban", "measure_name": "US controls on chips", "status": "no claim"}
    tariff = {"measure": "tariff", "measure_name": "US tariff on steel", "status": "announced"}
    quota = {"measure": "quota", "measure_name": "Chinese quota on metals", "status": "no claim"}
    by_agency = {"implementer": "agency", "capacity": "bloc", "answer": "conditional", "claims": ["c#body"]}
    by_ministry = {"implementer": "ministry", "capacity": "member"}
    by_union = {"implementer": "EU", "capacity": "member", "answer": "denied", "claims": ["c#union"]}
    by_g7 = {"implementer": "G7", "capacity": "bloc", "answer": "yes", "claims": ["c#joint"]}
    by_us = {"implementer": "US", "capacity": "member", "answer": "probable", "claims": ["c#own", "c#own-no"]}
    contested = {"answer": "disputed", "claims": ["c#minister", "c#minister-no"]}
    assert asked(store, "measures_of_bloc_and_members", bloc="G7") == [
        chips | by_agency,
        chips | by_ministry | contested,
        quota | by_union,
        tariff | by_g7,
        tariff | by_us,
    ]
    early = asked(store, "measures_of_bloc_and_members", date(2025, 10, 23), bloc="G7")
    assert early[1] == chips | by_ministry | {"answer": "yes", "claims": ["c#minister"]}
    assert asked(store, "measures_of_bloc_and_members", date(2025, 10, 22), bloc="G7") == []
    assert asked(store, "measures_of_bloc_and_members", bloc="EU") == [quota | by_union | {"capacity": "bloc"}]


def test_members_and_status_are_those_of_the_day_asked_about(store: Store) -> None:
    write_graph(store, graph(MEMBERS + IMPLEMENTED))
    members = {}
    for day in (date(1974, 12, 31), date(2025, 6, 30), date(2025, 7, 1)):
        found = asked(store, "measures_of_bloc_and_members", bloc="Group of Seven", on=day)
        assert {row["status"] for row in found} == {"no claim"}
        members[day] = sorted({row["implementer"] for row in found if row["capacity"] == "member"})
    assert list(members.values()) == [["EU"], ["EU", "FR", "US", "ministry"], ["EU", "US", "ministry"]]
    announced = asked(store, "measures_of_bloc_and_members", bloc="G7", on=date(2025, 10, 1))
    assert [row["status"] for row in announced if row["implementer"] == "G7"] == ["announced"]


def test_what_is_a_member_s_and_the_bloc_s_body_counts_as_the_bloc_s(store: Store) -> None:
    both = [fact("m", "US MEMBER_OF G7"), fact("b1", "agency PART_OF US"), fact("b2", "agency PART_OF G7")]
    write_graph(store, graph([*both, claim("by", "tariff IMPLEMENTED_BY agency")]))
    (row,) = asked(store, "measures_of_bloc_and_members", bloc="G7")
    assert (row["implementer"], row["capacity"]) == ("agency", "bloc")
