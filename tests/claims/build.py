"""Claims in one line, for the tests of what is read off them; their dates are derived as MODEL §2 and §4 say."""

from datetime import date
from itertools import count
from typing import Any

from kg.articles.dates import parse
from kg.claims.model import Claim
from kg.graph import LIVE

TODAY = date(2026, 11, 24)
RETRACTED = LIVE.replace(year=2026)
_number = count(1)


def day(text: str) -> date:
    return date.fromisoformat(text)


def claim(
    fact: str,
    on: str = "2025-10-20",
    start: str = "unknown",
    end: str = "unknown",
    published: str | None = None,
    planned: bool = False,
    legal: bool = False,
    **values: Any,
) -> Claim:
    """A claim of "subject PREDICATE object", said `on` a day and published that day unless `published` is given.

    `on`, `start` and `end` are written dates, `legal` says it in a legal act; `values` are attributes of the claim.
    """
    subject, predicate, target = fact.split()
    said, begin, finish = parse(on), parse(start), parse(end)
    published_on = day(published) if published else said.last or TODAY
    stated_on = min(said.last or published_on, published_on)
    planned = planned or (begin.first is not None and begin.first > stated_on)
    number = next(_number)
    defaults: dict[str, Any] = {
        "published_on": published_on,
        "stated_on": stated_on,
        "starts_on": begin.first or said.first or stated_on,
        "id": f"c{number:06}",
        "article": f"a{number:06}",
        "annotator": "test",
        "chain": "",
        "stated_by": "speaker",
        "stated_on_precision": said.precision,
        "valid_from": begin.first,
        "valid_from_latest": begin.last,
        "valid_from_precision": begin.precision if begin.first else None,
        "valid_to": finish.last,
        "planned": planned,
        "effective": planned and legal and begin.precision == "day",
    }
    return Claim(subject=subject, predicate=predicate, object=target, **(defaults | values))


def said(status: str, on: str = "2025-10-20", start: str = "unknown", **given: Any) -> Claim:
    """A claim about the status of the measure `m`."""
    return claim(f"m HAS_STATUS {status}", on, start, **given)


def told(text: str, predicate: str = "HAS_STATUS") -> list[Claim]:
    """Claims about `m` from "in_force 2025-10-09 from 2025-12-01 act | ...": object, day said, dates, one word more.

    The word is planned, act (in a legal act), headline, retracted, if (on a condition) or a factuality.
    """
    return [_told(*one.split(), predicate=predicate) for one in text.split("|")]


def _told(target: str, on: str, *words: str, predicate: str) -> Claim:
    dates = dict(zip(words[::2], words[1::2], strict=False))
    kinds: dict[str, dict[str, Any]] = {
        "planned": {"planned": True},
        "act": {"legal": True},
        "headline": {"part": "headline"},
        "retracted": {"retracted_at": RETRACTED},
        "if": {"condition": "if so"},
    }
    last = words[-1] if len(words) % 2 else "certain"
    values = kinds.get(last, {"factuality": last})
    start, end = dates.get("from", "unknown"), dates.get("to", "unknown")
    return claim(f"m {predicate} {target}", on, start, end, dates.get("published"), **values)


def ids(*claims: Claim) -> tuple[str, ...]:
    """Their ids, as answers list them."""
    return tuple(sorted(one.id for one in claims))
