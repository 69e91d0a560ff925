"""An article as marks on its text: the way back to the tools, which write the marks each in its own form.

A mention is a span with the class of its entity and a link to the entity's id. A claim is an event with the predicate's
name; its trigger is the quote, its parts are roles where the text names them, and everything else is said in notes and
attributes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from kg.articles.kinds import OneOf, short
from kg.articles.model import Article, Statement, WrittenClaim
from kg.articles.places import name_places, quote_place
from kg.formats.model import Attribute, Event, Fragment, Link, Mark, Note, Role, Span
from kg.formats.native import claim_of, statement_of
from kg.formats.offsets import words_at
from kg.formats.terms import BY, CONFIRMS, DENIES, OBJECT, SUBJECT, VIA, concept_classes, details, is_flag
from kg.ontology import ontology
from kg.registry import Registry

DATABASE = "kg"  # of links: entries are ids of the registry or of the article
_LEFT_OUT = ("fact", "quote", "nth", "span", "annotator", VIA, CONFIRMS, DENIES)


@dataclass(slots=True)
class Outline:
    """The marks of one annotator, and in words what of the article has no place in the text or the tool."""

    annotator: str
    marks: list[Mark] = field(default_factory=list)
    losses: list[str] = field(default_factory=list)


def outlines(article: Article, text: str, registry: Registry) -> list[Outline]:
    """The marks of each annotator of an article. `text` must be the one that was annotated."""
    if article.sha256 and sha256(text.encode()).hexdigest() != article.sha256:
        return [Outline(article.annotator, losses=["the text at hand is not the one that was annotated"])]
    annotators = dict.fromkeys(statement.annotator or article.annotator for statement in article.statements)
    return [_Outliner(article, text, registry, one).outline for one in annotators or [article.annotator]]


class _Outliner:
    def __init__(self, article: Article, text: str, registry: Registry, annotator: str) -> None:
        self.outline = Outline(annotator)
        self._text = text
        self._numbers: dict[str, int] = {}
        self._classes = {entity.id: entity.class_name for entity in article.entities}
        self._registry = registry
        self._concepts = {one.name: one.class_name for one in ontology().concepts.values()}
        self._mentions: dict[str, str] = {}  # id -> key of its first mention
        self._local: dict[str, str] = {}  # local id of a claim -> key of its event
        for id, names in article.names.items():
            self._mention(id, names)
        said = [one for one in article.statements if (one.annotator or article.annotator) == annotator]
        placed = [(statement, claim) for statement in said for claim in statement.claims]
        events = [(key, *one) for one in placed if (key := self._event(one[1]))]
        self._local = {claim.id: key for key, _, claim in events if claim.id}
        for key, statement, claim in events:
            self._parts(key, statement, claim)

    def _key(self, letter: str) -> str:
        self._numbers[letter] = self._numbers.get(letter, 0) + 1
        return f"{letter}{self._numbers[letter]}"

    def _mention(self, id: str, names: Mapping[str, tuple[Fragment, ...]]) -> None:
        entity = self._registry.entity(id)
        class_name = entity.class_name if entity else self._classes.get(id)
        if class_name is None:
            self.outline.losses.append(f"the mentions of {id}, which neither the registry nor the article declares")
            return
        for name, given in names.items():
            places = given or tuple(name_places(name, self._text))
            if not places:
                self.outline.losses.append(f"the name {short(name)} of {id}, which the text does not have")
            for place in places:
                key = self._span(class_name, place)
                self._mentions.setdefault(id, key)
                self._link(key, id, name)

    def _link(self, span: str, id: str, name: str) -> None:
        key = self._key("N")
        link = Link(key=key, label="Reference", at="", target=span, database=DATABASE, entry=id, words=name)
        self.outline.marks.append(link)

    def _span(self, label: str, place: Fragment) -> str:
        key = self._key("T")
        words = words_at([place], self._text)
        self.outline.marks.append(Span(key=key, label=label, at="", fragments=(place,), words=words))
        return key

    def _event(self, claim: WrittenClaim) -> str:
        """The event of a claim; "" where its quote has no place."""
        written = {"quote": claim.quote or "", "span": claim.span, "nth": claim.nth}
        place = claim.span or quote_place({k: v for k, v in written.items() if v is not None}, self._text)
        if isinstance(place, str):
            self.outline.losses.append(f"{claim.subject} {claim.predicate} {claim.object}: {place}")
            return ""
        key = self._key("E")
        trigger = self._span(claim.predicate, place)
        self.outline.marks.append(Event(key=key, label=claim.predicate, at="", trigger=trigger))
        return key

    def _parts(self, event: str, statement: Statement, claim: WrittenClaim) -> None:
        """What a claim says besides its predicate and its quote."""
        said = statement_of(statement) | claim_of(claim)
        for key, id in ((SUBJECT, claim.subject), (OBJECT, claim.object), (BY, said.pop(BY, ""))):
            class_name = self._concepts.get(id, "")
            if key == OBJECT and concept_classes().get(class_name.lower()) == claim.predicate:
                self._attribute(event, class_name, id)
            elif id:
                self._end(event, key, id)
        for number, id in enumerate(said.get(VIA, ()), 1):
            self._end(event, VIA, id, number)
        self._links(event, claim)
        for key, value in said.items():
            if key not in _LEFT_OUT:
                self._detail(event, key, value)

    def _end(self, event: str, key: str, id: str, number: int = 0) -> None:
        """Somebody or something that takes part: by a mention where there is one, else by the id."""
        if id in self._mentions:
            self._role(event, f"{key}{number or ''}", self._mentions[id])
        else:
            self._note(event, key, id)

    def _links(self, event: str, claim: WrittenClaim) -> None:
        for key, ids in ((CONFIRMS, claim.confirms), (DENIES, claim.denies)):
            for number, id in enumerate(ids, 1):
                if id in self._local:
                    self._role(event, f"{key}{number}", self._local[id])
                else:
                    self.outline.losses.append(f"that {claim.id or short(claim.quote)} {key} {id}: no claim here")

    def _detail(self, event: str, key: str, value: Any) -> None:
        words = _plain(value)
        if isinstance(details()[key], OneOf) or is_flag(key):
            self._attribute(event, key, words)
        else:
            self._note(event, key, words)

    def _role(self, event: str, label: str, target: str) -> None:
        label = label.capitalize()
        self.outline.marks.append(Role(key=f"{event}/{label}:{target}", label=label, at="", event=event, target=target))

    def _attribute(self, event: str, label: str, value: str) -> None:
        self.outline.marks.append(Attribute(key=self._key("A"), label=label, at="", target=event, value=value))

    def _note(self, event: str, label: str, words: str) -> None:
        self.outline.marks.append(Note(key=self._key("#"), label=label, at="", target=event, words=words))


def _plain(value: Any) -> str:
    """A value as the native format writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value).removesuffix(".0") if isinstance(value, float) else str(value)


def roles_of(marks: list[Mark], event: str) -> Iterator[Role]:
    """The roles of an event, in their order."""
    return (mark for mark in marks if isinstance(mark, Role) and mark.event == event)
