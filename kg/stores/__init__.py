"""Graph stores behind one port: ArcadeDB in this process, or a Neo4j server."""

import os
from pathlib import Path

from kg.errors import UsageError
from kg.stores.base import Rows, Store, Transaction

DEFAULT_DIRECTORY = "./trade-policy.kg"
SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")

__all__ = ["DEFAULT_DIRECTORY", "Rows", "Store", "Transaction", "default_target", "open_store"]


def default_target() -> str:
    """The store used where none is named: KG_STORE, else ./trade-policy.kg."""
    return os.environ.get("KG_STORE") or DEFAULT_DIRECTORY


def open_store(
    target: str,
    *,
    username: str | None = None,
    password: str | None = None,
    database: str | None = None,
    create: bool = True,
) -> Store:
    """Open the store at `target`: a directory, a `neo4j://` or `bolt://` address, or `neo4j`, the one at NEO4J_URI.

    username, password and database are for Neo4j and default to NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE.
    `create=False` does not make a directory that is not there. Raises UsageError for a target that makes no sense,
    StoreError for a store that cannot serve: locked, unreachable, of another version, not there.
    """
    address = _neo4j_address() if target == "neo4j" else target
    if "://" not in address:
        from kg.stores.arcadedb import open_arcadedb

        return open_arcadedb(Path(address), create=create)
    scheme, _, rest = address.partition("://")
    if scheme not in SCHEMES:
        raise UsageError(f"{scheme}:// is no address of a store; use a directory or one of {', '.join(SCHEMES)}.")
    if "@" in rest.partition("/")[0]:
        raise UsageError("The address of a store holds no user or password; set NEO4J_USERNAME and NEO4J_PASSWORD.")
    from kg.stores.neo4j import open_neo4j

    return open_neo4j(
        address,
        username or os.environ.get("NEO4J_USERNAME") or "neo4j",
        password or os.environ.get("NEO4J_PASSWORD"),
        database or os.environ.get("NEO4J_DATABASE"),
    )


def _neo4j_address() -> str:
    address = os.environ.get("NEO4J_URI", "")
    if "://" not in address:
        raise UsageError("`neo4j` is the server at NEO4J_URI, which is not set: export NEO4J_URI=neo4j://HOST:7687.")
    return address
