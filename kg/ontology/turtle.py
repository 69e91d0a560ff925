"""The terms of the Turtle as records: who is a class of what, and what each is called."""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.errors import UsageError
from kg.ontology.names import TERMS
from kg.ontology.terms import Class, Predicate, Property, Status

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"


class Turtle:
    """What Turtle files say together: subject -> predicate -> objects, and type -> its members."""

    def __init__(self, *turtle: bytes) -> None:
        self._values: dict[str, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]] = {}
        self._types: dict[str, list[str]] = {}
        for text in turtle:
            for quad in ox.parse(text, format=ox.RdfFormat.TURTLE, base_iri=TERMS, rename_blank_nodes=True):
                values = self._values.setdefault(_key(quad.subject), {}).setdefault(quad.predicate.value, [])
                if quad.object not in values:  # the same term may stand in two files
                    values.append(quad.object)
                if quad.predicate.value == RDF_TYPE:
                    self._types.setdefault(_key(quad.object), []).append(_key(quad.subject))

    def named(self, kind: str) -> Iterator[str]:
        """The local names of our terms of that type, in the order of the file."""
        return (iri.removeprefix(TERMS) for iri in self._types.get(kind, ()) if iri.startswith(TERMS))

    def read_class(self, name: str) -> Class:
        ancestors: list[str] = []
        current = name
        while parents := [p for p in self._locals(current, "subClassOf", RDFS) if self._is_class(p)]:
            if len(parents) > 1 or parents[0] in (name, *ancestors):
                raise UsageError(f"ontology: {current} needs exactly one parent class, not {', '.join(parents)}.")
            current = parents[0]
            ancestors.append(current)
        notations = tuple((n, v) for n in ("mastChapter", "gtaType") if (v := self.text(name, n, TERMS)))
        made_by = next((m for n in (name, *ancestors) if (m := self.text(n, "madeBy", TERMS))), "")
        return Class(name, self.text(name, "label"), self.text(name, "comment"), tuple(ancestors), made_by, notations)

    def _is_class(self, name: str) -> bool:
        return TERMS + name in self._types.get(OWL + "Class", ())

    def read_predicate(self, name: str, is_status: bool) -> Predicate:
        pairs = tuple(tuple(text.split()) for text in self._locals(name, "ends"))
        ends = tuple((pair[0], pair[1]) for pair in pairs) or tuple(
            (one, other) for one in self._classes_of(name, "domain") for other in self._classes_of(name, "range")
        )
        qualifiers = self._locals(name, "qualifier")
        later = self._flag(name, "later")
        return Predicate(name, self.text(name, "label"), self.text(name, "comment"), ends, qualifiers, is_status, later)

    def read_property(self, name: str) -> Property:
        return Property(
            name,
            self.text(name, "label"),
            self.text(name, "comment"),
            _local(self._locals(name, "range", RDFS)[0]),
            many=self._flag(name, "many"),
            domain=self._classes_of(name, "domain"),
            values=self._locals(name, "value"),
            unit=self.text(name, "unit", TERMS),
            in_key=self._flag(name, "inKey"),
            contradicts=self._flag(name, "contradicts"),
            everywhere=self._flag(name, "everywhere"),
        )

    def read_status(self, name: str) -> Status:
        return Status(
            name,
            self.text(name, "prefLabel", SKOS),
            self.text(name, "comment"),
            rank=int(self.text(name, "rank", TERMS)),
            decided=self._flag(name, "decided"),
            stops=self._flag(name, "stops"),
            follows=self._locals(name, "follows"),
            applies_to=self._locals(name, "appliesTo"),
            does_not_dispute=self._locals(name, "doesNotDispute"),
        )

    def _classes_of(self, name: str, end: str) -> tuple[str, ...]:
        """The class, or the members of the union, that a term has as its domain or range."""
        found: list[str] = []
        for value in self._values[TERMS + name].get(RDFS + end, []):
            unions = self._values.get(_key(value), {}).get(OWL + "unionOf", [])
            found += [_local(member) for union in unions for member in self._list(_key(union))] or [_local(_key(value))]
        return tuple(found)

    def _list(self, head: str) -> Iterator[str]:
        rdf = RDF_TYPE.removesuffix("type")
        while rdf + "first" in self._values.get(head, {}):
            yield _key(self._values[head][rdf + "first"][0])
            head = _key(self._values[head][rdf + "rest"][0])

    def _locals(self, name: str, term: str, base: str = TERMS) -> tuple[str, ...]:
        return tuple(_local(_key(value)) for value in self._values.get(TERMS + name, {}).get(base + term, []))

    def text(self, name: str, term: str, base: str = RDFS) -> str:
        return next((_key(value) for value in self._values.get(TERMS + name, {}).get(base + term, [])), "")

    def _flag(self, name: str, term: str) -> bool:
        return self.text(name, term, TERMS) == "true"

    def style(self, lineage: tuple[str, ...]) -> dict[str, str]:
        """The style properties of a term; `lineage` is the term and its superclasses, whose style it inherits."""
        found: dict[str, str] = {}
        for one in reversed(lineage):
            for iri, values in self._values.get(TERMS + one, {}).items():
                if iri.startswith(TERMS + "style/"):
                    found[iri.removeprefix(TERMS + "style/")] = _key(values[0])
        return found


def _key(term: object) -> str:
    return term.value if isinstance(term, (ox.NamedNode, ox.BlankNode, ox.Literal)) else str(term)


def _local(iri: str) -> str:
    return iri.removeprefix(TERMS).removeprefix(XSD)
