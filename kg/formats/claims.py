"""What the marks of a document claim, before it is written down: drafts, and the details that belong to them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from kg.articles.dates import parse
from kg.articles.format import QUOTE
from kg.articles.tree import FORBIDDEN
from kg.formats.model import Fragment, Mark
from kg.formats.terms import BY, CONFIRMS, DENIES, OBJECT, STATEMENT_KEYS, SUBJECT, UNNAMED_SPEAKER, VIA, details
from kg.ontology import ontology

_MANY = (VIA, CONFIRMS, DENIES)
_ONCE = ("id", SUBJECT, OBJECT)
_DATES = ("from", "to", "said")


@dataclass(frozen=True, slots=True)
class Detail:
    """Something said of the drafts that belong to a mark; `mark` is where it comes from."""

    mark: Mark
    key: str
    value: str


@dataclass(slots=True, eq=False)
class Draft:
    """A claim to be. `owners` are the keys of the marks whose details it takes, the nearest first.

    `whole` is a claim that was marked as such, so that an id, a subject or an object can be said of it.
    """

    predicate: str
    marks: list[Mark]
    owners: tuple[str, ...]
    place: Fragment
    subject: str = ""
    object: str = ""
    whole: bool = False
    details: dict[str, Any] = field(default_factory=dict)
    taken: list[Mark] = field(default_factory=list)

    def take(self, detail: Detail) -> None:
        """Take up a detail that fits; one that is nearer stands."""
        if not self._fits(detail.key):
            return
        if detail.key in _MANY:
            values = self.details.setdefault(detail.key, [])
            values += [] if detail.value in values else [detail.value]
        elif self.details.setdefault(detail.key, detail.value) != detail.value:
            return
        self.taken.append(detail.mark)

    def _fits(self, key: str) -> bool:
        if key in ontology().qualifiers:
            return key in ontology().qualifiers_of(self.predicate)
        if key == "planned":
            return ontology().predicates[self.predicate].is_status
        return self.whole or key not in _ONCE

    @property
    def own(self) -> dict[str, Any]:
        """The keys of the claim itself, as the native format has them."""
        said = {key: value for key, value in self.details.items() if key not in (*STATEMENT_KEYS, SUBJECT, OBJECT)}
        return {"fact": f"{self.subject} {self.predicate} {self.object}", **said}


def value_fault(key: str, value: str) -> str:
    """Why a detail cannot have that value; "" where it can."""
    kind = details()[key]
    if not kind.fits(value):
        return f"{key!r} must be {kind.says}"
    try:
        if key in _DATES:
            parse(value)
    except ValueError as error:
        return str(error)
    return ""


def quoted(place: Fragment, text: str) -> Fragment:
    """The place cut to what a quote may have: six words, 150 characters."""
    start, end = place
    found = re.match(r"\s*(\S+(?:\s+\S+){0,5})", text[start:end])
    if not found:
        return place
    first = start + found.start(1)
    last = min(start + found.end(1), first + 150)
    return first, first + len(text[first:last].rstrip())


def fits_a_quote(place: Fragment, text: str) -> bool:
    """Whether all words of the place can be quoted."""
    words = text[slice(*place)]
    return QUOTE.fits(words) and not FORBIDDEN.search(words)


def statements(drafts: Iterable[Draft], text: str, annotator: str | None) -> Iterator[dict[str, Any]]:
    """The statements that these drafts make, as the native format has them; claims in the order of the text."""
    groups: dict[str, list[Draft]] = {}
    for draft in sorted(drafts, key=lambda draft: draft.place):
        told = repr([draft.details.get(key) for key in STATEMENT_KEYS])
        groups.setdefault(told, []).append(draft)
    for group in groups.values():
        said = {key: group[0].details[key] for key in STATEMENT_KEYS if key in group[0].details}
        if "described" in said:
            said.setdefault(BY, UNNAMED_SPEAKER)
        claims = [_claim(draft, text) for draft in group]
        yield {**said, **({"annotator": annotator} if annotator else {}), "claims": claims}


def _claim(draft: Draft, text: str) -> dict[str, Any]:
    start, end = quoted(draft.place, text)
    return {**draft.own, "quote": text[start:end], "span": [start, end]}
