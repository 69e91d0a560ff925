"""A process of its own that answers SPARQL, so that whatever a query does ends with its time.

Run as a file, by kg.rdf.dataset alone; it imports nothing of kg. pyoxigraph cannot be interrupted: the watchdog of
faulthandler, a thread in C, ends the process. It reads pickles from its parent: the N-Quads, then one request after
another, a tuple of query, seconds and number of rows; it answers each with columns, rows and whether there were more,
or with the words of an error.
"""

import faulthandler
import pickle
import sys
from typing import BinaryIO

import pyoxigraph as ox

MEMORY = 8 << 30  # bytes of address space; a query that sorts everything by everything ends there


def main(requests: BinaryIO, answers: BinaryIO) -> None:
    _shut_in()
    store = ox.Store()
    store.bulk_load(pickle.load(requests), format=ox.RdfFormat.N_QUADS)
    while True:
        try:
            query, seconds, rows = pickle.load(requests)
        except EOFError:  # the parent is gone or has enough
            return
        faulthandler.dump_traceback_later(seconds, exit=True)
        try:
            answer = _answer(store, query, rows)
        except (SyntaxError, ValueError, OSError, RuntimeError) as error:
            answer = str(error)
        faulthandler.cancel_dump_traceback_later()
        pickle.dump(answer, answers)
        answers.flush()


def _answer(store: ox.Store, query: str, rows: int) -> tuple[list[str], list[list[object]], bool] | str:
    result = store.query(query, use_default_graph_as_union=True)
    if isinstance(result, ox.QueryBoolean):
        return ["answer"], [[ox.Literal(bool(result))]], False
    if not isinstance(result, ox.QuerySolutions):
        return "only SELECT and ASK can be asked"
    found: list[list[object]] = []
    for solution in result:
        if len(found) == rows:
            return _names(result), found, True
        found.append(list(solution))
    return _names(result), found, False


def _names(result: ox.QuerySolutions) -> list[str]:
    return [variable.value for variable in result.variables]


def _shut_in() -> None:
    """Give up what no query needs: files, sockets, and most of the memory of the machine."""
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))  # no further file, no socket: SERVICE cannot leave
    if sys.platform == "linux":
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        limit = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
