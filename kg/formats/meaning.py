"""What a reading claims: roles, relations, attributes and notes become claims and the details of claims."""

import re
from collections.abc import Mapping as Lookup

from kg.formats.cast import Cast
from kg.formats.claims import Detail, Draft, fits_a_quote, value_fault
from kg.formats.ledger import UnsettledError
from kg.formats.mapping import SAYS, Mapping, Way
from kg.formats.model import Attribute, Fragment, Mark, Note, Reading, Reason, Relation, Role, Span
from kg.formats.scene import Frame, Scene
from kg.formats.terms import (
    BY,
    CONDITION,
    CONFIRMS,
    DENIES,
    OBJECT,
    SUBJECT,
    UNNAMED_SPEAKER,
    VIA,
    concept_classes,
    details,
    is_flag,
)
from kg.ontology import ACTOR, UNNAMED, ontology

REMARK = "AnnotatorNotes"  # brat's own kind of note: words of the annotator, or "key: value | key: value"
KEY = "#"  # before the key of a mark that a claim confirms or denies; without it, the local id of a claim
_KEYED = re.compile(r"\s*(\w+)\s*[:=]\s*(\S.*?)\s*")
_GLOSS = "gloss"


class Meaning(Scene):
    """`drafts` are the claims that the marks make, `details` what is said of those that belong to a mark's key.

    `speaking`: the roles of speaking events, with the event and the key of what it says.
    """

    def __init__(self, reading: Reading, text: str, cast: Cast, mapping: Mapping) -> None:
        super().__init__(reading, text, cast, mapping)
        self.details: dict[str, list[Detail]] = {}
        self.speaking: list[tuple[Mark, Frame, str]] = []
        self.drafts = [self._whole(key, frame) for key, frame in self.frames.items() if frame.way.predicate]
        for mark in reading.marks:
            try:
                self._take(mark)
            except UnsettledError as error:
                self.ledger.reject(mark, error.reason, error.detail)

    def _take(self, mark: Mark) -> None:
        if mark not in self.ledger:
            return
        match mark:
            case Role():
                self.ledger.find(mark.event)
                frame = self.frames[mark.event]
                self._tie(mark, self.mapping.role(frame.way, mark.label), mark.event, mark.target)
            case Relation():
                self.ledger.find(mark.source)
                source = self.frames.get(mark.source)
                way = self.mapping.role(source.way, mark.label) if source else self.mapping.relation(mark.label)
                self._tie(mark, way, mark.source, mark.target)
            case Attribute():
                self._say(mark, mark.target, self._attribute(mark))
            case Note():
                self._say(mark, mark.target, self._note(mark))

    def _whole(self, key: str, frame: Frame) -> Draft:
        """The draft of an event, or of a labelled span, that is itself a claim."""
        marks: list[Mark] = [frame.mark] if frame.mark is frame.span else [frame.mark, frame.span]
        return Draft(frame.way.predicate, marks, self._owners(key), _cover(frame.span), whole=True)

    def _owners(self, key: str) -> tuple[str, ...]:
        frame = self.frames.get(key)
        return (key,) if frame is None or frame.span.key == key else (key, frame.span.key)

    def _tie(self, mark: Role | Relation, way: Way | None, source: str, target: str) -> None:
        """A claim between two ends, or a part of the claims of the one end."""
        if way is None:
            raise UnsettledError(Reason.UNKNOWN_LABEL if mark.label else Reason.NO_LABEL)
        if way.term in ontology().predicates:
            self._claim(mark, way, source, target)
            return
        if way.reverse:
            source, target = target, source
        found = self.ledger.find(target)
        if way.term == SAYS:
            self.speaking.append((mark, self.frames[source], target))
        elif way.term == BY:
            self._speaker(mark, source, found)
        elif way.term == CONDITION:
            span = self.span_of(found)
            if span is None:
                raise UnsettledError(Reason.ENDS, f"{target} is no stretch of text")
            self.ledger.map(span)
            self._note_detail(mark, source, CONDITION, span.words)
        elif way.term in (CONFIRMS, DENIES):
            self._note_detail(mark, source, way.term, KEY + target)
        else:
            self._note_detail(mark, source, way.term, self.thing(target))

    def _claim(self, mark: Role | Relation, way: Way, source: str, target: str) -> None:
        subject, object = self.thing(source), self.thing(target)
        if way.reverse or (isinstance(mark, Role) and self._turned(subject, way.term, object)):
            subject, object = object, subject
        near = (mark.key,) if mark.key else ()
        place = self._place(source, target, event=source in self.frames)
        self.drafts.append(Draft(way.term, [mark], (*near, *self._owners(source)), place, subject, object))

    def _turned(self, subject: str, predicate: str, object: str) -> bool:
        """Whether a role's predicate leads to the event and not from it: who takes part in a meeting."""
        one, other = self.cast.class_of(subject) or "", self.cast.class_of(object) or ""
        return not ontology().allows(one, predicate, other) and ontology().allows(other, predicate, one)

    def _place(self, source: str, target: str, *, event: bool) -> Fragment:
        """Where a claim stands: the words from one end to the other if they can be quoted, else one of the ends."""
        one, other = (self.span_of(self.ledger.find(key)) for key in (source, target))
        if one is None or other is None or event:
            span = one or other
            return _cover(span) if span else (0, 0)
        whole = (min(_cover(one)[0], _cover(other)[0]), max(_cover(one)[1], _cover(other)[1]))
        return whole if fits_a_quote(whole, self.text) else _cover(other)

    def _speaker(self, mark: Mark, source: str, speaker: Mark) -> None:
        span = self.span_of(speaker)
        if span and self.mapping.class_of(span.label) == UNNAMED:
            self.ledger.map(span)
            self._note_detail(mark, source, BY, UNNAMED_SPEAKER)
            self._note_detail(mark, source, "described", span.words)
            return
        id = self.thing(speaker.key)
        if not ontology().is_a(self.cast.class_of(id) or "", ACTOR):
            raise UnsettledError(Reason.ENDS, f"{id} cannot speak")
        self._note_detail(mark, source, BY, id)

    def _note_detail(self, mark: Mark, owner: str, key: str, value: str) -> None:
        self.details.setdefault(owner, []).append(Detail(mark, key, value))

    def _attribute(self, mark: Attribute) -> dict[str, str]:
        """What an attribute says, by key."""
        way = self.mapping.attribute(mark.label)
        if way is None:
            raise UnsettledError(Reason.UNKNOWN_LABEL if mark.label else Reason.NO_LABEL)
        if mark.value is not None and mark.value in way.values:
            return {**way.always, **way.values[mark.value]}
        if way.values and mark.value is not None and not way.key:
            raise UnsettledError(Reason.BAD_VALUE, f"the mapping has no value {mark.value!r}")
        if way.key and (mark.value is not None or is_flag(way.key)):
            return {**way.always, way.key: mark.value or "true"}
        if not way.always:
            raise UnsettledError(Reason.BAD_VALUE, "it needs a value")
        return dict(way.always)

    def _note(self, mark: Note) -> dict[str, str]:
        """What a note says, by key."""
        key = self.mapping.note(mark.label)
        if key:
            return {key: mark.words}
        if mark.label != REMARK:
            raise UnsettledError(Reason.UNKNOWN_LABEL)
        found, rest = {}, []
        for part in mark.words.split("|"):
            keyed = _KEYED.fullmatch(part)
            if keyed and keyed[1] in details():
                found[keyed[1]] = keyed[2]
            elif part.strip():
                rest.append(part.strip())
        return found | ({_GLOSS: " | ".join(rest)} if rest else {})

    def _say(self, mark: Attribute | Note, target: str, said: Lookup[str, str]) -> None:
        """Details in words: of the claims that belong to a mark, or a claim of their own about a thing's concept."""
        found = self.ledger.find(target)
        values = {key: self._value(key, value) for key, value in said.items()}
        frame = self.frames.get(target)
        for key in concept_classes().keys() & values.keys():
            predicate, value = concept_classes()[key], values.pop(key)
            if frame and frame.way.predicate == predicate:
                values[OBJECT] = value
                continue
            span = self.span_of(found)
            place = _cover(span) if span else (0, 0)
            own = Draft(predicate, [mark], self._owners(target), place, self.thing(target), value)
            own.details |= {key: one for key, one in values.items() if key not in (VIA, CONFIRMS, DENIES)}
            self.drafts.append(own)
            return
        for key, value in values.items():
            for one in value.split() if key in (VIA, CONFIRMS, DENIES) else [value]:
                self._note_detail(mark, target, key, one)

    def _value(self, key: str, value: str) -> str:
        """The value of a detail, names turned into ids. Raises UnsettledError where it is not allowed."""
        if fault := value_fault(key, value):
            raise UnsettledError(Reason.BAD_VALUE, fault)
        if key == VIA:
            return " ".join(map(self._someone, value.split()))
        if key in (SUBJECT, OBJECT) or (key == BY and value != UNNAMED_SPEAKER):
            return self._someone(value)
        return value

    def _someone(self, name: str) -> str:
        known = self.cast.known(name)
        if len(known) != 1:
            raise UnsettledError(Reason.AMBIGUOUS if known else Reason.NO_TARGET, name)
        return known[0]


def _cover(span: Span) -> Fragment:
    """The first stretch of a span: what a quote can be cut from."""
    return span.fragments[0]
