from datetime import date
from typing import Any

import pytest

from kg.claims.model import Claim
from kg.load import write_graph
from kg.stores import Store
from tests.questions.asked import asked
from tests.questions.build import claim, graph

THREAT = claim("threat", "tariff HAS_STATUS threatened", by="US", published="2025-10-10")
NAMED = claim(
    "day", "tariff HAS_STATUS in_force", by="ann", since="2025-11-01", factuality="possible", published="2025-10-12"
)
MISSED = {
    "measure": "tariff",
    "measure_name": "US tariff on steel",
    "threatened_on": date(2025, 10, 10),
    "deadline": date(2025, 11, 1),
    "stated_by": ["US", "ann"],
    "claims": ["c#day", "c#threat"],
}


def missed(store: Store, *more: Claim, as_of: date = date(2025, 11, 2)) -> list[dict[str, Any]]:
    """The threats that were not carried out, by the threat, its day and these claims."""
    write_graph(store, graph([THREAT, NAMED, *more]))
    return asked(store, "threats_not_carried_out", as_of)


def test_a_threat_has_its_day_to_the_end(store: Store) -> None:
    retold = claim("again", "tariff HAS_STATUS threatened", by="bob", published="2025-11-03")
    assert missed(store, retold) == [MISSED]
    assert asked(store, "threats_not_carried_out", date(2025, 11, 1)) == []
    (late,) = asked(store, "threats_not_carried_out", date(2025, 11, 3))
    assert late == MISSED | {"stated_by": ["US", "ann", "bob"], "claims": ["c#again", "c#day", "c#threat"]}


def test_of_a_month_the_last_day_counts_and_of_several_days_the_first_that_passed(store: Store) -> None:
    month = claim(
        "month", "tariff HAS_STATUS in_force", since="2025-11", condition="if talks fail", published="2025-10-11"
    )
    assert missed(store, month) == [MISSED]
    (later,) = asked(store, "threats_not_carried_out", date(2025, 12, 1))
    everybody = {"stated_by": ["US", "ann", "daily"], "claims": ["c#day", "c#month", "c#threat"]}
    assert later == MISSED | everybody


@pytest.mark.parametrize(
    ("more", "found"),
    [
        (claim("done", "tariff HAS_STATUS in_force", by="US", since="2025-11-01", published="2025-11-01"), []),
        (claim("soon", "tariff HAS_STATUS in_force", by="US", since="2025-10-20", published="2025-10-20"), []),
        (claim("late", "tariff HAS_STATUS in_force", by="US", since="2025-11-02", published="2025-11-02"), [MISSED]),
        (claim("gone", "tariff HAS_STATUS withdrawn", by="US", published="2025-10-30"), [MISSED]),
        (claim("title", "tariff HAS_STATUS in_force", headline=True, published="2025-11-01"), [MISSED]),
        (claim("next", "tariff HAS_STATUS in_force", by="US", published="2025-11-03"), [MISSED]),
    ],
)
def test_what_came_by_its_day_is_no_missed_threat(store: Store, more: Claim, found: list[dict[str, Any]]) -> None:
    assert missed(store, more) == found


def test_neither_a_denied_threat_nor_one_without_a_day_is_missed(store: Store) -> None:
    others = [
        claim("no-threat", "quota HAS_STATUS threatened", by="CN", factuality="denied", published="2025-10-10"),
        claim("maybe", "quota HAS_STATUS threatened", factuality="possible", published="2025-10-10"),
        claim("day2", "quota HAS_STATUS in_force", since="2025-10-20", published="2025-10-10"),
        claim("open", "answer HAS_STATUS threatened", by="CN", published="2025-10-10"),
        claim("undated", "answer HAS_STATUS in_force", by="CN", planned=True, published="2025-10-10"),
        claim("no-day", "answer HAS_STATUS in_force", since="2025-10-20", factuality="denied", published="2025-10-10"),
    ]
    assert missed(store, *others) == [MISSED]
