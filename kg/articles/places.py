"""Where quotes and names stand in a text: letter for letter, counted in code points, nothing fuzzy."""

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from kg.articles.kinds import short

Span: TypeAlias = tuple[int, int]  # [start, end)

_AROUND = 30  # characters to show on either side of a quote


def quote_place(claim: Mapping[str, Any], text: str) -> Span | str:
    """Where the quote of a claim stands, or why that cannot be said.

    `nth` decides; else a span that agrees with the text; else the quote must occur once.
    """
    quote, hits = claim["quote"], occurrences(claim["quote"], text)
    if not hits:
        return f"The text does not have the quote {short(quote)}; copy it from the text, blanks and line ends too."
    if "nth" in claim:
        nth = int(claim["nth"])
        return hits[nth - 1] if nth <= len(hits) else _too_few(quote, len(hits), nth)
    span = as_span(claim["span"]) if "span" in claim else None
    if span and text[slice(*span)] == quote:
        return span
    return hits[0] if len(hits) == 1 else _too_many(quote, hits, text)


def name_places(name: str, text: str) -> list[Span]:
    """Every place of a name where it is no part of a longer word; scripts without capitals do not part words."""
    return [span for span in occurrences(name, text) if not any(_inside_word(text, at) for at in span)]


def occurrences(words: str, text: str) -> list[Span]:
    """Every place of the words, none overlapping another."""
    return [found.span() for found in re.finditer(re.escape(words), text)]


def as_span(written: list[Any]) -> Span:
    """A span as a tree of YAML or JSON has it."""
    return int(written[0]), int(written[1])


def _too_few(quote: str, found: int, nth: int) -> str:
    return f"The text has {short(quote)} {_times(found)}, so 'nth' cannot be {nth}."


def _too_many(quote: str, hits: list[Span], text: str) -> str:
    places = "; ".join(f"{number}: {_around(hit, text)}" for number, hit in enumerate(hits, 1))
    return f"The text has {short(quote)} {_times(len(hits))}; say which by 'nth', or quote more words. {places}"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _around(span: Span, text: str) -> str:
    start, end = span
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return f"…{' '.join(f'{before}»{text[start:end]}«{after}'.split())}…"


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and _spells(text[at - 1]) and _spells(text[at])


def _spells(character: str) -> bool:
    return character.isdigit() or character.lower() != character.upper()
