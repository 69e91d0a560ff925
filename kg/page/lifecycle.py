"""The strip below the drawing: the statuses of each subject over time, as known on the day of the page.

A bar is what was said, and pale from the last claim on: silence is neither an end nor a beginning. Nothing is drawn
beyond the day but plans. A last day or a planned day that has passed without a further claim is marked.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from kg.articles.dates import parse
from kg.graph import NEVER, Node
from kg.ontology import Status, ontology
from kg.page.days import later
from kg.page.view import View
from kg.page.words import YES, answer_style, status_since, written_words

BEFORE = 400  # days; what began longer before the first report is cut off there
BESIDE = 14  # days before the first report and after the last, as wide as the time between
TAIL = 14.0  # per cent of the width for all that is earlier, and for all that is later
TICKS = 8  # at most
MONTHS = (1, 3, 6, 12, 24, 60, 120, 240)  # between ticks


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale of days: the place of a day in per cent of the width, straight between knots, cut off at both ends."""

    knots: tuple[tuple[date, float], ...]

    @classmethod
    def around(cls, days: Sequence[date], first: date, newest: date, last: date) -> "Axis":
        """The scale that has all these days, but what began long before; the time of the reports is the widest."""
        start, end = later(first, -BESIDE), later(newest, BESIDE)
        left = max(min([start, *days]), later(first, -BEFORE))
        right = max([end, last, *days])
        before = TAIL if left < start else 0.0
        after = 100 - TAIL if right > end else 100.0
        ends = ((left, 0.0), (start, before), (end, after), (right, 100.0))
        return cls(tuple(dict.fromkeys(ends)))

    def place(self, day: date) -> float:
        for (one, left), (other, right) in pairwise(self.knots):
            if day <= other:
                share = max(0, (day - one).days) / max(1, (other - one).days)
                return round(left + (right - left) * share, 2)
        return 100.0


def lifecycle(view: View) -> dict[str, Any]:
    """Subject -> its `bars` and `marks` as of the day of the view, by days; a bar without `to` lasts until that day."""
    ids = (id for id in view.drawn if ontology().has_status(view.nodes[id].label))
    return {id: _row(view, id) for id in ids}


def axis(rows: Iterable[Mapping[str, Any]], first: date, newest: date, last: date) -> dict[str, Any]:
    """The scale of the strip for these rows of any days: days and their places in per cent, and what is written there.

    What was reported, from the `first` to the `newest` article, has most of the width. `last` is the day of the page.
    """
    days = [date.fromisoformat(day) for row in rows for day in _days(row)]
    scale = Axis.around(days, first, newest, last)
    return {
        "knots": [[day.isoformat(), place] for day, place in scale.knots],
        "ticks": [{"at": scale.place(day), "label": label} for day, label in ticks(scale)],
    }


def ticks(scale: Axis) -> list[tuple[date, str]]:
    """Days to write below the scale: (day, "2025-10-22", or "2025-10" and "2025" for first days); not too many.

    Where the scale has a knot, the knots; between those of the widest part, first days of months or years.
    """
    (first, _), (last, _) = max(pairwise(scale.knots), key=lambda pair: pair[1][1] - pair[0][1])
    span = (last.year - first.year) * 12 + last.month - first.month
    step = next((months for months in MONTHS if span / months <= TICKS), MONTHS[-1])
    start = -(-(first.year * 12 + first.month - 1) // step) * step
    months = (date(month // 12, month % 12 + 1, 1) for month in range(start, last.year * 12 + last.month, step))
    inside = [(day, day.isoformat()[: 4 if step % 12 == 0 else 7]) for day in months if first <= day <= last]
    ends = [(day, day.isoformat()) for day, _ in (scale.knots[0], scale.knots[-1])]
    return [ends[0], *inside, ends[1]]


def _told(view: View, id: str) -> list[Node]:
    """The periods in which somebody says something; those that differ in the plan only are one."""
    found: list[Node] = []
    for period in view.histories.get(id, ()):
        if not _status(period):
            continue
        if found and _same(found[-1], period):
            merged = {**period.properties, "holdsFrom": found[-1].properties["holdsFrom"]}
            found[-1] = Node(period.id, period.label, merged)
        else:
            found.append(period)
    return found


def _same(one: Node, other: Node) -> bool:
    return all(one.properties.get(key) == other.properties.get(key) for key in ("status", "answer", "since"))


def _status(period: Node) -> Status | None:
    return ontology().statuses.get(str(period.properties.get("status", "")))


def _row(view: View, id: str) -> dict[str, Any]:
    told = _told(view, id)
    marks = ({"day": day.isoformat(), "words": words, "passed": gone} for day, words, gone in _marks(view, told))
    return {"bars": [_bar(view, id, period) for period in told], "marks": list(marks)}


def _bar(view: View, id: str, period: Node) -> dict[str, Any]:
    status, values = _status(period), period.properties
    start, end, answer = _day(values["holdsFrom"]), _day(values["holdsUntil"]), str(values.get("answer", YES))
    future, lasting = start > view.as_of, start <= view.as_of < end
    how = "" if answer == YES else f" ({answer_style(answer).get('words', answer)})"
    return {
        "from": start.isoformat(),
        **({"heard": max(start, _heard(view, id)).isoformat()} if lasting else {"to": end.isoformat()}),
        "label": (status.label if status else "") + how,
        "since": ("planned, " if future else "") + status_since(values),
        "kind": "future" if future else "stopped" if status and status.stops else _kind(status),
    }


def _heard(view: View, id: str) -> date:
    """The day on which the last claim about the status of a subject was published."""
    status = ontology().status_predicate
    return max(
        (c.published_on for c in view.about(id) if c.subject == id and c.predicate == status), default=view.as_of
    )


def _kind(status: Status | None) -> str:
    return "decided" if status and status.decided else "open"


def _marks(view: View, told: Sequence[Node]) -> list[tuple[date, str, bool]]:
    """Last days and planned days of the status of today, in words, and whether they passed unreported."""
    current = [period for period in told if _day(period.properties["holdsFrom"]) <= view.as_of][-1:]
    found = []
    for values in (period.properties for period in current):
        until = values.get("until")
        if isinstance(until, date) and until != NEVER:
            found.append((until, f"last day {until.isoformat()}", until < view.as_of))
        planned = ontology().statuses.get(str(values.get("plannedStatus", "")))
        span = parse(str(values["plannedOn"])) if planned and "plannedOn" in values else None
        if planned and span and span.last:
            words = f"planned {planned.label} {written_words(str(values['plannedOn']))}"
            found.append((span.last, words, span.last < view.as_of))
    return [(day, words + (": passed, nothing said since" if passed else ""), passed) for day, words, passed in found]


def _days(row: Mapping[str, Any]) -> Iterable[str]:
    yield from (bar["from"] for bar in row["bars"])
    yield from (mark["day"] for mark in row["marks"])


def _day(value: object) -> date:
    return value if isinstance(value, date) else NEVER
