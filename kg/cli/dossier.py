"""`kg show`: all that the store has about one thing, and what nobody said of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.ask import find, shown
from kg.ask.details import Detail, claims_naming, details
from kg.claims.model import HEADLINE, to_edges, to_node
from kg.claims.status import status_on
from kg.cli.passages import Passages
from kg.cli.standing import PASSED, planned_told
from kg.cli.words import claim_lines, grouped_claims, status_words
from kg.graph import plain
from kg.load.statements import most_specific
from kg.ontology import GOVERNMENT, VIA, ontology
from kg.stores import Store

CONTEXT = 100  # characters of the text on either side of a quote


@dataclass(frozen=True, slots=True)
class Dossier:
    """One thing as of a day: its node, its standing in words, its claims, what nobody said, the words where at hand."""

    id: str
    class_name: str
    properties: dict[str, Any]
    as_of: date
    status: list[str]
    claims: list[Detail]
    silent: list[str]
    passages: dict[str, str]

    def to_dict(self) -> dict[str, Any]:
        """The dossier as JSON has it."""
        return {
            "id": self.id,
            "class": self.class_name,
            "properties": {name: plain(value) for name, value in sorted(self.properties.items())},
            "as_of": self.as_of.isoformat(),
            "status": self.status,
            "claims": [claim_dict(one, self.passages.get(one.claim.id)) for one in self.claims],
            "no_claim": self.silent,
        }

    def text(self) -> str:
        """The dossier in words."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        names = self.properties.get("names", [])
        yield f"{self.properties.get('name', self.id)}    {self.id}"
        yield f"   {ontology().classes[self.class_name].label}. Published by {self.as_of}."
        if len(names) > 1:
            yield f"   also: {', '.join(names)}"
        for name, known in ontology().properties.items():
            if name in self.properties:
                yield f"   {known.label}: {plain(self.properties[name])}"
        if self.properties.get("unreviewed"):
            yield "   unreviewed: declared by an article, not in the registry"
        yield from (f"   {line}" for line in self.status)
        for predicate, group in grouped_claims(self.claims):
            yield ""
            yield ontology().predicates[predicate].label.upper()
            for detail in group:
                yield from claim_lines(detail, indent="   ")
                if detail.claim.id in self.passages:
                    yield f"   words         {self.passages[detail.claim.id]}"
                yield f"   claim         {detail.claim.id}"
        if self.silent:
            yield ""
            yield "NO CLAIM"
            yield f"   {', '.join(self.silent)}"


def claim_dict(detail: Detail, passage: str | None = None) -> dict[str, Any]:
    """A claim as JSON has it: its properties, its ends, the speaker's offices, the address, the words where at hand."""
    node = to_node(detail.claim)
    ends = {edge.type.lower(): edge.target for edge in to_edges(detail.claim) if edge.type != VIA}
    extra = {"via": list(detail.claim.via), "offices": list(detail.offices), "url": detail.url, "passage": passage}
    return {name: plain(value) for name, value in {**node.properties, **ends, **extra}.items()}


def dossier(store: Store, name: str, as_of: date | None, texts: Passages) -> Dossier:
    """The dossier of what `name` names, of claims published by `as_of` (default: today)."""
    on = as_of or date.today()
    roots = ontology().roots
    id = find(store, name, roots)
    class_name, properties = _node(store, id, roots)
    found = details(store, claims_naming(store, id, class_name, on))
    said = [d.claim for d in found]
    around = {c.id: texts.around(c.article, (c.start, c.end), c.quote, CONTEXT) for c in said}
    return Dossier(
        id,
        class_name,
        properties,
        on,
        _status(found, id, class_name, on),
        found,
        _silent(found, id, class_name),
        {id: words for id, words in around.items() if words},
    )


def _node(store: Store, id: str, roots: Sequence[str]) -> tuple[str, dict[str, Any]]:
    for root in roots:
        for labels, properties in store.read(
            f"MATCH (n:{root} {{id: $id}}) RETURN labels(n), properties(n)", {"id": id}
        ).rows:
            return most_specific(labels), dict(properties)
    names = shown(store, [id])  # a government of ISO 3166 that nobody has mentioned yet
    return GOVERNMENT, {"id": id, "name": names.get(id, id)}


def _status(found: list[Detail], id: str, class_name: str, on: date) -> list[str]:
    if not ontology().has_status(class_name):
        return []
    standing = status_on([d.claim for d in found if d.claim.subject == id], on, on)
    since = f", since {standing.since}" if standing.since else ""
    lines = [
        f"status on {on}: {status_words(standing.status, standing.answer)}{since}"
        + (f", until {standing.until}{PASSED if standing.until < on else ''}" if standing.until else "")
    ]
    if standing.planned_status:
        day = planned_told(standing.planned_on, on) if standing.planned_on else "no date"
        lines.append(f"planned: {ontology().statuses[standing.planned_status].label}, {day}")
    return lines


def _silent(found: list[Detail], id: str, class_name: str) -> list[str]:
    """The predicates that such a thing could be the subject of, and of which nobody says anything."""
    said = {d.claim.predicate for d in found if d.claim.subject == id and d.claim.part != HEADLINE}
    return [ontology().predicates[name].label for name in ontology().predicates_of(class_name) if name not in said]
