"""Where measures, state acts, agreements and events stand."""

from dataclasses import dataclass
from datetime import date
from typing import Unpack

from kg.ask import Options, ask
from kg.questions.typed import typed
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


def status_of(store: Store, measure: str, on: date | None = None, **options: Unpack[Options]) -> list[StatusRow]:
    """What is the status of a measure, state act, agreement or event on a day (default: the as-of day)? One row."""
    return typed(StatusRow, ask(store, "status_of", {"measure": measure, "on": on}, **options))
