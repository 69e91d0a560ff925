"""A store's graph as a file that other tools, and `kg load`, read."""

import sys
from enum import StrEnum
from pathlib import Path

from kg import rdf
from kg.graph import Graph


class ExportFormat(StrEnum):
    """Formats of RDF: trig, nquads and jsonld keep everything; turtle is a merged view."""

    trig = "trig"
    nquads = "nquads"
    jsonld = "jsonld"
    turtle = "turtle"


def export(graph: Graph, form: ExportFormat, path: Path | None) -> None:
    """Write a graph to a file, whole or not at all; without a path, to stdout."""
    rdf.write(graph, path if path else sys.stdout.buffer, form)
