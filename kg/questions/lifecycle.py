"""Where measures, state acts, agreements and events stand."""

from dataclasses import dataclass
from datetime import date
from typing import Unpack

from kg.ask import Options, ask
from kg.questions.typed import Rows, typed
from kg.stores import Store


@dataclass(frozen=True, slots=True)
class StatusRow:
    """The status on a day; `status` and `answer` are "no claim" where nobody says.

    `since` is its first day (to the `precision` of day, month, year, span or before), `until` the last where given.
    `planned_on` is a day as written, such as 2025-11. The claims are the one chosen, those that dispute it, the plan's.
    """

    status: str
    answer: str
    since: date | None
    precision: str | None
    until: date | None
    planned_status: str | None
    planned_on: str | None
    stated_by: list[str]
    articles: list[str]
    claims: list[str]


@dataclass(frozen=True, slots=True)
class StatusReport:
    """One claim about a status; a single row "no claim" where there is none.

    `starts_on` is the first day it can mean (to the `precision` of day, month, year, span, before or unknown), the day
    of the words where it gives none. `planned`: still to come when it was said.
    """

    starts_on: date | None
    precision: str | None
    status: str | None
    planned: bool | None
    answer: str
    stated_by: list[str]
    published_on: date | None
    claims: list[str]


@dataclass(frozen=True, slots=True)
class MissedThreat:
    """A measure that was threatened, since `threatened_on`, and not in force by `deadline`.

    The deadline is the first day that has passed of those for which somebody, firmly or not, has it in force.
    `stated_by` and `claims` are those of the threats and the deadlines.
    """

    measure: str
    measure_name: str
    threatened_on: date
    deadline: date
    stated_by: list[str]
    claims: list[str]


@dataclass(frozen=True, slots=True)
class SuspendedMeasure:
    """A measure whose status is "suspended", as fact or disputed, on the as-of day.

    `until` is the last day, where given. `act` is the state act that articles name with the suspension, if any.
    """

    measure: str
    measure_name: str
    suspended_on: date
    until: date | None
    act: str | None
    claims: list[str]


def status_of(store: Store, measure: str, on: date | None = None, **options: Unpack[Options]) -> Rows[StatusRow]:
    """What is the status of a measure, state act, agreement or event on a day (default: the as-of day)? One row."""
    return typed(StatusRow, ask(store, "status_of", {"measure": measure, "on": on}, **options))


def status_history(store: Store, measure: str, **options: Unpack[Options]) -> Rows[StatusReport]:
    """Which statuses of a measure, state act, agreement or event were reported, by whom? In order of the first day."""
    return typed(StatusReport, ask(store, "status_history", {"measure": measure}, **options))


def threats_not_carried_out(store: Store, **options: Unpack[Options]) -> Rows[MissedThreat]:
    """Which measures were threatened but not in force by the day that was named for them?"""
    return typed(MissedThreat, ask(store, "threats_not_carried_out", **options))


def suspended_measures(store: Store, **options: Unpack[Options]) -> Rows[SuspendedMeasure]:
    """Which measures are suspended, by which act, and until when?"""
    return typed(SuspendedMeasure, ask(store, "suspended_measures", **options))
