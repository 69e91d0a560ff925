"""What values were before a load and are after it, by key, in a scratch database: memory holds little of it."""

from collections.abc import Iterable, Iterator
from contextlib import closing

from kg.load.scratch import scratch_database

Key = tuple[str, str, str, str]
Entry = tuple[Key, str, str]  # key, first value, last value

_TABLE = "CREATE TABLE ledger (kind, a, b, c, d, first, last, PRIMARY KEY (kind, a, b, c, d)) WITHOUT ROWID"
_NOTE = """
INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (kind, a, b, c, d) DO UPDATE SET last = excluded.last
"""
_CHANGED = "SELECT a, b, c, d, first, last FROM ledger WHERE kind = ? AND first <> last ORDER BY a, b, c, d"
_ALL = "SELECT * FROM ledger WHERE first <> last"


class Ledger:
    """Entries of several kinds; gone with whoever holds it."""

    def __init__(self) -> None:
        self._database = scratch_database(self, _TABLE)

    def note(self, kind: str, entries: Iterable[Entry]) -> None:
        """Add later values: of each key the first value stays, the last one is replaced."""
        rows = ((kind, *key, first, last) for key, first, last in entries if first != last)
        self._database.executemany(_NOTE, rows)

    def add(self, later: "Ledger") -> None:
        """Add all of a later ledger."""
        with closing(later._database.execute(_ALL)) as rows:
            self._database.executemany(_NOTE, rows)

    def changed(self, kind: str) -> Iterator[Entry]:
        """The entries whose last value is not the first, in order of key."""
        with closing(self._database.execute(_CHANGED, (kind,))) as rows:
            for a, b, c, d, first, last in rows:
                yield (a, b, c, d), first, last
