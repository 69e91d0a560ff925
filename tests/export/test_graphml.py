"""GraphML read back by networkx is the graph."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx

from kg.export import ExportFormat, export
from kg.graph import Graph
from tests.rdf.samples import sample


def written(graph: Graph, path: Path) -> "nx.MultiDiGraph[Any]":
    export(graph, ExportFormat.graphml, path)
    read = nx.read_graphml(path, force_multigraph=True)
    assert isinstance(read, nx.MultiDiGraph)
    return read


def plain(value: Any) -> Any:
    """A value as GraphML has it."""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if hasattr(value, "isoformat") else value


def test_networkx_reads_the_graph(tmp_path: Path) -> None:
    graph = sample()
    found = written(graph, tmp_path / "all.graphml")
    assert {id: found.nodes[id] for id in found} == {
        id: {"label": node.label, **{name: plain(value) for name, value in node.properties.items()}}
        for id, node in graph.nodes.items()
    }
    edges = sorted((s, t, sorted(data.items(), key=str)) for s, t, data in found.edges(data=True))
    assert edges == sorted(
        (
            e.source,
            e.target,
            sorted({"type": e.type, **{k: plain(v) for k, v in e.properties.items()}}.items(), key=str),
        )
        for e in graph.edges
    )


def test_it_is_xml_without_surprises(tmp_path: Path) -> None:
    written(sample(), tmp_path / "all.graphml")
    text = (tmp_path / "all.graphml").read_text(encoding="utf-8")
    assert "<!DOCTYPE" not in text
    assert "</script>" not in text
    assert ElementTree.fromstring(text).tag.endswith("graphml")


def test_the_same_graph_the_same_bytes(tmp_path: Path) -> None:
    graph = sample()
    export(graph, ExportFormat.graphml, tmp_path / "one")
    export(Graph(dict(reversed(graph.nodes.items())), graph.edges[::-1]), ExportFormat.graphml, tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
