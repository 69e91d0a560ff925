"""The days of a page: those on which something on it can change, and what changes on them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.graph import ALWAYS, NEVER, Graph
from kg.ontology import ARTICLE
from kg.page.change import difference

State = Mapping[str, Any]
MARK = "\ufdd0"  # no character: Unicode keeps it for such use


def published(graph: Graph, as_of: date) -> list[date]:
    """The days up to `as_of` on which an article was published that is not retracted, in order."""
    articles = (node.properties for node in graph.labelled(ARTICLE))
    days = {values["publishedOn"] for values in articles if "retractedAt" not in values}
    return sorted(day for day in days if isinstance(day, date) and day <= as_of)


def turns(graph: Graph, first: date, as_of: date) -> list[date]:
    """The days from `first` to `as_of` on which anything can change, `first` among them, in order.

    All that the page tells, and every question that travels with kg, compares the day with days that the graph names,
    and with nothing else: it can change on such a day, and on the one after (a last day is inclusive).
    """
    values = (value for node in graph.nodes.values() for value in node.properties.values())
    named = {value for value in values if type(value) is date and ALWAYS < value < NEVER}
    days = named | {later(day, 1) for day in named}
    return sorted({first, *(day for day in days if first < day <= as_of)})


def later(day: date, days: int) -> date:
    """The day so many days later, or the last that there is; earlier where `days` is negative."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


def moving(text: Callable[[date], str], one: date, other: date) -> str:
    """A text of any day with a MARK where it tells the day itself, by what it is on two days.

    Another day that it tells, such as a parameter, may be one of the two; it stays.
    """
    for here, there in ((one, other), (other, one)):
        marked = text(here).replace(here.isoformat(), MARK)
        if marked.replace(MARK, there.isoformat()) == text(there):
            return marked
    return text(one)


@dataclass(frozen=True, slots=True)
class History:
    """What the page tells on the newest day; `starts` are the days from which another state holds, in order.

    `changes[n]` makes of the state of `starts[n + 1]` that of `starts[n]`.
    """

    newest: State
    starts: Sequence[date]
    changes: Sequence[Mapping[str, Any]]


def history(tell: Callable[[date], State], days: Sequence[date]) -> History:
    """The history of the states that `tell` has for these days, given in order; the newest is told first."""
    *earlier, start = days
    newest = state = tell(start)
    starts: list[date] = []
    changes: list[Mapping[str, Any]] = []
    for day in reversed(earlier):
        before = tell(day)
        if change := difference(state, before):
            starts.append(start)
            changes.append(change)
        start, state = day, before
    return History(newest, [start, *reversed(starts)], changes[::-1])


def strip_rows(told: History) -> Iterable[Mapping[str, Any]]:
    """The rows of the strip on any day."""
    for state in (told.newest, *told.changes):
        rows = (row for row in state.get("lifecycle", {}).values() if row)
        yield from ({"bars": row.get("bars", ()), "marks": row.get("marks", ())} for row in rows)
