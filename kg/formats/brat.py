"""brat standoff: `X.txt`, a text, and `X.ann`, its annotations, one a line; offsets count code points.

Lines begin with T (text-bound), E (event), R (relation), A or M (attribute), N (normalization), # (note) or *
(equivalence). They may refer to later lines.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.articles.files import decoded
from kg.articles.tree import FORBIDDEN, Flaw
from kg.formats.model import (
    Attribute,
    Document,
    Equivalence,
    Event,
    Fragment,
    Kind,
    Link,
    Mark,
    Note,
    Reading,
    Reason,
    Relation,
    Role,
    Span,
)
from kg.formats.offsets import agree, code_points, joined, placed, utf16, words_at

ANN, TXT = ".ann", ".txt"
ANNOTATOR = "brat"
_PLACES = re.compile(r"[0-9]{1,9} [0-9]{1,9}(?:;[0-9]{1,9} [0-9]{1,9})*")
_KINDS = {
    "T": Kind.SPAN, "E": Kind.EVENT, "R": Kind.RELATION, "A": Kind.ATTRIBUTE, "M": Kind.ATTRIBUTE, "N": Kind.LINK,
    "#": Kind.NOTE, "*": Kind.EQUIVALENCE,
}  # fmt: skip


class _LineError(Exception):
    """Ends the reading of a line, for a reason."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        self.reason, self.detail = reason, detail


def read_brat(path: Path, name: str) -> Document:
    """The document of a .ann file and the text beside it."""
    annotations = decoded(path.read_bytes())
    if isinstance(annotations, Flaw):
        detail = f"line {annotations.line}: {annotations.message}"
        return Document(name=name, file=str(path), text="", fault=Reason.UNREADABLE, detail=detail, sides=(path.stem,))
    beside = path.with_suffix(TXT)
    text = beside.read_bytes().decode("utf-8", "replace") if beside.is_file() else None
    fault = Reason.NO_TEXT if text is None else Reason.UNREADABLE if "\ufffd" in text and not _is_utf8(beside) else None
    detail = f"there is no {beside.name} beside it" if text is None else f"{beside.name} is not UTF-8" if fault else ""
    return Document(
        name=name,
        file=str(path),
        text=text or "",
        readings=(_Lines(annotations, None if fault else text).reading,),
        fault=fault,
        detail=detail,
        sides=(path.stem,),
    )


def _is_utf8(path: Path) -> bool:
    return not isinstance(decoded(path.read_bytes()), Flaw)


class _Lines:
    """The marks of all lines; `text` is None where places cannot be checked."""

    def __init__(self, annotations: str, text: str | None) -> None:
        self.reading = Reading(ANNOTATOR)
        self._text = text
        self._units = (code_points(text), utf16(text)) if text is not None else ()
        self._keys: set[str] = set()
        for number, line in enumerate(annotations.split("\n"), 1):
            if line := line.removesuffix("\r"):
                self._take(line, str(number))

    def _take(self, line: str, at: str) -> None:
        key, _, rest = line.partition("\t")
        kind = _KINDS.get(key[:1], Kind.OTHER)
        roles = rest.split("\t")[0].split()[1:] if kind == Kind.EVENT else []
        label = rest.split("\t")[0].split(" ")[0].partition(":")[0]
        key = "" if kind == Kind.EQUIVALENCE else key
        try:
            if FORBIDDEN.search(line):
                raise _LineError(Reason.CHARACTER)
            marks = list(self._marks(kind, key, label, rest.split("\t"), at))
            self._note(key)
        except _LineError as error:
            self.reading.reject(kind, error.reason, at, key, label, error.detail)
            for role in roles:
                self.reading.reject(Kind.ROLE, Reason.TARGET_REJECTED, at, key, role.partition(":")[0])
        else:
            self.reading.marks += marks

    def _note(self, key: str) -> None:
        if key and key in self._keys:
            raise _LineError(Reason.TWICE)
        self._keys.add(key)

    def _marks(self, kind: Kind, key: str, label: str, fields: list[str], at: str) -> Iterator[Mark]:
        readers: dict[Kind, Callable[[str, str, list[str], str], Iterator[Mark]]] = {
            Kind.SPAN: self._span,
            Kind.EVENT: self._event,
            Kind.RELATION: self._relation,
            Kind.ATTRIBUTE: self._attribute,
            Kind.LINK: self._link,
            Kind.NOTE: self._words,
            Kind.EQUIVALENCE: self._equivalence,
        }
        if kind not in readers or not label:
            raise _LineError(Reason.UNREADABLE)
        yield from readers[kind](key, label, fields, at)

    def _span(self, key: str, label: str, fields: list[str], at: str) -> Iterator[Mark]:
        places = fields[0].partition(" ")[2]
        if len(fields) < 2 or not _PLACES.fullmatch(places):
            raise _LineError(Reason.UNREADABLE)
        written = [(int(start), int(end)) for start, end in (one.split() for one in places.split(";"))]
        words = "\t".join(fields[1:])
        fragments = self._placed(written, words)
        if self._text is not None:
            fragments = joined(fragments, self._text)
            words = words_at(fragments, self._text)
        yield Span(key=key, label=label, at=at, fragments=fragments, words=words)

    def _placed(self, written: list[Fragment], words: str) -> tuple[Fragment, ...]:
        """The fragments in code points; another program may have counted UTF-16."""
        if self._text is None:
            return tuple(written)
        found = [fragments for unit in self._units if (fragments := placed(written, unit))]
        for fragments in found:
            if agree(words, words_at(fragments, self._text)):
                return fragments
        if not found:
            raise _LineError(Reason.PAST_END, f"the text has {len(self._text)} characters")
        raise _LineError(Reason.OTHER_WORDS)

    def _event(self, key: str, label: str, fields: list[str], at: str) -> Iterator[Mark]:
        (_, mark, trigger), *roles = (one.partition(":") for one in fields[0].split())
        if not mark or not trigger or not all(target for _, _, target in roles):
            raise _LineError(Reason.UNREADABLE)
        yield Event(key=key, label=label, at=at, trigger=trigger)
        for name, _, target in roles:
            yield Role(key=f"{key}/{name}:{target}", label=name, at=at, event=key, target=target)

    def _relation(self, key: str, label: str, fields: list[str], at: str) -> Iterator[Mark]:
        ends = [one.partition(":")[2] for one in fields[0].split()[1:]]
        if len(ends) != 2 or not all(ends):
            raise _LineError(Reason.UNREADABLE)
        yield Relation(key=key, label=label, at=at, source=ends[0], target=ends[1])

    def _attribute(self, key: str, label: str, fields: list[str], at: str) -> Iterator[Mark]:
        _, *rest = fields[0].split(" ", 2)
        if not rest or not rest[0]:
            raise _LineError(Reason.UNREADABLE)
        yield Attribute(key=key, label=label, at=at, target=rest[0], value="".join(rest[1:]).strip() or None)

    def _link(self, key: str, label: str, fields: list[str], at: str) -> Iterator[Mark]:
        match fields[0].split(" ", 2):
            case [_, target, entry] if ":" in entry:
                database, _, id = entry.partition(":")
                words = "\t".join(fields[1:])
                yield Link(key=key, label=label, at=at, target=target, database=database, entry=id, words=words)
            case _:
                raise _LineError(Reason.UNREADABLE)

    def _words(self, key: str, label: str, fields: list[str], at: str) -> Iterator[Mark]:
        _, _, target = fields[0].partition(" ")
        if len(fields) < 2 or not target:
            raise _LineError(Reason.UNREADABLE)
        yield Note(key=key, label=label, at=at, target=target.strip(), words="\t".join(fields[1:]))

    def _equivalence(self, key: str, label: str, fields: list[str], at: str) -> Iterator[Mark]:
        members = tuple(fields[0].split()[1:])
        if len(members) < 2:
            raise _LineError(Reason.UNREADABLE)
        yield Equivalence(key="", label=label, at=at, members=members)
