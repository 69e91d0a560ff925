"""What the graph knew, and when."""

from dataclasses import dataclass
from typing import Unpack

from kg.ask import Options, ask
from kg.questions.typed import Rows, typed
from kg.stores import Store


@dataclass(frozen=True, slots=True)
class KnownFact:
    """Something said of a measure, and what all claims about it amount to.

    One row is its status on the as-of day; there `object` is None where the answer is "no claim".
    """

    predicate: str
    object: str | None
    answer: str
    articles: list[str]
    claims: list[str]


def known_on(store: Store, measure: str, **options: Unpack[Options]) -> Rows[KnownFact]:
    """What was known about a measure, by what was published by `as_of` and recorded by `recorded_by`?"""
    return typed(KnownFact, ask(store, "known_on", {"measure": measure}, **options))
