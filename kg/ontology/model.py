"""All terms of the ontology, by name."""

from functools import cached_property
from hashlib import sha256

from kg.ontology.names import STATUS, TERMS
from kg.ontology.terms import Class, Concept, Predicate, Property, Status
from kg.ontology.turtle import OWL, SKOS, Turtle


class Ontology:
    """All terms, by name. `ontology()` reads those that travel with kg.

    `version` changes with every change of `trade`; a store remembers it. `style` only changes how things look.
    """

    def __init__(self, trade: bytes, style: bytes = b"") -> None:
        self._turtle = Turtle(trade, style)
        self.version = sha256(trade).hexdigest()[:12]

    @cached_property
    def classes(self) -> dict[str, Class]:
        return {name: self._turtle.read_class(name) for name in self._turtle.named(OWL + "Class")}

    @cached_property
    def notations(self) -> tuple[str, ...]:
        """The names of the notations that classes carry, such as the MAST chapter."""
        return tuple(dict.fromkeys(name for one in self.classes.values() for name, _ in one.notations))

    @cached_property
    def predicates(self) -> dict[str, Predicate]:
        statuses = set(self._turtle.named(TERMS + "StatusPredicate"))
        return {
            name: self._turtle.read_predicate(name, name in statuses)
            for name in self._turtle.named(TERMS + "Predicate")
        }

    @cached_property
    def links(self) -> dict[str, str]:
        """Relationship types that the loader makes -> their label."""
        return {name: self._turtle.text(name, "label") for name in self._turtle.named(TERMS + "RecordLink")}

    @cached_property
    def qualifiers(self) -> dict[str, Property]:
        return {name: self._turtle.read_property(name) for name in self._turtle.named(TERMS + "Qualifier")}

    @cached_property
    def properties(self) -> dict[str, Property]:
        """What people write of an entity besides id, class and names."""
        return {name: self._turtle.read_property(name) for name in self._turtle.named(TERMS + "Property")}

    @cached_property
    def columns(self) -> dict[str, Property]:
        """Every property that a node or a relationship of the store can have, qualifiers included."""
        written = {name: self._turtle.read_property(name) for name in self._turtle.named(TERMS + "RecordProperty")}
        return written | self.properties | self.qualifiers

    @cached_property
    def statuses(self) -> dict[str, Status]:
        return {name: self._turtle.read_status(name) for name in self._turtle.named(TERMS + STATUS)}

    @cached_property
    def concepts(self) -> dict[str, Concept]:
        return {
            name: Concept(
                name, class_name, self._turtle.text(name, "prefLabel", SKOS), self._turtle.text(name, "comment")
            )
            for class_name in self.classes
            for name in self._turtle.named(TERMS + class_name)
        }

    @cached_property
    def status_predicate(self) -> str:
        """The one predicate that is read as status periods."""
        return next(name for name, predicate in self.predicates.items() if predicate.is_status)

    @cached_property
    def declarable(self) -> tuple[str, ...]:
        """The classes that the registry and articles may give to an entity."""
        return tuple(name for name, cls in self.classes.items() if not cls.made_by)

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """The root classes of what the registry and articles declare, in order: each thing is under one of them."""
        return tuple(sorted({self.classes[name].root for name in self.declarable}))

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

    def predicates_of(self, class_name: str) -> tuple[str, ...]:
        """The predicates that nodes of this class can be the subject of."""
        return tuple(
            name for name, one in self.predicates.items() if any(self.is_a(class_name, domain) for domain in one.domain)
        )

    def has_status(self, class_name: str) -> bool:
        """Whether nodes of this class carry a status."""
        return any(self.is_a(class_name, one) for one in self.predicates[self.status_predicate].domain)

    def trees(self) -> dict[str, str | None]:
        """Class -> its parent (None for a root), parents first: what a store needs to prepare its labels."""
        ordered = sorted(self.classes.values(), key=lambda cls: (len(cls.ancestors), cls.name))
        return {cls.name: cls.ancestors[0] if cls.ancestors else None for cls in ordered}

    def style(self, name: str) -> dict[str, str]:
        """The style properties of a term (colour, icon, column, ...), inherited from its superclasses."""
        return self._turtle.style(self.classes[name].labels if name in self.classes else (name,))
