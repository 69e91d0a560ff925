from datetime import date
from typing import Any

import pytest

from kg.load import write_graph
from kg.stores import Store
from tests.questions.asked import asked
from tests.questions.build import claim, graph


def said(store: Store, *names: str, as_of: date = date(2026, 6, 1)) -> list[tuple[object, ...]]:
    """These columns of what is known about the tariff."""
    return [tuple(row[name] for name in names) for row in asked(store, "known_on", as_of, measure="tariff")]


def test_a_row_is_a_fact_with_all_its_claims(store: Store) -> None:
    covers = [
        claim("c1", "tariff COVERS steel", factuality="probable"),
        claim("c2", "tariff COVERS steel", by="US", published="2025-10-24"),
        claim("title", "tariff COVERS steel", headline=True, published="2025-10-22"),
        claim("status", "tariff HAS_STATUS proposed", by="US"),
        claim("status2", "tariff HAS_STATUS adopted", by="US", published="2025-12-24"),
    ]
    write_graph(store, graph(covers))
    status = {
        "predicate": "HAS_STATUS",
        "object": "proposed",
        "answer": "yes",
        "articles": ["daily-2025-10-23"],
        "claims": ["c#status"],
    }
    assert asked(store, "known_on", date(2025, 10, 24), measure="tariff") == [
        {
            "predicate": "COVERS",
            "object": "steel",
            "answer": "yes",
            "articles": ["daily-2025-10-23", "daily-2025-10-24"],
            "claims": ["c#c1", "c#c2"],
        },
        status,
    ]
    assert said(store, "object", "answer", as_of=date(2025, 10, 23)) == [("steel", "probable"), ("proposed", "yes")]


def test_of_what_nobody_mentions_only_that_is_known(store: Store) -> None:
    write_graph(store, graph([claim("title", "tariff COVERS steel", headline=True)]))
    nothing: dict[str, Any] = {
        "predicate": "HAS_STATUS",
        "object": None,
        "answer": "no claim",
        "articles": [],
        "claims": [],
    }
    assert asked(store, "known_on", measure="tariff") == [nothing]


ANSWERS = [
    (["certain"], "yes"),
    (["certain", "denied"], "disputed"),
    (["probable", "denied"], "probable"),
    (["possible", "probable"], "probable"),
    (["certain if", "possible"], "possible"),
    (["certain if", "denied"], "conditional"),
    (["denied"], "denied"),
    (["certain from 2025-10-01", "denied from 2025-10-01"], "disputed"),
    (["certain from 2025-10-01", "denied from 2025-11-01"], "yes"),
    (["certain from 2025-10-01", "denied"], "disputed"),
    (["certain", "denied from 2025-10-01"], "disputed"),
]


@pytest.mark.parametrize(("claims", "answer"), ANSWERS)
def test_claims_of_one_fact_amount_to_one_answer(store: Store, claims: list[str], answer: str) -> None:
    write_graph(store, graph(claim(f"c{n}", "tariff TARGETS CN", **parts(text)) for n, text in enumerate(claims)))
    assert said(store, "predicate", "answer") == [("HAS_STATUS", "no claim"), ("TARGETS", answer)]


def parts(text: str) -> dict[str, Any]:
    factuality, _, since = text.removesuffix(" if").partition(" from ")
    condition = {"condition": "if talks fail"} if text.endswith(" if") else {}
    return {"factuality": factuality, **condition, **({"since": since} if since else {})}
