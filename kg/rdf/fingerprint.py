"""One hash for what a graph says, so that two stores, orders of loading or files can be compared."""

from hashlib import sha256

from kg.graph import Graph, Node
from kg.ontology import (
    CLAIM,
    CONFIRMS,
    CONTRADICTS,
    DENIES,
    OBJECT,
    REPORTED_IN,
    STATED_BY,
    STATUS_OF,
    STATUS_PERIOD,
    SUBJECT,
    VIA,
)
from kg.rdf.quads import is_fact, quads
from kg.rdf.terms import lines

_NAMING = (SUBJECT, OBJECT, STATED_BY, VIA, REPORTED_IN)  # the links by which a claim names what it needs
_CLOCK = ("recordedAt", "retractedAt")  # when this store learned it
_TODAY = ("status", "statusSince", "statusAnswer")  # of entities, as of the day of the load


def fingerprint(graph: Graph) -> str:
    """SHA-256, in hex, of the sorted N-Quads of the live claims, what they name, the facts and the status periods.

    Left out: retracted claims, articles and entities that no live claim names, when it was recorded, today's status.
    """
    return sha256(b"".join(lines(quads(_said(graph))))).hexdigest()


def _said(graph: Graph) -> Graph:
    """The part of a graph that the fingerprint is of."""
    kept = {node.id for node in graph.labelled(CLAIM)}
    kept |= {edge.target for edge in graph.edges if edge.source in kept and edge.type in _NAMING}
    kept |= {edge.source for edge in graph.edges if edge.type == STATUS_OF and edge.target in kept}
    types = (*_NAMING, CONFIRMS, DENIES, CONTRADICTS, STATUS_OF)
    edges = [
        edge
        for edge in graph.edges
        if edge.source in kept and edge.target in kept and (edge.type in types or is_fact(edge.type))
    ]
    return Graph({id: _timeless(graph.nodes[id]) for id in kept if id in graph.nodes}, edges)


def _timeless(node: Node) -> Node:
    hidden = _CLOCK if node.label in (CLAIM, STATUS_PERIOD) else (*_CLOCK, *_TODAY)
    return Node(node.id, node.label, {key: value for key, value in node.properties.items() if key not in hidden})
