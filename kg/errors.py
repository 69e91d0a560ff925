"""The errors of kg: one root, five leaves; every message says what to do.

KgError
├── DataError         exit 1   the data is wrong: a list of problems, each with its file and line
├── UsageError        exit 2   the call is wrong
├── UnknownNameError  exit 2   nobody has that name; carries the nearest names
├── QueryError        exit 2   a query that cannot be run: it writes, does not parse, or misses a parameter
└── StoreError        exit 3   the store cannot serve: locked, unreachable, of another version, out of time
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing wrong in the data, and what to do about it.

    `line` counts from 1; 0 where a file has no lines. A `warning` is printed and does not fail a check.
    """

    file: str
    line: int
    message: str
    warning: bool = False

    def __str__(self) -> str:
        kind = "warning: " if self.warning else ""
        return f"{self.file}:{self.line}: {kind}{self.message}"


def number_of(count: int, word: str) -> str:
    """A count in words: "1 error", "2 errors"."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


class KgError(Exception):
    """Root of all errors that kg raises on purpose; `exit_code` is what the command line returns."""

    exit_code = 3


class DataError(KgError):
    """The data is wrong. `problems` lists everything found, in order of file and line."""

    exit_code = 1

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: Sequence[Problem] = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


class UsageError(KgError):
    """The call is wrong: an option, a parameter, a path."""

    exit_code = 2


class UnknownNameError(UsageError):
    """A name that nobody has; `near` lists the nearest names that exist."""

    def __init__(self, name: str, kind: str, near: Sequence[str] = ()) -> None:
        self.name = name
        self.near = list(near)
        hint = f" Near names: {', '.join(near)}." if near else " `kg find WORDS` searches the names there are."
        super().__init__(f"No {kind} is called {name!r}.{hint}")


class QueryError(KgError):
    """A query that cannot be run: it would write, does not parse, or misses a parameter."""

    exit_code = 2


class StoreError(KgError):
    """The store cannot serve: locked, unreachable, of another version, or out of time."""

    exit_code = 3
