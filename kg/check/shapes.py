"""The SHACL shapes of ontology/shapes.ttl over a graph, without RDF: thousands of claims a second.

Only the constraints in `_KNOWN` are understood, and others refused; a test holds the verdicts equal to pySHACL's.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

import pyoxigraph as ox

from kg.errors import UsageError
from kg.graph import Graph, Value
from kg.ontology import CLAIMED, CONTRADICTS, ontology
from kg.resources import resources

_SH = "http://www.w3.org/ns/shacl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_KNOWN = ("path", "minCount", "maxCount", "datatype", "class", "in", "pattern", "nodeKind")
# What a datatype takes; a whole number in a property of doubles is written as one.
_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,), "integer": (int,), "double": (float, int), "boolean": (bool,), "date": (date,),
    "dateTime": (datetime,),
}  # fmt: skip
_FACT, _CONTRADICTION = "Fact", "Contradiction"  # what RDF calls the relationships that have properties
_Links = Mapping[str, list[str]]
_Terms = list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """What is wrong with a property or relationship of a node; of a fact, `node` is its subject."""

    node: str
    property: str
    message: str

    def __str__(self) -> str:
        return f"{self.node}: {self.property} {self.message}"


@dataclass(frozen=True, slots=True)
class Constraint:
    """A property shape: how many values one path has, and what each must be."""

    path: str
    least: int = 0
    most: int | None = None
    datatype: str | None = None
    class_name: str | None = None
    among: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None
    kind: str | None = None


def violations(graph: Graph) -> list[Violation]:
    """Everything in the graph that ontology/shapes.ttl forbids, in order of node and property."""
    links: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    found: list[Violation] = []
    for edge in graph.edges:
        links[edge.source][edge.type].append(edge.target)
        if edge.type == CONTRADICTS or edge.type == CLAIMED or edge.type in ontology().predicates:
            ends = {"subject": [edge.source], "object": [edge.target]}
            kind = _CONTRADICTION if edge.type == CONTRADICTS else _FACT
            found += _check(graph, edge.source, shapes().get(kind, ()), edge.properties, ends)
    for node in graph.nodes.values():
        properties = {**node.properties, "id": node.id}
        for label in ontology().classes[node.label].labels:
            found += _check(graph, node.id, shapes().get(label, ()), properties, links.get(node.id, {}))
    return sorted(set(found))


@cache
def shapes() -> dict[str, tuple[Constraint, ...]]:
    """The constraints of ontology/shapes.ttl by class."""
    return read_shapes((resources("ontology") / "shapes.ttl").read_bytes())


def read_shapes(turtle: bytes) -> dict[str, tuple[Constraint, ...]]:
    """The constraints in a Turtle text by class. UsageError for a constraint that this module does not know."""
    triples: dict[str, dict[str, _Terms]] = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE):
        triples[_text(quad.subject)][_text(quad.predicate)].append(quad.object)
    result: dict[str, list[Constraint]] = defaultdict(list)
    for shape in list(triples.values()):
        for target in shape.get(_SH + "targetClass", []):
            result[_name(target)] += (_constraint(triples, _text(one)) for one in shape.get(_SH + "property", []))
    return {name: tuple(constraints) for name, constraints in result.items()}


def _constraint(triples: Mapping[str, Mapping[str, _Terms]], shape: str) -> Constraint:
    given = {_name(term): values[0] for term, values in triples[shape].items()}
    if unknown := given.keys() - set(_KNOWN):
        raise UsageError(f"shapes.ttl: kg/check/shapes.py cannot check sh:{', sh:'.join(sorted(unknown))}.")
    return Constraint(
        _name(given["path"]),
        int(_text(given["minCount"])) if "minCount" in given else 0,
        int(_text(given["maxCount"])) if "maxCount" in given else None,
        _name(given["datatype"]) if "datatype" in given else None,
        _name(given["class"]) if "class" in given else None,
        tuple(_members(triples, _text(given["in"]))) if "in" in given else (),
        re.compile(_text(given["pattern"])) if "pattern" in given else None,
        _name(given["nodeKind"]) if "nodeKind" in given else None,
    )


def _members(triples: Mapping[str, Mapping[str, _Terms]], head: str) -> Iterator[str]:
    while head != _RDF + "nil":
        yield _text(triples[head][_RDF + "first"][0])
        head = _text(triples[head][_RDF + "rest"][0])


def _check(
    graph: Graph, id: str, constraints: tuple[Constraint, ...], properties: Mapping[str, Value], links: _Links
) -> Iterator[Violation]:
    for constraint in constraints:
        value = properties.get(constraint.path)
        ends = links.get(constraint.path, [])
        values: list[Value] = [] if value is None else [*value] if isinstance(value, list) else [value]
        for message in _wrong(constraint, values, ends, graph):
            yield Violation(id, constraint.path, message)


def _wrong(constraint: Constraint, values: list[Value], ends: list[str], graph: Graph) -> Iterator[str]:
    count = len(values) + len(ends)
    if count > 1:
        count = len({(type(value), str(value)) for value in values}) + len(set(ends))
    if count < constraint.least:
        yield f"is missing: {constraint.least} needed"
    if constraint.most is not None and count > constraint.most:
        yield f"has {count} values: {constraint.most} at most"
    for value in values:
        yield from _wrong_value(constraint, value)
    for end in ends:
        yield from _wrong_end(constraint, end, graph)


def _wrong_value(constraint: Constraint, value: Value) -> Iterator[str]:
    if constraint.datatype and type(value) not in _TYPES[constraint.datatype]:
        yield f"is {value!r}: a value of the type {constraint.datatype} is needed"
    if constraint.among and value not in constraint.among:
        yield f"is {value!r}: one of {', '.join(constraint.among)} is needed"
    if constraint.pattern and not constraint.pattern.search(str(value)):
        yield f"is {value!r}: it must match {constraint.pattern.pattern}"
    if constraint.class_name or constraint.kind == "IRI":
        yield f"is {value!r}: a node is needed"


def _wrong_end(constraint: Constraint, end: str, graph: Graph) -> Iterator[str]:
    node = graph.nodes.get(end)
    needed = constraint.class_name
    if needed and (node is None or not ontology().is_a(node.label, needed)):
        yield f"leads to {end}, which is {node.label if node else 'nowhere'}: a node of the class {needed} is needed"
    if constraint.datatype or constraint.among or constraint.kind == "Literal":
        yield f"leads to {end}: a value is needed"


def _text(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return term.value if isinstance(term, (ox.NamedNode, ox.Literal)) else str(term)


def _name(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | str) -> str:
    """The local name: what follows the last `/` or `#`. A retracted claim has its paths to itself."""
    return re.split("[/#]", term if isinstance(term, str) else _text(term))[-1]
