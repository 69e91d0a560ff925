"""RDF files: TriG, N-Quads and JSON-LD out and in without loss, Turtle out as a merged view.

Nothing is fetched: pyoxigraph opens no address that a file names, and a JSON-LD context elsewhere is refused.
"""

import re
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from kg.errors import DataError, Problem, UsageError
from kg.files import write_whole
from kg.graph import Graph
from kg.rdf.graphs import graph_of, implied
from kg.rdf.quads import quads
from kg.rdf.terms import PREFIXES, lines

FORMATS = {
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "turtle": ox.RdfFormat.TURTLE,
}
SUFFIXES = {".trig": "trig", ".nq": "nquads", ".nquads": "nquads", ".jsonld": "jsonld"}
_STATEMENT = re.compile(rb"(?m)^\s*(<[^>]*>|_:\S+)\s+<[^>]*>\s+\S.*\.\s*(#.*)?$")


def write(graph: Graph, target: Path | IO[bytes], format: str) -> None:
    """Write the graph as trig, nquads, jsonld or turtle: the same graph gives the same bytes.

    A file is written whole or not at all. UsageError for another format, or where that cannot be written.
    """
    if format not in FORMATS:
        raise UsageError(f"No RDF format is called {format!r}: use one of {', '.join(FORMATS)}.")
    content = serialized(graph, format)
    if isinstance(target, Path):
        write_whole(target, content)
    else:
        target.write(content)


def serialized(graph: Graph, format: str) -> bytes:
    """The bytes that `write` writes."""
    ordered = b"".join(lines(quads(graph)))
    if format == "nquads":
        return ordered
    statements = sorted(ox.parse(ordered, format=ox.RdfFormat.N_QUADS), key=lambda quad: str(quad.graph_name))
    if format != "turtle":
        return ox.serialize(statements, format=FORMATS[format], prefixes=PREFIXES) or b""
    merged = b"".join(lines(ox.Quad(s, p, o) for s, p, o, _ in map(tuple, statements)))
    triples = (quad.triple for quad in ox.parse(merged, format=ox.RdfFormat.N_QUADS))
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""


def read(path: Path) -> Graph:
    """The graph in a TriG, N-Quads or JSON-LD file that `write` wrote. DataError lists what is not understood."""
    content = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    format = format_of(path, content)
    try:
        statements = list(ox.parse(content, format=FORMATS[format]))
    except SyntaxError as error:
        raise DataError([Problem(str(path), error.lineno or 0, _syntax(error))]) from error
    text = content.decode()
    graph = graph_of(statements, str(path), lambda term: _line(text, term))
    if odd := list(implied(statements, graph)):
        raise DataError(
            Problem(
                str(path), _line(text, str(subject)), f"{subject} {predicate} {object} {why}; export the graph again"
            )
            for (subject, predicate, object), why in odd
        )
    return graph


def format_of(path: Path, content: bytes) -> str:
    """The format of a file by its suffix, else by how it begins."""
    if path.suffix.lower() in SUFFIXES:
        return SUFFIXES[path.suffix.lower()]
    if path.suffix.lower() in (".ttl", ".turtle"):
        raise UsageError(f"{path}: Turtle loses which article says what; use trig, nquads or jsonld.")
    if content.lstrip()[:1] == b"[" or re.match(rb'\s*\{\s*"', content):
        return "jsonld"
    return "nquads" if _STATEMENT.search(content) else "trig"


def _syntax(error: SyntaxError) -> str:
    if "remote context" in error.msg:
        return "the @context stands at another address; nothing is fetched: write the context into the file"
    return f"not well formed: {error.msg}"


def _line(text: str, term: str) -> int:
    """The first line that has the IRI or the blank node, written out or shortened; 0 if none has."""
    term = term.removeprefix("<").removesuffix(">")
    for written in (term, re.split("[/#]", term)[-1]):
        found = re.search(rf"(?<![\w-]){re.escape(written)}(?![\w-])", text) if written else None
        if found:
            return text.count("\n", 0, found.start()) + 1
    return 0
