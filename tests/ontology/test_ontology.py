"""The vocabulary is linted like code, and read as it is written."""

import pytest

from kg.errors import UsageError
from kg.ontology import TERMS, Ontology, ontology

KNOWN = ontology()
HEAD = f"""@prefix kg: <{TERMS}> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."""


@pytest.mark.parametrize("name", [*KNOWN.classes, *KNOWN.predicates, *KNOWN.columns, *KNOWN.statuses, *KNOWN.concepts])
def test_every_term_has_a_label_and_a_comment(name: str) -> None:
    terms = [
        kind[name]
        for kind in (KNOWN.classes, KNOWN.predicates, KNOWN.columns, KNOWN.statuses, KNOWN.concepts)
        if name in kind
    ]
    assert all(term.label and term.comment.endswith(".") for term in terms)


@pytest.mark.parametrize("name", KNOWN.predicates)
def test_every_predicate_joins_classes_and_knows_its_qualifiers(name: str) -> None:
    one = KNOWN.predicates[name]
    assert one.domain
    assert one.range
    assert set(one.domain) | set(one.range) <= KNOWN.classes.keys()
    assert set(one.qualifiers) <= KNOWN.qualifiers.keys()


def test_labels_and_relationship_types_share_no_name_even_by_case() -> None:
    names = [*KNOWN.classes, *KNOWN.predicates, *KNOWN.links]
    assert len({name.casefold() for name in names}) == len(names)
    assert {name for name in KNOWN.classes if not name[:1].isupper() or "_" in name} == set()
    assert {name for name in (*KNOWN.predicates, *KNOWN.links) if name != name.upper()} == set()


def test_every_class_has_a_colour_and_every_drawn_one_an_icon() -> None:
    for name in KNOWN.classes:
        style = KNOWN.style(name)
        assert style["colour"].startswith("#")
        assert "icon" in style or "column" not in style


def test_classes_know_their_ancestors() -> None:
    official = KNOWN.classes["Official"]
    assert official.labels == ("Official", "Person", "Actor")
    assert (official.root, KNOWN.is_a("Official", "Actor"), KNOWN.is_a("Actor", "Official")) == ("Actor", True, False)
    assert dict(KNOWN.classes["ExportControl"].notations)["mastChapter"] == "P33"


def test_ends_are_pairs_where_not_all_fit() -> None:
    assert KNOWN.allows("ExportControl", "PART_OF", "StateAct")
    assert KNOWN.allows("Commodity", "PART_OF", "Commodity")
    assert not KNOWN.allows("Commodity", "PART_OF", "StateAct")
    assert not KNOWN.allows("Government", "TARGETS", "Measure")


def test_qualifiers_are_allowed_where_named_and_scope_everywhere() -> None:
    assert KNOWN.qualifiers_of("COVERS") == ("rate", "additional", "scope")
    assert KNOWN.qualifiers_of("TARGETS") == ("scope",)
    assert KNOWN.qualifiers["degree"].values == ("joint", "aligned", "consulted")
    assert [name for name, one in KNOWN.qualifiers.items() if one.in_key] == ["stage"]


def test_statuses_are_in_order() -> None:
    measure = [status for status in KNOWN.statuses.values() if "Measure" in status.applies_to]
    event = [status for status in KNOWN.statuses.values() if status.applies_to == ("Event",)]
    for kind in (measure, event):
        assert [status.rank for status in kind] == list(range(1, len(kind) + 1))
        assert [status.decided for status in kind] == sorted(status.decided for status in kind)
    assert {status.name for status in KNOWN.statuses.values() if status.stops} == {
        "suspended", "withdrawn", "expired", "not_implemented", "postponed", "cancelled",
    }  # fmt: skip
    assert KNOWN.statuses["reinstated"].follows == ("suspended",)
    assert KNOWN.status_predicate == "HAS_STATUS"


def test_a_look_is_no_version() -> None:
    trade = f"{HEAD} kg:Ship a owl:Class .".encode()
    assert Ontology(trade).version == Ontology(trade, f"{HEAD} kg:Ship kg:x 1 .".encode()).version
    assert Ontology(trade).version != Ontology(trade + b"\n").version


def test_two_parents_are_refused() -> None:
    trade = f"{HEAD} kg:A a owl:Class . kg:B a owl:Class . kg:C a owl:Class ; rdfs:subClassOf kg:A, kg:B ."
    with pytest.raises(UsageError, match="exactly one parent class"):
        _ = Ontology(trade.encode()).classes
