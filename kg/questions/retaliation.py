"""Which measures answer which."""

from dataclasses import dataclass
from typing import Unpack

from kg.ask import Options, ask
from kg.questions.typed import typed
from kg.stores import Store


@dataclass(frozen=True, slots=True)
class Countermeasure:
    """A measure said to answer another, and one answer: yes, probable, possible, conditional or denied.

    `status` is that of the as-of day, `stated_by` who gives this answer.
    """

    countermeasure: str
    countermeasure_name: str
    implementers: list[str]
    status: str
    answer: str
    stated_by: list[str]
    claims: list[str]


def countermeasures_to(store: Store, measure: str, **options: Unpack[Options]) -> list[Countermeasure]:
    """Which measures are countermeasures to a measure, by whose statement?"""
    return typed(Countermeasure, ask(store, "countermeasures_to", {"measure": measure}, **options))
