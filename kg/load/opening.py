"""Opening a store that is there to be read."""

from contextlib import ExitStack

from kg.load.meta import verify
from kg.stores import Store, default_target, open_store


def open_filled(target: str | None = None) -> Store:
    """Open the store at `target` (default: KG_STORE, else ./trade-policy.kg), which this version of kg has filled.

    A folder is the embedded store; `neo4j://`, `bolt://` or the word `neo4j` is a server. It is a context manager.
    Raises StoreError where nothing is loaded yet, another version filled it, or it cannot serve.
    """
    store = open_store(target or default_target(), create=False)
    with ExitStack() as stack:
        stack.callback(store.close)
        verify(store)
        stack.pop_all()  # what was refused is closed, what was not stays open
    return store
