"""Which measures answer which."""

from dataclasses import dataclass
from typing import Unpack

from kg.ask import Options, ask
from kg.questions.typed import Rows, typed
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


@dataclass(frozen=True, slots=True)
class RetaliationLink:
    """A measure that answers another, `step` links away from the first; a single row "no claim" where there is none.

    `lag_days` runs from the first day on which the answered measure had any status to that of the answer; None where
    one of them has none, negative where the answer is older.
    """

    step: int | None
    measure: str | None
    answers_measure: str | None
    lag_days: int | None
    answer: str
    claims: list[str]


def countermeasures_to(store: Store, measure: str, **options: Unpack[Options]) -> Rows[Countermeasure]:
    """Which measures are countermeasures to a measure, by whose statement?"""
    return typed(Countermeasure, ask(store, "countermeasures_to", {"measure": measure}, **options))


def retaliation_chain(store: Store, measure: str, **options: Unpack[Options]) -> Rows[RetaliationLink]:
    """Which chain of retaliation, of at most four steps, starts from a measure? In order of the steps."""
    return typed(RetaliationLink, ask(store, "retaliation_chain", {"measure": measure}, **options))
