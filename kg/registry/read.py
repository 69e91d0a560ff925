"""The files of the registry, read whole: records, entities, facts, judgements, and everything wrong with them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from kg.articles.build import build_entity, build_fact
from kg.articles.dates import parse_day
from kg.articles.files import JSON, YAML, file_tree, files_of
from kg.articles.kinds import Fault, Path
from kg.articles.model import Entity, WrittenClaim
from kg.articles.rules import entity_faults, fact_faults
from kg.articles.tree import line_of
from kg.errors import Problem
from kg.registry.format import SPLIT, registry_file
from kg.registry.model import Judgement, Record


class Sourced(NamedTuple):
    """A fact of the registry and the file it stands in."""

    fact: WrittenClaim
    file: str


@dataclass(slots=True)
class Contents:
    """What a number of files hold, in the order read; nothing is looked up yet."""

    records: list[Record] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    facts: list[Sourced] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, other: "Contents") -> None:
        """Take in what other files hold."""
        self.records += other.records
        self.entities += other.entities
        self.facts += other.facts
        self.judgements += other.judgements
        self.problems += other.problems


def read_files(folders: Iterable[FilePath]) -> Contents:
    """What the files of these folders hold; a file with an error counts for its problems alone."""
    contents = Contents()
    seen: set[FilePath] = set()
    for path in files_of(folders, (*YAML, *JSON)):
        if path.resolve() not in seen:  # the same folder may be named twice
            seen.add(path.resolve())
            state = path.stat()
            contents.add(_file_contents(path, state.st_mtime_ns, state.st_size))
    return contents


@lru_cache(maxsize=256)
def _file_contents(path: FilePath, changed: int, size: int) -> Contents:
    """What one file holds; read again only once it has `changed`, since a process may load many times."""
    contents = Contents()
    file = str(path)
    tree, flaws = file_tree(path)
    contents.problems += (Problem(file, *flaw) for flaw in flaws)
    if tree is None:
        return contents
    lines = partial(line_of, tree)
    faults = list(_faults(tree))
    contents.problems += (Problem(file, lines(fault.path), fault.message, fault.warning) for fault in faults)
    if isinstance(tree, dict) and not faults and not flaws:
        _add(tree, file, lines, contents)
    return contents


def _faults(tree: Any) -> Iterator[Fault]:
    wrong = list(registry_file().faults(tree, ()))
    yield from wrong
    if wrong:
        return
    for position, fact in enumerate(tree.get("facts", ())):
        yield from fact_faults(fact, ("facts", position))
    for position, entity in enumerate(tree.get("entities", ())):
        yield from entity_faults(entity, ("entities", position))
    for position, judgement in enumerate(tree.get("judgements", ())):
        yield from _split_faults(judgement, ("judgements", position))
    for part, key in (("records", "retrieved"), ("judgements", "on")):
        for position, one in enumerate(tree.get(part, ())):
            try:
                parse_day(one[key])
            except ValueError as error:
                yield Fault((part, position, key), f"{error}.")


def _split_faults(judgement: dict[str, Any], path: Path) -> Iterator[Fault]:
    for key in ("article", "name"):
        if (key in judgement) != (judgement["verdict"] == SPLIT):
            yield Fault(path, f"A split needs the keys 'article' and 'name', and no other judgement takes {key!r}.")


def _add(tree: dict[str, Any], file: str, lines: Callable[[Path], int], contents: Contents) -> None:
    for i, one in enumerate(tree.get("records", ())):
        day = date.fromisoformat(one["retrieved"])
        at = lines(("records", i))
        contents.records.append(Record(**one | {"retrieved": day}, file=file, line=at))
    for i, one in enumerate(tree.get("entities", ())):
        contents.entities.append(build_entity(one, file, lines(("entities", i))))
    for i, one in enumerate(tree.get("facts", ())):
        contents.facts.append(Sourced(build_fact(one, lines(("facts", i))), file))
    for i, one in enumerate(tree.get("judgements", ())):
        day = date.fromisoformat(one["on"])
        contents.judgements.append(Judgement(**one | {"on": day}, file=file, line=lines(("judgements", i))))
