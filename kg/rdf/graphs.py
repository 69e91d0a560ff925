"""RDF statements as the graph: the inverse of kg.rdf.quads, strict about everything it does not know."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

import pyoxigraph as ox

from kg.errors import DataError, Problem
from kg.graph import Edge, Graph, Node, Value
from kg.ontology import CONTRADICTS, TERMS, ontology
from kg.rdf.quads import is_fact, quads
from kg.rdf.terms import (
    CLAIM_OF,
    CONTRADICTION,
    FACT,
    REIFIED,
    RETRACTED,
    TYPE,
    VALUE_OF,
    Term,
    fits,
    id_of,
    iri,
    value_of,
)

Triple = tuple[object, object, object]
Values = dict[str, list[Value]]
_VALUE = "with a value"


def graph_of(statements: Iterable[ox.Quad], file: str = "", line: Callable[[str], int] = lambda _: 0) -> Graph:
    """The graph that the statements say; the names of their graphs do not matter.

    DataError names every blank node, term, class, property, datatype and address that is not ours. `file` and
    `line` (IRI or blank node -> line, 0 if unknown) are for its problems.
    """
    reader = _Reader(file, line)
    for statement in statements:
        reader.take(statement)
    graph = reader.graph()
    if reader.problems:
        raise DataError(reader.problems)
    return graph


def implied(statements: Iterable[ox.Quad], graph: Graph) -> Iterator[tuple[Triple, str]]:
    """What was written beside the graph and does not follow from it, and what follows and was not written.

    A fact without its plain triple, or the reverse, or a claim without `p:` would answer one query and not the next.
    """
    found, expected = _triples(statements), _triples(quads(graph))
    yield from ((triple, "does not follow from the rest of the file") for triple in found - expected)
    yield from ((triple, "is missing") for triple in expected - found)


def _triples(statements: Iterable[ox.Quad]) -> set[Triple]:
    """Subject, predicate and object; objects that are literals are left out, since one value has many spellings."""
    return {(s, p, o if isinstance(o, ox.NamedNode) else _VALUE) for s, p, o, _ in map(tuple, statements)}


class _Reader:
    """Collects statements by subject, then builds nodes and edges."""

    def __init__(self, file: str, line: Callable[[str], int]) -> None:
        self.problems: list[Problem] = []
        self._file, self._line = file, line
        self._types: dict[str, set[str]] = defaultdict(set)
        self._values: dict[str, Values] = defaultdict(lambda: defaultdict(list))
        self._parts: dict[str, dict[ox.NamedNode, str]] = defaultdict(dict)  # of facts: rdf:subject and so on
        self._links: set[tuple[str, str, str]] = set()

    def take(self, statement: ox.Quad) -> None:
        subject, predicate, object = statement.subject, statement.predicate, statement.object
        if not isinstance(subject, ox.NamedNode) or not isinstance(object, (ox.NamedNode, ox.Literal)):
            self._refuse(subject if not isinstance(subject, ox.NamedNode) else object, "every node needs an address")
        elif isinstance(object, ox.Literal):
            self._take_value(subject.value, predicate, object)
        elif predicate == TYPE:
            self._types[subject.value].add(object.value)
        elif predicate in REIFIED:
            self._parts[subject.value][predicate] = object.value
        else:
            self._take_link(subject.value, predicate, object.value)

    def graph(self) -> Graph:
        graph = Graph()
        facts: list[Edge] = []
        for about, types in self._types.items():
            if types <= {FACT.value, CONTRADICTION.value}:
                facts += self._fact(about)
            else:
                graph.add(self._node(about, types))
        for about in {**self._values, **self._parts}.keys() - self._types.keys():
            self._problem(about, f"{about} has no rdf:type")
        edges = [Edge(self._id(s), type, self._id(o)) for s, type, o in self._links] + facts
        for edge in edges:
            for end in (edge.source, edge.target):
                if end and end not in graph.nodes:
                    self._problem(iri(end).value, f"{edge.type} of {edge.source} leads to {end}, which is no node here")
        graph.add(edges=edges)
        return graph

    def _take_value(self, about: str, predicate: ox.NamedNode, literal: ox.Literal) -> None:
        key = _local(predicate.value)
        if key not in ontology().columns:
            self._refuse(predicate, "the ontology has no such property")
        elif not fits(literal, key):
            expected = ontology().columns[key].datatype
            self._problem(about, f"{about}: {key} is {literal}, and should be of the type xsd:{expected}")
        else:
            try:
                self._values[about][key].append(value_of(literal))
            except ValueError as error:
                self._problem(about, f"{about}: {key}: {error}")

    def _take_link(self, about: str, predicate: ox.NamedNode, object: str) -> None:
        type = _local(predicate.value)
        if type in ontology().links and type != CONTRADICTS and not is_fact(type):
            self._links.add((about, type, object))
        elif not (type == CONTRADICTS or is_fact(type) or _claimed(predicate.value) in ontology().predicates):
            self._refuse(predicate, "the ontology has no such relationship")

    def _node(self, about: str, types: set[str]) -> Iterator[Node]:
        labels = {_local(type) for type in types}
        fitting = [cls for cls in ontology().classes.values() if cls.name in labels and labels <= set(cls.labels)]
        if len(fitting) != 1:
            self._problem(about, f"{about} is {', '.join(sorted(types))}: not one class and its superclasses")
            return
        id = self._id(about)
        properties = self._properties(about)
        if properties.setdefault("id", id) != id:
            self._problem(about, f"{about} has the id {properties['id']!r}; its address says {id!r}")
        yield Node(id, fitting[0].name, properties)

    def _fact(self, about: str) -> Iterator[Edge]:
        parts = [self._parts[about].get(part, "") for part in REIFIED]
        type = _local(parts[1])
        if not all(parts) or not (is_fact(type) or type == CONTRADICTS):
            self._problem(about, f"{about} needs rdf:subject, rdf:object and a relationship as rdf:predicate")
            return
        yield Edge(self._id(parts[0]), type, self._id(parts[2]), self._properties(about))

    def _properties(self, about: str) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for key, values in self._values.get(about, {}).items():
            if ontology().columns[key].many:
                found[key] = sorted({str(value) for value in values})
            elif len(values) == 1:
                found[key] = values[0]
            else:
                self._problem(about, f"{about} has {len(values)} values of {key}; there is room for one")
        return found

    def _id(self, about: str) -> str:
        try:
            return id_of(about)
        except ValueError as error:
            self._problem(about, f"{error}; `kg export` writes the addresses that `kg load` reads")
            return ""

    def _refuse(self, term: Term, why: str) -> None:
        self._problem(term.value if isinstance(term, (ox.NamedNode, ox.BlankNode)) else str(term), f"{term}: {why}")

    def _problem(self, term: str, message: str) -> None:
        self.problems.append(Problem(self._file, self._line(term), message))


def _local(value: str) -> str:
    """The name of a term of ours, that of a retracted claim included; else the IRI."""
    return value.removeprefix(RETRACTED).removeprefix(TERMS)


def _claimed(value: str) -> str:
    """The predicate of a `p:` or `ps:` term."""
    return value.removeprefix(CLAIM_OF).removeprefix(VALUE_OF)
