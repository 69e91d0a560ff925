"""Doing something in a transaction to see what it would change, and taking it back."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from kg.stores import Store, Transaction

T = TypeVar("T")


class _UndoError(Exception):
    """Ends a rehearsal, so that its transaction is rolled back."""


def rehearse(store: Store, work: Callable[[Transaction], T]) -> T:
    """What `work` returns; the store is as before."""
    results: list[T] = []

    def undone(tx: Transaction) -> None:
        results.append(work(tx))
        raise _UndoError

    with suppress(_UndoError):
        store.write(undone)
    return results[-1]
