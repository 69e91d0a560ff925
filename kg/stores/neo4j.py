"""Neo4j 5.26 and later, through the official driver."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import islice
from types import TracebackType
from typing import Any, Self, TypeVar

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    Driver,
    GraphDatabase,
    ManagedTransaction,
    NotificationMinimumSeverity,
    Query,
    Result,
    unit_of_work,
)
from neo4j.exceptions import AuthError, ConfigurationError, DriverError, Neo4jError
from neo4j.graph import Node, Path, Relationship
from neo4j.time import Date, DateTime, Duration, Time

from kg.errors import KgError, QueryError, StoreError, UsageError
from kg.stores.base import READ_SECONDS, Rows, Transaction
from kg.stores.deadlines import started
from kg.stores.queries import refuse_files
from kg.stores.values import cell, may_be_instant

T = TypeVar("T")
# The driver warns of every retry; what the user needs to know is in the error at the end.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

CONNECT_SECONDS = 15.0
# A server looks every two seconds for transactions whose time is out.
GRACE_SECONDS = 5.0
INDEX_SECONDS = 300
FETCH_ROWS = 1000


def open_neo4j(address: str, username: str, password: str | None, database: str | None) -> "Neo4jStore":
    """Connect to the server at `address`; without a password, to one that asks for none."""
    try:
        driver = GraphDatabase.driver(
            address,
            auth=(username, password) if password else None,
            connection_timeout=CONNECT_SECONDS,
            connection_acquisition_timeout=CONNECT_SECONDS,
            # That a store has no such label or key yet is no news, and must not become a warning.
            notifications_min_severity=NotificationMinimumSeverity.OFF,
        )
    except (ConfigurationError, ValueError) as error:
        raise UsageError(f"{address} is no address of a Neo4j server: {error}") from error
    store = Neo4jStore(driver, address, database)
    try:
        driver.verify_connectivity()
        with driver.session(database=database, default_access_mode=READ_ACCESS) as session:
            session.run("RETURN 1").consume()  # not retried for half a minute, as managed transactions are
    except (DriverError, Neo4jError) as error:
        driver.close()
        raise store.explained(error) from error
    return store


class Neo4jStore:
    """A Neo4j server as a Store."""

    kind = "neo4j"

    def __init__(self, driver: Driver, target: str, database: str | None) -> None:
        self._driver = driver
        self._database = database
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
        fetch_size = FETCH_ROWS if limit is None else min(limit + 1, FETCH_ROWS)

        seconds = READ_SECONDS if timeout is None else timeout

        @unit_of_work(timeout=seconds)
        def fetch(tx: ManagedTransaction) -> Rows:
            return _rows(tx.run(query, dict(parameters or {})), limit)

        def work() -> Rows:
            with self._driver.session(
                database=self._database, default_access_mode=READ_ACCESS, fetch_size=fetch_size
            ) as session:
                try:  # one round trip; a transaction that can be tried again takes three
                    rows = _rows(session.run(Query(query, timeout=seconds), dict(parameters or {})), limit)
                except (DriverError, Neo4jError) as error:
                    if not error.is_retryable():
                        raise
                    rows = session.execute_read(fetch)
                # The server's bookmark of its newest transaction; there is none before all rows were fetched.
                return replace(rows, state=" ".join(sorted(session.last_bookmarks().raw_values)) or None)

        try:
            return work() if timeout is None else started(work).result(timeout + GRACE_SECONDS)
        except TimeoutError as error:  # the server cannot interrupt a loop within one expression; it goes on there
            raise _out_of_time() from error
        except (DriverError, Neo4jError) as error:
            raise self.explained(error) from error

    def write(self, work: Callable[[Transaction], T]) -> T:
        try:
            with self._driver.session(database=self._database, default_access_mode=WRITE_ACCESS) as session:
                return session.execute_write(lambda tx: work(_Neo4jTransaction(tx)))
        except (DriverError, Neo4jError) as error:
            raise self.explained(error) from error

    def prepare(self, trees: Mapping[str, str | None]) -> None:
        roots = [label for label, parent in trees.items() if parent is None]
        try:
            with self._driver.session(database=self._database) as session:
                for label in roots:
                    name = f"CREATE CONSTRAINT kg_{label}_id IF NOT EXISTS"
                    session.run(f"{name} FOR (n:{label}) REQUIRE n.id IS UNIQUE").consume()
                session.run("CALL db.awaitIndexes($seconds)", seconds=INDEX_SECONDS).consume()
        except (DriverError, Neo4jError) as error:
            raise self.explained(error) from error

    def close(self) -> None:
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def explained(self, error: DriverError | Neo4jError) -> KgError:
        """The error as kg says it: what happened, and what to do about it."""
        code = (error.code if isinstance(error, Neo4jError) else None) or ""
        text = ((error.message if isinstance(error, Neo4jError) else None) or str(error)).partition("\n")[0]
        if isinstance(error, AuthError):
            return StoreError(f"{self.target} lets nobody in by this name; set NEO4J_USERNAME and NEO4J_PASSWORD.")
        if code.endswith("AccessMode"):
            return QueryError(f"A query only reads; this one would write. {text}")
        if "TransactionTimedOut" in code:
            return _out_of_time()
        if code.startswith("Neo.ClientError.Database."):
            return StoreError(f"{self.target} has no database {self._database!r}; set NEO4J_DATABASE. {text}")
        if code.startswith(("Neo.ClientError.Statement.", "Neo.ClientError.Procedure.")):
            return QueryError(f"The store cannot run this query: {text}")
        if isinstance(error, DriverError):
            return StoreError(f"{self.target} does not answer. Is the server up, and the address right? {text}")
        return StoreError(f"{self.target} reports {code}: {text}")


class _Neo4jTransaction:
    def __init__(self, tx: ManagedTransaction) -> None:
        self._tx = tx

    def run(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        return _rows(self._tx.run(statement, dict(parameters or {})), None).dicts()


def _rows(result: Result, limit: int | None) -> Rows:
    columns = tuple(result.keys())
    wanted = None if limit is None else limit + 1
    rows = [tuple(map(_cell, record.values())) for record in islice(result, wanted)]
    return Rows(columns, rows[:limit], limit is not None and len(rows) > limit)


def _cell(value: Any) -> Any:
    """A value of the driver as a cell; most are text, or lists of it, and nothing has to be looked for in them."""
    kind = type(value)
    if kind is str:
        return cell(value) if may_be_instant(value) else value
    if kind is list and not [one for one in value if type(one) is not str or may_be_instant(one)]:
        return value
    return value if value is None else cell(_python(value))


def _python(value: Any) -> Any:
    """A value of the driver in terms of Python; what Python has no word for becomes text."""
    if isinstance(value, Date | DateTime):
        return value.to_native()
    if isinstance(value, Time | Duration):
        return value.iso_format()
    if isinstance(value, Node | Relationship):
        return {name: _python(inner) for name, inner in value.items()}
    if isinstance(value, Path):
        return [_python(part) for part in (*value.nodes, *value.relationships)]
    if isinstance(value, dict):
        return {name: _python(inner) for name, inner in value.items()}
    return [_python(inner) for inner in value] if isinstance(value, list | tuple) else value


def _out_of_time() -> StoreError:
    return StoreError("The query ran out of time. Narrow it down, or give it more.")
