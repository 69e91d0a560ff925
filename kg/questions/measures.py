"""What measures there are, between whom, on what, and how far they reach."""

from dataclasses import dataclass
from typing import Unpack

from kg.ask import Options, ask
from kg.questions.typed import Rows, typed
from kg.stores import Store


@dataclass(frozen=True, slots=True)
class MeasureBetween:
    """A measure of one jurisdiction and how it touches another: `relation` is TARGETS or AFFECTS.

    `instrument` is the most specific class, `mast` its MAST chapter (None for tariffs, which MAST does not list).
    `answer` is the weaker of two: that the one implements it, and that it targets or affects the other; `claims` are
    those of both. `status` is that of the as-of day.
    """

    measure: str
    measure_name: str
    instrument: str
    mast: str | None
    relation: str
    status: str
    answer: str
    claims: list[str]


@dataclass(frozen=True, slots=True)
class ExportMeasure:
    """An export measure and a commodity that it is said to cover.

    `how` is "exact", "broader" (the commodity asked about is part of it) or "narrower" (it is a part of that one).
    Implementers are those said as fact, `status` is that of the as-of day, `answer` about the covering.
    """

    measure: str
    measure_name: str
    implementers: list[str]
    commodity: str
    how: str
    status: str
    answer: str
    claims: list[str]


@dataclass(frozen=True, slots=True)
class ScopePart:
    """One value of an aspect: product, rate, additional, scope, excluded, from or to.

    `value` is an id (product, excluded), percent as text (rate), "true" or "false" (additional: on top of what is
    charged already), words (scope) or a day as written, such as 2025-11 (from, to). An aspect that nobody mentions
    has one row "no claim" without a value.
    """

    aspect: str
    value: str | None
    answer: str
    claims: list[str]


@dataclass(frozen=True, slots=True)
class AffectedJurisdiction:
    """A government, bloc or whoever is named, and what a measure does to it: TARGETS, AFFECTS or EXCLUDES.

    A single row "no claim" where nobody names one.
    """

    government: str | None
    relation: str | None
    answer: str
    claims: list[str]


def measures_between(store: Store, implementer: str, affected: str, **options: Unpack[Options]) -> Rows[MeasureBetween]:
    """Which measures of one jurisdiction target or affect another, by instrument and MAST chapter?"""
    given = {"implementer": implementer, "affected": affected}
    return typed(MeasureBetween, ask(store, "measures_between", given, **options))


def export_measures_covering(store: Store, commodity: str, **options: Unpack[Options]) -> Rows[ExportMeasure]:
    """Which export measures (MAST chapter P) cover a commodity, what it is part of, or a part of it; by whom?"""
    return typed(ExportMeasure, ask(store, "export_measures_covering", {"commodity": commodity}, **options))


def measure_scope(store: Store, measure: str, **options: Unpack[Options]) -> Rows[ScopePart]:
    """What is the scope of a measure, and what of it does nobody mention?"""
    return typed(ScopePart, ask(store, "measure_scope", {"measure": measure}, **options))


def jurisdictions_affected_by(store: Store, measure: str, **options: Unpack[Options]) -> Rows[AffectedJurisdiction]:
    """Which jurisdictions does a measure target, merely affect, or leave out?"""
    return typed(AffectedJurisdiction, ask(store, "jurisdictions_affected_by", {"measure": measure}, **options))
