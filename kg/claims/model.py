"""The claim as a record, and its way into the graph and back."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from functools import cache
from typing import Any

from kg.graph import LIVE, Edge, Graph, Node, Value
from kg.ontology import CLAIM, CONFIRMS, DENIES, OBJECT, REPORTED_IN, RETRACTED_CLAIM, STATED_BY, SUBJECT, VIA, ontology

POSITIVE = ("certain", "probable", "possible")  # factualities, strongest first
DENIED, HEADLINE, BODY = "denied", "headline", "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What somebody said: subject, predicate, object (MODEL §1), with its dates (§2). Ids are resolved identities.

    `stated_by` is None for the facts of the registry, whose `article` is a record.
    `written_subject`, `written_object` and `written_chain` are what the annotator wrote, where a judgement of identity
    makes another id of it. `confirms` and `denies` are claim ids. Qualifier values are str, float or bool.
    Days are inclusive; a missing day is open.
    """

    id: str
    subject: str
    predicate: str
    object: str
    article: str
    chain: str
    annotator: str
    published_on: date
    stated_on: date
    starts_on: date
    stated_on_precision: str = "day"
    stated_by: str | None = None
    via: tuple[str, ...] = ()
    factuality: str = "certain"
    condition: str | None = None
    gloss: str | None = None
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    part: str = BODY
    qualifiers: Mapping[str, str | float | bool] = field(default_factory=dict)
    valid_from: date | None = None
    valid_from_latest: date | None = None
    valid_from_precision: str | None = None
    valid_to: date | None = None
    valid_to_precision: str | None = None
    planned: bool = False
    effective: bool = False
    described: str | None = None
    place: str | None = None
    revision: int = 1
    written_subject: str | None = None
    written_object: str | None = None
    written_chain: str | None = None
    confirms: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()
    recorded_at: datetime | None = None
    retracted_at: datetime = LIVE

    @property
    def answer(self) -> str:
        """yes, probable, possible, conditional, denied or headline (MODEL §1)."""
        if self.part == HEADLINE:
            return HEADLINE
        return answer_of(self.factuality, self.condition is not None)

    @property
    def live(self) -> bool:
        return self.retracted_at == LIVE

    @property
    def label(self) -> str:
        """The class of its node."""
        return CLAIM if self.live else RETRACTED_CLAIM

    @property
    def origin(self) -> str:
        """Who it comes from, so that ten outlets re-running one agency count as one: the speaker, else the record.

        What an outlet has from unnamed sources counts as the outlet's.
        """
        return (self.stated_by or self.article).removeprefix("unnamed:")


def answer_of(factuality: str, conditional: bool) -> str:
    """The answer that a factuality and a condition amount to."""
    if factuality == DENIED:
        return DENIED
    if conditional:
        return "conditional"
    return "yes" if factuality == "certain" else factuality


# Attributes that are relationships; `article` is a property too, since every answer shows it.
_RELATIONS = {
    "subject": SUBJECT,
    "object": OBJECT,
    "stated_by": STATED_BY,
    "via": VIA,
    "article": REPORTED_IN,
    "confirms": CONFIRMS,
    "denies": DENIES,
}


@cache
def _columns() -> dict[str, str]:
    """Attribute -> property name, for what is stored as a property."""
    stored = (f.name for f in fields(Claim) if f.name == "article" or f.name not in (*_RELATIONS, "qualifiers"))
    return {name: re.sub(r"_(\w)", lambda m: m.group(1).upper(), name) for name in stored}


def to_node(claim: Claim) -> Node:
    """The claim's node; `answer` is written beside what it derives from, so that queries can ask it."""
    values = {column: getattr(claim, name) for name, column in _columns().items()}
    properties: dict[str, Value] = {c: v for c, v in values.items() if v is not None}
    properties |= dict(claim.qualifiers) | {"answer": claim.answer}
    return Node(claim.id, claim.label, properties)


def to_edges(claim: Claim) -> list[Edge]:
    """The claim's relationships, without properties."""
    edges = []
    for name, relation in _RELATIONS.items():
        ends = getattr(claim, name)
        for end in (ends,) if isinstance(ends, str) else ends or ():
            edges.append(Edge(claim.id, relation, end))
    return edges


def from_graph(properties: Mapping[str, Value], links: Mapping[str, Iterable[str]]) -> Claim:
    """The claim of a node's properties and its relationships: relationship type -> ids of the other ends."""
    values: dict[str, Any] = {name: properties[column] for name, column in _columns().items() if column in properties}
    values["qualifiers"] = {name: properties[name] for name in ontology().qualifiers if name in properties}
    ends = {name: tuple(sorted(links.get(relation, ()))) for name, relation in _RELATIONS.items()}
    for name in ("subject", "object", "stated_by", "article"):
        values[name] = next(iter(ends.pop(name)), None)
    return Claim(**values | ends)


def claims_in(graph: Graph) -> list[Claim]:
    """The claims of a graph, retracted ones included, in order of id."""
    links: dict[str, dict[str, list[str]]] = {}
    for edge in graph.edges:
        links.setdefault(edge.source, {}).setdefault(edge.type, []).append(edge.target)
    nodes = graph.labelled(CLAIM, RETRACTED_CLAIM)
    return [from_graph(node.properties, links.get(node.id, {})) for node in nodes]
