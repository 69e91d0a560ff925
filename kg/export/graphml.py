"""GraphML, for Gephi, yEd, Cytoscape and networkx: nodes with label, edges with type; lists as JSON text."""

import json
from io import BytesIO
from typing import IO, Any

from kg.graph import Graph, plain


def write_graphml(graph: Graph, stream: IO[bytes]) -> None:
    """Write the graph as GraphML; days are ISO 8601 text, since GraphML knows no days."""
    import networkx as nx

    result: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for id, node in sorted(graph.nodes.items()):
        result.add_node(id, label=node.label, **_plain(node.properties))
    for edge in sorted(graph.edges, key=lambda one: one.order):
        result.add_edges_from([(edge.source, edge.target, {"type": edge.type, **_plain(edge.properties)})])
    content = BytesIO()
    nx.write_graphml(result, content)
    stream.write(content.getvalue().replace(b"\r", b"&#13;"))  # as such it would be read as the end of a line


def _plain(properties: Any) -> dict[str, Any]:
    return {name: _scalar(value) for name, value in sorted(properties.items())}


def _scalar(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return plain(value)
