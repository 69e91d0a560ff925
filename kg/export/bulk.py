"""CSV for `neo4j-admin database import full`: a file a class and a file a relationship type, headers with types.

What it imports is what `kg load` writes, the `Meta` node included; constraints come with the next `kg load`.
Every text is quoted, since Neo4j takes a cell without quotes and without content for no value at all.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from shutil import rmtree
from typing import Any

from kg.errors import UsageError
from kg.graph import Graph
from kg.load.meta import META, versions
from kg.ontology import ontology

LIST_END = "\x1f"  # between the members of a list: a character that no text holds (kg.articles refuses it)
_TYPES = {"date": "date", "dateTime": "datetime", "double": "double", "integer": "long", "boolean": "boolean"}
HOW = """\
Import into an empty database of a stopped server (Neo4j 5.26 or later), in this folder:

neo4j-admin database import full neo4j --multiline-fields=true --array-delimiter=U+001F \\
  {nodes} \\
  {edges}
"""


def write_bulk(graph: Graph, folder: Path) -> None:
    """Write the files, and IMPORT.txt with the command.

    Raises UsageError where the folder exists, or cannot be made or filled; then there is none.
    """
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise UsageError(f"{folder} cannot be made: {error.strerror}; name a folder that is not there yet.") from None
    try:
        _fill(folder, graph)
    except OSError as error:
        rmtree(folder, ignore_errors=True)
        raise UsageError(f"{folder} cannot be written: {error.strerror}.") from None


def _fill(folder: Path, graph: Graph) -> None:
    nodes: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for id, node in sorted(graph.nodes.items()):
        nodes[node.label].append({**node.properties, "id": id, ":LABEL": list(ontology().classes[node.label].labels)})
    nodes[META].append({**versions(), "id": "meta", ":LABEL": META})
    edges: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for edge in sorted(graph.edges, key=lambda one: one.order):
        ends = {":START_ID": edge.source, ":END_ID": edge.target, ":TYPE": edge.type}
        edges[edge.type].append({**edge.properties, **ends})
    node_files = [_write(folder / f"node_{label}.csv", rows) for label, rows in sorted(nodes.items())]
    edge_files = [_write(folder / f"edge_{kind}.csv", rows) for kind, rows in sorted(edges.items())]
    how = HOW.format(  # a file name without a folder is refused by newer versions
        nodes=" \\\n  ".join(f"--nodes=./{name}" for name in node_files),
        edges=" \\\n  ".join(f"--relationships=./{name}" for name in edge_files),
    )
    (folder / "IMPORT.txt").write_text(how, encoding="utf-8")


def _write(path: Path, rows: list[dict[str, Any]]) -> str:
    names = list(dict.fromkeys(name for row in rows for name in sorted(row)))
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(_column(name) for name in names) + "\n")
        file.writelines(",".join(_cells(row, names)) + "\n" for row in rows)
    return path.name


def _column(name: str) -> str:
    if name == "id":
        return "id:ID"
    if name.startswith(":"):
        return name
    known = ontology().columns.get(name)
    datatype = _TYPES.get(known.datatype, "string") if known else "string"
    return f"{name}:{datatype}[]" if known and known.many else f"{name}:{datatype}"


def _cells(row: Mapping[str, Any], names: Iterable[str]) -> Iterator[str]:
    for name in names:
        value = row.get(name)
        if value is None:
            yield ""
        elif isinstance(value, bool):
            yield str(value).lower()
        elif isinstance(value, (str, list)):
            text = value if isinstance(value, str) else LIST_END.join(value)
            yield '"' + text.replace('"', '""') + '"'
        else:
            yield value.isoformat().replace("+00:00", "Z") if hasattr(value, "isoformat") else str(value)
