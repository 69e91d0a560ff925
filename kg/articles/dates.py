"""Written dates (MODEL §2): a day, a month, a year, some day in a span, by a day, unknown."""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

DAY, MONTH, YEAR, SPAN, BEFORE, UNKNOWN = "day", "month", "year", "span", "before", "unknown"

_FORMS = "2025, 2025-10, 2025-10-22, 2025-10-20/2025-10-26 (in that span), /2025-10-22 (by that day) or unknown"
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class DateSpan(NamedTuple):
    """The first and the last day that a written date can mean, and how it was written; no days where it is unknown."""

    first: date | None
    last: date | None
    precision: str


@lru_cache(maxsize=4096)  # articles share their dates
def parse(text: str) -> DateSpan:
    """The days that a written date can mean. `/D` is D and D, precision "before".

    Raises ValueError with a message that names the text and what is wrong.
    """
    if text == UNKNOWN:
        return DateSpan(None, None, UNKNOWN)
    if "/" not in text:
        return _simple(text, text)
    begin, _, end = text.partition("/")
    last = _day(end, text)
    if not begin:
        return DateSpan(last, last, BEFORE)
    first = _day(begin, text)
    if first > last:
        raise ValueError(f"{text!r} ends before it begins; write the earlier day first")
    return DateSpan(first, last, SPAN)


def parse_day(text: str) -> date:
    """The day of a date that must be exact. Raises ValueError like `parse`."""
    return _day(text, text)


def written(first: date | None, last: date | None, precision: str) -> str:
    """The written date that `parse` reads as these days and this precision."""
    if first is None or last is None or precision == UNKNOWN:
        return UNKNOWN
    if precision == SPAN:
        return f"{first.isoformat()}/{last.isoformat()}"
    if precision == BEFORE:
        return f"/{last.isoformat()}"
    length = {YEAR: 4, MONTH: 7, DAY: 10}[precision]
    return first.isoformat()[:length]


def _day(text: str, whole: str) -> date:
    first, _, precision = _simple(text, whole)
    if first is None or precision != DAY:
        raise ValueError(f"{whole!r} needs a full day like 2025-10-22")
    return first


def _simple(text: str, whole: str) -> DateSpan:
    match = _DATE.fullmatch(text)
    if not match:
        raise ValueError(f"{whole!r} is not a date; write {_FORMS}")
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if year == 0:
        raise ValueError(f"year 0000 does not exist in {whole!r}")
    if match[2] is None:
        return DateSpan(date(year, 1, 1), date(year, 12, 31), YEAR)
    if not 1 <= month <= 12:
        raise ValueError(f"month {match[2]} does not exist in {whole!r}")
    days = monthrange(year, month)[1]
    if match[3] is None:
        return DateSpan(date(year, month, 1), date(year, month, days), MONTH)
    if not 1 <= day <= days:
        raise ValueError(f"day {match[3]} does not exist in {whole!r}: that month has {days} days")
    return DateSpan(date(year, month, day), date(year, month, day), DAY)
