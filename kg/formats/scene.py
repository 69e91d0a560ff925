"""Who and what a reading marks: its events, and the entity of every span; links and equivalences say who is who."""

from collections import Counter
from dataclasses import dataclass, field, fields

from kg.articles.tree import FORBIDDEN
from kg.formats.cast import Cast
from kg.formats.ledger import Ledger, UnsettledError
from kg.formats.mapping import EventWay, Mapping
from kg.formats.model import Equivalence, Event, Link, Mark, Reading, Reason, Span
from kg.formats.terms import CONDITION
from kg.ontology import UNNAMED, ontology
from kg.registry.lookalikes import folded


@dataclass(slots=True)
class Frame:
    """An event, or a span that is labelled as one: what it is, its mark, and the span that names it."""

    way: EventWay
    mark: Mark
    span: Span
    told: list[str] = field(default_factory=list)  # keys of what a speaking event says


class Scene:
    """`frames`: key of an event -> frame. `things`: key of a span or an event -> id of its entity."""

    def __init__(self, reading: Reading, text: str, cast: Cast, mapping: Mapping) -> None:
        self.ledger, self.text, self.cast, self.mapping = Ledger(reading), text, cast, mapping
        self.frames: dict[str, Frame] = {}
        self.things: dict[str, str] = {}
        self._events: dict[str, list[str]] = {}  # key of a trigger -> keys of its events
        self._refuse_characters()
        for event in self.ledger.open(Event):
            try:
                self._frame(event)
            except UnsettledError as error:
                self.ledger.reject(event, error.reason, error.detail)
        self._find_labelled()
        self._find_things()

    def thing(self, key: str) -> str:
        """The entity of a span or an event. Raises UnsettledError where there is none."""
        mark = self.ledger.find(key)
        if key not in self.things:
            raise UnsettledError(Reason.ENDS, f"{mark.key} ({mark.label}) is nobody and nothing that has an id")
        return self.things[key]

    def span_of(self, mark: Mark) -> Span | None:
        """The span of a span or an event."""
        frame = self.frames.get(mark.key)
        return mark if isinstance(mark, Span) else frame.span if frame else None

    def _refuse_characters(self) -> None:
        for mark in self.ledger.open(Mark):
            texts = (getattr(mark, one.name) for one in fields(mark))
            if any(isinstance(text, str) and FORBIDDEN.search(text) for text in texts):
                self.ledger.reject(mark, Reason.CHARACTER)

    def _frame(self, event: Event) -> None:
        span = self.ledger.find(event.trigger)
        if not isinstance(span, Span):
            raise UnsettledError(Reason.NO_TARGET, event.trigger)
        way = self.mapping.event(event.label)
        if way is None:
            raise UnsettledError(Reason.UNKNOWN_LABEL)
        self.frames[event.key] = Frame(way, event, span)
        self._events.setdefault(span.key, []).append(event.key)

    def _find_labelled(self) -> None:
        """Spans with an event's label that no event names: the tools without events have relations for roles."""
        for span in self.ledger.open(Span):
            way = self.mapping.event(span.label) if span.key not in self._events else None
            if way and (way.predicate or span.label in self.mapping.events):
                self.frames[span.key] = Frame(way, span, span)

    def _find_things(self) -> None:
        classes = {span.key: class_name for span in self.ledger.open(Span) if (class_name := self._class_of(span))}
        links = self._links(classes)
        same: Counter[tuple[str, str]] = Counter()
        for frame in self._described():
            told = frame.way.class_name, folded(frame.span.words)
            self._name([frame.span], frame.way.class_name, links, frame.mark.key, same[told])
            same[told] += 1
        for group in self._groups(classes):
            self._name(group, classes[group[0].key], links)

    def _class_of(self, span: Span) -> str | None:
        """The class of a span that stands for an entity; rejects one whose label says nothing."""
        events = self._events.get(span.key, [span.key])
        frame = next((self.frames[key] for key in events if key in self.frames), None)
        class_name = frame.way.class_name if frame else self.mapping.class_of(span.label)
        if not class_name and not frame:
            self.ledger.reject(span, Reason.UNKNOWN_LABEL if span.label else Reason.NO_LABEL)
        return None if class_name in (UNNAMED, CONDITION) else class_name

    def _links(self, classes: dict[str, str]) -> dict[str, Link]:
        """Key of a span or event -> its first link."""
        found: dict[str, Link] = {}
        for link in self.ledger.open(Link):
            try:
                span = self.span_of(self.ledger.find(link.target))
            except UnsettledError as error:
                self.ledger.reject(link, error.reason, error.detail)
                continue
            if span and span.key in classes:
                found.setdefault(link.target, link)
        return found

    def _described(self) -> list[Frame]:
        """The events that are things, in the order of the text."""
        frames = [frame for key, frame in self.frames.items() if frame.way.class_name and key != frame.span.key]
        return sorted(frames, key=lambda frame: frame.span.fragments)

    def _groups(self, classes: dict[str, str]) -> list[list[Span]]:
        """The spans of one entity each, in the order of the text; those that name an event have theirs already."""
        group: dict[str, list[Span]] = {span.key: [span] for span in self.ledger.open(Span) if span.key in classes}
        for equivalence in self.ledger.open(Equivalence):
            members = equivalence.members
            try:
                found = [self.ledger.find(key) for key in members]
            except UnsettledError as error:
                self.ledger.reject(equivalence, error.reason, error.detail)
                continue
            if not all(mark.key in group and _akin(classes[mark.key], classes[members[0]]) for mark in found):
                self.ledger.reject(equivalence, Reason.ENDS, "these cannot be one")
                continue
            one = list({id(span): span for key in members for span in group[key]}.values())
            group |= {span.key: one for span in one}
            self.ledger.map(equivalence)
        unique = {id(spans): sorted(spans, key=lambda span: span.fragments) for spans in group.values()}
        return sorted(unique.values(), key=lambda spans: spans[0].fragments)

    def _name(
        self, spans: list[Span], class_name: str, links: dict[str, Link], event: str = "", number: int = 0
    ) -> None:
        """Give the spans of one entity, or an event, its id; `number` events before it have its class and words."""
        keys = [*([event] if event else []), *(span.key for span in spans)]
        told = next((self.things[key] for key in keys if key in self.things), None) if not event else None
        id = told or self._linked(keys, class_name, links) or self._called(spans, class_name, number)
        if isinstance(id, Reason):
            for span in spans:
                self.ledger.reject(span, id)
            return
        shown = next((links[key].words for key in keys if key in links), "")
        for span in spans:
            self.cast.add(id, class_name, span, self.text, shown)
            self.ledger.map(span)
        if event:
            self.ledger.map(self.frames[event].mark)
        for key in keys:
            self.things.setdefault(key, id)

    def _linked(self, keys: list[str], class_name: str, links: dict[str, Link]) -> str | None:
        for link in (links[key] for key in keys if key in links):
            id = self.cast.linked(link, class_name)
            if not isinstance(id, Reason):
                self.ledger.map(link)
                return id
            self.ledger.reject(link, id)
        return None

    def _called(self, spans: list[Span], class_name: str, number: int) -> str | Reason:
        """By the first of the names that somebody known has, else somebody new of the first name."""
        for span in spans:
            known = self.cast.known(span.words, class_name)
            if known:
                return self.cast.named(span.words, class_name)
        return self.cast.local(spans[0].words, class_name, number)


def _akin(one: str, other: str) -> bool:
    return ontology().is_a(one, other) or ontology().is_a(other, one)
