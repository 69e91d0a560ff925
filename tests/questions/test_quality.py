from datetime import date

from kg.graph import Edge, Graph, Node, Value
from kg.load import write_graph
from kg.stores import Store
from tests.questions.asked import asked

REJECTED = ["mark\tno such class\tann\tT3", "relation\tends nowhere\tbob\tR1"]


def test_what_did_not_become_part_of_the_graph_has_its_reason(store: Store) -> None:
    graph = Graph()
    article: dict[str, Value] = {
        "id": "daily-1",
        "name": "daily-1",
        "publishedOn": date(2025, 10, 23),
        "rejected": REJECTED,
    }
    graph.add([Node("daily-1", "Article", article)], list[Edge]())
    write_graph(store, graph)
    mark, relation = asked(store, "rejected_annotations", date(2025, 10, 23), article="daily-1")
    assert mark == {
        "article": "daily-1",
        "kind": "mark",
        "place": "T3",
        "reason": "no such class",
        "annotator": "ann",
        "claims": [],
    }
    assert (relation["kind"], relation["place"]) == ("relation", "R1")
    assert asked(store, "rejected_annotations", date(2025, 10, 22), article="daily-1") == []
