"""The status rule once more, pair by pair and in the order of MODEL §4: slow, and independent of kg.claims.status."""

from collections.abc import Sequence
from datetime import date

from kg.articles.dates import written
from kg.claims.model import Claim
from kg.claims.status import Standing
from kg.ontology import ontology


def naive_status_on(claims: Sequence[Claim], on: date, as_of: date) -> Standing:
    """The same as `status_on`, for comparison."""
    known = [c for c in claims if c.live and c.predicate == "HAS_STATUS" and c.published_on <= as_of]
    firm = [c for c in known if c.answer in ("yes", "probable")]
    left = [b for b in firm if not any(voids(a, b) for a in firm)]
    reports = [c for c in left if not _plan(c) and c.starts_on <= on]
    chosen = min(reports, key=_preference) if reports else None
    denials = [c for c in known if c.answer == "denied" and c.starts_on <= on]
    disputing = _disputing(chosen, reports, denials) if chosen and chosen.answer == "yes" else []
    plans = [c for c in left if c.answer == "yes" and c.planned and c.stated_on <= on]
    plans = [c for c in plans if not (c.effective and c.starts_on <= on)]
    plans = [c for c in plans if c.valid_from or not any(p.valid_from for p in plans if p.object == c.object)]
    plan = min(plans, key=_plan_preference) if plans else None
    behind = [c for c in (chosen, *disputing, plan) if c]
    return Standing(
        status=chosen.object if chosen else "no claim",
        answer=("disputed" if disputing else chosen.answer) if chosen else "no claim",
        since=chosen.starts_on if chosen else None,
        precision=(chosen.valid_from_precision or chosen.stated_on_precision) if chosen else None,
        until=chosen.valid_to if chosen else None,
        planned_status=plan.object if plan else None,
        planned_on=_written(plan) if plan else None,
        stated_by=tuple(sorted({c.stated_by for c in behind if c.stated_by})),
        articles=tuple(sorted({c.article for c in behind})),
        claims=tuple(sorted({c.id for c in behind})),
    )


def voids(a: Claim, b: Claim) -> bool:
    """Whether A voids B."""
    if a.answer == "probable" and b.answer == "yes":
        return False
    same, dated = a.object == b.object, a.valid_from is not None
    later, stops = a.starts_on > b.stated_on, ontology().statuses[a.object].stops
    earlier = a.starts_on < b.starts_on or (a.starts_on == b.starts_on and dated)
    in_time = a.starts_on <= b.starts_on or (_plan(b) and not a.effective)
    return (
        (same and not _plan(a) and not _plan(b) and b.valid_from is None and earlier)
        or (same and _plan(a) == _plan(b) and _strictly_inside(a, b))
        or _supersedes(a, b)
        or (same and _plan(b) and not _plan(a) and later and not (a.effective and _supersedes(b, a)))
        or (not same and b.planned and not _plan(a) and stops and later and in_time)
    )


def _supersedes(a: Claim, b: Claim) -> bool:
    """Rule 3: a newer plan."""
    if a.object != b.object or (a.answer == "probable" and b.answer == "yes"):
        return False
    moved = _disjoint(a, b) or (a.valid_from is not None and b.valid_from is None)
    return a.planned and b.planned and a.stated_on > b.stated_on and moved


def _plan(c: Claim) -> bool:
    return c.planned and not c.effective


def _days(c: Claim) -> tuple[date, date] | None:
    return (c.valid_from, c.valid_from_latest) if c.valid_from and c.valid_from_latest else None


def _strictly_inside(a: Claim, b: Claim) -> bool:
    one, other = _days(a), _days(b)
    return bool(one and other and one != other and other[0] <= one[0] and one[1] <= other[1])


def _disjoint(a: Claim, b: Claim) -> bool:
    one, other = _days(a), _days(b)
    return bool(one and other and (one[1] < other[0] or other[1] < one[0]))


def _disputing(chosen: Claim, reports: list[Claim], denials: list[Claim]) -> list[Claim]:
    statuses = ontology().statuses
    found = [c for c in denials if c.object == chosen.object and c.starts_on >= chosen.starts_on]
    for c in reports:
        status = statuses[c.object]
        if c.answer == "yes" and not status.decided and chosen.object not in status.does_not_dispute:
            found += [c] if c.starts_on > chosen.starts_on else []
    first: dict[object, Claim] = {}
    for c in sorted(found, key=lambda c: (c.published_on, c.id)):
        first.setdefault((c.object, c.answer, _days(c)), c)
    return list(first.values())


def _preference(c: Claim) -> tuple[object, ...]:
    status = ontology().statuses[c.object]
    recent = (date.max - c.starts_on).days
    return c.answer == "probable", not status.decided, recent, -status.rank, not c.valid_to, c.published_on, c.id


def _plan_preference(c: Claim) -> tuple[object, ...]:
    rank = ontology().statuses[c.object].rank
    return c.starts_on, c.valid_from_latest or c.starts_on, -rank, c.published_on, c.id


def _written(c: Claim) -> str | None:
    return written(c.valid_from, c.valid_from_latest, c.valid_from_precision or "day") if c.valid_from else None
