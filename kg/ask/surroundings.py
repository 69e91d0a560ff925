"""What a question is asked in: how much is searched, and the nodes that it names by their ids."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from weakref import WeakKeyDictionary

from kg.ask.question import AS_OF, ID, Question
from kg.ontology import ARTICLE, ontology
from kg.stores import Store

MOST = 1_000  # that are kept of a store


@dataclass(frozen=True, slots=True)
class Named:
    """A node by its id: the name to show, and its labels."""

    name: str
    labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How many live articles were published by the as-of day, the day of the newest, and nodes by id.

    The nodes are those whose ids a question was asked with; who was named otherwise is not among them. `state` is that
    of the store from before they were read to the end; None if it changed meanwhile, or the store does not say.
    """

    articles: int
    newest: date | None
    nodes: Mapping[str, Named]
    state: str | None


_Key = tuple[date, tuple[str, ...], tuple[str, ...]]  # as-of day, root classes, ids
_KEPT: WeakKeyDictionary[Store, dict[_Key, Surroundings]] = WeakKeyDictionary()


def surroundings(
    store: Store, asked: Question, given: Mapping[str, Any], as_of: date, *, anew: bool = False
) -> Surroundings:
    """What was read for the same before, maybe in another state of the store, which `anew` excludes."""
    classes = {name for parameter in asked.parameters for name in parameter.classes}
    roots = tuple(sorted({ontology().classes[name].root for name in classes}))
    key = as_of, roots, tuple(sorted(set(_texts(asked, given))))
    kept = _KEPT.setdefault(store, {})
    if key in kept and not anew:
        return kept[key]
    found = _read(store, *key)
    if found.state:
        if len(kept) >= MOST:
            kept.clear()
        kept[key] = found
    return found


def _read(store: Store, as_of: date, roots: Sequence[str], ids: Sequence[str]) -> Surroundings:
    """Read them at once: each round trip to a server takes longer than many a question."""
    nodes = " + ".join(
        f"COLLECT {{ UNWIND $ids AS id MATCH (n:{root} {{id: id}}) RETURN [[id, coalesce(n.name, id)], labels(n)] }}"
        for root in roots
    )
    before = store.read("RETURN 1 AS one").state
    found = store.read(
        f"MATCH (a:{ARTICLE}) WHERE a.publishedOn <= date($as_of) AND a.retractedAt IS NULL "
        f"WITH count(a) AS articles, max(a.publishedOn) AS newest RETURN articles, newest, {nodes or '[]'} AS nodes",
        {AS_OF: as_of.isoformat(), "ids": list(ids)},
    )
    ((articles, newest, named),) = found.rows
    return Surroundings(
        articles=articles,
        newest=date.fromisoformat(newest) if newest else None,
        nodes={id: Named(name, frozenset(labels)) for (id, name), labels in named},
        state=before if before == found.state else None,
    )


def _texts(asked: Question, given: Mapping[str, Any]) -> Iterator[str]:
    """What may be an id among the values that somebody asks with."""
    for parameter in asked.parameters:
        value = given.get(parameter.name)
        if parameter.type != ID or value is None:
            continue
        parts = value.split(",") if parameter.many and isinstance(value, str) else value
        yield from (str(part).strip() for part in (parts if isinstance(parts, list | tuple) else [parts]))
