"""Entities of articles that may be somebody known: one name for two, or names that are nearly alike."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz, process

from kg.articles.model import Article, Entity
from kg.errors import Problem
from kg.ontology import PERSON, ontology
from kg.registry import Registry
from kg.registry.lookalikes import folded

ALIKE = 90  # of 100: from there on two names may be one
Named = dict[str, dict[str, Entity]]  # folded name -> id -> entity


def duplicates(articles: Sequence[Article], registry: Registry) -> Iterator[Problem]:
    """Warnings, unless the two are judged different, the same or unsure."""
    declared = [entity for article in articles for entity in article.entities if registry.entity(entity.id) is None]
    by_root: dict[str, Named] = {}
    for entity in (*registry.entities.values(), *declared):
        for name, _ in entity.names:
            by_root.setdefault(_root(entity), {}).setdefault(folded(name), {}).setdefault(entity.id, entity)
    for entity in declared:
        yield from _declared(entity, by_root[_root(entity)], registry)
    for article in articles:
        yield from _written(article, by_root, registry)


def _declared(entity: Entity, named: Named, registry: Registry) -> Iterator[Problem]:
    """Another declared entity with one of the names, or anybody with a name nearly alike."""
    exact = [one for name, _ in entity.names for one in named.get(folded(name), {}).values()]
    told = {one.id for one in exact if registry.entity(one.id)}  # kg.check.references speaks of those
    for name, _ in entity.names:
        for other in _others(entity.id, named.get(folded(name), {}).values(), registry):
            if registry.entity(other.id) is None and (other.file, other.line) < (entity.file, entity.line):
                told.add(other.id)
                place = f"{other.file}:{other.line}"
                yield _warning(entity, f"{other.id} ({place}) has the name {name!r} too; use one id, or judge them.")
    for name, _ in entity.names:
        near = process.extract(folded(name), list(named), scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=5)
        for text, _, _ in near:
            if text != folded(name) and _figures(text) == _figures(name):
                for other in _others(entity.id, named[text].values(), registry):
                    if other.id not in told:
                        told.add(other.id)
                        yield _warning(
                            entity, f"{name!r} is nearly {text!r} of {other.id}; use that id, or judge them."
                        )


def _written(article: Article, by_root: dict[str, Named], registry: Registry) -> Iterator[Problem]:
    """Names in the text, of people of the registry, that somebody else has as well."""
    for id, names in article.names.items():
        entity = registry.entity(id)
        if entity is None or not ontology().is_a(entity.class_name, PERSON):
            continue
        line = article.lines.get(f"names {id}", article.line)
        for name in names:
            others = _others(id, by_root.get(_root(entity), {}).get(folded(name), {}).values(), registry)
            people = sorted(one.id for one in others if ontology().is_a(one.class_name, PERSON))
            if people:
                message = f"{name!r}, here {id}, is a name of {', '.join(people)} too; is the right one meant?"
                yield Problem(article.file, line, message, warning=True)


def _others(id: str, entities: Iterable[Entity], registry: Registry) -> list[Entity]:
    """Those that are not the same as this one, and that no judgement speaks of."""
    return [one for one in entities if registry.same(one.id) != registry.same(id) and not registry.apart(one.id, id)]


def _warning(entity: Entity, message: str) -> Problem:
    return Problem(entity.file, entity.line, message, warning=True)


def _figures(name: str) -> list[str]:
    return sorted(re.findall(r"\d+", name))


def _root(entity: Entity) -> str:
    return ontology().classes[entity.class_name].root
