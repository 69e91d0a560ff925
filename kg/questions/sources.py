"""Where claims come from, and the words behind them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Unpack

from kg.ask import Options, ask
from kg.questions.typed import typed
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


def attribution_chain(store: Store, claim: str, **options: Unpack[Options]) -> list[ChainStep]:
    """By which chain does a claim reach us, and how many independent origins say so? In order of the steps."""
    return typed(ChainStep, ask(store, "attribution_chain", {"claim": claim}, **options))


def evidence_of(store: Store, claims: Sequence[str], **options: Unpack[Options]) -> list[Evidence]:
    """Which words stand behind these claims?"""
    return typed(Evidence, ask(store, "evidence_of", {"claims": claims}, **options))
