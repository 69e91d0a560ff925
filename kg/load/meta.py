"""What a store says of itself: the versions of the software, the ontology and the registry that filled it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from kg.articles.files import JSON, YAML, files_of
from kg.errors import StoreError, UsageError
from kg.ontology import CLAIM, RETRACTED_CLAIM, ontology
from kg.registry import Registry
from kg.stores import Store, Transaction

META = "Meta"
REGISTRY_FILES = (*YAML, *JSON)
AGAIN = (
    "Load your articles into a new store with `kg load PATH... --store NEW`; "
    "what no file has any more, first `kg export --format nquads` with the kg that wrote it, "
    "then `kg load` that, with the same --registry."
)


def software() -> str:
    """Major and minor version of this software: what must agree for a store to be read."""
    return ".".join(version("trade-policy-kg").split(".")[:2])


def versions() -> dict[str, str]:
    """What must agree between a store and those who read it: software and ontology."""
    return {"software": software(), "ontology": ontology().version}


def prepare(store: Store) -> None:
    """Make labels, constraints and the `Meta` node, where they lack; refuse a store that other versions filled."""
    store.prepare({**ontology().trees(), META: None})
    if not _read(store):
        create = f"MERGE (m:{META} {{id: 'meta'}}) SET m += $properties"
        store.write(lambda tx: tx.run(create, {"properties": versions()}))
    verify(store)


def lock(tx: Transaction) -> None:
    """Have the store to oneself until the transaction ends."""
    tx.run(f"MATCH (m:{META} {{id: 'meta'}}) SET m.locked = true REMOVE m.locked")


def verify(store: Store) -> None:
    """Refuse to read a store that holds nothing yet, or that another version filled. Raises StoreError."""
    meta = _read(store)
    if not meta:
        raise StoreError(f"Nothing is loaded in {store.target} yet: `kg load PATH... --store {store.target}` first.")
    for name, mine in versions().items():
        if meta.get(name) != mine:
            other = f"its {name} is {meta.get(name)}, here it is {mine}"
            raise StoreError(f"{store.target} was filled by another version ({other}). {AGAIN}")


def changed(store: Store) -> datetime:
    """When the store last learned something (UTC): the recorded clock of an answer that it gives now."""
    told = _read(store).get("changedAt")
    if isinstance(told, datetime):
        return told
    times = [datetime(1, 1, 1, tzinfo=UTC)]  # what Neo4j's own tool imported is not told
    for label, clock in ((CLAIM, "recordedAt"), (RETRACTED_CLAIM, "retractedAt")):
        rows = store.read(f"MATCH (c:{label}) RETURN max(c.{clock})").rows
        times += [datetime.fromisoformat(newest) for (newest,) in rows if newest]
    return max(times)


@dataclass(frozen=True, slots=True)
class Registered:
    """The registry that a store holds: its version, the folders beside the one that travels with kg, whom it has.

    `same` is id -> the id that stands for it.
    """

    version: str = ""
    folders: tuple[Path, ...] = ()
    entities: frozenset[str] = frozenset()
    records: frozenset[str] = frozenset()
    same: Mapping[str, str] = field(default_factory=dict)


def registered(store: Store) -> Registered:
    """The registry that the store holds; empty before the first load."""
    meta = _read(store)
    return Registered(
        version=str(meta.get("registry", "")),
        folders=tuple(map(Path, meta.get("registryFolders", ()))),
        entities=frozenset(meta.get("registryEntities", ())),
        records=frozenset(meta.get("registryRecords", ())),
        same=dict(pair.split() for pair in meta.get("registrySame", ())),
    )


def note_registry(tx: Transaction, people: Registry, folders: Iterable[Path]) -> None:
    """Remember which registry the store holds; folders that hold no file any more are forgotten."""
    properties = {
        "registry": people.version,
        "registryFolders": [str(one) for one in folders if one.exists() and any(files_of([one], REGISTRY_FILES))],
        "registryEntities": sorted(people.entities),
        "registryRecords": sorted(people.records),
        "registrySame": sorted(f"{id} {stands}" for id, stands in people.representatives.items()),
    }
    tx.run(f"MATCH (m:{META} {{id: 'meta'}}) SET m += $properties", {"properties": properties})


def registry_folders(store: Store, given: Iterable[Path] = ()) -> list[Path]:
    """The folders of the store's registry: those that filled it before, and those given now.

    Raises UsageError for one that is no longer there: what it said would vanish without a word.
    """
    before = registered(store).folders
    for folder in before:
        if not folder.exists():
            message = f"{store.target} holds the registry of {folder}, which is not there any more. Bring it back; or, "
            raise UsageError(message + "to take out what it said, put an empty folder in its place and load again.")
    return sorted({path.resolve() for path in (*before, *given)})


def _read(store: Store) -> dict[str, Any]:
    rows = store.read(f"MATCH (m:{META} {{id: 'meta'}}) RETURN properties(m)").rows
    return dict(rows[0][0]) if rows else {}
