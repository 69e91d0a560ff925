"""Where claims come from, and the words behind them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Unpack

from kg.ask import Options, ask
from kg.questions.typed import Rows, typed
from kg.stores import Store


@dataclass(frozen=True, slots=True)
class ChainStep:
    """A step from the article's outlet (1) to the speaker; `source_class` is its most specific class.

    `independent_sources` counts the origins of all claims that say the same, once each: the same in every row.
    """

    step: int
    source: str
    source_class: str
    independent_sources: int
    claims: list[str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a claim stands: [start, end) in code points of the article's text, which is not in the graph.

    `passage` is for whoever has the text; it is always None here. A fact of the registry has a record and no words.
    """

    claim: str
    article: str
    url: str
    start: int | None
    end: int | None
    quote: str | None
    gloss: str | None
    stated_by: list[str]
    chain: str
    passage: str | None
    claims: list[str]


@dataclass(frozen=True, slots=True)
class AnonymousFact:
    """A fact, or the denial of one (`factuality` denied), that unnamed sources alone are quoted for.

    `chain` is that of the first publication, on `published_on`.
    """

    subject: str
    predicate: str
    object: str
    factuality: str
    chain: str
    published_on: date
    claims: list[str]


@dataclass(frozen=True, slots=True)
class OfficialResponse:
    """A claim, and an official's that confirms or denies it; `claims` are the two.

    `lag_days` runs from the day of the one's words to the day of the other's; None where one is not known.
    """

    claim: str
    response: str
    by: str
    lag_days: int | None
    claims: list[str]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that cannot both be so, and on what they differ: denial, date, wording or a qualifier."""

    subject: str
    predicate: str
    claim: str
    other: str
    difference: str
    claims: list[str]


def attribution_chain(store: Store, claim: str, **options: Unpack[Options]) -> Rows[ChainStep]:
    """By which chain does a claim reach us, and how many independent origins say so? In order of the steps."""
    return typed(ChainStep, ask(store, "attribution_chain", {"claim": claim}, **options))


def evidence_of(store: Store, claims: Sequence[str], **options: Unpack[Options]) -> Rows[Evidence]:
    """Which words stand behind these claims?"""
    return typed(Evidence, ask(store, "evidence_of", {"claims": claims}, **options))


def anonymous_only_claims(store: Store, measure: str, **options: Unpack[Options]) -> Rows[AnonymousFact]:
    """What is said about a measure by unnamed sources only?"""
    return typed(AnonymousFact, ask(store, "anonymous_only_claims", {"measure": measure}, **options))


def confirmed_or_denied_claims(store: Store, **options: Unpack[Options]) -> Rows[OfficialResponse]:
    """Which claims were later confirmed or denied by an official, and after how many days?"""
    return typed(OfficialResponse, ask(store, "confirmed_or_denied_claims", **options))


def contradictory_claims(store: Store, subject: str, **options: Unpack[Options]) -> Rows[Contradiction]:
    """Which live claims about a measure, an event or anything else contradict each other?"""
    return typed(Contradiction, ask(store, "contradictory_claims", {"subject": subject}, **options))
