"""The registry of the files: those that travel with kg and others, checked together."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from importlib.resources import as_file
from pathlib import Path
from typing import TypeVar

import msgspec

from kg.articles.model import Entity
from kg.errors import DataError, Problem
from kg.ontology import GOVERNMENT, a_or_an
from kg.registry.ends import end_messages
from kg.registry.format import SAME
from kg.registry.identities import contradictions, representatives
from kg.registry.known import is_government_id, known_entities
from kg.registry.model import Record
from kg.registry.read import Contents, read_files
from kg.registry.registry import Registry, merged
from kg.resources import resources

Listed = TypeVar("Listed", Entity, Record)


def registry(*extra: Path, added: Contents | None = None) -> Registry:
    """The registry that travels with kg, what is in these folders or files, and what is about to be `added` to them.

    Raises DataError with everything wrong in all of them, UsageError for a path that does not exist.
    """
    with as_file(resources("data") / "registry") as shipped:
        return registry_of(shipped, *extra, added=added)


def registry_of(*paths: Path, added: Contents | None = None) -> Registry:
    """The registry of these folders or files alone, and of what is `added`. Raises like `registry`."""
    contents = read_files(paths)
    if added:
        contents.add(added)
    same = representatives(contents.judgements)
    problems = [*contents.problems, *contradictions(contents.judgements, same)]
    entities = _unique(contents.entities, problems)
    records = _unique(contents.records, problems)
    found = Registry(
        entities=_merged(entities, same),
        records=records,
        facts=tuple(sourced.fact for sourced in contents.facts),
        judgements=tuple(contents.judgements),
        representatives=same,
        version=_version(contents),
    )
    problems += (
        *_class_problems(entities),
        *_same_problems(contents, entities, found),
        *_fact_problems(contents, found),
    )
    if any(not problem.warning for problem in problems):
        raise DataError(problems)
    return found


def _unique(listed: Iterable[Listed], problems: list[Problem]) -> dict[str, Listed]:
    """By id, the first of each; the others are problems that name both places."""
    found: dict[str, Listed] = {}
    for one in listed:
        first = found.setdefault(one.id, one)
        if first is not one:
            message = (
                f"The id {one.id!r} is taken by {first.file}:{first.line}; join the two entries, or rename this one."
            )
            problems.append(Problem(one.file, one.line, message))
    return found


def _merged(entities: dict[str, Entity], same: dict[str, str]) -> dict[str, Entity]:
    """The entities, each with those that are the same and with what ISO or the ontology knows of it."""
    known = known_entities()
    groups: dict[str, list[Entity]] = {}
    for id in sorted(entities, key=lambda id: (id in same, id)):  # the one that stands for the others comes first
        groups.setdefault(same.get(id, id), []).append(entities[id])
    for id, group in groups.items():
        group += [known[id]] if id in known else []
    return {id: replace(merged(group), id=id) for id, group in sorted(groups.items())}


def _class_problems(entities: dict[str, Entity]) -> Iterator[Problem]:
    for one in entities.values():
        known = known_entities().get(one.id)
        if known and known.class_name != one.class_name:
            message = f"{one.id} is {a_or_an(known.class_name)} of {known.file}, not {a_or_an(one.class_name)}"
            yield Problem(one.file, one.line, f"{message}; give this another id.")
        elif one.class_name == GOVERNMENT and not is_government_id(one.id):
            message = f"The id of a {GOVERNMENT} is its ISO 3166-1 code of two letters; {one.id!r} is none."
            yield Problem(one.file, one.line, message)


def _same_problems(contents: Contents, entities: dict[str, Entity], found: Registry) -> Iterator[Problem]:
    everyone = known_entities() | entities
    for one in contents.judgements:
        if one.verdict != SAME:
            continue
        left, right = everyone.get(found.same(one.left)), everyone.get(one.right)
        if left is None and right is None:
            continue  # articles declare both
        if left is None:
            near = ", ".join(found.near(one.left)) or "none"
            message = (
                f"The id that is to stay, {one.left!r}, is not in the registry; add it, or correct it. Near: {near}."
            )
            yield Problem(one.file, one.line, message)
        elif right and left.class_name != right.class_name:
            message = f"{one.left} is {a_or_an(left.class_name)}, {one.right} {a_or_an(right.class_name)}"
            message += f" ({right.file}:{right.line})"
            yield Problem(one.file, one.line, f"{message}; what is the same has one class. Correct one of them.")


def _fact_problems(contents: Contents, found: Registry) -> Iterator[Problem]:
    def class_of(id: str) -> str | None:
        entity = found.entity(id)
        return entity.class_name if entity else None

    seen: dict[tuple[object, ...], str] = {}
    for fact, file in contents.facts:
        for message in end_messages(fact, class_of, found.near):
            yield Problem(file, fact.line, message)
        if fact.record not in found.records:
            message = (
                f"There is no record {fact.record!r}; add it under 'records', with its url and the day it was read."
            )
            yield Problem(file, fact.line, message)
        key = (fact.subject, fact.predicate, fact.object, fact.valid_from, fact.valid_to, *fact.qualifiers.items())
        place = seen.setdefault(key, f"{file}:{fact.line}")
        if place != f"{file}:{fact.line}":
            yield Problem(file, fact.line, f"This fact stands already in {place}; take one out.")


def _version(contents: Contents) -> str:
    """A hash of what the files say; where they are and how they are ordered does not count."""
    said: list[object] = [replace(fact, line=0) for fact, _ in contents.facts]
    said += [replace(one, file="", line=0) for one in contents.records]
    said += [replace(one, file="", line=0) for one in contents.entities]
    said += [replace(one, file="", line=0) for one in contents.judgements]
    return sha256(b"\n".join(sorted(msgspec.json.encode(one, order="sorted") for one in said))).hexdigest()[:12]
