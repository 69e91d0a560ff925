from datetime import date

from kg.load import write_graph
from kg.stores import Store
from tests.questions.asked import asked
from tests.questions.build import claim, fact, graph

SAID = "tariff COVERS steel"
WHISPERED = [
    claim("first", SAID, by="unnamed:daily", condition="if talks fail", published="2025-10-20"),
    claim("second", SAID, by="unnamed:agency", via=["agency"], factuality="possible", published="2025-10-21"),
    claim("third", SAID, by="unnamed:daily", factuality="probable", since="2025-12", published="2025-10-22"),
    claim("title", SAID, by="ann", headline=True, published="2025-10-20"),
    claim("no", SAID, by="CN", factuality="denied", published="2025-10-22"),
    claim("owned", SAID, by="ann", published="2025-10-23"),
]


def test_of_unnamed_sources_alone_until_somebody_says_it(store: Store) -> None:
    write_graph(store, graph(WHISPERED))
    assert asked(store, "anonymous_only_claims", date(2025, 10, 19), measure="tariff") == []
    (early,) = asked(store, "anonymous_only_claims", date(2025, 10, 20), measure="tariff")
    assert (early["factuality"], early["claims"]) == ("certain", ["c#first"])
    (possible,) = asked(store, "anonymous_only_claims", date(2025, 10, 21), measure="tariff")
    assert (possible["factuality"], possible["claims"]) == ("possible", ["c#first", "c#second"])
    assert asked(store, "anonymous_only_claims", date(2025, 10, 22), measure="tariff") == [
        {
            "subject": "tariff",
            "predicate": "COVERS",
            "object": "steel",
            "factuality": "probable",
            "chain": "daily > unnamed:daily",
            "published_on": date(2025, 10, 20),
            "claims": ["c#first", "c#second", "c#third"],
        }
    ]
    assert asked(store, "anonymous_only_claims", measure="tariff") == []


def test_outlets_and_records_are_not_anonymous_and_a_denial_stands_alone(store: Store) -> None:
    said = [
        claim("denied", "tariff TARGETS CN", by="unnamed:daily", factuality="denied"),
        claim("own", "tariff TARGETS CN"),
        claim("answer", "answer IN_RESPONSE_TO tariff", by="unnamed:daily"),
        claim("recorded-too", "tariff IMPLEMENTED_BY US", by="unnamed:daily"),
        fact("recorded", "tariff IMPLEMENTED_BY US"),
        claim("elsewhere", "chip-ban TARGETS CN", by="unnamed:daily"),
    ]
    write_graph(store, graph(said))
    found = asked(store, "anonymous_only_claims", measure="tariff")
    assert [tuple(row.values())[:4] for row in found] == [
        ("answer", "IN_RESPONSE_TO", "tariff", "certain"),
        ("tariff", "TARGETS", "CN", "denied"),
    ]
