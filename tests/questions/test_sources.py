from datetime import date
from typing import Any

import pytest

from kg.load import write_graph
from kg.stores import Store
from tests.questions.asked import asked
from tests.questions.build import claim, fact, graph

WORDS: dict[str, Any] = {"quote": "may be taxed", "gloss": "A tax is possible.", "start": 120, "end": 132}
SAID = "tariff COVERS steel"
RERUNS = [
    claim(f"rerun{n}", SAID, by="unnamed:agency", via=["agency"], article=f"daily-{n}", published=f"2025-10-1{n}")
    for n in range(10)
]
OTHERS = [
    claim("own", SAID, by="ann", published="2025-10-23", **WORDS),
    claim("again", SAID, by="ann", via=["agency"], published="2025-10-24"),
    claim("wire", SAID, outlet="agency", published="2025-10-22"),
    claim("outlet", SAID, published="2025-10-24"),
    claim("never", SAID, by="CN", factuality="denied", published="2025-10-25"),
    claim("title", SAID, by="bob", headline=True),
    claim("chips", "tariff COVERS chips", by="bob"),
    claim("other", "chip-ban COVERS steel", by="bob"),
    fact("office", "ann HOLDS minister"),
]


@pytest.fixture
def sources(store: Store) -> Store:
    write_graph(store, graph(RERUNS + OTHERS))
    return store


def steps(store: Store, claim: str, as_of: date = date(2026, 6, 1)) -> list[tuple[object, ...]]:
    """Step, source, class and number of independent sources; every row names the claim."""
    found = asked(store, "attribution_chain", as_of, claim=claim)
    assert all(row["claims"] == [claim] for row in found)
    return [tuple(row.values())[:4] for row in found]


def test_ten_outlets_of_one_agency_are_one_source(sources: Store) -> None:
    assert steps(sources, "c#rerun7", date(2025, 10, 20)) == [
        (1, "daily", "NewsOutlet", 1),
        (2, "agency", "NewsOutlet", 1),
        (3, "unnamed:agency", "UnnamedSource", 1),
    ]


def test_a_speaker_in_two_papers_is_one_source(sources: Store) -> None:
    assert steps(sources, "c#again") == [
        (1, "daily", "NewsOutlet", 3),
        (2, "agency", "NewsOutlet", 3),
        (3, "ann", "Official", 3),
    ]
    assert steps(sources, "c#outlet", date(2025, 10, 24)) == [(1, "daily", "NewsOutlet", 3)]


def test_a_denial_counts_those_who_deny_and_a_headline_nobody(sources: Store) -> None:
    assert steps(sources, "c#never") == [(1, "daily", "NewsOutlet", 1), (2, "CN", "Government", 1)]
    assert steps(sources, "c#title") == [(1, "daily", "NewsOutlet", 3), (2, "bob", "Person", 3)]


def test_the_registry_has_a_record_for_a_source(sources: Store) -> None:
    assert steps(sources, "c#office") == [(1, "record:people", "Record", 1)]


def test_a_claim_not_published_by_then_has_no_chain_and_no_evidence(sources: Store) -> None:
    assert steps(sources, "c#own", date(2025, 10, 22)) == []
    assert asked(sources, "evidence_of", date(2025, 10, 22), claims=["c#own"]) == []


def test_evidence_leads_to_the_words(sources: Store) -> None:
    of_record, of_article = asked(sources, "evidence_of", claims="c#own, c#office")
    assert of_article == {
        "claim": "c#own",
        "article": "daily-2025-10-23",
        "url": "https://daily-2025-10-23.example/",
        "start": 120,
        "end": 132,
        "quote": "may be taxed",
        "gloss": "A tax is possible.",
        "stated_by": ["ann"],
        "chain": "daily > ann",
        "passage": None,
        "claims": ["c#own"],
    }
    empty = dict.fromkeys(["start", "end", "quote", "gloss", "passage"])
    assert of_record == {
        "claim": "c#office",
        "article": "record:people",
        "url": "https://people.example/",
        "stated_by": [],
        "chain": "record:people",
        "claims": ["c#office"],
        **empty,
    }
