"""What a store says of itself: the versions of the software, the ontology and the registry that filled it."""

from importlib.metadata import version

from kg.errors import StoreError
from kg.ontology import ontology
from kg.stores import Store, Transaction

META = "Meta"
AGAIN = (
    "Load your articles into a new store with `kg load PATH... --store NEW`; "
    "what no file has any more, first `kg export --format nquads` with the kg that wrote it, then `kg load` that."
)


def software() -> str:
    """Major and minor version of this software: what must agree for a store to be read."""
    return ".".join(version("trade-policy-kg").split(".")[:2])


def prepare(store: Store) -> None:
    """Make labels, constraints and the `Meta` node, where they lack; refuse a store that other versions filled."""
    store.prepare({**ontology().trees(), META: None})
    if not _read(store):
        properties = {"software": software(), "ontology": ontology().version}
        create = f"MERGE (m:{META} {{id: 'meta'}}) SET m += $properties"
        store.write(lambda tx: tx.run(create, {"properties": properties}))
    verify(store)


def verify(store: Store) -> None:
    """Refuse to read a store that holds nothing yet, or that another version filled. Raises StoreError."""
    meta = _read(store)
    if not meta:
        raise StoreError(f"Nothing is loaded in {store.target} yet: `kg load PATH... --store {store.target}` first.")
    for name, mine in (("software", software()), ("ontology", ontology().version)):
        if meta.get(name) != mine:
            other = f"its {name} is {meta.get(name)}, here it is {mine}"
            raise StoreError(f"{store.target} was filled by another version ({other}). {AGAIN}")


def registry_version(store: Store) -> str:
    """The version of the registry that the store holds; empty before the first load."""
    return str(_read(store).get("registry", ""))


def note_registry(tx: Transaction, registry: str) -> None:
    """Remember which registry the store holds."""
    tx.run(f"MATCH (m:{META} {{id: 'meta'}}) SET m.registry = $registry", {"registry": registry})


def _read(store: Store) -> dict[str, str]:
    rows = store.read(f"MATCH (m:{META} {{id: 'meta'}}) RETURN properties(m)").rows
    return dict(rows[0][0]) if rows else {}
