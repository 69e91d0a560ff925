"""The strip below the drawing: the statuses of each subject over time, as known on the day of the page.

A bar is what was said, and pale from the last claim on: silence is neither an end nor a beginning. Nothing is drawn
beyond the day but plans. A last day or a planned day that has passed without a further claim is marked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kg.articles.dates import parse
from kg.graph import NEVER, Node
from kg.ontology import Status, ontology
from kg.page.layout import Layout
from kg.page.view import View, background
from kg.page.words import YES, answer_style, status_since, written_words

BEFORE = timedelta(days=400)  # what began longer before the first report is cut off there
LEAST = timedelta(days=30)  # that the strip shows of the past
MARGIN = 0.04  # of the width, free behind the last day
TICKS = 8  # at most
MONTHS = (1, 3, 6, 12, 24, 60, 120, 240)  # between ticks


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale of days: the place of a day in per cent of the width, cut off at both ends."""

    first: date
    last: date

    def place(self, day: date) -> float:
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(100 * min(1.0, max(0.0, share)), 2)


def lifecycle(view: View, plan: Layout) -> dict[str, Any]:
    """The axis, and `rows` in the order of the drawing with their `bars` and `marks`, in per cent of the width."""
    cards = sorted((box for box in plan.boxes.values() if box.kind == "card"), key=lambda box: (box.y, box.id))
    ids = [box.of for box in cards if ontology().has_status(view.nodes[box.of].label)]
    known = {id: _told(view, id) for id in ids}
    marks = {id: _marks(view, known[id]) for id in ids}
    axis = _axis(view, [day for id in ids for day in _days(known[id], marks[id])])
    return {
        "today": axis.place(view.as_of),
        "from": axis.first.isoformat(),
        "ticks": [{"at": axis.place(day), "label": label} for day, label in ticks(axis)],
        "rows": [
            {
                "id": id,
                "bars": [_bar(view, axis, id, period) for period in known[id]],
                "marks": [{"at": axis.place(day), "words": words, "passed": gone} for day, words, gone in marks[id]],
            }
            for id in ids
        ],
    }


def ticks(axis: Axis) -> list[tuple[date, str]]:
    """First days of months or years within the axis, not too many: (day, "2025-10" or "2025")."""
    span = (axis.last.year - axis.first.year) * 12 + axis.last.month - axis.first.month
    step = next((months for months in MONTHS if span / months <= TICKS), MONTHS[-1])
    start = -(-(axis.first.year * 12 + axis.first.month - 1) // step) * step
    found = []
    for month in range(start, axis.last.year * 12 + axis.last.month, step):
        day = date(month // 12, month % 12 + 1, 1)
        if axis.first <= day <= axis.last:
            found.append((day, day.isoformat()[: 4 if step % 12 == 0 else 7]))
    return found


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


def _bar(view: View, axis: Axis, id: str, period: Node) -> dict[str, Any]:
    status, values = _status(period), period.properties
    start, end, answer = _day(values["holdsFrom"]), _day(values["holdsUntil"]), str(values.get("answer", YES))
    future = start > view.as_of
    left, right = axis.place(start), axis.place(end if future or end <= view.as_of else view.as_of)
    silent = axis.place(min(max(start, _heard(view, id)), view.as_of)) if start <= view.as_of < end else right
    how = "" if answer == YES else f" ({answer_style(answer).get('words', answer)})"
    return {
        "left": left,
        "width": round((100 if future and end == NEVER else right) - left, 2),
        "silent": round(right - silent, 2),
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


def _days(told: Iterable[Node], marks: Iterable[tuple[date, str, bool]]) -> list[date]:
    return [*(_day(period.properties["holdsFrom"]) for period in told), *(day for day, _, _ in marks)]


def _axis(view: View, days: Sequence[date]) -> Axis:
    reported = [claim.published_on for claim in view.claims.values() if not background(claim)]
    first = min(max(min([view.as_of, *days]), min([view.as_of, *reported]) - BEFORE), view.as_of - LEAST)
    last = max([view.as_of, *days])
    return Axis(first, last + max(timedelta(days=7), (last - first) * MARGIN))


def _day(value: object) -> date:
    return value if isinstance(value, date) else NEVER
