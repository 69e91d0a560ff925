"""Periods cover all days of both clocks exactly once, with the values of the status rule."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import product
from random import Random
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.claims.model import Claim
from kg.claims.periods import periods
from kg.claims.status import Standing, status_on
from kg.graph import ALWAYS, NEVER, Node, Value
from tests.claims.build import day, said, told
from tests.claims.naive import naive_status_on
from tests.claims.strategies import EVENT, FEW, FIRST, MEASURE, claim_sets, days

AREA = (NEVER - ALWAYS).days ** 2
PERIODS_OF_RETELLINGS = 10


def _side(period: Node, clock: str) -> tuple[date, date]:
    return _date(period.properties[f"{clock}From"]), _date(period.properties[f"{clock}Until"])


def _date(value: Value) -> date:
    assert isinstance(value, date)
    return value


def _values(properties: Mapping[str, Value]) -> Mapping[str, Value]:
    return {name: value for name, value in properties.items() if not name.startswith(("known", "holds"))}


def _expected(standing: Standing) -> Mapping[str, Value]:
    values = {
        "status": standing.status,
        "answer": standing.answer,
        "since": standing.since,
        "precision": standing.precision,
        "until": standing.until,
        "plannedStatus": standing.planned_status,
        "plannedOn": standing.planned_on,
        "statedBy": list(standing.stated_by),
        "articles": list(standing.articles),
        "claims": list(standing.claims),
    }
    return {name: value for name, value in values.items() if value}


def _matching(found: list[Node], on: date, as_of: date) -> list[Node]:
    point = {"known": as_of, "holds": on}
    return [p for p in found if all(_side(p, c)[0] <= at < _side(p, c)[1] for c, at in point.items())]


@given(claim_sets(40, MEASURE, EVENT), days(40), days(40))
@settings(max_examples=400, deadline=None)
def test_the_rule_by_groups_is_the_rule_by_pairs(claims: list[Claim], on: date, as_of: date) -> None:
    assert status_on(claims, on, as_of) == naive_status_on(claims, on, as_of)


@given(claim_sets(6, FEW, FEW[:1], FEW[1:2]))
@settings(max_examples=150, deadline=None)
def test_one_period_for_each_pair_of_days(claims: list[Claim]) -> None:
    found = periods("m", claims)
    sides = [(_side(period, "holds"), _side(period, "known")) for period in found]
    assert sum((on[1] - on[0]).days * (known[1] - known[0]).days for on, known in sides) == AREA
    for on, as_of in product([FIRST + timedelta(days=number) for number in range(-1, 8)], repeat=2):
        (period,) = _matching(found, on, as_of)
        assert _values(period.properties) == _expected(naive_status_on(claims, on, as_of))


@given(claim_sets(40, MEASURE))
@settings(max_examples=100, deadline=None)
def test_the_corners_of_periods_have_their_values(claims: list[Claim]) -> None:
    for period in periods("m", claims):
        (holds_from, holds_until), (known_from, known_until) = _side(period, "holds"), _side(period, "known")
        last = timedelta(days=1)
        for on, as_of in product((holds_from, holds_until - last), (known_from, known_until - last)):
            assert _values(period.properties) == _expected(status_on(claims, on, as_of))


@given(claim_sets(6, MEASURE, EVENT), st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_order_does_not_matter(claims: list[Claim], random: Random) -> None:
    shuffled = random.sample(claims, len(claims))
    assert periods("m", shuffled) == periods("m", claims)


def test_no_claims_is_one_period() -> None:
    (period,) = periods("m", [])
    assert period.id == "m#status-0001-01-01-0001-01-01"
    assert (_side(period, "known"), _side(period, "holds")) == ((ALWAYS, NEVER), (ALWAYS, NEVER))
    assert _values(period.properties) == {"status": "no claim", "answer": "no claim"}


def test_a_report_makes_three() -> None:
    (report,) = claims = [said("in_force", on="2025-10-09", published="2025-10-12")]
    found = periods("m", claims)
    assert [period.id for period in found] == [
        "m#status-0001-01-01-0001-01-01",
        "m#status-2025-10-12-0001-01-01",
        "m#status-2025-10-12-2025-10-09",
    ]
    assert found[2].properties["claims"] == [report.id]
    assert found[2].properties["statedBy"] == ["speaker"]
    assert found[2].properties["since"] == day("2025-10-09")


@pytest.mark.parametrize(
    "text",
    [
        "in_force 2025-10-05 from 2025-12-01 | in_force 2025-10-03 published 2025-10-06 from 2025-12-01",
        "in_force 2025-10-05 planned | in_force 2025-10-03 published 2025-10-06 planned",
    ],
)
def test_an_earlier_word_of_a_plan_published_later(text: str) -> None:
    claims = told(text)
    (period,) = _matching(periods("m", claims), day("2025-10-04"), day("2025-10-06"))
    assert period.properties["claims"] == [claims[1].id]


def test_an_earlier_denial_published_later() -> None:
    claims = told("in_force 2025-10-01 | in_force 2025-10-05 denied | in_force 2025-10-03 published 2025-10-06 denied")
    (period,) = _matching(periods("m", claims), day("2025-10-04"), day("2025-10-06"))
    assert period.properties["claims"] == [claims[0].id, claims[2].id]


def test_a_reader_of_a_year_of_news_finds_a_handful() -> None:
    """Announced, an effective plan, suspended, a plan to return: what a real measure goes through."""
    claims = [
        said("announced", on="2025-10-09"),
        said("in_force", on="2025-10-09", start="2025-12-01", legal=True),
        said("in_force", on="2025-10-12", start="2025-12"),
        said("suspended", on="2025-11-07", start="2025-11-10", end="2026-11-10"),
        said("suspended", on="2025-11-10"),
    ]
    assert len(periods("m", claims)) <= PERIODS_OF_RETELLINGS


def _retold(status: str, count: int, first: str = "2020-01-01", **values: Any) -> list[Claim]:
    """As many claims of a status, said on one day after the other."""
    return [said(status, on=(day(first) + timedelta(days=number)).isoformat(), **values) for number in range(count)]


RETOLD = {
    "without a day": _retold("suspended", 1000),
    "with its day": _retold("suspended", 1000, start="2019-12-10"),
    "probable": _retold("suspended", 1000, factuality="probable"),
    "as a plan": _retold("in_force", 1000, start="2026-01-01"),
    "in a legal act": _retold("in_force", 1000, start="2026-01-01", legal=True),
    "as a plan without a day": _retold("in_force", 1000, planned=True),
    "denied": [said("in_force", on="2019-10-01"), *_retold("in_force", 999, factuality="denied")],
    "disputed": [said("announced", on="2019-10-01"), *_retold("considered", 999)],
    "on both sides": _retold("in_force", 500) + _retold("in_force", 500, factuality="denied"),
    "planned, then stopped": _retold("in_force", 500, start="2026-01-01")
    + _retold("suspended", 500, first="2022-01-01"),
}


@pytest.mark.parametrize("claims", RETOLD.values(), ids=RETOLD.keys())
@pytest.mark.parametrize("order", [1, -1], ids=["as told", "last first"])
def test_a_thousand_retellings_stay_a_handful(claims: list[Claim], order: int) -> None:
    started = perf_counter()
    found = periods("m", claims[::order])
    assert len(found) <= PERIODS_OF_RETELLINGS
    assert perf_counter() - started < 2
