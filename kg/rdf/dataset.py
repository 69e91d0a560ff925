"""SPARQL over a graph, read-only, within a time and a number of rows."""

import pickle
import subprocess
import sys
import time
import weakref
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.graph import Graph
from kg.ontology import DATA, TERMS
from kg.rdf.parameters import Parameter, bind
from kg.rdf.quads import quads
from kg.rdf.terms import id_of, literal, value_of

WORKER = Path(__file__).with_name("worker.py")


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query, as a store gives it: a tuple for each row, in the order of `columns`.

    Cells hold what JSON can say: a node is its id, a day or an instant in UTC is ISO text, what is unbound is None.
    `truncated`: there were more rows.
    """

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    truncated: bool = False


class Dataset:
    """The statements of a graph in a process that answers queries. It ends with `close()`, or with its last user."""

    def __init__(self, graph: Graph) -> None:
        self._content = ox.serialize(quads(graph), format=ox.RdfFormat.N_QUADS) or b""
        self._start()

    def ask(self, query: str, timeout: float, limit: int) -> Any:
        """What the process says to a query. StoreError if it ends first; the next query gets a new process."""
        began = time.monotonic()
        try:
            self._send((query, timeout, limit))
            return pickle.load(self._pipe(self._process.stdout))
        except (EOFError, BrokenPipeError, pickle.UnpicklingError) as error:
            seconds = time.monotonic() - began
            self._end()
            self._start()
            why = f"took longer than {timeout:g} s" if seconds >= timeout else "needed too much memory"
            raise StoreError(f"The query {why} and was ended; start from a more selective pattern.") from error

    def close(self) -> None:
        self._end()

    def _start(self) -> None:
        command = [sys.executable, "-P", str(WORKER)]  # -P: the modules beside the file are not the standard library's
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
        self._end = weakref.finalize(self, _end, self._process)
        try:
            self._send(self._content)
        except BrokenPipeError as error:
            raise StoreError("The SPARQL process does not start; is there enough memory for the graph?") from error

    def _send(self, message: object) -> None:
        pipe = self._pipe(self._process.stdin)
        pickle.dump(message, pipe)
        pipe.flush()

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        assert pipe is not None  # both are pipes
        return pipe


def dataset(graph: Graph) -> Dataset:
    """The graph, ready to be asked by `select`."""
    return Dataset(graph)


def select(
    dataset: Dataset, query: str, parameters: Mapping[str, Parameter], *, timeout: float = 60, limit: int = 10_000
) -> Rows:
    """The rows of a SELECT, or the one `answer` of an ASK, over all graphs as one.

    `$name` in the query is replaced by its parameter: a Python value becomes a literal, a list its members side by
    side; pass `iri(id)` for a node. `timeout` is in seconds. QueryError if it does not parse, writes, asks another
    server or misses a parameter; StoreError if its time is up.
    """
    answer = dataset.ask(bind(query, parameters), timeout, limit)
    if isinstance(answer, str):
        raise QueryError(f"The query cannot be run: {' '.join(answer.split())[:200]}")
    columns, rows, truncated = answer
    return Rows(tuple(columns), [tuple(map(_cell, row)) for row in rows], truncated)


def _cell(term: object) -> Any:
    """A term as a cell: a node's id, the local name of a term of the ontology, a literal's value."""
    if isinstance(term, ox.Literal):
        value = value_of(term)
        return literal(value).value if isinstance(value, date) else value
    if isinstance(term, ox.NamedNode):
        return id_of(term.value) if term.value.startswith(DATA) else term.value.removeprefix(TERMS)
    return None if term is None else str(term)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.communicate()
