"""A judgement of identity, made on a store: what it would change, then the registry's file, then the store."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from kg.articles.model import Entity
from kg.claims.naming import read_mentions
from kg.errors import UnknownNameError, UsageError
from kg.load.apply import Batch
from kg.load.changes import Changes
from kg.load.enrol import take_registry
from kg.load.meta import lock, registered, registry_folders, verify
from kg.load.rehearsal import rehearse
from kg.load.sources import Cast
from kg.load.statements import classes_of
from kg.ontology import ARTICLE, a_or_an
from kg.registry import Judgement, Registry, registry
from kg.registry.format import DIFFERENT, SAME, SPLIT
from kg.registry.judging import add_judgement, judgement_file
from kg.registry.read import Contents
from kg.stores import Store, Transaction


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement, the file it stands in, what it changes, and of a split the claims that still mean the old id."""

    judgement: Judgement
    file: Path
    changes: Changes
    staying: tuple[str, ...] = ()


Tell = Callable[[Judged], None]


def judge(store: Store, judgement: Judgement, folder: Path, tell: Tell, *, dry_run: bool = False) -> Judged:
    """Make a judgement: `tell` what it changes, add it to the registry in `folder`, point the store's claims anew.

    With `dry_run` only tell. Of the same, `left` stays; what a split names and nobody has, the registry takes up.
    Raises UsageError for a judgement that says nothing, UnknownNameError for an id or article that nobody has,
    DataError where it contradicts other judgements.
    """
    verify(store)
    before = registered(store)
    folders = registry_folders(store, [folder] if folder.exists() else [])
    file = judgement_file(folder)
    judgement = replace(judgement, file=str(file))
    entity = _checked(store, judgement, registry(*folders))
    added = Contents(judgements=[judgement], entities=[entity] if entity else [])
    people = registry(*folders, added=added)
    now = datetime.now(UTC).replace(microsecond=0)

    def work(tx: Transaction) -> Changes:
        batch = Batch(tx, Cast(people), now, now.date())
        lock(tx)
        take_registry(people, before, sorted({*folders, folder.resolve()}), batch)
        return batch.changes

    changes = rehearse(store, work)
    judged = Judged(judgement, file, changes, tuple(_staying(store, judgement, changes)))
    tell(judged)
    if not dry_run:
        add_judgement(folder, judgement, entity)
        store.write(work)
    return judged


def _checked(store: Store, judgement: Judgement, people: Registry) -> Entity | None:
    """Refuse a judgement that says nothing or of nobody; of a split, the entity that it needs and nobody has."""
    if not judgement.because.strip():
        raise UsageError("--because needs words: what the judgement rests on.")
    left, right = judgement.left, judgement.right
    for one in people.judgements:
        if (one.left, one.right, one.verdict, one.article, one.name) == (
            left, right, judgement.verdict, judgement.article, judgement.name,
        ):  # fmt: skip
            raise UsageError(f"This is judged already: {one.file}:{one.line}.")
    classes = {id: entity.class_name for id in (left, right) if (entity := people.entity(id))}
    classes |= rehearse(store, partial(classes_of, ids=[id for id in (left, right) if id not in classes]))
    if left not in classes:
        raise UnknownNameError(left, "entity", people.near(left))
    if judgement.verdict == SPLIT:
        language = _language(store, judgement, people)
        if right not in classes:
            return Entity(id=right, class_name=classes[left], names=((judgement.name or right, language),))
    elif right not in classes:
        raise UnknownNameError(right, "entity", people.near(right))
    if judgement.verdict != DIFFERENT and classes[left] != classes[right]:
        pair = f"{left} is {a_or_an(classes[left])}, {right} {a_or_an(classes[right])}"
        raise UsageError(f"{pair}; what is the same has one class. Correct one of them.")
    if judgement.verdict == SAME:
        _checked_same(left, right, people)
    return None


def _checked_same(left: str, right: str, people: Registry) -> None:
    if people.same(left) == people.same(right) and left != right:
        raise UsageError(f"{left} and {right} are one already: {people.same(left)}.")
    if people.entity(left) is None and people.entity(right) is not None:
        raise UsageError(f"{right} is in the registry, {left} is not; let the other one stay: kg same {right} {left}.")


def _language(store: Store, judgement: Judgement, people: Registry) -> str:
    """The language of the article of a split, which must have the name."""
    query = f"MATCH (a:{ARTICLE} {{id: $id}}) RETURN a.language, a.mentions"
    rows = store.read(query, {"id": judgement.article}).rows
    if not rows:
        raise UnknownNameError(judgement.article or "", "article")
    names = read_mentions(rows[0][1] or ())
    stands = people.same(judgement.left)
    written = sorted(name for id, some in names.items() if people.same(id) == stands for name in some)
    if judgement.name not in written:
        known = f"it has {', '.join(map(repr, written))}" if written else "it has no name of that under 'names'"
        raise UsageError(f"{judgement.article} does not call {judgement.left} {judgement.name!r}; {known}.")
    return str(rows[0][0])


def _staying(store: Store, judgement: Judgement, changes: Changes) -> list[str]:
    """The claims of the article of a split that name the id and are not pointed elsewhere."""
    if judgement.verdict != SPLIT:
        return []
    query = "MATCH (c:Claim {article: $article})-[:SUBJECT|OBJECT|STATED_BY]->(e {id: $id}) RETURN DISTINCT c.id"
    moved = {move.claim for move in changes.moves}
    rows = store.read(query, {"article": judgement.article, "id": judgement.left}).rows
    return sorted(id for (id,) in rows if id not in moved)
