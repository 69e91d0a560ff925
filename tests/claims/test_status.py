"""The status rule of MODEL §4 as a table of cases: what was said, and what follows for which day."""

from typing import NamedTuple

import pytest

from kg.claims.status import Standing, status_on
from tests.claims.build import claim, day, ids, said, told
from tests.claims.naive import naive_status_on

FAR = "2026-06-30"  # a day after all that is said here


class Case(NamedTuple):
    """What was said (see `told`); status, answer and since for a day, as published by a day, and the plan in view."""

    claims: str
    found: str
    on: str = FAR
    as_of: str = FAR


CASES = {
    # what counts
    "a report": Case("in_force 2025-10-10", "in_force yes 2025-10-10"),
    "not before it starts": Case("in_force 2025-10-10", "no claim", on="2025-10-09"),
    "not before it is published": Case("in_force 2025-10-10", "no claim", as_of="2025-10-09"),
    "reported late": Case("in_force 2025-10-20 from 2025-10-01", "in_force yes 2025-10-01", on="2025-10-02"),
    "only possible": Case("in_force 2025-10-10 possible", "no claim"),
    "only on a condition": Case("in_force 2025-10-10 if", "no claim"),
    "only in a headline": Case("in_force 2025-10-10 headline", "no claim"),
    "retracted": Case("in_force 2025-10-10 retracted", "no claim"),
    "only denied": Case("in_force 2025-10-10 denied", "no claim"),
    # plans
    "time alone makes no plan the status": Case(
        "announced 2025-10-09 | in_force 2025-10-09 from 2025-12-01",
        "announced yes 2025-10-09, plan in_force 2025-12-01",
    ),
    "a legal act does": Case("in_force 2025-10-09 from 2025-12-01 act", "in_force yes 2025-12-01"),
    "a legal act does not before its day": Case(
        "in_force 2025-10-09 from 2025-12-01 act", "no claim, plan in_force 2025-12-01", on="2025-11-30"
    ),
    "a legal act without the exact day": Case(
        "in_force 2025-10-09 from 2025-12 act", "no claim, plan in_force 2025-12"
    ),
    "a plan by its words": Case("in_force 2025-10-09 planned", "no claim, plan in_force None"),
    "a plan before it is stated": Case("in_force 2025-10-09 from 2025-12-01", "no claim", on="2025-10-08"),
    "a probable plan": Case("in_force 2025-10-09 from 2025-12-01 probable", "no claim"),
    "the plan that starts first": Case(
        "in_force 2025-10-09 from 2025-12-01 | adopted 2025-10-09 from 2025-11-15", "no claim, plan adopted 2025-11-15"
    ),
    "a plan with its day before one without": Case(
        "in_force 2025-10-09 from 2025-12-01 | in_force 2025-10-20 planned", "no claim, plan in_force 2025-12-01"
    ),
    "a newer plan without a day before an older one of another status": Case(
        "in_force 2025-10-09 from 2025-12-01 | suspended 2025-10-20 planned", "no claim, plan suspended None"
    ),
    # rule 1: repetitions
    "a repetition": Case("in_force 2025-10-10 | in_force 2025-10-30", "in_force yes 2025-10-10"),
    "a repetition of a dated one": Case(
        "in_force 2025-10-12 from 2025-10-10 | in_force 2025-10-30", "in_force yes 2025-10-10"
    ),
    "a return that gives its day": Case(
        "in_force 2025-10-10 | in_force 2025-10-30 from 2025-10-28", "in_force yes 2025-10-28"
    ),
    # rule 2: days known more closely
    "a month": Case("in_force 2025-11-20 from 2025-11", "in_force yes 2025-11-01"),
    "a day in the month": Case(
        "in_force 2025-11-20 from 2025-11 | in_force 2025-11-21 from 2025-11-08", "in_force yes 2025-11-08"
    ),
    "a month in the year": Case(
        "in_force 2025-11-20 from 2025 | in_force 2025-11-21 from 2025-11", "in_force yes 2025-11-01"
    ),
    "a plan's day in the month": Case(
        "in_force 2025-10-01 from 2025-12 | in_force 2025-10-02 from 2025-12-20", "no claim, plan in_force 2025-12-20"
    ),
    # rule 3: newer plans
    "put off": Case(
        "in_force 2025-10-09 from 2025-12-01 | in_force 2025-10-20 from 2026-02-01",
        "no claim, plan in_force 2026-02-01",
    ),
    "put off by an act": Case(
        "in_force 2025-10-09 from 2025-12-01 act | in_force 2025-10-20 from 2026-02-01 act", "in_force yes 2026-02-01"
    ),
    "an act's day put off, says a newspaper": Case(
        "in_force 2025-10-09 from 2025-12-01 act | in_force 2025-10-20 from 2026-02-01",
        "no claim, plan in_force 2026-02-01",
    ),
    "a newspaper that repeats an act's day": Case(
        "in_force 2025-10-09 from 2025-12-01 act | in_force 2025-10-20 from 2025-12-01", "in_force yes 2025-12-01"
    ),
    "a newspaper that repeats an act's month": Case(
        "in_force 2025-10-09 from 2025-12-01 act | in_force 2025-10-20 from 2025-12", "in_force yes 2025-12-01"
    ),
    "a day for what had none": Case(
        "in_force 2025-10-09 planned | in_force 2025-10-20 from 2026-02-01", "no claim, plan in_force 2026-02-01"
    ),
    # rule 4: plans that came true
    "a plan came true": Case(
        "in_force 2025-10-09 from 2025-12-01 | in_force 2025-12-02 from 2025-12-01", "in_force yes 2025-12-01"
    ),
    "it was so before the plan": Case(
        "eased 2025-10-10 from 2025-12-01 | eased 2025-10-12 from 2025-10-01",
        "eased yes 2025-10-01, plan eased 2025-12-01",
    ),
    # rule 5: plans that were stopped
    "China's plan for December falls by the suspension": Case(
        "in_force 2025-10-09 from 2025-12-01 act | in_force 2025-10-12 from 2025-12-01 | suspended 2025-11-10",
        "suspended yes 2025-11-10",
    ),
    "it stood until the suspension was published": Case(
        "in_force 2025-10-09 from 2025-12-01 act | suspended 2025-11-10", "in_force yes 2025-12-01", as_of="2025-11-09"
    ),
    "an act whose day passed before the stop": Case(
        "in_force 2025-10-09 from 2025-12-01 act | suspended 2026-01-10", "in_force yes 2025-12-01", on="2025-12-20"
    ),
    "a mere plan whose day passed before the stop": Case(
        "in_force 2025-10-09 from 2025-12-01 | suspended 2026-01-10", "no claim", on="2025-12-20"
    ),
    "an act will end it later": Case(
        "in_force 2025-10-09 from 2025-12-01 | expired 2025-10-09 from 2026-01-10 act",
        "no claim, plan in_force 2025-12-01",
        on="2025-12-20",
    ),
    "a stop before the plan was made": Case(
        "suspended 2025-10-01 | in_force 2025-10-09 from 2025-12-01",
        "suspended yes 2025-10-01, plan in_force 2025-12-01",
    ),
    "what does not stop": Case(
        "in_force 2025-10-09 from 2025-12-01 | adopted 2025-11-10", "adopted yes 2025-11-10, plan in_force 2025-12-01"
    ),
    # probable
    "a probable alone": Case("in_force 2025-10-20 probable", "in_force probable 2025-10-20"),
    "a probable stop voids no plan that is sure": Case(
        "in_force 2025-10-09 from 2025-12-01 act | suspended 2025-11-10 probable", "in_force yes 2025-12-01"
    ),
    "an earlier probable": Case("in_force 2025-10-01 probable | in_force 2025-10-20", "in_force yes 2025-10-20"),
    "a later probable": Case("announced 2025-10-01 | in_force 2025-10-20 probable", "announced yes 2025-10-01"),
    # which of several
    "the latest": Case("announced 2025-10-01 | adopted 2025-10-20", "adopted yes 2025-10-20"),
    "decided before undecided": Case("adopted 2025-10-01 | threatened 2025-10-20", "adopted yes 2025-10-01"),
    "the higher rank of one day": Case("suspended 2025-10-01 | in_force 2025-10-01", "suspended yes 2025-10-01"),
    "of an event": Case("scheduled 2025-10-01 | held 2025-10-30", "held yes 2025-10-30"),
    "an event that will not take place": Case(
        "held 2025-10-01 from 2025-10-30 | cancelled 2025-10-20", "cancelled yes 2025-10-20"
    ),
    # disputes
    "considered after announced": Case("announced 2025-10-10 | considered 2025-10-22", "announced disputed 2025-10-10"),
    "not before that is said": Case(
        "announced 2025-10-10 | considered 2025-10-22", "announced yes 2025-10-10", on="2025-10-21"
    ),
    "considered before announced": Case("considered 2025-10-01 | announced 2025-10-10", "announced yes 2025-10-10"),
    "threatened after announced": Case("announced 2025-10-10 | threatened 2025-10-22", "announced yes 2025-10-10"),
    "threatened after in force": Case("in_force 2025-10-10 | threatened 2025-10-22", "in_force disputed 2025-10-10"),
    "probably considered": Case("announced 2025-10-10 | considered 2025-10-22 probable", "announced yes 2025-10-10"),
    "a denial": Case("in_force 2025-10-10 | in_force 2025-10-12 denied", "in_force disputed 2025-10-10"),
    "a denial of the same day": Case(
        "in_force 2025-10-10 | in_force 2025-10-10 denied", "in_force disputed 2025-10-10"
    ),
    "a denial before it started": Case("in_force 2025-10-10 | in_force 2025-10-08 denied", "in_force yes 2025-10-10"),
    "a denial of another status": Case("in_force 2025-10-10 | suspended 2025-10-12 denied", "in_force yes 2025-10-10"),
    "a denial of a probable": Case(
        "in_force 2025-10-10 probable | in_force 2025-10-12 denied", "in_force probable 2025-10-10"
    ),
}


def _shown(found: Standing) -> str:
    status = found.status if found.since is None else f"{found.status} {found.answer} {found.since}"
    return f"{status}, plan {found.planned_status} {found.planned_on}" if found.planned_status else status


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_cases(case: Case) -> None:
    claims = told(case.claims)
    found = status_on(claims, day(case.on), day(case.as_of))
    assert _shown(found) == case.found
    assert found == naive_status_on(claims, day(case.on), day(case.as_of))


def test_nothing_is_said() -> None:
    other = claim("m TARGETS CN")
    assert status_on([], day(FAR), day(FAR)) == status_on([other], day(FAR), day(FAR)) == Standing()


def test_who_says_so() -> None:
    """The one chosen, those that dispute it and the plan; nobody else, and of equal ones the first published."""
    chosen = said("announced", "2025-10-10", stated_by="us")
    disputing = said("considered", "2025-10-22", stated_by="cn")
    plan = said("in_force", "2025-10-12", "2025-12-01", stated_by="paper")
    others = told(
        "announced 2025-10-11 | considered 2025-10-23 | in_force 2025-10-13 from 2025-12-01"
        "| adopted 2025-10-13 probable"
    )
    found = status_on([*others, chosen, disputing, plan], day(FAR), day(FAR))
    assert found.claims == ids(chosen, disputing, plan)
    assert found.stated_by == ("cn", "paper", "us")
    assert found.articles == tuple(sorted(one.article for one in (chosen, disputing, plan)))


def test_the_dated_one_of_a_day() -> None:
    claims = told("in_force 2025-10-10 | in_force 2025-10-12 from 2025-10-10")
    assert status_on(claims, day(FAR), day(FAR)).claims == ids(claims[1])


def test_an_end_that_one_of_two_gives() -> None:
    claims = told("suspended 2025-11-10 from 2025-11-10 | suspended 2025-11-12 from 2025-11-10 to 2026-11")
    found = status_on(claims, day(FAR), day(FAR))
    assert (found.until, found.claims) == (day("2026-11-30"), ids(claims[1]))


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("in_force 2025-11-20 from 2025-11", "month"),
        ("in_force 2025-11-20 from /2025-11-08", "before"),
        ("in_force 2025-11-20", "day"),
        ("in_force 2025-11-20/2025-11-21 published 2025-11-22", "span"),
    ],
)
def test_precision_is_of_the_day_shown(text: str, precision: str) -> None:
    assert status_on(told(text), day(FAR), day(FAR)).precision == precision
