from datetime import date

from kg.load import write_graph
from kg.stores import Store
from tests.questions.asked import asked
from tests.questions.build import claim, graph

REPLY = "answer IN_RESPONSE_TO tariff"
CLAIMS = [
    claim("read-as", REPLY, factuality="probable"),
    claim("ours", REPLY, by="CN", published="2025-10-25"),
    claim("also", REPLY, by="ann", via=["agency"], published="2025-10-26"),
    claim("not-so", REPLY, by="bob", factuality="denied", published="2025-10-27"),
    claim("title", REPLY, headline=True, published="2025-10-20"),
    claim("talks", "summit IN_RESPONSE_TO tariff"),
    claim("whose", "answer IMPLEMENTED_BY CN"),
    claim("when", "answer HAS_STATUS in_force", by="CN", since="2025-10-21"),
]


def test_who_calls_it_a_countermeasure_and_who_does_not(store: Store) -> None:
    write_graph(store, graph(CLAIMS))
    shared = {
        "countermeasure": "answer",
        "countermeasure_name": "Chinese tax on steel",
        "implementers": ["CN"],
        "status": "in_force",
    }
    assert asked(store, "countermeasures_to", measure="tariff") == [
        {**shared, "answer": "denied", "stated_by": ["bob"], "claims": ["c#not-so"]},
        {**shared, "answer": "probable", "stated_by": ["daily"], "claims": ["c#read-as"]},
        {**shared, "answer": "yes", "stated_by": ["CN", "ann"], "claims": ["c#also", "c#ours"]},
    ]
    (early,) = asked(store, "countermeasures_to", date(2025, 10, 24), measure="tariff")
    assert early == {**shared, "answer": "probable", "stated_by": ["daily"], "claims": ["c#read-as"]}


def test_nobody_answers_a_measure_that_answers(store: Store) -> None:
    write_graph(store, graph(CLAIMS))
    assert asked(store, "countermeasures_to", measure="answer") == []
