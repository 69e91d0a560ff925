"""The terms of the ontology as records."""

from dataclasses import dataclass


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
    """What a claim can say: `ends` are the allowed pairs of classes, subclasses included.

    `later`: the subject cannot have begun before the object.
    """

    name: str
    label: str
    comment: str
    ends: tuple[tuple[str, str], ...]
    qualifiers: tuple[str, ...]
    is_status: bool = False
    later: bool = False

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
