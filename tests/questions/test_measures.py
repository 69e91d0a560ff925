from datetime import date
from typing import Any

import pytest

from kg.load import write_graph
from kg.ontology import ontology
from kg.stores import Store
from tests.questions.asked import asked
from tests.questions.build import claim, fact, graph

BODIES = [fact("po1", "ministry PART_OF office"), fact("po2", "office PART_OF US")]
GOODS = [fact("po3", "rails PART_OF steel"), fact("po4", "steel PART_OF metals")]
BETWEEN = [
    claim("by", "tariff IMPLEMENTED_BY US"),
    claim("at", "tariff TARGETS CN", by="US"),
    claim("at-too", "tariff TARGETS CN", factuality="probable", published="2025-10-24"),
    claim("title", "tariff TARGETS FR", headline=True),
    claim("hits", "tariff AFFECTS CN", factuality="possible"),
    claim("perhaps", "chip-ban IMPLEMENTED_BY ministry", factuality="probable"),
    claim("chips-at", "chip-ban TARGETS CN"),
    claim("theirs", "answer IMPLEMENTED_BY CN"),
    claim("at-us", "answer TARGETS US"),
]
TARIFF = {"measure": "tariff", "measure_name": "US tariff on steel", "instrument": "ImportTariff", "mast": None}


def picked(found: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    """These columns of the rows."""
    return [tuple(row[name] for name in names) for row in found]


def test_measures_between_two_jurisdictions_are_as_sure_as_the_weaker_of_two_facts(store: Store) -> None:
    status = claim("status", "tariff HAS_STATUS announced", by="US")
    write_graph(store, graph([*BODIES, *BETWEEN, status]))
    assert asked(store, "measures_between", implementer="United States", affected="China") == [
        {
            "measure": "chip-ban",
            "measure_name": "US controls on chips",
            "instrument": "ExportControl",
            "mast": "P33",
            "relation": "TARGETS",
            "status": "no claim",
            "answer": "probable",
            "claims": ["c#chips-at", "c#perhaps"],
        },
        TARIFF | {"relation": "AFFECTS", "status": "announced", "answer": "possible", "claims": ["c#by", "c#hits"]},
        TARIFF
        | {"relation": "TARGETS", "status": "announced", "answer": "yes", "claims": ["c#at", "c#at-too", "c#by"]},
    ]
    assert asked(store, "measures_between", implementer="US", affected="FR") == []
    assert asked(store, "measures_between", date(2025, 10, 22), implementer="US", affected="CN") == []


@pytest.mark.parametrize(
    ("more", "answer"),
    [
        (claim("no", "tariff TARGETS CN", by="US", factuality="denied", published="2025-10-25"), "disputed"),
        (claim("not-us", "tariff IMPLEMENTED_BY US", by="US", factuality="denied", published="2025-10-25"), "disputed"),
        (claim("other", "tariff IMPLEMENTED_BY office", factuality="denied", published="2025-10-25"), "yes"),
    ],
)
def test_a_denial_of_either_fact_disputes_a_measure_between_two(store: Store, more: Any, answer: str) -> None:
    write_graph(store, graph([*BODIES, *BETWEEN, more]))
    found = asked(store, "measures_between", implementer="US", affected="CN")
    assert picked(found, "measure", "relation", "answer")[-1] == ("tariff", "TARGETS", answer)
    assert more.id in found[-1]["claims"]
    early = asked(store, "measures_between", date(2025, 10, 24), implementer="US", affected="CN")
    assert picked(early, "answer")[-1] == ("yes",)


def test_what_is_only_denied_or_only_conditional_is_told_as_such(store: Store) -> None:
    said = [
        claim("by", "tariff IMPLEMENTED_BY US"),
        claim("if", "tariff TARGETS CN", condition="if talks fail"),
        claim("no", "tariff AFFECTS CN", factuality="denied"),
    ]
    write_graph(store, graph(said))
    found = asked(store, "measures_between", implementer="US", affected="CN")
    assert picked(found, "relation", "answer") == [("AFFECTS", "denied"), ("TARGETS", "conditional")]


def test_a_body_belongs_to_a_jurisdiction_from_the_day_on_which_that_was_published(store: Store) -> None:
    late = claim("of", "agency PART_OF US", published="2025-10-25")
    said = [late, claim("by", "tariff IMPLEMENTED_BY agency"), claim("at", "tariff TARGETS CN")]
    write_graph(store, graph(said))
    assert asked(store, "measures_between", date(2025, 10, 24), implementer="US", affected="CN") == []
    found = asked(store, "measures_between", date(2025, 10, 25), implementer="US", affected="CN")
    assert picked(found, "claims") == [(["c#at", "c#by"],)]


COVERED = [
    claim("exact", "answer COVERS steel", by="CN"),
    claim("wide", "quota COVERS metals", condition="if talks fail"),
    claim("narrow", "quota COVERS rails", factuality="probable", published="2025-10-24"),
    claim("title", "quota COVERS steel", headline=True),
    claim("import", "tariff COVERS steel"),
    claim("elsewhere", "chip-ban COVERS chips"),
    claim("whose", "quota IMPLEMENTED_BY CN"),
    claim("perhaps", "answer IMPLEMENTED_BY CN", factuality="possible"),
    claim("status", "quota HAS_STATUS in_force", by="CN"),
]


def test_export_measures_cover_a_good_its_parts_or_what_it_is_part_of(store: Store) -> None:
    write_graph(store, graph([*GOODS, *COVERED]))
    quota = {
        "measure": "quota",
        "measure_name": "Chinese quota on metals",
        "implementers": ["CN"],
        "status": "in_force",
    }
    assert asked(store, "export_measures_covering", commodity="Steel") == [
        {
            "measure": "answer",
            "measure_name": "Chinese tax on steel",
            "implementers": [],
            "commodity": "steel",
            "how": "exact",
            "status": "no claim",
            "answer": "yes",
            "claims": ["c#exact"],
        },
        quota | {"commodity": "metals", "how": "broader", "answer": "conditional", "claims": ["c#wide"]},
        quota | {"commodity": "rails", "how": "narrower", "answer": "probable", "claims": ["c#narrow"]},
    ]
    early = asked(store, "export_measures_covering", date(2025, 10, 23), commodity="steel")
    assert picked(early, "how") == [("exact",), ("broader",)]
    top = asked(store, "export_measures_covering", commodity="metals")
    assert picked(top, "commodity", "how") == [("steel", "narrower"), ("metals", "exact"), ("rails", "narrower")]
    assert asked(store, "export_measures_covering", date(2025, 10, 22), commodity="steel") == []


def test_a_denied_good_is_told_and_a_part_that_somebody_denies_is_none(store: Store) -> None:
    said = [
        claim("yes", "answer COVERS steel", by="CN"),
        claim("no", "answer COVERS steel", by="US", factuality="denied", published="2025-10-25"),
        claim("never", "quota COVERS steel", by="CN", factuality="denied"),
        claim("rails", "quota COVERS rails"),
        claim("not-part", "rails PART_OF steel", factuality="denied"),
    ]
    write_graph(store, graph(said))
    found = asked(store, "export_measures_covering", commodity="steel")
    assert picked(found, "measure", "answer", "claims") == [
        ("answer", "disputed", ["c#no", "c#yes"]),
        ("quota", "denied", ["c#never"]),
    ]


def test_a_circle_of_goods_ends_and_the_nearer_word_wins(store: Store) -> None:
    circle = [fact("a", "steel PART_OF metals"), fact("b", "metals PART_OF steel")]
    said = [claim("s", "answer COVERS steel"), claim("m", "answer COVERS metals")]
    write_graph(store, graph(circle + said))
    found = asked(store, "export_measures_covering", commodity="steel")
    assert picked(found, "commodity", "how") == [("metals", "broader"), ("steel", "exact")]


def test_export_measures_are_those_of_mast_chapter_p(store: Store) -> None:
    classes = {name: one.labels for name, one in ontology().classes.items() if "Measure" in one.labels}
    notations = {name: dict(ontology().classes[name].notations) for name in classes}
    chapter_p = {
        name
        for name, labels in classes.items()
        if next((notations[one]["mastChapter"] for one in labels if "mastChapter" in notations[one]), "").startswith(
            "P"
        )
    }
    covers = [claim(name, f"m-{name} COVERS steel") for name in classes]
    write_graph(store, graph(covers, {f"m-{name}": (name, name) for name in classes}))
    found = asked(store, "export_measures_covering", commodity="steel")
    assert {row["measure_name"] for row in found} == chapter_p


SCOPE = [
    claim(
        "all",
        "tariff COVERS metals",
        by="US",
        since="2025-11",
        until="2026-10",
        qualifiers={"rate": 100.0, "additional": True, "scope": "from China"},
    ),
    claim("some", "tariff COVERS steel", factuality="probable", qualifiers={"rate": 12.5, "additional": False}),
    claim("some-no", "tariff COVERS steel", factuality="denied", published="2025-10-25", qualifiers={"rate": 12.5}),
    claim("all-no", "tariff COVERS metals", factuality="denied", published="2025-10-26"),
    claim("title", "tariff COVERS chips", headline=True, qualifiers={"rate": 500.0, "scope": "everything"}),
    claim("out", "tariff EXCLUDES FR", condition="if they buy", qualifiers={"scope": "for a year"}),
    claim("at", "tariff TARGETS CN", qualifiers={"scope": "from China"}),
    claim("with", "tariff COORDINATED_WITH G7", qualifiers={"scope": "no matter"}),
    claim("plan", "tariff HAS_STATUS in_force", by="US", since="2025-11-01/2025-11-05", factuality="possible"),
    claim("ended", "tariff HAS_STATUS expired", by="US", since="2026-11-01", published="2025-10-24"),
    claim("ended-then", "tariff HAS_STATUS expired", since="2027", published="2025-10-24"),
]


def test_the_scope_of_a_measure_aspect_by_aspect(store: Store) -> None:
    write_graph(store, graph(SCOPE))
    found = asked(store, "measure_scope", measure="tariff")
    assert picked(found, "aspect", "value", "answer", "claims") == [
        ("additional", "false", "probable", ["c#some"]),
        ("additional", "true", "yes", ["c#all"]),
        ("excluded", "FR", "conditional", ["c#out"]),
        ("from", "2025-11", "yes", ["c#all"]),
        ("from", "2025-11-01/2025-11-05", "possible", ["c#plan"]),
        ("product", "metals", "disputed", ["c#all", "c#all-no"]),
        ("product", "steel", "probable", ["c#some", "c#some-no"]),
        ("rate", "100", "yes", ["c#all"]),
        ("rate", "12.5", "probable", ["c#some", "c#some-no"]),
        ("scope", "for a year", "conditional", ["c#out"]),
        ("scope", "from China", "yes", ["c#all", "c#at"]),
        ("to", "2026-10", "yes", ["c#all"]),
        ("to", "2026-10-31", "yes", ["c#ended"]),
        ("to", "2027", "yes", ["c#ended-then"]),
    ]
    early = asked(store, "measure_scope", date(2025, 10, 25), measure="tariff")
    assert ("product", "metals", "yes", ["c#all"]) in picked(early, "aspect", "value", "answer", "claims")


def test_what_of_a_scope_nobody_mentions_is_told(store: Store) -> None:
    until = claim("until", "tariff HAS_STATUS in_force", since="/2025-10-23", until="2026-12-31")
    write_graph(store, graph([until]))
    silent: dict[str, Any] = {"value": None, "answer": "no claim", "claims": []}
    assert asked(store, "measure_scope", measure="tariff") == [
        {"aspect": "additional"} | silent,
        {"aspect": "excluded"} | silent,
        {"aspect": "from", "value": "/2025-10-23", "answer": "yes", "claims": ["c#until"]},
        {"aspect": "product"} | silent,
        {"aspect": "rate"} | silent,
        {"aspect": "scope"} | silent,
        {"aspect": "to", "value": "2026-12-31", "answer": "yes", "claims": ["c#until"]},
    ]
    assert {row["answer"] for row in asked(store, "measure_scope", date(2025, 10, 22), measure="tariff")} == {
        "no claim"
    }


RATES = [
    (["steel yes", "steel denied"], "disputed"),
    (["steel yes", "chips denied"], "yes"),
    (["steel yes from 2025-10-01", "steel denied from 2025-11-01"], "yes"),
    (["steel yes from 2025-10-01", "steel denied from 2025-10-01"], "disputed"),
    (["steel yes", "steel denied from 2025-10-01"], "disputed"),
    (["steel yes from 2025-10-01", "steel denied"], "disputed"),
    (["steel yes", "steel denied", "chips yes"], "yes"),
]


@pytest.mark.parametrize(("claims", "answer"), RATES)
def test_a_rate_is_disputed_where_it_is_denied_of_the_same_good(store: Store, claims: list[str], answer: str) -> None:
    said = []
    for number, text in enumerate(claims):
        good, answered, *start = text.replace("from ", "").split()
        factuality = "denied" if answered == "denied" else "certain"
        since = start[0] if start else None
        fact = f"tariff COVERS {good}"
        said.append(claim(f"c{number}", fact, factuality=factuality, since=since, qualifiers={"rate": 10.0}))
    write_graph(store, graph(said))
    found = asked(store, "measure_scope", measure="tariff")
    assert [row["answer"] for row in found if row["aspect"] == "rate"] == [answer]


def test_jurisdictions_are_targeted_affected_or_left_out(store: Store) -> None:
    said = [
        claim("at", "tariff TARGETS CN", by="US"),
        claim("at-no", "tariff TARGETS CN", by="CN", factuality="denied", published="2025-10-25"),
        claim("hits", "tariff AFFECTS EU", factuality="probable"),
        claim("hits-if", "tariff AFFECTS EU", condition="if nothing changes"),
        claim("out", "tariff EXCLUDES FR"),
        claim("firm", "tariff TARGETS agency"),
        claim("title", "tariff TARGETS US", headline=True),
    ]
    write_graph(store, graph(said))
    assert asked(store, "jurisdictions_affected_by", measure="tariff") == [
        {"government": "CN", "relation": "TARGETS", "answer": "disputed", "claims": ["c#at", "c#at-no"]},
        {"government": "EU", "relation": "AFFECTS", "answer": "probable", "claims": ["c#hits", "c#hits-if"]},
        {"government": "FR", "relation": "EXCLUDES", "answer": "yes", "claims": ["c#out"]},
        {"government": "agency", "relation": "TARGETS", "answer": "yes", "claims": ["c#firm"]},
    ]
    early = asked(store, "jurisdictions_affected_by", date(2025, 10, 24), measure="tariff")
    assert picked(early, "government", "answer")[0] == ("CN", "yes")


def test_a_measure_that_affects_nobody_yet_has_one_row(store: Store) -> None:
    said = [
        claim("title", "tariff TARGETS US", headline=True),
        claim("late", "tariff TARGETS CN", published="2025-10-24"),
    ]
    write_graph(store, graph(said))
    nothing: dict[str, Any] = {"government": None, "relation": None, "answer": "no claim", "claims": []}
    assert asked(store, "jurisdictions_affected_by", date(2025, 10, 23), measure="tariff") == [nothing]
    assert asked(store, "jurisdictions_affected_by", measure="chip-ban") == [nothing]
