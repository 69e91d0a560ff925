"""The graph as records, and as networkx has it."""

from datetime import UTC, date, datetime

import pytest

from kg.graph import Edge, Graph, Node, plain, read_name, written_name


@pytest.mark.parametrize(
    ("text", "language", "written"),
    [("G7", "en", "G7"), ("G7诸国", "zh", "G7诸国@zh"), ("a@b", "fr-CA", "a@b@fr-CA")],
)
def test_names_keep_their_language(text: str, language: str, written: str) -> None:
    assert written_name(text, language) == written
    assert read_name(written) == (text, language)


def test_to_networkx_keeps_labels_types_and_properties() -> None:
    graph = Graph()
    graph.add([Node("US", "Government", {"name": "United States"}), Node("m", "ExportControl")])
    graph.add(edges=[Edge("m", "IMPLEMENTED_BY", "US", {"answer": "yes"}), Edge("m", "TARGETS", "US")])
    found = graph.to_networkx()
    assert found.nodes["US"] == {"label": "Government", "name": "United States"}
    assert sorted(data["type"] for _, _, data in found.edges(data=True)) == ["IMPLEMENTED_BY", "TARGETS"]
    assert found.number_of_edges("m", "US") == 2


def test_labelled_is_in_order() -> None:
    graph = Graph()
    graph.add([Node("b", "Bloc"), Node("a", "Bloc"), Node("c", "Person")])
    assert [node.id for node in graph.labelled("Bloc")] == ["a", "b"]


def test_days_are_plain_at_any_depth() -> None:
    given = {"days": (date(2031, 5, 5), [datetime(2031, 5, 5, tzinfo=UTC)]), "name": "G7", "number": 7, "none": None}
    said = {"days": ["2031-05-05", ["2031-05-05T00:00:00+00:00"]], "name": "G7", "number": 7, "none": None}
    assert plain(given) == said
