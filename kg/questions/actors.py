"""Who spoke, in which office, and what they said."""

from dataclasses import dataclass
from datetime import date
from typing import Unpack

from kg.ask import Options, ask
from kg.questions.typed import Rows, typed
from kg.stores import Store


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who spoke about a measure in an office held on the day of the words (None: in none), and how often.

    `government` is the government or bloc that the office belongs to, or that speaks itself. `on_record` is False for
    unnamed sources. `first_on` and `last_on` are days of the words.
    """

    speaker: str
    office: str | None
    government: str | None
    on_record: bool
    claim_count: int
    first_on: date
    last_on: date
    claims: list[str]


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """An office from `since` until `until` (None: not said, or not over), and how many claims were made in it.

    `office` is None in the row of what was said in no office. `claims` are those behind the office and those made.
    """

    office: str | None
    body: str | None
    since: date | None
    until: date | None
    claim_count: int
    claims: list[str]


def speakers_on(store: Store, measure: str, **options: Unpack[Options]) -> Rows[Speaker]:
    """Who spoke about a measure, in which office on that day, on the record or not?"""
    return typed(Speaker, ask(store, "speakers_on", {"measure": measure}, **options))


def offices_and_claims_of(store: Store, person: str, **options: Unpack[Options]) -> Rows[OfficeHeld]:
    """Which offices has a person held, and which claims did they make in each?"""
    return typed(OfficeHeld, ask(store, "offices_and_claims_of", {"person": person}, **options))
