import random
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib

from kg.check.shapes import read_shapes, shapes, violations
from kg.claims.model import to_edges, to_node
from kg.errors import UsageError
from kg.graph import Edge, Graph, Node
from kg.ontology import TERMS, ontology
from kg.rdf import quads
from kg.rdf.graphs import graph_of
from kg.rdf.quads import fact_iri
from kg.rdf.terms import id_of
from kg.resources import resources
from tests.rdf.samples import MEASURE, claim, sample

CASES = Path(__file__).parents[1] / "shapes"
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
WRONG = ["", "x y", 7, 1.5, True, date(2031, 1, 1)]
Blamed = set[tuple[str, str]]


@cache
def turtle(name: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=(resources("ontology") / name).read_text(encoding="utf-8"), format="turtle")


def blamed_by_pyshacl(data: rdflib.Graph) -> Blamed:
    """Node and property of everything that pySHACL finds; the subject's for facts, as kg.check has them."""
    _, report, _ = pyshacl.validate(data, shacl_graph=turtle("shapes.ttl"), ont_graph=turtle("trade.ttl"))
    assert isinstance(report, rdflib.Graph)
    return {
        (id_of(str(data.value(focus, rdflib.RDF.subject, default=focus))), local(report.value(result, SH.resultPath)))
        for result, focus in report.subject_objects(SH.focusNode)
    }


def local(iri: object) -> str:
    return str(iri).replace("#", "/").rsplit("/", 1)[-1]


def blamed(graph: Graph) -> Blamed:
    return {(one.node, one.property) for one in violations(graph)}


def as_rdf(graph: Graph) -> rdflib.Graph:
    triples = ox.serialize((quad.triple for quad in quads(graph)), format=ox.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=triples, format="nt")


def read_case(path: Path) -> Graph:
    return graph_of(ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE))


@pytest.mark.parametrize("path", sorted((CASES / "valid").glob("*.ttl")), ids=lambda path: path.stem)
def test_what_is_right(path: Path) -> None:
    assert blamed(read_case(path)) == blamed_by_pyshacl(rdflib.Graph().parse(path)) == set()


@pytest.mark.parametrize("path", sorted((CASES / "invalid").glob("*.ttl")), ids=lambda path: path.stem)
def test_what_is_wrong(path: Path) -> None:
    _, _, node, wrong = path.read_text(encoding="utf-8").splitlines()[0].split()
    assert blamed(read_case(path)) == blamed_by_pyshacl(rdflib.Graph().parse(path)) == {(node, wrong)}


def test_the_sample_is_right() -> None:
    assert violations(sample()) == []


def mutated_nodes(graph: Graph, dice: random.Random) -> Iterator[Node]:
    """Copies of every node with one property gone, doubled, or of another kind."""
    for node in list(graph.nodes.values()):
        for key in sorted(node.properties.keys() - {"id"}):
            id = f"{node.id}-{key}"
            changed: dict[str, Any] = {**node.properties, "id": id, key: dice.choice([None, ["a", "b"], *WRONG])}
            yield replace(node, id=id, properties={k: v for k, v in changed.items() if v is not None})


def mutated_edges(graph: Graph, dice: random.Random) -> Iterator[Edge]:
    """Copies of every edge that lead elsewhere; those of facts and contradictions with another value of a property."""
    ids = sorted(graph.nodes)
    for edge in graph.edges:
        key = dice.choice(sorted(edge.properties)) if edge.properties else None
        changed: dict[str, Any] = {key: dice.choice(WRONG)} if key else {}
        source = dice.choice(ids) if key else edge.source
        yield Edge(source, edge.type, dice.choice(ids), {**edge.properties, **changed})


@pytest.mark.parametrize("seed", range(3))
def test_verdicts_equal_those_of_pyshacl_on_graphs_gone_wrong(seed: int) -> None:
    graph, dice = sample(), random.Random(seed)
    graph.add(mutated_nodes(graph, dice))
    graph.add(edges=list(mutated_edges(graph, dice)))
    graph.edges = list({fact_iri(edge): edge for edge in graph.edges}.values())
    found = blamed(graph)
    assert len(found) > 100
    assert found == blamed_by_pyshacl(as_rdf(graph))


def test_a_message_says_where_what_and_what_would_do() -> None:
    graph = Graph({"France": Node("France", "Government", {"name": "France"})})
    assert [str(one) for one in violations(graph)] == ["France: id is 'France': it must match ^[A-Z]{2}$"]


def test_the_shapes_are_well_formed_shacl() -> None:
    conforms, _, _ = pyshacl.validate(rdflib.Graph(), shacl_graph=turtle("shapes.ttl"), meta_shacl=True)
    assert conforms


def test_the_shapes_speak_of_the_terms_and_types_of_the_ontology() -> None:
    known = {*ontology().columns, *ontology().links, "subject", "object"}
    for name, constraints in shapes().items():
        assert name in ontology().classes or name in ("Fact", "Contradiction")
        for constraint in constraints:
            assert constraint.path in known
            if constraint.datatype:
                assert constraint.datatype == ontology().columns[constraint.path].datatype


def test_a_constraint_that_would_go_unchecked_is_refused() -> None:
    shape = f"[] sh:targetClass <{TERMS}Bloc> ; sh:property [ sh:path <{TERMS}id> ; sh:minLength 1 ] ."
    with pytest.raises(UsageError, match="minLength"):
        read_shapes(f"@prefix sh: <{SH}> . {shape}".encode())


def test_thousands_of_claims_are_checked_in_a_second() -> None:
    graph = sample()
    claims = [claim(f"targets-{i}", MEASURE, "TARGETS", "CN") for i in range(100, 2100)]
    graph.add(map(to_node, claims), (edge for one in claims for edge in to_edges(one)))
    began = time.process_time()
    assert violations(graph) == []
    assert time.process_time() - began < 1
