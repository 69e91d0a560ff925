"""Scratch databases: of what a load notes by key, memory holds a few megabytes, a file without a name the rest."""

import sqlite3
from weakref import finalize


def scratch_database(owner: object, *tables: str) -> sqlite3.Connection:
    """A database with these tables, that is gone with its owner."""
    database = sqlite3.connect("", isolation_level=None, check_same_thread=False)  # "" is one that nobody else can open
    finalize(owner, database.close)
    database.execute("PRAGMA journal_mode = OFF")
    for table in tables:
        database.execute(table)
    database.execute("BEGIN")  # and never an end: nothing of it is to last
    return database
