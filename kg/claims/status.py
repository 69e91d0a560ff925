"""The status of a measure, state act, event or agreement on a day, as published by a day (MODEL §4)."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

from kg.articles.dates import written
from kg.claims.answers import DISPUTED, NO_CLAIM, YES
from kg.claims.model import DENIED, Claim
from kg.claims.voids import is_plan, lives, span
from kg.graph import NEVER
from kg.ontology import ontology


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a subject stands; `status` and `answer` are "no claim" where nobody says.

    `since` is the first day of the status, `until` the last where given, `planned_on` a written date. `claims` are the
    one chosen, those that dispute it and the plan's, of equal ones the first published; the other lists are theirs.
    """

    status: str = NO_CLAIM
    answer: str = NO_CLAIM
    since: date | None = None
    precision: str | None = None
    until: date | None = None
    planned_status: str | None = None
    planned_on: str | None = None
    stated_by: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


def status_on(claims: Sequence[Claim], on: date, as_of: date) -> Standing:
    """The status on the day `on` by the claims of one subject that were published by `as_of`.

    Other predicates, retracted claims and headlines are ignored; the order of the claims does not matter.
    """
    known = lives(claim for claim in claims if claim.published_on <= as_of)
    return View(life.claim for life in known if life.until == NEVER).on(on)


class View:
    """The status claims of one subject that count as of some day, sorted so that any day `on` is a look-up."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        statuses = ontology().statuses
        said = sorted(claims, key=_start)
        denied = [claim for claim in said if claim.answer == DENIED]
        self._plans = sorted((c for c in said if c.planned and c.answer == YES), key=_plan_order)
        self._reports = [claim for claim in said if claim.answer != DENIED and not is_plan(claim)]
        self._chosen = list(accumulate(self._reports, _better))
        self._undecided = [c for c in self._reports if c.answer == YES and not statuses[c.object].decided]
        self._denials = {name: [c for c in denied if c.object == name] for name in {c.object for c in denied}}

    def on(self, day: date) -> Standing:
        """The standing on a day."""
        started = bisect_right(self._reports, day, key=_start)
        chosen = self._chosen[started - 1] if started else None
        disputing = self._disputing(chosen, day) if chosen and chosen.answer == YES else []
        return _standing(chosen, disputing, self._plan(day))

    def days(self) -> Iterator[date]:
        """The days on which the standing may change, in no order and with doubles."""
        yield from map(_start, self._reports)
        yield from (claim.starts_on for some in self._denials.values() for claim in some)
        yield from (claim.stated_on for claim in self._plans)

    def _plan(self, day: date) -> Claim | None:
        """The plan in view on a day; one without a day counts from when it was stated, unless another gives the day."""
        seen = (claim for claim in self._plans if _in_view(claim, day))
        return next((claim for claim in seen if claim.valid_from or not self._dated(claim.object, day)), None)

    def _dated(self, status: str, day: date) -> bool:
        return any(c.object == status and c.valid_from is not None and _in_view(c, day) for c in self._plans)

    def _disputing(self, chosen: Claim, day: date) -> list[Claim]:
        """Later undecided claims, and denials that start no earlier; of equal ones the first published."""
        denials, since = self._denials.get(chosen.object, []), chosen.starts_on
        later = self._undecided[_after(self._undecided, since) : _after(self._undecided, day)]
        found = denials[bisect_left(denials, since, key=_start) : _after(denials, day)]
        statuses = ontology().statuses
        found += [claim for claim in later if chosen.object not in statuses[claim.object].does_not_dispute]
        first = {equal_start(claim): claim for claim in sorted(found, key=published, reverse=True)}
        return list(first.values())


def published(claim: Claim) -> tuple[date, str]:
    """The order in which equal claims count: the first published, then the smaller id."""
    return claim.published_on, claim.id


def equal_start(claim: Claim) -> tuple[object, ...]:
    """What makes two claims retellings of each other: status, answer and the start as written."""
    return claim.object, claim.answer, span(claim)


def _start(claim: Claim) -> date:
    return claim.starts_on


def _after(claims: list[Claim], day: date) -> int:
    return bisect_right(claims, day, key=_start)


def _better(one: Claim, other: Claim) -> Claim:
    return min(one, other, key=_report_order)


def _report_order(claim: Claim) -> tuple[object, ...]:
    """Firm before probable, decided before undecided, then the latest, then rank; of those, one that says its end."""
    status = ontology().statuses[claim.object]
    recent = -claim.starts_on.toordinal()
    return claim.answer != YES, not status.decided, recent, -status.rank, claim.valid_to is None, *published(claim)


def _plan_order(claim: Claim) -> tuple[object, ...]:
    """The one that starts first, the narrower, the higher rank."""
    latest = claim.valid_from_latest or claim.starts_on
    rank = ontology().statuses[claim.object].rank
    return claim.starts_on, latest, -rank, *published(claim)


def _in_view(claim: Claim, day: date) -> bool:
    return claim.stated_on <= day and not (claim.effective and claim.starts_on <= day)


def _standing(chosen: Claim | None, disputing: list[Claim], plan: Claim | None) -> Standing:
    behind = [claim for claim in (chosen, *disputing, plan) if claim]
    unsettled = Standing(
        planned_status=plan.object if plan else None,
        planned_on=_written_start(plan) if plan else None,
        stated_by=tuple(sorted({claim.stated_by for claim in behind if claim.stated_by})),
        articles=tuple(sorted({claim.article for claim in behind})),
        claims=tuple(sorted({claim.id for claim in behind})),
    )
    if chosen is None:
        return unsettled
    return replace(
        unsettled,
        status=chosen.object,
        answer=DISPUTED if disputing else chosen.answer,
        since=chosen.starts_on,
        precision=_precision(chosen),
        until=chosen.valid_to,
    )


def _precision(claim: Claim) -> str:
    return claim.stated_on_precision if claim.valid_from is None else claim.valid_from_precision or "day"


def _written_start(plan: Claim) -> str | None:
    days = span(plan)
    return written(*days, _precision(plan)) if days else None
