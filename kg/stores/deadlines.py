"""A limit on the time of a call that cannot be interrupted."""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

T = TypeVar("T")
log = logging.getLogger("kg")


def started(work: Callable[[], T]) -> Future[T]:
    """Run `work` in a thread of its own and return its outcome to come.

    The caller waits with `result(timeout)`. Not an executor of concurrent.futures: those wait for their threads when
    the process ends, which a query without an end would then never let happen.
    """
    outcome: Future[T] = Future()

    def run() -> None:
        try:
            outcome.set_result(work())
        except Exception as error:  # whatever it is, it is raised again where the outcome is awaited
            log.debug("the query failed", exc_info=True)
            outcome.set_exception(error)

    Thread(target=run, name="kg-query", daemon=True).start()
    return outcome
