"""The graph as tables: measures (whatever has a status), claims, articles, names, status history."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.claims.model import claims_in
from kg.graph import ALWAYS, NEVER, Graph, Node, read_name
from kg.ontology import ARTICLE, CLAIM, CLAIMED, RECORD, STATUS_OF, STATUS_PERIOD, ontology

Row = list[Any]
_CLAIM = (
    "subject", "predicate", "object", "answer", "factuality", "condition", "gloss", "stated_by", "described",
    "stated_on", "place", "chain", "article", "published_on", "quote", "start", "end", "part", "valid_from",
    "valid_from_precision", "valid_to", "valid_to_precision", "planned", "annotator", "revision", "recorded_at",
)  # fmt: skip
_ARTICLE = (
    "url", "outlet", "publishedOn", "kind", "language", "extent", "annotator", "revision", "recordedAt", "retractedAt",
    "retraction", "retrieved",
)  # fmt: skip
_PERIOD = (
    "status", "answer", "since", "precision", "until", "plannedStatus", "plannedOn", "knownFrom", "knownUntil",
    "holdsFrom", "holdsUntil", "statedBy", "articles", "claims",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name, its columns, its rows; a cell is text, number, boolean, day, time, list of texts or None."""

    name: str
    columns: tuple[str, ...]
    rows: list[Row]


def sheets(graph: Graph) -> list[Sheet]:
    """The tables of a graph: live claims alone; days without end or beginning are empty."""
    return [_measures(graph), _claims(graph), _articles(graph), _names(graph), _periods(graph)]


def _measures(graph: Graph) -> Sheet:
    """What has a status, and in a column a predicate the facts about it; what is only claimed has words about it."""
    said: dict[str, dict[str, list[str]]] = {}
    for edge in graph.edges:
        if edge.type in ontology().predicates:
            said.setdefault(edge.source, {}).setdefault(edge.type, []).append(edge.target)
        elif edge.type == CLAIMED:
            what = f"{edge.properties['answer']}: {edge.properties['predicate']} {edge.target}"
            said.setdefault(edge.source, {}).setdefault(CLAIMED, []).append(what)
    nodes = [node for node in _entities(graph) if ontology().has_status(node.label)]
    types = sorted({name for node in nodes for name in said.get(node.id, {})} - {CLAIMED})
    own = ("status", "statusAnswer", "statusSince", "note")
    rows: list[Row] = []
    for node in nodes:
        facts = [sorted(said.get(node.id, {}).get(name, [])) for name in (*types, CLAIMED)]
        values = [node.properties.get(name) for name in own]
        rows.append([node.id, node.properties.get("name"), node.label, *values, *facts])
    return Sheet("measures", ("id", "name", "class", *own, *types, "only claimed"), rows)


def _claims(graph: Graph) -> Sheet:
    qualifiers = tuple(sorted({name for claim in claims_in(graph) for name in claim.qualifiers}))
    urls = {node.id: node.properties.get("url") for node in graph.labelled(ARTICLE, RECORD)}
    rows = [
        [c.id, *(getattr(c, name) for name in _CLAIM), *(c.qualifiers.get(q) for q in qualifiers), urls.get(c.article)]
        for c in claims_in(graph)
        if c.live
    ]
    return Sheet(CLAIM.lower() + "s", ("id", *_CLAIM, *qualifiers, "url"), rows)


def _articles(graph: Graph) -> Sheet:
    rows = [[node.id, node.label, *map(node.properties.get, _ARTICLE)] for node in graph.labelled(ARTICLE, RECORD)]
    return Sheet("articles", ("id", "class", *_ARTICLE), rows)


def _names(graph: Graph) -> Sheet:
    rows: list[Row] = []
    for node in _entities(graph):
        written = node.properties.get("names") or [str(node.properties.get("name", node.id))]
        rows += [[node.id, node.label, *read_name(name)] for name in _texts(written)]
    return Sheet("names", ("id", "class", "name", "language"), rows)


def _periods(graph: Graph) -> Sheet:
    subjects = {edge.source: edge.target for edge in graph.edges if edge.type == STATUS_OF}
    rows = []
    for node in graph.labelled(STATUS_PERIOD):
        subject = subjects.get(node.id, "")
        name = graph.nodes[subject].properties.get("name") if subject in graph.nodes else None
        rows.append([subject, name, *(_open(node.properties, column) for column in _PERIOD)])
    return Sheet("status history", ("subject", "name", *_PERIOD), rows)


def _open(properties: Mapping[str, Any], name: str) -> Any:
    value = properties.get(name)
    return None if value in (ALWAYS, NEVER) else value


def _entities(graph: Graph) -> Iterator[Node]:
    """What people declare, and unnamed sources: all that has names."""
    records = {ARTICLE, RECORD, STATUS_PERIOD}
    return (n for _, n in sorted(graph.nodes.items()) if "name" in n.properties and n.label not in records)


def _texts(value: Any) -> Iterable[str]:
    return value if isinstance(value, list) else [value]
