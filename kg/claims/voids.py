"""Which status claims make which others void, and since which publication (MODEL §4).

A claim voids others whether or not it is void itself. So what is void stays void as more is published, and each claim
has one life on the published clock. The rules look up days in sorted lists instead of comparing pairs.
"""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from kg.claims.answers import PROBABLE, YES, counts
from kg.claims.model import DENIED, Claim
from kg.graph import NEVER
from kg.ontology import ontology

Span = tuple[date, date] | None
Key = TypeVar("Key", bound=Hashable)
_END = NEVER.toordinal() + 1


@dataclass(frozen=True, slots=True)
class Life:
    """A status claim that counts for the as-of days from its publication to before `until`."""

    claim: Claim
    until: date


def lives(claims: Iterable[Claim]) -> list[Life]:
    """The status claims that count (yes, probable, denied), each with the day that makes it void; denials never are."""
    predicate = ontology().status_predicate
    said = [claim for claim in claims if claim.predicate == predicate and counts(claim)]
    firm = [claim for claim in said if claim.answer == YES]
    likely = [claim for claim in said if claim.answer == PROBABLE]
    by_firm, by_all = _Voiders(firm), _Voiders(firm + likely)  # a probable never voids a yes
    return [
        *(Life(claim, by_firm.void_from(claim)) for claim in firm),
        *(Life(claim, by_all.void_from(claim)) for claim in likely),
        *(Life(claim, NEVER) for claim in said if claim.answer == DENIED),
    ]


def is_plan(claim: Claim) -> bool:
    """Whether only a report can make it the status; an effective one becomes the status by its day alone."""
    return claim.planned and not claim.effective


def span(claim: Claim) -> Span:
    """The first and the last day that the start as written can mean; None without a first day."""
    if claim.valid_from is None:
        return None
    return claim.valid_from, claim.valid_from_latest or claim.valid_from


def disjoint(one: Span, other: Span) -> bool:
    """Whether two starts are both given and cannot be the same day."""
    return one is not None and other is not None and (one[1] < other[0] or other[1] < one[0])


class _Days:
    """Days, as numbers, each with the first publication that has it."""

    def __init__(self, pairs: Iterable[tuple[date, date]]) -> None:
        first: dict[int, date] = {}
        for day, published in pairs:
            number = day.toordinal()
            first[number] = min(published, first.get(number, published))
        self._days = sorted(first)
        self._published = [first[day] for day in self._days]

    def first(self, low: int = 0, high: int = _END) -> date:
        """The first publication of a day from `low` to before `high`; NEVER if there is none."""
        return min(self._published[bisect_left(self._days, low) : bisect_left(self._days, high)], default=NEVER)


_NONE = _Days(())


def _index(
    claims: Iterable[Claim], key: Callable[[Claim], Key], day: Callable[[Claim], date] = lambda c: c.starts_on
) -> Mapping[Key, _Days]:
    groups: dict[Key, list[tuple[date, date]]] = {}
    for claim in claims:
        groups.setdefault(key(claim), []).append((day(claim), claim.published_on))
    return {one: _Days(pairs) for one, pairs in groups.items()}


class _Voiders:
    """The claims that may void others of a certain answer, sorted for each rule."""

    def __init__(self, claims: list[Claim]) -> None:
        statuses = ontology().statuses
        reports = [claim for claim in claims if not is_plan(claim)]
        self._reports = _index((c for c in reports if not c.effective), lambda c: c.object)
        acts = (c for c in reports if c.effective)
        self._acts = _index(acts, lambda c: (c.object, c.answer, span(c)), lambda c: c.stated_on)
        self._undated = _index((c for c in reports if c.valid_from is None), lambda c: c.object)
        self._dated = _index((c for c in reports if c.valid_from is not None), lambda c: c.object)
        self._stops = _index((c for c in reports if statuses[c.object].stops), lambda c: (c.object, c.effective))
        self._spans = _index(claims, lambda c: (c.object, is_plan(c), span(c)))
        self._plans = _index((c for c in claims if c.planned), lambda c: (c.object, span(c)), lambda c: c.stated_on)

    def void_from(self, claim: Claim) -> date:
        """The first publication that voids the claim; NEVER if none does."""
        found = self._by_narrower(claim)
        if not claim.planned:
            return min(found, self._by_earlier(claim))
        found = min(found, self._by_newer_plan(claim), self._by_stop(claim))
        return min(found, self._by_report(claim)) if is_plan(claim) else found

    def _by_earlier(self, claim: Claim) -> date:
        """Rule 1: a status without first day is the repetition of one that started before, or is dated that day."""
        if claim.valid_from is not None:
            return NEVER
        start = claim.starts_on.toordinal()
        dated, undated = self._dated.get(claim.object, _NONE), self._undated.get(claim.object, _NONE)
        return min(dated.first(high=start + 1), undated.first(high=start))

    def _by_narrower(self, claim: Claim) -> date:
        """Rule 2: a start that is known more closely."""
        wide = span(claim)
        if wide is None or wide[0] == wide[1]:
            return NEVER
        inside = (
            days.first()
            for (status, plan, narrow), days in self._spans.items()
            if status == claim.object and plan == is_plan(claim)
            if narrow is not None and narrow != wide and wide[0] <= narrow[0] and narrow[1] <= wide[1]
        )
        return min(inside, default=NEVER)

    def _by_newer_plan(self, claim: Claim) -> date:
        """Rule 3: a plan stated later, for other days, or for a day where the old one had none."""
        old, stated = span(claim), claim.stated_on.toordinal()
        newer = (
            days.first(low=stated + 1)
            for (status, new), days in self._plans.items()
            if status == claim.object and (disjoint(old, new) or (old is None and new is not None))
        )
        return min(newer, default=NEVER)

    def _by_report(self, claim: Claim) -> date:
        """Rule 4: the plan has come true, or will by a legal act.

        Not by an act that the plan voids by rule 3: both would vanish where a newspaper has an act's day put off.
        """
        stated = claim.stated_on.toordinal()
        found = self._reports.get(claim.object, _NONE).first(low=stated + 1)
        for (status, answer, act), days in self._acts.items():
            if status == claim.object and act is not None and act[0] > claim.stated_on:
                put_off = disjoint(act, span(claim)) and (claim.answer == YES or answer == PROBABLE)
                found = min(found, days.first(low=stated if put_off else 0))
        return found

    def _by_stop(self, claim: Claim) -> date:
        """Rule 5: another status stopped it before its day; a report stops a mere plan whatever its day."""
        found, stated = NEVER, claim.stated_on.toordinal()
        for (status, effective), days in self._stops.items():
            if status != claim.object:
                high = claim.starts_on.toordinal() + 1 if effective or claim.effective else _END
                found = min(found, days.first(low=stated + 1, high=high))
        return found
