"""The graph as JSON Lines and back: complete, the recorded clock included, a node or a relationship a line.

The first line says what the file is, so that it is not taken for annotated articles. Days are ISO 8601 text; the
ontology says which properties are days.
"""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

import msgspec

from kg.errors import DataError, Problem
from kg.graph import Edge, Graph, Node, Value
from kg.ontology import ontology

HEADER = {"trade-policy-kg": "graph", "version": 1}
_READERS: dict[str, Any] = {"date": date.fromisoformat, "dateTime": datetime.fromisoformat, "double": float}


def lines(graph: Graph) -> Iterator[bytes]:
    """The lines of a graph, sorted: the same graph, the same bytes."""
    yield _line(HEADER)
    for id, node in sorted(graph.nodes.items()):
        yield _line({"node": id, "class": node.label, "properties": node.properties})
    for edge in sorted(graph.edges, key=lambda one: one.order):
        yield _line({"edge": [edge.source, edge.type, edge.target], "properties": edge.properties})


def write(graph: Graph, stream: IO[bytes]) -> None:
    """Write a graph line by line."""
    stream.writelines(lines(graph))


def is_graph(path: Path) -> bool:
    """Whether a file is what `write` wrote, by its first line."""
    with path.open("rb") as file:
        return file.readline().strip() == _line(HEADER).strip()


def read(path: Path) -> Graph:
    """The graph of a file. Raises DataError with the line of what is not understood."""
    graph = Graph()
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                found = msgspec.json.decode(line)
                if found == HEADER and number == 1:
                    continue
                _add(graph, found)
            except (msgspec.DecodeError, KeyError, TypeError, ValueError) as error:
                what = f"This is no line of an exported graph ({error}); export it again."
                raise DataError([Problem(str(path), number, what)]) from None
    return graph


def _add(graph: Graph, found: dict[str, Any]) -> None:
    properties = {name: _value(name, value) for name, value in found["properties"].items()}
    if "node" in found:
        if found["class"] not in ontology().classes:
            raise ValueError(f"no class {found['class']}")
        graph.add([Node(found["node"], found["class"], properties)])
    else:
        source, relation, target = found["edge"]
        graph.add(edges=[Edge(source, relation, target, properties)])


def _value(name: str, value: Any) -> Value:
    if name not in ontology().columns:
        raise ValueError(f"no property {name}")
    reader = _READERS.get(ontology().columns[name].datatype)
    read_value: Value = reader(value) if reader else value
    return read_value


def _line(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_iso)
    return text.encode() + b"\n"


def _iso(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat().replace("+00:00", "Z")
    raise TypeError(f"{value!r} has no place in a graph")
