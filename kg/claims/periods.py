"""Status periods: the values of the status rule for all days of both clocks, as few rectangles (MODEL §4)."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from itertools import groupby, pairwise

from kg.claims.answers import YES
from kg.claims.model import DENIED, Claim
from kg.claims.status import Standing, View, equal_start, published
from kg.claims.voids import Life, is_plan, lives
from kg.graph import ALWAYS, NEVER, Node, Value
from kg.ontology import STATUS_PERIOD

Run = tuple[date, date, Standing]  # holds from, holds until, value

_PROPERTIES = {
    "status": "status",
    "answer": "answer",
    "since": "since",
    "precision": "precision",
    "until": "until",
    "planned_status": "plannedStatus",
    "planned_on": "plannedOn",
    "stated_by": "statedBy",
    "articles": "articles",
    "claims": "claims",
}


def periods(subject: str, claims: Sequence[Claim]) -> list[Node]:
    """The status periods of a subject by all claims about it, in order; exactly one for each pair of days.

    A subject without status claims has one, "no claim". The order of the claims does not matter.
    """
    known = _needed(lives(claims))
    days = {ALWAYS, *(life.claim.published_on for life in known), *(life.until for life in known)} - {NEVER}
    found: list[Node] = []
    open_runs: dict[Run, date] = {}
    for day in [*sorted(days), NEVER]:
        left = (life.claim for life in known if life.claim.published_on <= day < life.until)
        runs = {} if day == NEVER else dict.fromkeys(_runs(View(left)), day)
        found += (_node(subject, since, day, run) for run, since in open_runs.items() if run not in runs)
        open_runs = runs | {run: since for run, since in open_runs.items() if run in runs}
    return sorted(found, key=lambda node: node.id)


def _runs(view: View) -> Iterator[Run]:
    """The standings of one as-of day over all days, each as long as it lasts."""
    days = sorted({ALWAYS, *view.days()} - {NEVER})
    standings = ((start, end, view.on(start)) for start, end in pairwise([*days, NEVER]))
    for standing, group in groupby(standings, key=lambda run: run[2]):
        same = list(group)
        yield same[0][0], same[-1][1], standing


def _node(subject: str, known_from: date, known_until: date, run: Run) -> Node:
    holds_from, holds_until, standing = run
    properties: dict[str, Value] = {
        "knownFrom": known_from,
        "knownUntil": known_until,
        "holdsFrom": holds_from,
        "holdsUntil": holds_until,
    }
    for name, value in asdict(standing).items():
        if value:
            properties[_PROPERTIES[name]] = list(value) if isinstance(value, tuple) else value
    return Node(f"{subject}#status-{known_from}-{holds_from}", STATUS_PERIOD, properties)


def _needed(known: Iterable[Life]) -> list[Life]:
    """Those that can show: not void when published, and no retelling of one that was published before.

    So a thousand retellings of one status cost as much as one.
    """
    alive = [life for life in known if life.claim.published_on < life.until]
    starts: dict[str, list[date]] = {}
    for life in alive:
        if life.claim.answer == YES and not is_plan(life.claim):
            starts.setdefault(life.claim.object, []).append(life.claim.starts_on)
    marks = {status: sorted(set(days)) for status, days in starts.items()}
    kept: dict[tuple[object, ...], list[Life]] = {}
    for life in sorted(alive, key=lambda life: published(life.claim)):
        rivals = kept.setdefault(_kind(life.claim, marks), [])
        if not any(_covers(earlier, life) for earlier in rivals):
            rivals.append(life)
    return [life for some in kept.values() for life in some]


def _kind(claim: Claim, marks: dict[str, list[date]]) -> tuple[object, ...]:
    """Claims of one kind do the same for a standing, but for the days of `_covers`."""
    if claim.answer == DENIED:  # which reports a denial disputes depends on its start alone
        return *equal_start(claim), bisect_right(marks.get(claim.object, []), claim.starts_on)
    fixed = None if is_plan(claim) else claim.starts_on
    return *equal_start(claim), fixed, claim.planned, claim.effective, claim.valid_to is None


def _covers(earlier: Life, later: Life) -> bool:
    """Whether a claim shows wherever and whenever the other, of the same kind and published later, could."""
    one, other = earlier.claim, later.claim
    visible = not one.planned or one.answer == DENIED or one.stated_on <= other.stated_on
    return visible and one.starts_on <= other.starts_on and earlier.until >= later.until
