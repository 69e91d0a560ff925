"""What `kg export` writes, by format."""

import sys
from collections.abc import Callable
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import IO

from kg import jsonl, rdf
from kg.errors import UsageError
from kg.export.bulk import write_bulk
from kg.export.ftm import write_ftm
from kg.export.graphml import write_graphml
from kg.export.xlsx import write_xlsx
from kg.files import write_whole
from kg.graph import Graph


class ExportFormat(StrEnum):
    """trig, nquads, jsonld and jsonl keep everything and can be loaded again; the others are for other tools."""

    trig = "trig"
    nquads = "nquads"
    jsonld = "jsonld"
    turtle = "turtle"
    jsonl = "jsonl"
    graphml = "graphml"
    csv = "csv"
    xlsx = "xlsx"
    ftm = "ftm"


_STREAMS: dict[ExportFormat, Callable[[Graph, IO[bytes]], None]] = {
    ExportFormat.jsonl: jsonl.write,
    ExportFormat.graphml: write_graphml,
    ExportFormat.xlsx: write_xlsx,
    ExportFormat.ftm: write_ftm,
}


def export(graph: Graph, form: ExportFormat, path: Path | None) -> None:
    """Write a graph to a file, whole or not at all; without a path, to stdout.

    csv makes a folder that is not there yet. Raises UsageError where that cannot be written.
    """
    if form is ExportFormat.csv:
        if path is None:
            raise UsageError("csv is a folder of files; name it with -o FOLDER.")
        write_bulk(graph, path)
    elif form in _STREAMS:
        content = BytesIO()
        _STREAMS[form](graph, content)
        if path:
            write_whole(path, content.getvalue())
        else:
            sys.stdout.buffer.write(content.getvalue())
    else:
        rdf.write(graph, path if path else sys.stdout.buffer, form)
