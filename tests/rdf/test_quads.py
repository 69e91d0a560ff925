import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataError
from kg.graph import Edge, Graph, Node
from kg.ontology import DATA, TERMS
from kg.rdf import iri, quads
from kg.rdf.graphs import graph_of
from kg.rdf.quads import fact_iri
from kg.rdf.terms import TYPE, id_of, lines, literal, literals, value_of
from tests.rdf.samples import ARTICLE, MEASURE, fact, same, sample


def triples(subject: str, predicate: str) -> set[str]:
    return {local(q.object) for q in quads(sample()) if (q.subject, q.predicate) == (iri(subject), term(predicate))}


def local(term: object) -> str:
    return term.value.removeprefix(DATA).removeprefix(TERMS) if isinstance(term, ox.NamedNode) else str(term)


def term(name: str) -> ox.NamedNode:
    return ox.NamedNode(TERMS + name)


def test_the_statements_hold_the_graph_and_nothing_but() -> None:
    assert same(graph_of(quads(sample())), sample())


def test_the_statements_do_not_depend_on_the_order_of_the_graph() -> None:
    graph = sample()
    turned = Graph(dict(reversed(graph.nodes.items())), graph.edges[::-1])
    assert lines(quads(turned)) == lines(quads(graph))


def test_nothing_is_blank_and_everything_stands_in_a_named_graph() -> None:
    for quad in quads(sample()):
        assert isinstance(quad.subject, ox.NamedNode)
        assert isinstance(quad.graph_name, ox.NamedNode)


def test_a_node_is_of_its_class_and_all_superclasses() -> None:
    types = {local(q.object) for q in quads(sample()) if q.subject == iri(MEASURE) and q.predicate == TYPE}
    assert types == {"ImportTariff", "Measure"}


def test_a_plain_triple_exists_only_where_a_typed_edge_does() -> None:
    assert triples(MEASURE, "TARGETS") == {"CN"}
    assert triples(MEASURE, "COORDINATED_WITH") == set()
    assert triples(MEASURE, "CLAIMED") == set()


def test_a_live_claim_is_found_by_its_predicate_and_a_retracted_one_is_not() -> None:
    assert len(triples(MEASURE, "p/TARGETS")) == 2  # one says so, one denies it
    assert triples(f"{ARTICLE}#targets-00000001", "ps/TARGETS") == {"CN"}
    old = [q for q in quads(sample()) if q.subject == iri(f"{ARTICLE}#old-00000007") and q.predicate != TYPE]
    assert old
    assert all(q.predicate.value.startswith(TERMS + "retracted/") for q in old)


def test_an_article_has_a_graph_of_its_own() -> None:
    claims = {q.graph_name for q in quads(sample()) if q.predicate == term("chain")}
    assert claims == {iri(ARTICLE), ox.NamedNode(DATA + "graph/registry")}


@pytest.mark.parametrize(
    "id", ["US", "unnamed:reuters", "a#b", "a#b#c%23", "a/b c", "é中😀", "#", "a#", '<>"{}|\\^`\n']
)
def test_an_id_comes_back_from_its_address(id: str) -> None:
    assert id_of(iri(id).value) == id
    assert iri(id).value.count("#") == ("#" in id)


@given(st.text())
def test_any_text_comes_back_from_an_address_a_name_and_a_literal(text: str) -> None:
    assert id_of(iri(text).value) == text
    assert value_of(literal(text)) == text
    assert [value_of(one) for one in literals("names", [text])] == [text]


@pytest.mark.parametrize("address", ["https://other.example/US", DATA + "%55S", DATA + "a b", DATA + "a/b"])
def test_an_address_that_no_id_has_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="not the address"):
        id_of(address)


@pytest.mark.parametrize("value", [0.1, 1e-9, 1e300, float("inf"), 12, -3, True, False, "", " \u0000\ud7ff"])
def test_a_value_comes_back_from_its_literal(value: str | float | bool) -> None:
    back = value_of(literal(value))
    assert (back, type(back)) == (value, type(value))


def test_names_carry_their_language_where_that_loses_nothing() -> None:
    names = ["France", "Frankreich@de", "中国@zh-Hans", "odd@en", "odd@", "a@b.c"]
    written = list(literals("names", names))
    assert sorted(str(value_of(one)) for one in written) == sorted(names)
    assert written[:2] == [ox.Literal("France", language="en"), ox.Literal("Frankreich", language="de")]


def test_facts_are_told_apart_by_start_and_key_qualifier_alone() -> None:
    mined = fact("CN", "SUPPLIES", "goods", "c", stage="mined")
    more = fact("CN", "SUPPLIES", "goods", "c", stage="mined", share=1.5)
    refined = fact("CN", "SUPPLIES", "goods", "c", stage="refined")
    assert fact_iri(mined) == fact_iri(more)
    assert fact_iri(mined) != fact_iri(refined)


@pytest.mark.parametrize(
    ("nodes", "edges", "what"),
    [
        ([Node("x", "Wizard")], [], "no class Wizard"),
        ([Node("x", "Bloc", {"magic": 1})], [], "no property magic"),
        ([Node("x", "Bloc")], [Edge("x", "ENCHANTS", "x")], "no relationship ENCHANTS"),
        ([Node("x", "Bloc")], [Edge("x", "POSSIBLY_SAME", "x", {"note": "?"})], "has properties"),
        ([Node("x", "Bloc")], [fact("x", "TARGETS", "x", "c")] * 2, "one key"),
    ],
)
def test_what_could_not_be_read_back_is_not_written(nodes: list[Node], edges: list[Edge], what: str) -> None:
    graph = Graph()
    graph.add(nodes, edges)
    with pytest.raises(DataError, match=what):
        list(quads(graph))
