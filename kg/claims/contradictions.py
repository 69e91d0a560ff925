"""Which live claims cannot both be so, and on what they differ (MODEL §3.5)."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from itertools import chain, combinations, product
from typing import TypeVar

from kg.articles.dates import BEFORE
from kg.claims.answers import counts
from kg.claims.model import DENIED, Claim
from kg.claims.projection import key_qualifiers
from kg.claims.voids import Span, disjoint, span
from kg.graph import Edge
from kg.ontology import CONTRADICTS, ontology

DENIAL, DATE, WORDING = "denial", "date", "wording"
Pair = tuple[Claim, Claim]
Key = TypeVar("Key", bound=Hashable)


def contradictions(claims: Iterable[Claim]) -> list[Edge]:
    """CONTRADICTS edges, one for each pair of claims and difference, from the smaller id to the greater, in order.

    A difference is "denial", "date", "wording" (one origin and day, not equally firm) or a qualifier. The order of the
    claims does not matter.
    """
    counted = (claim for claim in claims if counts(claim))
    same = _grouped(counted, lambda c: (c.subject, c.predicate, c.object, key_qualifiers(c)))
    return sorted((edge for group in same.values() for edge in _within(group)), key=lambda edge: edge.order)


def _within(group: list[Claim]) -> Iterator[Edge]:
    """The contradictions among claims with the same subject, predicate, object and key."""
    positive = [claim for claim in group if claim.answer != DENIED]
    for one, other in _denials(positive, [claim for claim in group if claim.answer == DENIED]):
        yield _edge(one, other, DENIAL)
    for one, other in chain.from_iterable(map(_dates, _of_one_time(positive))):
        yield _edge(one, other, DATE)
    for said in _grouped(positive, lambda c: (c.origin, c.stated_on)).values():
        # one condition, "will" here and "will likely" there: both are conditional, and not equally firm
        for one, other in _across(_grouped(said, lambda c: (c.answer, c.factuality))):
            yield _edge(one, other, WORDING)
    for name, qualifier in ontology().qualifiers.items():
        if qualifier.contradicts:
            given = [claim for claim in positive if name in claim.qualifiers]
            for one, other in _across(_values(given, name)):
                yield _edge(one, other, name)


def _denials(positive: list[Claim], denials: list[Claim]) -> Iterator[Pair]:
    """A denial of a status says nothing about one that starts after it was uttered."""
    for claim, denial in product(positive, denials):
        if not _is_status(claim) or claim.starts_on <= denial.stated_on:
            yield claim, denial


def _of_one_time(positive: list[Claim]) -> Iterator[list[Claim]]:
    """Statuses whose starts can contradict: all reports; the plans of one day (a later one replaces an earlier)."""
    statuses = [claim for claim in positive if _is_status(claim)]
    yield [claim for claim in statuses if not claim.planned]
    yield from _grouped((claim for claim in statuses if claim.planned), lambda c: c.stated_on).values()


def _dates(claims: list[Claim]) -> Iterator[Pair]:
    starts: dict[Span, list[Claim]] = _grouped(claims, _possible_start)
    for one, other in combinations(starts, 2):
        if disjoint(one, other):
            yield from product(starts[one], starts[other])


def _possible_start(claim: Claim) -> Span:
    """The days on which it can have begun: "by the 7th" leaves all before open, and so agrees with "by the 16th"."""
    days = span(claim)
    return (date.min, days[1]) if days and claim.valid_from_precision == BEFORE else days


def _values(claims: Iterable[Claim], name: str) -> dict[str | float | bool, list[Claim]]:
    return _grouped(claims, lambda c: c.qualifiers[name])


def _across(groups: dict[Key, list[Claim]]) -> Iterator[Pair]:
    """All pairs of claims from two groups."""
    return chain.from_iterable(product(one, other) for one, other in combinations(groups.values(), 2))


def _grouped(claims: Iterable[Claim], key: Callable[[Claim], Key]) -> dict[Key, list[Claim]]:
    groups: dict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[key(claim)].append(claim)
    return groups


def _is_status(claim: Claim) -> bool:
    return claim.predicate == ontology().status_predicate


def _edge(one: Claim, other: Claim, difference: str) -> Edge:
    source, target = sorted((one.id, other.id))
    return Edge(source, CONTRADICTS, target, {"difference": difference})
