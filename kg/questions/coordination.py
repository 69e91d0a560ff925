"""Which measures are coordinated with whom, and who says so."""

from dataclasses import dataclass
from datetime import date
from typing import Unpack

from kg.ask import Options, ask
from kg.questions.typed import Rows, typed
from kg.stores import Store


@dataclass(frozen=True, slots=True)
class CoordinatedMeasure:
    """A measure and one answer about its coordination: yes, probable, possible, conditional or denied.

    Implementers and targets are those said as fact, `status` that of the as-of day. `stated_on` is the first day on
    which one of the claims was said.
    """

    measure: str
    measure_name: str
    answer: str
    implementers: list[str]
    targets: list[str]
    status: str
    status_answer: str
    factualities: list[str]
    conditions: list[str]
    degrees: list[str]
    stated_by: list[str]
    stated_on: date
    articles: list[str]
    claims: list[str]


@dataclass(frozen=True, slots=True)
class CoordinationClaim:
    """One claim about a measure's coordination; a single row "no claim" where there is none.

    `offices` are those the speaker held on the day of the words, `governments` those it speaks for by them, or is.
    """

    coordinated_with: str | None
    answer: str
    factuality: str | None
    condition: str | None
    degree: str | None
    stated_by: list[str]
    offices: list[str]
    governments: list[str]
    chain: str | None
    stated_on: date | None
    published_on: date | None
    claims: list[str]


@dataclass(frozen=True, slots=True)
class OneSpeakersCoordination:
    """A measure and a partner that one speaker alone says it is coordinated with, and what that amounts to.

    `speaker` is None where it is a fact of the registry. Whoever denies it does not count, and makes a yes disputed.
    """

    measure: str
    measure_name: str
    coordinated_with: str
    speaker: str | None
    answer: str
    claims: list[str]


@dataclass(frozen=True, slots=True)
class BlocMeasure:
    """A measure and who implements it: by `capacity` the "bloc" or a body of it, or a "member" or a body of that.

    Membership and `status` are those of the day asked about; `answer` is about the implementer.
    """

    measure: str
    measure_name: str
    implementer: str
    capacity: str
    status: str
    answer: str
    claims: list[str]


def measures_coordinated_with(store: Store, bloc: str, **options: Unpack[Options]) -> Rows[CoordinatedMeasure]:
    """Which measures are coordinated with a bloc: asserted, conditional and denied, separately?"""
    return typed(CoordinatedMeasure, ask(store, "measures_coordinated_with", {"bloc": bloc}, **options))


def coordination_claims(store: Store, measure: str, **options: Unpack[Options]) -> Rows[CoordinationClaim]:
    """Who says of a measure that it is coordinated with somebody, and who denies it?"""
    return typed(CoordinationClaim, ask(store, "coordination_claims", {"measure": measure}, **options))


def single_speaker_coordination(store: Store, **options: Unpack[Options]) -> Rows[OneSpeakersCoordination]:
    """Which coordination is said by one speaker only?"""
    return typed(OneSpeakersCoordination, ask(store, "single_speaker_coordination", **options))


def measures_of_bloc_and_members(
    store: Store, bloc: str, on: date | None = None, **options: Unpack[Options]
) -> Rows[BlocMeasure]:
    """Which measures does a bloc implement, and which its members of a day (default: the as-of day) by themselves?"""
    return typed(BlocMeasure, ask(store, "measures_of_bloc_and_members", {"bloc": bloc, "on": on}, **options))
