"""The graph as RDF statements (MODEL §7). Every fact, claimed fact and contradiction is a resource with its properties.

A retracted claim keeps all it has under `retracted:` terms, so that no query over `kg:`, `p:` or `ps:` terms meets it.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256

import pyoxigraph as ox

from kg.errors import DataError, Problem
from kg.graph import Edge, Graph, Node, Value
from kg.ontology import (
    ARTICLE,
    CLAIM,
    CLAIMED,
    CONTRADICTS,
    DATA,
    OBJECT,
    RETRACTED_CLAIM,
    STATUS_OF,
    STATUS_PERIOD,
    SUBJECT,
    TERMS,
    ontology,
)
from kg.rdf.terms import (
    CLAIM_OF,
    CONTRADICTION,
    FACT,
    FACTS,
    REGISTRY,
    REIFIED,
    RETRACTED,
    TYPE,
    VALUE_OF,
    iri,
    literals,
    name,
)


def quads(graph: Graph) -> Iterator[ox.Quad]:
    """The statements of a graph, in no order. DataError names a class, property or relationship the ontology lacks."""
    for node in graph.nodes.values():
        yield from _node(node, _home(graph, node))
    seen: set[str] = set()
    for edge in graph.edges:
        if is_fact(edge.type) or edge.type == CONTRADICTS:
            about = fact_iri(edge)
            if about.value in seen:
                raise _problem(edge.source, f"two {edge.type} {edge.target} have one key; build the facts again")
            seen.add(about.value)
            yield from _fact(edge, about)
        else:
            yield from _link(graph, edge)


def is_fact(type: str) -> bool:
    """Whether a relationship type is a fact's, said or merely claimed."""
    return type == CLAIMED or type in ontology().predicates


def fact_iri(edge: Edge) -> ox.NamedNode:
    """The IRI of a fact or contradiction: a hash of what tells it apart (MODEL §3.1)."""
    keys = ("predicate", "validFrom", *_key_qualifiers(), "difference")
    told = (edge.type, edge.source, edge.target, *(str(edge.properties.get(key, "")) for key in keys))
    kind = "contradiction" if edge.type == CONTRADICTS else "fact"
    return ox.NamedNode(f"{DATA}{kind}/{sha256(chr(0).join(told).encode()).hexdigest()[:32]}")


def _node(node: Node, home: ox.NamedNode) -> Iterator[ox.Quad]:
    if node.label not in ontology().classes:
        raise _problem(node.id, f"the ontology has no class {node.label}; add it to trade.ttl")
    about = iri(node.id)
    for label in ontology().classes[node.label].labels:
        yield ox.Quad(about, TYPE, name(label), home)
    base = RETRACTED if node.label == RETRACTED_CLAIM else TERMS
    yield from _properties(node.id, about, {**node.properties, "id": node.id}, home, base)


def _properties(
    id: str, about: ox.NamedNode, properties: Mapping[str, Value], home: ox.NamedNode, base: str = TERMS
) -> Iterator[ox.Quad]:
    for key, value in properties.items():
        if key not in ontology().columns:
            raise _problem(id, f"the ontology has no property {key}; add it to trade.ttl")
        term = name(key, base)
        for literal in literals(key, value):
            yield ox.Quad(about, term, literal, home)


def _link(graph: Graph, edge: Edge) -> Iterator[ox.Quad]:
    if edge.type not in ontology().links:
        raise _problem(edge.source, f"the ontology has no relationship {edge.type}; add it to trade.ttl")
    if edge.properties:
        raise _problem(edge.source, f"{edge.type} has properties; only facts and contradictions may have some")
    source, target, node = iri(edge.source), iri(edge.target), graph.nodes[edge.source]
    home = FACTS if edge.type == STATUS_OF else _home(graph, node)
    base = RETRACTED if node.label == RETRACTED_CLAIM else TERMS
    yield ox.Quad(source, name(edge.type, base), target, home)
    if node.label == CLAIM and edge.type == SUBJECT:
        yield ox.Quad(target, name(str(node.properties["predicate"]), CLAIM_OF), source, home)
    if node.label == CLAIM and edge.type == OBJECT:
        yield ox.Quad(source, name(str(node.properties["predicate"]), VALUE_OF), target, home)


def _fact(edge: Edge, about: ox.NamedNode) -> Iterator[ox.Quad]:
    told = (iri(edge.source), name(edge.type), iri(edge.target))
    yield ox.Quad(about, TYPE, CONTRADICTION if edge.type == CONTRADICTS else FACT, FACTS)
    for part, value in zip(REIFIED, told, strict=True):
        yield ox.Quad(about, part, value, FACTS)
    if edge.type != CLAIMED:
        yield ox.Quad(*told, FACTS)
    yield from _properties(edge.source, about, edge.properties, FACTS)


def _home(graph: Graph, node: Node) -> ox.NamedNode:
    """The named graph of a node: its article's, the registry's, or that of the facts."""
    if node.label == STATUS_PERIOD:
        return FACTS
    article = node if node.label == ARTICLE else graph.nodes.get(str(node.properties.get("article")))
    return iri(article.id) if article is not None and article.label == ARTICLE else REGISTRY


@cache
def _key_qualifiers() -> tuple[str, ...]:
    return tuple(sorted(key for key, qualifier in ontology().qualifiers.items() if qualifier.in_key))


def _problem(id: str, message: str) -> DataError:
    return DataError([Problem(id, 0, message)])
