"""What an export of any annotation tool becomes first: a text, and who marked what in it, each mark with its place.

A reader settles only what its tool decides: identifiers, offsets, whether a mark is one at all. What the marks mean is
the same for all tools (kg.formats.meaning).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from kg.articles.tree import FORBIDDEN

_LONG = 500  # characters of a message
Fragment: TypeAlias = tuple[int, int]  # [start, end) in code points


class Kind(StrEnum):
    """What is counted as read, mapped and rejected."""

    DOCUMENT = "documents"
    SPAN = "spans"
    EVENT = "events"
    ROLE = "roles"
    RELATION = "relations"
    ATTRIBUTE = "attributes"
    LINK = "links"
    NOTE = "notes"
    EQUIVALENCE = "equivalences"
    OTHER = "others"


class Reason(StrEnum):
    """Why something did not become part of an article: the whole list."""

    UNREADABLE = "does not follow the format"
    NO_TEXT = "the text is missing"
    NO_METADATA = "outlet, url or date is missing or wrong"
    NOT_ANNOTATED = "nobody has annotated it"
    REFUSED = "its article has an error and is left out"
    DOCUMENT = "its document was rejected"
    PREDICTION = "a prediction, not an annotation"
    DRAFT = "a draft, not an annotation"
    CANCELLED = "the annotation was cancelled"
    TWICE = "its id stands twice"
    NO_PLACE = "its place is not given in characters of the text"
    PAST_END = "its place is not within the text"
    OTHER_WORDS = "the text has other words at its place"
    CHARACTER = "it holds a character that no text needs"
    NO_LABEL = "it has no label"
    UNKNOWN_LABEL = "neither the mapping nor the ontology knows its label"
    NO_TARGET = "what it refers to is missing"
    TARGET_REJECTED = "what it refers to was rejected"
    BAD_VALUE = "its value is not allowed"
    ENDS = "its predicate cannot join these"
    INCOMPLETE = "its subject or object is missing"
    AMBIGUOUS = "several in the registry have this name"
    NOT_KNOWN = "the registry does not know it, and nobody new can be of its class"
    NO_ROOM = "nothing in the model takes it up"


def plain(text: str) -> str:
    """A text of an export for messages and records: what no text needs shown as such, and not without end."""
    return FORBIDDEN.sub("\ufffd", text[:_LONG])


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One annotation. `key` is its id in the document, "" where the tool gives none; `at` its place in the file."""

    key: str
    label: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Span(Mark):
    """A stretch of the text, or several; `words` are those of the text there."""

    fragments: tuple[Fragment, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Mark):
    """Something with roles; `trigger` is the key of the span that names it."""

    trigger: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Mark):
    """A part in an event: `event` and `target` are keys, `label` names the part."""

    event: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Mark):
    """From one thing to another, by their keys."""

    source: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute(Mark):
    """A detail of the thing with the key `target`; without `value` it is simply there."""

    target: str
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Mark):
    """To an entry of a knowledge base; `words` are the entry's name, where given."""

    target: str
    database: str
    entry: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Mark):
    """Words about the thing with the key `target`."""

    target: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Equivalence(Mark):
    """Things, by their keys, that are one."""

    members: tuple[str, ...]


KINDS: Mapping[type[Mark], Kind] = {
    Span: Kind.SPAN,
    Event: Kind.EVENT,
    Role: Kind.ROLE,
    Relation: Kind.RELATION,
    Attribute: Kind.ATTRIBUTE,
    Link: Kind.LINK,
    Note: Kind.NOTE,
    Equivalence: Kind.EQUIVALENCE,
}


@dataclass(frozen=True, slots=True)
class Rejection:
    """What did not become part of an article. `at` is its place in the file, `detail` says more where there is more."""

    kind: Kind
    reason: Reason
    at: str = ""
    key: str = ""
    label: str = ""
    annotator: str = ""
    detail: str = ""

    def __post_init__(self) -> None:
        """Hostile characters of an export go no further than here."""
        for name in ("at", "key", "label", "annotator", "detail"):
            object.__setattr__(self, name, plain(getattr(self, name)))


@dataclass(slots=True)
class Reading:
    """What one annotator marked; `rejections` are the marks that are none, which are counted as read too.

    `live` is False for what nobody stands for: predictions, drafts, cancelled annotations.
    """

    annotator: str
    live: bool = True
    marks: list[Mark] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)

    def reject(self, kind: Kind, reason: Reason, at: str, key: str = "", label: str = "", detail: str = "") -> None:
        self.rejections.append(Rejection(kind, reason, at, key, label, self.annotator, detail))


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text of an export. `name` gives the article its id, where `header` (keys of the native format) has none.

    `fault` is why nothing in it can be used; its marks are counted all the same. `sides` are the names that a side file
    may have, the most special first.
    """

    name: str
    file: str
    text: str
    readings: tuple[Reading, ...] = ()
    header: Mapping[str, Any] = field(default_factory=dict)
    fault: Reason | None = None
    detail: str = ""
    at: str = ""
    sides: tuple[str, ...] = ()
