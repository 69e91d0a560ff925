"""What values were before a load and are after it, by key, in a scratch database: memory holds little of it."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from weakref import finalize

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
        # "" is a database of its own in a file without a name, which SQLite makes when its memory for it is full.
        self._database = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        finalize(self, self._database.close)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute(_TABLE)

    def note(self, kind: str, entries: Iterable[Entry]) -> None:
        """Add later values: of each key the first value stays, the last one is replaced."""
        self._write((kind, *key, first, last) for key, first, last in entries if first != last)

    def add(self, later: "Ledger") -> None:
        """Add all of a later ledger."""
        with closing(later._database.execute(_ALL)) as rows:
            self._write(rows)

    def changed(self, kind: str) -> Iterator[Entry]:
        """The entries whose last value is not the first, in order of key."""
        with closing(self._database.execute(_CHANGED, (kind,))) as rows:
            for a, b, c, d, first, last in rows:
                yield (a, b, c, d), first, last

    def _write(self, rows: Iterable[tuple[str, ...]]) -> None:
        self._database.execute("BEGIN")
        self._database.executemany(_NOTE, rows)
        self._database.execute("COMMIT")
