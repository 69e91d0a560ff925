"""ArcadeDB, embedded: a directory that one process at a time has open."""

import atexit
import logging
import os
import re
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from kg.errors import KgError, QueryError, StoreError
from kg.stores.base import READ_SECONDS, Rows, Transaction
from kg.stores.deadlines import started
from kg.stores.directory import engine, open_directory
from kg.stores.queries import refuse_files
from kg.stores.values import cell

T = TypeVar("T")

CYPHER = "opencypher"
GRACE_SECONDS = 1.0  # from the engine's own time limit until the query is given up
RETRIES = 12
INTERRUPTED = 130  # what a shell expects of a process that Ctrl-C ended
_PROJECTION = re.compile(r"\+ FINAL PROJECTION \[(.*)\]")
_ERROR = re.compile(r"(?:[a-z]\w*\.)+(\w+): (.*?)(?: \(caused by .*)?", re.DOTALL)
# The engine's exceptions that are about the query and not about the store.
_REFUSED = re.compile(r"(?:Command\w+|ArithmeticError|IllegalArgument|Security|ClassCast|DateTimeParse)Exception")


def open_arcadedb(directory: Path, *, create: bool) -> "ArcadeStore":
    """Open the store in a directory; StoreError if it is not there, locked, or not such a store."""
    return ArcadeStore(open_directory(directory, create=create), str(directory))


class ArcadeStore:
    """A directory of ArcadeDB as a Store."""

    kind = "arcadedb"

    def __init__(self, database: Any, target: str) -> None:
        self._database = database
        self._error: type[Exception] = engine().ArcadeDBError
        self._milliseconds: int | None = None
        self._abandoned: Future[Rows] | None = None
        self._writes = 0  # begun and ended; only this process can write
        self.target = target

    def read(
        self,
        query: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        limit: int | None = None,
    ) -> Rows:
        refuse_files(query)
        seconds = READ_SECONDS if timeout is None else timeout
        self._limit_time(seconds)
        outcome = started(lambda: self._fetch(query, dict(parameters or {}), limit))
        try:
            return outcome.result(seconds + GRACE_SECONDS)
        except TimeoutError as error:
            self._abandon(outcome, StoreError.exit_code)
            raise _out_of_time() from error
        except KeyboardInterrupt:
            self._abandon(outcome, INTERRUPTED)
            raise
        except self._error as error:
            raise _explained(error) from error

    def write(self, work: Callable[[Transaction], T]) -> T:
        self._limit_time(0)
        transaction = _ArcadeTransaction(self._database)
        self._writes += 1
        try:
            result: T = self._database.run_in_transaction(lambda: work(transaction), retries=RETRIES)
        except self._error as error:
            raise _explained(error) from error
        finally:
            self._writes += 1
        return result

    def prepare(self, trees: Mapping[str, str | None]) -> None:
        self._limit_time(0)
        made: set[str | None] = {None}
        while left := [label for label in trees if label not in made]:
            for label in [label for label in left if trees[label] in made]:
                self._make_type(label, trees[label])
                made.add(label)

    def close(self) -> None:
        if self._abandoned is None or self._abandoned.done():
            self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _fetch(self, query: str, parameters: dict[str, Any], limit: int | None) -> Rows:
        wanted = None if limit is None else limit + 1
        with self._database.query(CYPHER, query, parameters) as result:
            found = list(islice(result.iter_dicts(), wanted))
        columns = tuple(dict.fromkeys(name for row in found for name in row)) or self._columns(query, parameters)
        rows = [tuple(cell(_bare(row.get(name))) for name in columns) for row in found[:limit]]
        return Rows(columns, rows, limit is not None and len(found) > limit, str(self._writes))

    def _columns(self, query: str, parameters: dict[str, Any]) -> tuple[str, ...]:
        """The columns of a query that found nothing: an empty answer does not name them, the plan does."""
        plan = self._database.query(CYPHER, f"EXPLAIN {query}", parameters).to_list()
        named = _PROJECTION.findall(plan[0]["executionPlanAsString"]) if plan else []
        return tuple(named[-1].split(", ")) if named and named[-1] else ()

    def _make_type(self, label: str, parent: str | None) -> None:
        extends = f" EXTENDS `{parent}`" if parent else ""
        statements = [f"CREATE VERTEX TYPE `{label}` IF NOT EXISTS{extends}"]
        if parent is None:
            statements.append(f"CREATE PROPERTY `{label}`.id IF NOT EXISTS STRING")
            statements.append(f"CREATE INDEX IF NOT EXISTS ON `{label}` (id) UNIQUE")
        try:
            for statement in statements:
                self._database.command("sql", statement).close()
        except self._error as error:
            raise _explained(error) from error

    def _limit_time(self, seconds: float) -> None:
        """Tell the engine when to stop; 0 is never. It keeps the limit until told otherwise."""
        if self._abandoned is not None and not self._abandoned.done():
            raise StoreError("A query that ran out of time cannot be stopped and is still running: end this process.")
        milliseconds = max(1, round(seconds * 1000)) if seconds else 0
        if milliseconds != self._milliseconds:
            self._database.command("sql", f"ALTER DATABASE `arcadedb.command.timeout` {milliseconds}").close()
            self._milliseconds = milliseconds

    def _abandon(self, outcome: Future[Rows], exit_code: int) -> None:
        """Give up a query that the engine cannot stop, as within a nested list comprehension.

        Its thread goes on. While it does, this store answers nothing more, and when the process ends it ends at once,
        with this exit code: the engine's library would abort it with a dump of its memory. Only reading is given up,
        so nothing can be half written.
        """

        def end() -> None:
            if not outcome.done():
                logging.shutdown()
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(exit_code)

        self._abandoned = outcome
        atexit.register(end)


class _ArcadeTransaction:
    def __init__(self, database: Any) -> None:
        self._database = database

    def run(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        rows = self._database.command(CYPHER, statement, dict(parameters or {})).to_list()
        return [{name: cell(_bare(value)) for name, value in row.items()} for row in rows]


def _bare(value: Any) -> Any:
    """A value of the engine without what it adds to records: `@rid`, `@type`."""
    if isinstance(value, dict):
        return {name: _bare(inner) for name, inner in value.items() if not name.startswith("@")}
    return [_bare(inner) for inner in value] if isinstance(value, list) else value


def _explained(error: Exception) -> KgError:
    """The engine's error as kg says it: what happened, and what to do about it."""
    text = str(error).removeprefix("Reading the result set failed: ").removeprefix("Query failed: ")
    found = _ERROR.fullmatch(text.removeprefix("Command failed: "))
    name, message = found.groups() if found else ("", text)
    if name == "QueryNotIdempotentException":
        return QueryError("A query only reads; this one would write.")
    if name == "TimeoutException":
        return _out_of_time()
    if _REFUSED.fullmatch(name):
        return QueryError(f"The store cannot run this query: {message}")
    return StoreError(f"The store reports {name}: {message}")


def _out_of_time() -> StoreError:
    return StoreError("The query ran out of time. Narrow it down, or give it more.")
