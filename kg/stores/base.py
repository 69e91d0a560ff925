"""The port: what kg asks of a graph store, and nothing that only one of them can do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

T = TypeVar("T")
READ_SECONDS = 60.0  # a query without a time limit of its own may take


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query: one tuple a row, in the order of `columns`; `truncated` if there were more rows.

    Cells hold what JSON can say, alike from every store (kg/stores/values.py): a date is ISO text (`2025-10-22`), an
    instant is ISO text in UTC (`2025-10-22T12:30:00Z`). A cell that is a map, as `properties(n)` is, keeps
    `datetime.date` and aware UTC `datetime.datetime`.

    `state` marks what the store held when the read ended: as long as reads have the same mark, nobody has written.
    None where the store does not say.
    """

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    truncated: bool = False
    state: str | None = field(default=None, compare=False)

    def dicts(self) -> list[dict[str, Any]]:
        """The rows as mappings from column to cell."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class Transaction(Protocol):
    """A running transaction, valid inside the function given to `Store.write`."""

    def run(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Run one Cypher statement; returns its rows, with cells as in `Rows`.

        Parameters may hold `datetime.date` and aware `datetime.datetime`, also inside lists and maps: both stores keep
        them as dates and as instants in UTC. A null as the key of a MERGE is the caller's to refuse: the stores differ.
        """
        ...


class Store(Protocol):
    """A graph store. `kind` is arcadedb or neo4j; `target` is what to show the user, never a password."""

    @property
    def kind(self) -> str: ...
    @property
    def target(self) -> str: ...

    def read(
        self,
        query: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        limit: int | None = None,
    ) -> Rows:
        """Run a Cypher query that only reads, and fetch at most `limit` rows.

        It takes at most `timeout` seconds, whatever it does. None is for queries of kg, which end: then the store stops
        one after a minute where it can (a server cannot within a loop of one expression; to leave it takes a thread).
        Raises QueryError for a query that would write, reads files (LOAD CSV), does not parse or misses a parameter;
        StoreError when time is out or the store cannot serve.
        """
        ...

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in one transaction: committed when it returns, rolled back when it raises.

        `work` may be called again after a conflict or a lost connection, so it changes nothing but the store.
        """
        ...

    def prepare(self, trees: Mapping[str, str | None]) -> None:
        """Make the store ready for nodes of these labels; each label maps to its parent label, roots to None.

        Ids are unique under every root label. May be called again with the same or more labels.
        """
        ...

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
