"""A mapping file: how the labels of an annotation project become the ontology's terms. The own names need none.

metadata: {outlet: reuters, annotator: anna}   # keys of the native format, where the export has none
labels: {GPE: Government, Buyer: Company}      # of spans: a class
relations:
  Imposes: {predicate: IMPLEMENTED_BY, reverse: true}    # reverse: the first end is the object
events:
  Embargo: {class: ExportBan, roles: {Imposer: IMPLEMENTED_BY, Item: COVERS, Source: by}}
  Restrict: {predicate: TARGETS, roles: {Agent: subject, Patient: object}}
  Report: {roles: {Reporter: by, Event: says}}           # somebody says what the other event says
attributes:
  Modality: factuality                         # the value is taken as it is
  Negation: {set: {factuality: denied}}        # true by being there
  Confidence: {values: {Low: {factuality: possible}, Planned: {status: announced, planned: true}}}
notes: {AnnotatorNotes: gloss}
links: {"Wikipedia:64488": some-id}            # an entry of a knowledge base -> id of the registry
annotators: {"7": anna}
text: body                                     # the key of a task's data that holds the text
"""

from collections.abc import Mapping as Lookup
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from kg.articles.files import file_tree
from kg.articles.format import FLAG, ID, WORDS, article
from kg.articles.kinds import Either, Fault, Kind, MapOf, OneOf, Record
from kg.articles.tree import line_of
from kg.errors import DataError, Problem
from kg.formats.terms import CONDITION, PARTS, classes, concept_classes, concepts_of, details, own_word
from kg.ontology import ontology

SAYS = "says"  # the role of what a speaking event tells
LINK = "link"  # the detail of a span that is an entry of a knowledge base


@dataclass(frozen=True, slots=True)
class Way:
    """What a relation or a role is: a predicate, or a part of a claim. `reverse`: the far end is the subject."""

    term: str
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class EventWay:
    """What an event is: a thing of a class, a claim with a predicate, or, with neither, somebody speaking."""

    class_name: str = ""
    predicate: str = ""
    roles: Lookup[str, Way] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AttributeWay:
    """What an attribute says: its value under `key`, or `always`, or what stands under its value."""

    key: str = ""
    always: Lookup[str, str] = field(default_factory=dict)
    values: Lookup[str, Lookup[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a mapping file says; an empty one leaves the ontology's own names."""

    metadata: Lookup[str, Any] = field(default_factory=dict)
    labels: Lookup[str, str] = field(default_factory=dict)
    relations: Lookup[str, Way] = field(default_factory=dict)
    events: Lookup[str, EventWay] = field(default_factory=dict)
    attributes: Lookup[str, AttributeWay] = field(default_factory=dict)
    notes: Lookup[str, str] = field(default_factory=dict)
    links: Lookup[str, str] = field(default_factory=dict)
    annotators: Lookup[str, str] = field(default_factory=dict)
    text: str = "text"

    def class_of(self, label: str) -> str | None:
        """The class of a span's label; `condition` is none, but the words of one."""
        event = self.events.get(label)
        own = _own(label, classes()) or own_word(label, (CONDITION,))
        return self.labels.get(label) or (event.class_name if event else None) or own

    def event(self, label: str) -> EventWay | None:
        """What an event with this label is; the ontology's predicates are claims, its classes things."""
        if label in self.events:
            return self.events[label]
        if label in self.labels:
            return EventWay(class_name=self.labels[label])
        if predicate := _own(label, tuple(ontology().predicates)):
            return EventWay(predicate=predicate)
        class_name = _own(label, ontology().declarable)
        return EventWay(class_name=class_name) if class_name else None

    def role(self, event: EventWay, label: str) -> Way | None:
        """What a role in an event is."""
        bare = label.rstrip("0123456789")
        written = event.roles.get(label) or event.roles.get(bare)
        if written:
            return written
        word = own_word(label, PARTS)
        if word in PARTS[:2] and not event.predicate:
            return None
        return Way(word) if word else self.relation(label)

    def relation(self, label: str) -> Way | None:
        """What a relation is."""
        if label in self.relations:
            return self.relations[label]
        word = own_word(label, (*ontology().predicates, *PARTS))
        return Way(word) if word else None

    def attribute(self, label: str) -> AttributeWay | None:
        """What an attribute is."""
        if label in self.attributes:
            return self.attributes[label]
        word = own_word(label, details())
        return AttributeWay(key=word) if word else None

    def note(self, label: str) -> str | None:
        """The detail that a note gives."""
        return self.notes.get(label) or own_word(label, details())


def read_mapping(path: Path) -> Mapping:
    """The mapping of a file. Raises DataError with everything that is wrong in it."""
    tree, flaws = file_tree(path)
    problems = [Problem(str(path), *flaw) for flaw in flaws]
    if tree is not None:
        faults = [*_file().faults(tree, ())]
        faults += [] if faults else list(_roles_faults(tree))
        problems += [Problem(str(path), line_of(tree, fault.path), fault.message) for fault in faults]
    if problems or not isinstance(tree, dict):
        raise DataError(problems or [Problem(str(path), 1, "A mapping begins with its keys, like `labels:`.")])
    return _built(tree)


@cache
def _file() -> Record:
    way = _way((*ontology().predicates, *PARTS))
    role = _way((*ontology().predicates, *PARTS, SAYS))
    kind = {"class": OneOf(ontology().declarable), "predicate": OneOf(tuple(ontology().predicates))}
    event = Record("an event", {}, {**kind, "roles": MapOf("roles", WORDS, role)})
    said = Record("details of a claim", {}, _settings())
    values = MapOf("values, each with details of a claim", WORDS, said)
    attribute = Record("an attribute", {}, {"key": OneOf(tuple(details())), "set": said, "values": values})
    parts: dict[str, Kind] = {
        "metadata": header(),
        "labels": MapOf("labels of spans, each with a class", WORDS, OneOf((*classes(), CONDITION))),
        "relations": MapOf("labels of relations, each with a predicate", WORDS, way),
        "events": MapOf("labels of events", WORDS, event),
        "attributes": MapOf("labels of attributes", WORDS, Either((OneOf(tuple(details())), attribute))),
        "notes": MapOf("labels of notes, each with a detail of a claim", WORDS, OneOf((*details(), LINK))),
        "links": MapOf("entries like Wikidata:Q30, each with an id", WORDS, ID),
        "annotators": MapOf("annotators as the tool names them, each with a name", WORDS, WORDS),
        "text": WORDS,
    }
    return Record("a mapping", {}, parts)


@cache
def header() -> Record:
    """What can be said of an article besides its statements: the metadata that exports lack."""
    needs = {key: kind for key, kind in article().needs.items() if key != "statements"}
    return Record("the metadata of an article", {}, needs | {k: v for k, v in article().may.items() if k != "names"})


def _settings() -> dict[str, Kind]:
    return {key: OneOf(concepts_of(key)) if key in concept_classes() else kind for key, kind in details().items()}


def _way(terms: tuple[str, ...]) -> Kind:
    return Either((OneOf(terms), Record("a relation", {"predicate": OneOf(terms)}, {"reverse": FLAG})))


def _roles_faults(tree: Any) -> list[Fault]:
    """Events that are two things at once, and roles that such an event cannot have."""
    faults = []
    for label, event in tree.get("events", {}).items():
        path = ("events", label)
        if "class" in event and "predicate" in event:
            faults.append(Fault(path, "An event is a thing of a class or a claim with a predicate; keep one of them."))
    return faults


def _built(tree: dict[str, Any]) -> Mapping:
    events = {
        label: EventWay(one.get("class", ""), one.get("predicate", ""), _ways(one.get("roles", {})))
        for label, one in tree.get("events", {}).items()
    }
    plain = ("metadata", "labels", "notes", "links", "annotators", "text")
    return Mapping(
        events=events,
        relations=_ways(tree.get("relations", {})),
        attributes={label: _attribute(one) for label, one in tree.get("attributes", {}).items()},
        **{key: tree[key] for key in plain if key in tree},
    )


def _ways(tree: dict[str, Any]) -> dict[str, Way]:
    return {
        label: Way(one) if isinstance(one, str) else Way(one["predicate"], one.get("reverse") == "true")
        for label, one in tree.items()
    }


def _attribute(tree: Any) -> AttributeWay:
    if isinstance(tree, str):
        return AttributeWay(key=tree)
    return AttributeWay(tree.get("key", ""), tree.get("set", {}), tree.get("values", {}))


def _own(label: str, words: tuple[str, ...]) -> str | None:
    return label if label in words else None
