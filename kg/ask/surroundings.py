"""What a question is asked in: how much is searched, and the nodes that it names by their ids, in one read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.ask.question import AS_OF, ID, Question
from kg.ontology import ARTICLE, ontology
from kg.stores import Store


@dataclass(frozen=True, slots=True)
class Named:
    """A node by its id: the name to show, and its labels."""

    name: str
    labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How many live articles were published by the as-of day, the day of the newest, and nodes by id.

    The nodes are those whose ids a question was asked with; who was named otherwise is not among them.
    """

    articles: int
    newest: date | None
    nodes: Mapping[str, Named]


def surroundings(store: Store, asked: Question, given: Mapping[str, Any], as_of: date) -> Surroundings:
    """Read them at once: each round trip to a server takes longer than most questions."""
    classes = {name for parameter in asked.parameters for name in parameter.classes}
    roots = sorted({ontology().classes[name].root for name in classes})
    nodes = " + ".join(
        f"COLLECT {{ UNWIND $ids AS id MATCH (n:{root} {{id: id}}) RETURN [[id, coalesce(n.name, id)], labels(n)] }}"
        for root in roots
    )
    ids = sorted(set(_texts(asked, given)))
    found = store.read(
        f"MATCH (a:{ARTICLE}) WHERE a.publishedOn <= date($as_of) AND a.retractedAt IS NULL "
        f"WITH count(a) AS articles, max(a.publishedOn) AS newest RETURN articles, newest, {nodes or '[]'} AS nodes",
        {AS_OF: as_of.isoformat(), "ids": ids},
    )
    ((articles, newest, named),) = found.rows
    known = {id: Named(name, frozenset(labels)) for (id, name), labels in named}
    return Surroundings(articles, date.fromisoformat(newest) if newest else None, known)


def _texts(asked: Question, given: Mapping[str, Any]) -> Iterator[str]:
    """What may be an id among the values that somebody asks with."""
    for parameter in asked.parameters:
        value = given.get(parameter.name)
        if parameter.type != ID or value is None:
            continue
        parts = value.split(",") if parameter.many and isinstance(value, str) else value
        yield from (str(part).strip() for part in (parts if isinstance(parts, list | tuple) else [parts]))
