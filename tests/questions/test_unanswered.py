from datetime import date

from kg.load import write_graph
from kg.ontology import ontology
from kg.stores import Store
from tests.questions.asked import asked
from tests.questions.build import claim, graph

SAID = [
    claim("no", "tariff COORDINATED_WITH G7", factuality="denied"),
    claim("title", "tariff AIMS_AT reciprocity", headline=True),
    claim("other", "chip-ban AIMS_AT reciprocity"),
    claim("object", "answer IN_RESPONSE_TO tariff"),
    claim("later", "tariff TARGETS CN", published="2025-10-24"),
]
ASPECTS = [
    "AFFECTS",
    "AIMS_AT",
    "COORDINATED_WITH",
    "COVERS",
    "EXCLUDES",
    "HAS_STATUS",
    "IMPLEMENTED_BY",
    "IN_RESPONSE_TO",
    "LISTS",
    "PART_OF",
    "SEEKS_COORDINATION_WITH",
    "SIMILAR_TO",
    "TARGETS",
]


def silent(store: Store, as_of: date, measure: str) -> list[str]:
    """The aspects that nobody mentions; every row is the same but for them."""
    found = asked(store, "unanswered_about", as_of, measure=measure)
    assert all(row == {"aspect": row["aspect"], "answer": "no claim", "claims": []} for row in found)
    return [row["aspect"] for row in found]


def test_a_denial_is_an_answer_and_silence_is_none(store: Store) -> None:
    write_graph(store, graph(SAID))
    assert silent(store, date(2025, 10, 22), "tariff") == ASPECTS
    by_then = [aspect for aspect in ASPECTS if aspect != "COORDINATED_WITH"]
    assert silent(store, date(2025, 10, 23), "tariff") == by_then
    assert silent(store, date(2025, 10, 24), "US tariff on steel") == [one for one in by_then if one != "TARGETS"]
    assert silent(store, date(2025, 10, 24), "chip-ban") == [one for one in ASPECTS if one != "AIMS_AT"]


def test_of_a_measure_of_which_all_is_said_nothing_is_unanswered(store: Store) -> None:
    assert [*ontology().predicates_of("ImportTariff")] == sorted(ASPECTS, key=list(ontology().predicates).index)
    said = [claim(one, f"tariff {one} {'announced' if one == 'HAS_STATUS' else 'US'}") for one in ASPECTS]
    write_graph(store, graph(said))
    assert asked(store, "unanswered_about", measure="tariff") == []
