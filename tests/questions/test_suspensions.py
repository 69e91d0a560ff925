from datetime import date
from typing import Any

import pytest

from kg.claims.model import Claim
from kg.load import write_graph
from kg.stores import Store
from tests.questions.asked import asked
from tests.questions.build import claim, fact, graph


def suspended(measure: str, number: int, **more: Any) -> Claim:
    return claim(f"s{number}", f"{measure} HAS_STATUS suspended", **{"by": "US", "published": "2025-11-11"} | more)


ACTS = [
    suspended("chip-ban", 1, since="2025-11-10", until="2026-11-10"),
    claim("made", "chip-ban PART_OF decree", published="2025-10-10"),
    claim("by", "chip-ban PART_OF notice", published="2025-11-11"),
    claim("retold", "chip-ban PART_OF decree", published="2025-11-11"),
    claim("adopted", "notice HAS_STATUS adopted", published="2025-11-11"),
    suspended("answer", 2, since="2025-11", article="elsewhere"),
    fact("of", "answer PART_OF decree"),
    claim("later", "answer PART_OF notice", published="2025-11-12"),
    suspended("tariff", 3, factuality="probable"),
    suspended("quota", 4),
    claim("back", "quota HAS_STATUS reinstated", since="2025-11-20", published="2025-11-20"),
    claim("not", "quota PART_OF notice", factuality="denied", published="2025-11-11"),
]
PAUSED_CHIPS = {
    "measure": "chip-ban",
    "measure_name": "US controls on chips",
    "suspended_on": date(2025, 11, 10),
    "until": date(2026, 11, 10),
    "act": "notice",
    "claims": ["c#by", "c#s1"],
}


def test_suspended_measures_with_the_act_that_is_named_with_the_suspension(store: Store) -> None:
    write_graph(store, graph(ACTS))
    tax = {"measure": "answer", "measure_name": "Chinese tax on steel", "suspended_on": date(2025, 11, 1)}
    quota = {"measure": "quota", "measure_name": "Chinese quota on metals", "suspended_on": date(2025, 11, 11)}
    without = {"until": None, "act": None}
    assert asked(store, "suspended_measures", date(2025, 11, 19)) == [
        tax | without | {"claims": ["c#s2"]},
        PAUSED_CHIPS,
        quota | without | {"claims": ["c#s4"]},
    ]
    assert [row["measure"] for row in asked(store, "suspended_measures")] == ["answer", "chip-ban"]
    assert asked(store, "suspended_measures", date(2025, 11, 10)) == []


def test_of_two_acts_named_with_a_suspension_the_newer_one_made_it(store: Store) -> None:
    both = [
        suspended("chip-ban", 1, since="2025-11-10", until="2026-11-10"),
        claim("by", "chip-ban PART_OF notice", published="2025-11-11"),
        claim("old", "chip-ban PART_OF decree", published="2025-11-11"),
        claim("when", "notice HAS_STATUS adopted", published="2025-11-11"),
        claim("when-old", "decree HAS_STATUS adopted", since="2025-10-09", published="2025-11-11"),
    ]
    write_graph(store, graph(both))
    assert asked(store, "suspended_measures") == [PAUSED_CHIPS]


@pytest.mark.parametrize(
    ("more", "act"),
    [
        ([claim("ours", "notice IMPLEMENTED_BY US", published="2025-11-11")], "notice"),
        ([claim("theirs", "notice IMPLEMENTED_BY CN", published="2025-11-11")], None),
        ([claim("ours", "notice IMPLEMENTED_BY US", factuality="denied", published="2025-11-11")], None),
        ([claim("ours", "notice IMPLEMENTED_BY US"), claim("made", "chip-ban PART_OF notice")], None),
        ([claim("ours", "notice IMPLEMENTED_BY US"), fact("made", "chip-ban PART_OF notice")], None),
        (
            [
                claim("ours", "decree IMPLEMENTED_BY US"),
                claim("up", "decree HAS_STATUS withdrawn", published="2025-11-11"),
            ],
            None,
        ),
        (
            [
                claim("ours", "decree IMPLEMENTED_BY US"),
                claim("up", "decree HAS_STATUS adopted", published="2025-11-12"),
            ],
            None,
        ),
    ],
)
def test_an_act_reported_with_a_suspension_made_it_where_both_are_of_one_implementer(
    store: Store, more: list[Claim], act: str | None
) -> None:
    said = [
        suspended("chip-ban", 1, since="2025-11-10"),
        claim("whose", "chip-ban IMPLEMENTED_BY US"),
        claim("adopted", "notice HAS_STATUS adopted", published="2025-11-11"),
    ]
    write_graph(store, graph([*said, *more]))
    (row,) = asked(store, "suspended_measures")
    assert (row["act"], row["claims"]) == (act, ["c#adopted", "c#s1"] if act else ["c#s1"])


def test_an_act_named_with_a_mere_plan_to_suspend_is_not_the_act(store: Store) -> None:
    said = [
        suspended("chip-ban", 1, since="2025-11-10"),
        claim("will", "chip-ban HAS_STATUS suspended", since="2025-11-09", published="2025-11-01"),
        claim("deal", "chip-ban PART_OF decree", published="2025-11-01"),
    ]
    write_graph(store, graph(said))
    (row,) = asked(store, "suspended_measures")
    assert (row["act"], row["claims"]) == (None, ["c#s1"])


def test_a_suspension_that_is_denied_is_told_and_one_still_to_come_is_not(store: Store) -> None:
    said = [
        suspended("chip-ban", 1, since="2025-11-10"),
        claim(
            "no",
            "chip-ban HAS_STATUS suspended",
            by="CN",
            factuality="denied",
            since="2025-11-10",
            published="2025-11-12",
        ),
        claim("will", "answer HAS_STATUS suspended", by="CN", since="2026-12-01", published="2025-11-11"),
    ]
    write_graph(store, graph(said))
    (row,) = asked(store, "suspended_measures")
    assert (row["measure"], row["until"], row["claims"]) == ("chip-ban", None, ["c#no", "c#s1"])
