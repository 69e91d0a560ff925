"""Who and what is meant by a name: an id, a name of the registry or of an article, or an ISO government."""

from collections.abc import Iterable, Sequence

from kg.errors import UnknownNameError, UsageError
from kg.graph import read_name
from kg.load import registered
from kg.load.statements import most_specific
from kg.ontology import ARTICLE, GOVERNMENT, ontology
from kg.registry import registry
from kg.registry.known import known_entities
from kg.registry.lookalikes import folded
from kg.registry.nearness import nearest
from kg.stores import Store

NEAR = 5  # names to offer


def find(store: Store, text: str, classes: Sequence[str]) -> str:
    """The id of the one node of these classes (subclasses included) that `text` names.

    Tried in turn: the exact id; names, whatever the case and width of letters; names as articles write them; ISO 3166
    governments that nobody has mentioned yet; ids that the registry judges to be the same as another. Raises
    UnknownNameError with near names, and UsageError with the ids where several share the name.
    """
    if _present(store, text, classes):
        return text
    named = _names(store, classes)
    wanted = folded(text)
    for found in (
        {id for name, id in named if folded(name) == wanted},
        {id for name, id in _mentioned(store, {id for _, id in named}) if folded(name) == wanted},
        set(_governments(wanted)) if GOVERNMENT in classes else set(),
    ):
        if len(found) == 1:
            return found.pop()
        if found:
            raise UsageError(f"{text!r} names {len(found)} things; give the id: {', '.join(sorted(found))}.")
    stands = registered(store).same.get(text) or registry().same(text)
    if stands != text and _present(store, stands, classes):
        return stands
    kind = " or ".join(ontology().classes[name].label for name in classes)
    raise UnknownNameError(text, kind, _near(wanted, named))


def shown(store: Store, ids: Iterable[str], classes: Sequence[str] = ()) -> dict[str, str]:
    """The name shown for each of these ids, where the store, ISO 3166 or the ontology has one: id -> name.

    `classes` are those that the ids can be of, default all that people declare.
    """
    known = [ontology().classes[name] for name in classes] or ontology().classes.values()
    found: dict[str, str] = {}
    left = sorted(set(ids))
    for root in sorted({cls.root for cls in known if not cls.made_by}):
        if left:
            query = f"UNWIND $ids AS id MATCH (n:{root} {{id: id}}) RETURN id, n.name"
            found |= {id: name for id, name in store.read(query, {"ids": left}).rows if name}
            left = [id for id in left if id not in found]
    return found | {id: entity.names[0][0] for id in left if (entity := known_entities().get(id))}


def class_of(store: Store, id: str, classes: Iterable[str]) -> str:
    """The class of the node that `find` found; of a government that nobody has mentioned yet, Government."""
    for root in sorted({ontology().classes[name].root for name in classes}):
        for (labels,) in store.read(f"MATCH (n:{root} {{id: $id}}) RETURN labels(n)", {"id": id}).rows:
            return most_specific(labels)
    return GOVERNMENT


def _present(store: Store, id: str, classes: Iterable[str]) -> bool:
    for name in classes:
        root = ontology().classes[name].root
        if store.read(f"MATCH (n:{root} {{id: $id}}) WHERE n:{name} RETURN n.id", {"id": id}).rows:
            return True
    return False


def _names(store: Store, classes: Iterable[str]) -> list[tuple[str, str]]:
    """Every name of every node of these classes, and its id; an id is a name too."""
    found: list[tuple[str, str]] = []
    for label in classes:
        for id, name, names in store.read(f"MATCH (n:{label}) RETURN n.id, n.name, n.names").rows:
            texts = {id, name or id, *(read_name(written)[0] for written in names or ())}
            found += [(text, id) for text in sorted(texts)]
    return found


def _mentioned(store: Store, ids: set[str]) -> Iterable[tuple[str, str]]:
    """The names that articles write for these ids."""
    for (mentions,) in store.read(f"MATCH (a:{ARTICLE}) RETURN a.mentions").rows:
        for id, name in (mention.split(" | ")[:2] for mention in mentions or ()):
            if id in ids:
                yield name, id


def _governments(wanted: str) -> Iterable[str]:
    """ISO 3166 governments of this name; names that the registry adds are in the store already."""
    for id, entity in known_entities().items():
        if entity.class_name == GOVERNMENT and wanted in map(folded, (id, *(text for text, _ in entity.names))):
            yield id


def _near(wanted: str, named: Sequence[tuple[str, str]]) -> list[str]:
    """The names that may be meant, the nearest first, at most one for each thing."""
    best: dict[str, str] = {}
    for index in nearest(wanted, [folded(name) for name, _ in named]):
        name, id = named[index]
        best.setdefault(id, name)
    return list(best.values())[:NEAR]
