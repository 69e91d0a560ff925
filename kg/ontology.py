"""The only reader of ontology/*.ttl: classes, predicates, qualifiers, statuses and properties as Python records.

Claim vocabulary (what the loader makes of an article) stands here as constants; domain terms stand in the Turtle alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256

import pyoxigraph as ox

from kg.errors import UsageError
from kg.resources import resources

TERMS = "https://trade-policy-kg.example/ns/"  # base of term IRIs; local names are the Neo4j names
DATA = "https://trade-policy-kg.example/id/"  # base of data IRIs; the rest is the node's id
FILES = ("trade.ttl", "style.ttl")

ACTOR, PERSON, POSITION, GOVERNMENT, BLOC, OUTLET, UNNAMED = (
    "Actor", "Person", "Position", "Government", "Bloc", "NewsOutlet", "UnnamedSource",
)  # fmt: skip
ARTICLE, RECORD, CLAIM, RETRACTED_CLAIM, STATUS_PERIOD, STATUS = (
    "Article", "Record", "Claim", "RetractedClaim", "StatusPeriod", "Status",
)  # fmt: skip
SUBJECT, OBJECT, STATED_BY, VIA, REPORTED_IN = "SUBJECT", "OBJECT", "STATED_BY", "VIA", "REPORTED_IN"
CONTRADICTS, CONFIRMS, DENIES = "CONTRADICTS", "CONFIRMS", "DENIES"
STATUS_OF, CLAIMED, POSSIBLY_SAME, DECLARES = "STATUS_OF", "CLAIMED", "POSSIBLY_SAME", "DECLARES"

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_XSD = "http://www.w3.org/2001/XMLSchema#"


@dataclass(frozen=True, slots=True)
class Class:
    """A class of nodes. `ancestors` runs from the parent to the root; `made_by` is empty for what people declare."""

    name: str
    label: str
    comment: str
    ancestors: tuple[str, ...]
    made_by: str = ""
    notations: tuple[tuple[str, str], ...] = ()

    @property
    def root(self) -> str:
        """The topmost class; its label carries the uniqueness constraint and serves look-ups."""
        return self.ancestors[-1] if self.ancestors else self.name

    @property
    def labels(self) -> tuple[str, ...]:
        """The class and all its superclasses, the class first."""
        return (self.name, *self.ancestors)


@dataclass(frozen=True, slots=True)
class Predicate:
    """What a claim can say: `ends` are the allowed pairs of classes, subclasses included."""

    name: str
    label: str
    comment: str
    ends: tuple[tuple[str, str], ...]
    qualifiers: tuple[str, ...]
    is_status: bool = False

    @property
    def domain(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(subject for subject, _ in self.ends))

    @property
    def range(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(object for _, object in self.ends))


@dataclass(frozen=True, slots=True)
class Property:
    """A property of nodes or facts, or a qualifier of claims. `datatype` is the local name of the XSD type."""

    name: str
    label: str
    comment: str
    datatype: str
    many: bool = False
    domain: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    unit: str = ""
    in_key: bool = False
    contradicts: bool = False
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """A status: its rank, whether it is decided, whether it stops a plan, what may come before (empty: anything)."""

    name: str
    label: str
    comment: str
    rank: int
    decided: bool
    stops: bool
    follows: tuple[str, ...]
    applies_to: tuple[str, ...]
    does_not_dispute: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """An individual that the ontology itself declares: a status or a purpose."""

    name: str
    class_name: str
    label: str
    comment: str


class Ontology:
    """All terms, by name. Build it by `ontology()`; `Ontology(turtle)` reads other Turtle, for tests and extensions."""

    def __init__(self, *turtle: bytes) -> None:
        self._values: dict[str, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]] = {}
        self._types: dict[str, list[str]] = {}
        for text in turtle:
            for quad in ox.parse(text, format=ox.RdfFormat.TURTLE, base_iri=TERMS, rename_blank_nodes=True):
                values = self._values.setdefault(_key(quad.subject), {}).setdefault(quad.predicate.value, [])
                if quad.object not in values:  # the same term may stand in two files
                    values.append(quad.object)
                if quad.predicate.value == _RDF_TYPE:
                    self._types.setdefault(_key(quad.object), []).append(_key(quad.subject))
        self.version = sha256(b"\0".join(turtle)).hexdigest()[:12]

    @cached_property
    def classes(self) -> dict[str, Class]:
        return {name: self._class(name) for name in self._named(_OWL + "Class")}

    @cached_property
    def predicates(self) -> dict[str, Predicate]:
        statuses = set(self._named(TERMS + "StatusPredicate"))
        return {name: self._predicate(name, name in statuses) for name in self._named(TERMS + "Predicate")}

    @cached_property
    def links(self) -> dict[str, str]:
        """Relationship types that the loader makes -> their label."""
        return {name: self._text(name, "label") for name in self._named(TERMS + "RecordLink")}

    @cached_property
    def qualifiers(self) -> dict[str, Property]:
        return {name: self._property(name) for name in self._named(TERMS + "Qualifier")}

    @cached_property
    def properties(self) -> dict[str, Property]:
        """What people write of an entity besides id, class and names."""
        return {name: self._property(name) for name in self._named(TERMS + "Property")}

    @cached_property
    def columns(self) -> dict[str, Property]:
        """Every property that a node or a relationship of the store can have, qualifiers included."""
        written = {name: self._property(name) for name in self._named(TERMS + "RecordProperty")}
        return written | self.properties | self.qualifiers

    @cached_property
    def statuses(self) -> dict[str, Status]:
        return {name: self._status(name) for name in self._named(TERMS + STATUS)}

    @cached_property
    def concepts(self) -> dict[str, Concept]:
        return {
            name: Concept(name, class_name, self._text(name, "prefLabel", _SKOS), self._text(name, "comment"))
            for class_name in self.classes
            for name in self._named(TERMS + class_name)
        }

    @cached_property
    def status_predicate(self) -> str:
        """The one predicate that is read as status periods."""
        return next(name for name, predicate in self.predicates.items() if predicate.is_status)

    @cached_property
    def declarable(self) -> tuple[str, ...]:
        """The classes that the registry and articles may give to an entity."""
        return tuple(name for name, cls in self.classes.items() if not cls.made_by)

    def is_a(self, class_name: str, ancestor: str) -> bool:
        """Whether `class_name` is `ancestor` or one of its subclasses."""
        return ancestor in self.classes[class_name].labels

    def allows(self, subject_class: str, predicate: str, object_class: str) -> bool:
        """Whether a claim may join these two classes by this predicate."""
        ends = self.predicates[predicate].ends
        return any(self.is_a(subject_class, one) and self.is_a(object_class, other) for one, other in ends)

    def qualifiers_of(self, predicate: str) -> tuple[str, ...]:
        """The qualifiers that a claim with this predicate may carry, those allowed everywhere last."""
        anywhere = tuple(name for name, qualifier in self.qualifiers.items() if qualifier.everywhere)
        return self.predicates[predicate].qualifiers + anywhere

    def has_status(self, class_name: str) -> bool:
        """Whether nodes of this class carry a status."""
        return any(self.is_a(class_name, one) for one in self.predicates[self.status_predicate].domain)

    def trees(self) -> dict[str, str | None]:
        """Class -> its parent (None for a root), parents first: what a store needs to prepare its labels."""
        ordered = sorted(self.classes.values(), key=lambda cls: (len(cls.ancestors), cls.name))
        return {cls.name: cls.ancestors[0] if cls.ancestors else None for cls in ordered}

    def style(self, name: str) -> dict[str, str]:
        """The style properties of a term (colour, icon, column, ...), inherited from its superclasses."""
        lineage = self.classes[name].labels if name in self.classes else (name,)
        found: dict[str, str] = {}
        for one in reversed(lineage):
            for iri, values in self._values.get(TERMS + one, {}).items():
                if iri.startswith(TERMS + "style/"):
                    found[iri.removeprefix(TERMS + "style/")] = _key(values[0])
        return found

    def _named(self, kind: str) -> Iterator[str]:
        return (iri.removeprefix(TERMS) for iri in self._types.get(kind, ()) if iri.startswith(TERMS))

    def _class(self, name: str) -> Class:
        ancestors: list[str] = []
        current = name
        while parents := [p for p in self._locals(current, "subClassOf", _RDFS) if self._is_class(p)]:
            if len(parents) > 1 or parents[0] in (name, *ancestors):
                raise UsageError(f"ontology: {current} needs exactly one parent class, not {', '.join(parents)}.")
            current = parents[0]
            ancestors.append(current)
        notations = tuple((n, v) for n in ("mastChapter", "gtaType") if (v := self._text(name, n, TERMS)))
        made_by = next((m for n in (name, *ancestors) if (m := self._text(n, "madeBy", TERMS))), "")
        return Class(name, self._text(name, "label"), self._text(name, "comment"), tuple(ancestors), made_by, notations)

    def _is_class(self, name: str) -> bool:
        return TERMS + name in self._types.get(_OWL + "Class", ())

    def _predicate(self, name: str, is_status: bool) -> Predicate:
        pairs = tuple(tuple(text.split()) for text in self._locals(name, "ends"))
        ends = tuple((pair[0], pair[1]) for pair in pairs) or tuple(
            (one, other) for one in self._classes_of(name, "domain") for other in self._classes_of(name, "range")
        )
        qualifiers = self._locals(name, "qualifier")
        return Predicate(name, self._text(name, "label"), self._text(name, "comment"), ends, qualifiers, is_status)

    def _property(self, name: str) -> Property:
        return Property(
            name,
            self._text(name, "label"),
            self._text(name, "comment"),
            _local(self._locals(name, "range", _RDFS)[0]),
            many=self._flag(name, "many"),
            domain=self._classes_of(name, "domain"),
            values=self._locals(name, "value"),
            unit=self._text(name, "unit", TERMS),
            in_key=self._flag(name, "inKey"),
            contradicts=self._flag(name, "contradicts"),
            everywhere=self._flag(name, "everywhere"),
        )

    def _status(self, name: str) -> Status:
        return Status(
            name,
            self._text(name, "prefLabel", _SKOS),
            self._text(name, "comment"),
            rank=int(self._text(name, "rank", TERMS)),
            decided=self._flag(name, "decided"),
            stops=self._flag(name, "stops"),
            follows=self._locals(name, "follows"),
            applies_to=self._locals(name, "appliesTo"),
            does_not_dispute=self._locals(name, "doesNotDispute"),
        )

    def _classes_of(self, name: str, end: str) -> tuple[str, ...]:
        """The class, or the members of the union, that a term has as its domain or range."""
        found: list[str] = []
        for value in self._values[TERMS + name].get(_RDFS + end, []):
            unions = self._values.get(_key(value), {}).get(_OWL + "unionOf", [])
            found += [_local(member) for union in unions for member in self._list(_key(union))] or [_local(_key(value))]
        return tuple(found)

    def _list(self, head: str) -> Iterator[str]:
        rdf = _RDF_TYPE.removesuffix("type")
        while rdf + "first" in self._values.get(head, {}):
            yield _key(self._values[head][rdf + "first"][0])
            head = _key(self._values[head][rdf + "rest"][0])

    def _locals(self, name: str, term: str, base: str = TERMS) -> tuple[str, ...]:
        return tuple(_local(_key(value)) for value in self._values.get(TERMS + name, {}).get(base + term, []))

    def _text(self, name: str, term: str, base: str = _RDFS) -> str:
        return next((_key(value) for value in self._values.get(TERMS + name, {}).get(base + term, [])), "")

    def _flag(self, name: str, term: str) -> bool:
        return self._text(name, term, TERMS) == "true"


def _key(term: object) -> str:
    return term.value if isinstance(term, (ox.NamedNode, ox.BlankNode, ox.Literal)) else str(term)


def _local(iri: str) -> str:
    return iri.removeprefix(TERMS).removeprefix(_XSD)


@cache
def ontology() -> Ontology:
    """The ontology that travels with kg; read once a process."""
    folder = resources("ontology")
    return Ontology(*((folder / name).read_bytes() for name in FILES))
