"""The directory of an embedded store: made in one step, locked by one process, written by one version of ArcadeDB."""

import json
import os
import shutil
import time
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkdtemp
from types import ModuleType
from typing import Any

from kg.errors import StoreError

SCHEMAS = ("schema.json", "schema.prev.json")  # the engine falls back on the second where the first is cut off
CONFIGURATION = "configuration.json"
SETTINGS: Mapping[str, bool | int | str] = {
    # By default any query may read any file of this machine.
    "opencypher.loadCsv.allowFileUrls": False,
    "opencypher.loadCsv.allowRemoteUrls": False,
    # Commit to the disk and not only to the operating system.
    "txWalFlush": 2,
    # Without it a date-time loses its zone.
    "dateTimeImplementation": "java.time.ZonedDateTime",
}
LEFTOVER_SECONDS = 600
# What the engine may keep in memory: pages, where it would keep an eighth of the machine's; what it needs to tidy an
# index, else 300 MB; and garbage, of which by its own rule it would keep ever more, the longer it writes.
COLLECTOR = "-XX:InitialCollectionPolicy=BySpaceAndTime -XX:PercentTimeInIncrementalCollection=25 -XX:MaxNewSize=32m"
MEMORY = f"-Darcadedb.maxPageRAM=32 -Darcadedb.indexCompactionRAM=16 {COLLECTOR}"


def engine() -> ModuleType:
    """The arcadedb package; StoreError where it is not to be had."""
    os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")  # else it writes INFO to stderr; it reads this when it loads
    # Else it remembers the parameters of its first 4096 statements for ever: all that a large load has written.
    os.environ.setdefault("ARCADEDB_NATIVE_CMD", "0")
    os.environ.setdefault("ARCADEDB_NATIVE_ISOLATE_ARGS", MEMORY)
    try:
        import arcadedb
    except ImportError as error:
        raise StoreError(f"ArcadeDB is not installed here; use a server with `--store neo4j`. {error}") from error
    module: ModuleType = arcadedb
    return module


def open_directory(directory: Path, *, create: bool) -> Any:
    """The open database of a directory, made if `create` and not there, with the settings above in force."""
    arcadedb = engine()
    try:
        _ensure(directory, create, arcadedb)
        database = _opened(directory, arcadedb)
        if SETTINGS.items() <= (_configuration(directory) or {}).items():
            return database
        for name, value in SETTINGS.items():
            text = f"`{value}`" if isinstance(value, str) else json.dumps(value)
            database.command("sql", f"ALTER DATABASE `arcadedb.{name}` {text}").close()
        database.close()  # txWalFlush holds from the next opening on
        return arcadedb.open_database(str(directory))
    except arcadedb.ArcadeDBError as error:
        raise _explained(directory, error) from error
    except OSError as error:
        raise StoreError(f"There can be no store at {directory}: {error}") from error


def _opened(directory: Path, arcadedb: ModuleType) -> Any:
    try:
        return arcadedb.open_database(str(directory))
    except arcadedb.ArcadeDBError as error:
        if "JSONException" not in str(error) or _configuration(directory) is not None:
            raise
        (directory / CONFIGURATION).unlink()  # a process was killed while it wrote this file; SETTINGS has it all
        return arcadedb.open_database(str(directory))


def _ensure(directory: Path, create: bool, arcadedb: ModuleType) -> None:
    """See that there is a store which this version may open, before the engine makes one of any directory."""
    if not directory.exists() or (directory.is_dir() and not any(directory.iterdir())):
        if not create:
            raise StoreError(f"Nothing is loaded at {directory} yet: `kg load PATH...` does, or name another --store.")
        _make(directory, arcadedb)
    schemas = (_read(directory / name) for name in SCHEMAS)
    version = next((schema["dbmsVersion"] for schema in schemas if "dbmsVersion" in schema), None)
    if version is None:
        raise StoreError(f"{directory} is no store of kg; name another with --store.")
    if version != arcadedb.ENGINE_VERSION:
        raise StoreError(
            f"{directory} was written by ArcadeDB {version}, which {arcadedb.ENGINE_VERSION} may not read: "
            "load the files into a new directory."
        )


def _make(directory: Path, arcadedb: ModuleType) -> None:
    """Make an empty store beside its place and move it there: a process killed meanwhile leaves no half of one."""
    directory.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{directory.name}-"
    for left in directory.parent.glob(f"{prefix}*.new"):
        if left.stat().st_mtime < time.time() - LEFTOVER_SECONDS:
            shutil.rmtree(left, ignore_errors=True)
    new = Path(mkdtemp(prefix=prefix, suffix=".new", dir=directory.parent))
    try:
        arcadedb.create_database(str(new)).close()
        if directory.exists():
            directory.rmdir()
        new.rename(directory)
    except OSError:
        shutil.rmtree(new)
        if not (directory / SCHEMAS[0]).exists():  # else somebody else was faster
            raise


def _configuration(directory: Path) -> dict[str, Any] | None:
    """The settings kept in the directory; None if there are none that can be read."""
    found = _read(directory / CONFIGURATION).get("configuration")
    return found if isinstance(found, dict) else None


def _read(path: Path) -> dict[str, Any]:
    """The object of a JSON file; an empty one if there is none."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _explained(directory: Path, error: Exception) -> StoreError:
    if "LockException" in str(error):
        return StoreError(
            f"Another process has {directory} open, and only one may: wait for it, or use a Neo4j server."
        )
    if "active instance" in str(error):
        return StoreError(f"This process has {directory} open already: close that store first.")
    return StoreError(f"{directory} cannot be opened: {error} Load the files into a new directory.")
