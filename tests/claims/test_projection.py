"""Facts as edges: who reads them without having heard of claims must not be misled (MODEL §3)."""

from random import Random
from typing import Any

import pytest

from kg.claims.answers import answer_of_claims
from kg.claims.model import Claim
from kg.claims.projection import facts
from kg.graph import Edge
from tests.claims.build import RETRACTED, claim, day, ids

COORDINATION = "m COORDINATED_WITH G7"


def coordination(**values: Any) -> Claim:
    return claim(COORDINATION, **values)


def only(claims: list[Claim]) -> Edge:
    (edge,) = facts(claims)
    return edge


def test_the_worked_example() -> None:
    """One man in two papers, with a condition; a minister who denies it; then the bloc itself asserts it."""
    certain = coordination(condition="if so", stated_by="secretary")
    probable = coordination(condition="if so", factuality="probable", stated_by="secretary")
    denial = coordination(factuality="denied", stated_by="minister")
    edge = only([certain, probable, denial])
    assert (edge.source, edge.type, edge.target) == ("m", "CLAIMED", "G7")
    assert edge.properties == {
        "predicate": "COORDINATED_WITH",
        "answer": "conditional",
        "factuality": "certain",
        "conditional": True,
        "claims": list(ids(certain, probable)),
        "claimCount": 2,
        "independentSources": 1,
        "deniedBy": [denial.id],
    }
    typed = only([certain, probable, denial, coordination(stated_by="G7")])
    assert typed.type == "COORDINATED_WITH"
    assert "predicate" not in typed.properties
    assert typed.properties["answer"] == "disputed"
    assert typed.properties["conditional"] is False
    assert typed.properties["independentSources"] == 2


@pytest.mark.parametrize(
    ("words", "answer", "edge"),
    [
        (["certain"], "yes", "COORDINATED_WITH"),
        (["probable"], "probable", "CLAIMED"),
        (["possible"], "possible", "CLAIMED"),
        (["if certain"], "conditional", "CLAIMED"),
        (["denied"], "denied", None),
        ([], "no claim", None),
        (["headline certain"], "no claim", None),
        (["retracted certain"], "no claim", None),
        (["possible", "probable"], "probable", "CLAIMED"),
        (["if certain", "possible"], "possible", "CLAIMED"),
        (["if certain", "certain"], "yes", "COORDINATED_WITH"),
        (["certain", "denied"], "disputed", "COORDINATED_WITH"),
        (["probable", "denied"], "probable", "CLAIMED"),
        (["if certain", "denied"], "conditional", "CLAIMED"),
        (["certain", "headline denied"], "yes", "COORDINATED_WITH"),
        (["certain", "retracted denied"], "yes", "COORDINATED_WITH"),
    ],
)
def test_answers_and_edges(words: list[str], answer: str, edge: str | None) -> None:
    kinds: dict[str, dict[str, Any]] = {
        "if": {"condition": "if so"},
        "headline": {"part": "headline"},
        "retracted": {"retracted_at": RETRACTED},
    }
    claims = []
    for text in words:
        *kind, factuality = text.split()
        claims.append(coordination(factuality=factuality, **(kinds[kind[0]] if kind else {})))
    assert answer_of_claims(claims) == answer
    assert [found.type for found in facts(claims)] == ([edge] if edge else [])
    assert [found.properties["answer"] for found in facts(claims)] == ([answer] if edge else [])


def test_ten_outlets_of_one_agency_are_one_source() -> None:
    outlets = [coordination(stated_by="agency", article=f"paper-{number}") for number in range(9)]
    unnamed = coordination(stated_by="unnamed:agency")
    edge = only([*outlets, unnamed])
    assert (edge.properties["claimCount"], edge.properties["independentSources"]) == (10, 1)


def test_a_start_tells_facts_apart() -> None:
    first, second = claim("RU MEMBER_OF G8", start="1997", end="2014"), claim("RU MEMBER_OF G8", start="2020")
    found = facts([first, second])
    assert [edge.properties.get("validFrom") for edge in found] == [day("1997-01-01"), day("2020-01-01")]
    assert [edge.properties.get("validTo") for edge in found] == [day("2014-12-31"), None]


@pytest.mark.parametrize(
    ("start", "denied", "answer"),
    [
        ("2025", "unknown", "disputed"),
        ("2025", "2025", "disputed"),
        ("2025", "2024", "yes"),
        ("unknown", "2025", "disputed"),
    ],
)
def test_a_denial_of_the_same_start_or_of_none(start: str, denied: str, answer: str) -> None:
    edge = only([coordination(start=start), coordination(start=denied, factuality="denied")])
    assert edge.properties["answer"] == answer
    assert ("deniedBy" in edge.properties) == (answer == "disputed")


def test_qualifiers_of_the_key_tell_facts_apart() -> None:
    stages = [{"stage": "mined", "share": 60.0}, {"stage": "refined", "share": 90.0}]
    claims = [claim("CN SUPPLIES ore", qualifiers=one) for one in stages]
    found = facts([*claims, claim("CN SUPPLIES ore", factuality="denied", qualifiers={"stage": "mined"})])
    shown = [(edge.properties["stage"], edge.properties["share"], edge.properties["answer"]) for edge in found]
    assert sorted(shown, key=str) == [("mined", 60.0, "disputed"), ("refined", 90.0, "yes")]


def test_qualifiers_that_differ_are_named() -> None:
    agreeing = {"rate": 100.0, "additional": True}
    claims = [claim("m COVERS goods", qualifiers=one) for one in (agreeing, {"rate": 50.0}, {})]
    edge = only([*claims, claim("m COVERS goods", factuality="denied", qualifiers={"additional": False})])
    assert edge.properties["additional"] is True
    assert edge.properties["disputed"] == ["rate"]
    assert "rate" not in edge.properties


def test_ends_that_differ_are_named() -> None:
    edge = only([coordination(end="2026"), coordination(end="2027"), coordination()])
    assert edge.properties["disputed"] == ["validTo"]
    assert "validTo" not in edge.properties


def test_a_status_is_never_an_edge() -> None:
    assert facts([claim("m HAS_STATUS in_force")]) == []


def test_order_does_not_matter() -> None:
    claims = [coordination(factuality=word) for word in ("certain", "probable", "denied", "possible")]
    claims += [claim("m TARGETS CN", qualifiers={"scope": word}) for word in ("ships", "cranes")]
    shuffled = Random(1).sample(claims, len(claims))
    assert facts(shuffled) == facts(claims)
