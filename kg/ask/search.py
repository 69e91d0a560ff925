"""Looking for things and for claims without a question: by words, or by any combination of filters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.ask.details import support
from kg.ask.names import find
from kg.errors import UsageError
from kg.graph import read_name
from kg.load.statements import most_specific
from kg.ontology import ACTOR, ARTICLE, ontology
from kg.stores import Store

FILTERS = ("about", "by", "predicate", "answer", "since", "article")


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing whose name holds the words: its id, class, shown name, and the name that matched."""

    id: str
    class_name: str
    name: str
    matched: str


def find_names(store: Store, words: str) -> list[Hit]:
    """The things with a name, an alias or an id that holds every word, in order of name."""
    wanted = words.casefold().split()
    hits: dict[str, Hit] = {}
    for root in sorted({*ontology().roots, ARTICLE}):
        for id, labels, name, names in store.read(f"MATCH (n:{root}) RETURN n.id, labels(n), n.name, n.names").rows:
            for text in (name or id, *(read_name(one)[0] for one in names or ()), id):
                if all(word in text.casefold() for word in wanted):
                    hits.setdefault(id, Hit(id, most_specific(labels), name or id, text))
    return sorted(hits.values(), key=lambda hit: (hit.name.casefold(), hit.id))


def find_glosses(store: Store, words: str, as_of: date | None = None) -> list[str]:
    """The ids of the claims published by a day whose gloss or condition holds every word."""
    given = {"words": words.casefold().split(), "as_of": (as_of or date.today()).isoformat()}
    return [row["claim"] for row in support(store, "glosses", given)]


def claims_matching(store: Store, filters: Mapping[str, str], as_of: date | None = None) -> list[str]:
    """The ids of the live claims that fit every filter: about, by (names or ids), predicate, answer, since, article.

    Raises UsageError for another filter, or a predicate or day that does not exist.
    """
    if unknown := sorted(filters.keys() - set(FILTERS)):
        raise UsageError(f"kg claims has no filter {unknown[0]}; it has {', '.join(FILTERS)}.")
    given: dict[str, Any] = dict.fromkeys(FILTERS) | dict(filters)
    given["as_of"] = (as_of or date.today()).isoformat()
    things = ontology().roots
    for name, classes in (("about", things), ("by", (ACTOR,)), ("article", (ARTICLE,))):
        if given[name]:
            given[name] = find(store, str(given[name]), classes)
    if given["predicate"] and given["predicate"] not in ontology().predicates:
        raise UsageError(f"There is no predicate {given['predicate']}; there are {', '.join(ontology().predicates)}.")
    if given["since"]:
        given["since"] = _day(str(given["since"]))
    return [row["claim"] for row in support(store, "claims_matching", given)]


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(f"since takes a day like 2025-10-23, not {text!r}.") from None
