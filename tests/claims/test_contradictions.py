"""Which pairs of claims contradict each other, and on what (MODEL §3.5)."""

from random import Random

import pytest

from kg.claims.contradictions import contradictions
from kg.claims.model import Claim
from tests.claims.build import RETRACTED, claim, ids, told


def differences(claims: list[Claim]) -> list[str]:
    return [str(edge.properties["difference"]) for edge in contradictions(claims)]


def test_an_edge_runs_from_the_smaller_id() -> None:
    claims = told("G7 2025-10-20 | G7 2025-10-21 denied", predicate="COORDINATED_WITH")
    for given in (claims, claims[::-1]):
        (edge,) = contradictions(given)
        assert (edge.source, edge.target) == ids(*claims)
        assert (edge.type, edge.properties) == ("CONTRADICTS", {"difference": "denial"})


STATUSES = {
    "denied while it holds": ("in_force 2025-10-10 | in_force 2025-10-12 denied", ["denial"]),
    "denied before it started": ("in_force 2025-10-10 | in_force 2025-10-08 denied", []),
    "a plan for later is no contradiction": ("in_force 2025-10-08 from 2025-12-01 | in_force 2025-10-08 denied", []),
    "two reports of different days": (
        "in_force 2025-10-20 from 2025-10-01 | in_force 2025-10-25 from 2025-10-09",
        ["date"],
    ),
    "a day in the other's month": ("in_force 2025-10-20 from 2025-10 | in_force 2025-10-25 from 2025-10-09", []),
    "by one day and by another": ("in_force 2025-11-07 from /2025-11-07 | in_force 2025-11-16 from /2025-11-16", []),
    "by a day and later": ("in_force 2025-11-07 from /2025-10-07 | in_force 2025-11-16 from 2025-10-09", ["date"]),
    "one without a day": ("in_force 2025-10-20 from 2025-10-01 | in_force 2025-10-25", []),
    "two plans of one day": (
        "in_force 2025-10-20 from 2025-12-01 | in_force 2025-10-20 from 2026-01-01",
        ["date"],
    ),
    "a later plan replaces an earlier": (
        "in_force 2025-10-20 from 2025-12-01 | in_force 2025-10-25 from 2026-01-01",
        [],
    ),
    "a plan and a report": ("in_force 2025-10-20 from 2025-12-01 | in_force 2025-12-05 from 2025-12-03", []),
    "one speaker, one day, two answers": ("in_force 2025-10-20 | in_force 2025-10-20 possible", ["wording"]),
    "one speaker, two days": ("in_force 2025-10-20 | in_force 2025-10-21 possible", []),
    "other statuses": ("in_force 2025-10-20 | suspended 2025-10-20", []),
    "a headline": ("in_force 2025-10-20 | in_force 2025-10-20 headline", []),
}


@pytest.mark.parametrize(("text", "expected"), STATUSES.values(), ids=STATUSES.keys())
def test_statuses(text: str, expected: list[str]) -> None:
    assert differences(told(text)) == expected


@pytest.mark.parametrize(
    ("fact", "one", "other", "expected"),
    [
        ("m COVERS goods", {"rate": 100.0}, {"rate": 50.0}, ["rate"]),
        ("m COVERS goods", {"rate": 100.0}, {"rate": 100.0}, []),
        ("m COVERS goods", {"rate": 100.0}, {}, []),
        (
            "m COVERS goods",
            {"rate": 1.0, "additional": True},
            {"rate": 2.0, "additional": False},
            ["additional", "rate"],
        ),
        ("m COVERS goods", {"scope": "ships"}, {"scope": "cranes"}, []),
        ("m COORDINATED_WITH G7", {"degree": "joint"}, {"degree": "consulted"}, ["degree"]),
        ("CN SUPPLIES ore", {"share": 60.0, "stage": "mined"}, {"share": 90.0, "stage": "refined"}, []),
        ("CN SUPPLIES ore", {"share": 60.0, "stage": "mined"}, {"share": 70.0, "stage": "mined"}, ["share"]),
    ],
)
def test_qualifiers(fact: str, one: dict[str, object], other: dict[str, object], expected: list[str]) -> None:
    claims = [claim(fact, qualifiers=one), claim(fact, on="2025-10-25", qualifiers=other)]
    assert differences(claims) == expected


def test_a_denial_of_one_rate_is_a_denial_and_no_other_rate() -> None:
    claims = [claim("m COVERS goods", qualifiers={"rate": rate}) for rate in (25.0, 50.0)]
    denied = claim("m COVERS goods", factuality="denied", qualifiers={"rate": 100.0})
    assert differences([claims[0], denied]) == ["denial"]
    assert differences([*claims, denied]) == ["rate", "denial", "denial"]


def test_one_origin_in_two_papers() -> None:
    papers = [("agency", "certain"), ("unnamed:agency", "probable"), ("other", "possible")]
    claims = [claim("m TARGETS CN", stated_by=speaker, factuality=word) for speaker, word in papers]
    (edge,) = contradictions(claims)
    assert (edge.source, edge.target) == ids(*claims[:2])


def test_one_condition_and_not_equally_firm() -> None:
    """The one paper has "will, if", the other "will likely, if": both conditional, and the man said one of them."""
    flat, likely = (
        claim("m COORDINATED_WITH G7", factuality=word, condition="if so") for word in ("certain", "probable")
    )
    assert differences([flat, likely]) == ["wording"]
    assert differences([flat, claim("m COORDINATED_WITH G7", factuality="certain", condition="if it happens")]) == []


def test_the_retracted_contradict_nobody() -> None:
    assert not contradictions(
        [claim("m TARGETS CN"), claim("m TARGETS CN", factuality="denied", retracted_at=RETRACTED)]
    )


def test_order_does_not_matter() -> None:
    claims = told(
        "in_force 2025-10-10 | in_force 2025-10-12 denied"
        "| in_force 2025-10-12 from 2025-10-01 | in_force 2025-10-10 possible"
    )
    assert contradictions(Random(2).sample(claims, len(claims))) == contradictions(claims)
