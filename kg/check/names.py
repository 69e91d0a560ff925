"""Names that hold what the eye misses or that look like somebody else's: flagged, never read as the same."""

from collections.abc import Iterator

from kg.articles.model import Article, Entity
from kg.errors import Problem
from kg.registry import Registry
from kg.registry.lookalikes import folded, oddities, skeleton


def check_names(article: Article, registry: Registry) -> Iterator[Problem]:
    """Warnings about the names that an article declares or that it writes."""
    for entity in article.entities:
        yield from _entity_warnings(entity, registry)
    for id, names in article.names.items():
        line = article.lines.get(f"names {id}", article.line)
        for name in names:
            for message in name_messages(name, id, registry):
                yield Problem(article.file, line, message, warning=True)


def check_registry(registry: Registry) -> Iterator[Problem]:
    """The same warnings about the names of the registry itself."""
    for entity in registry.entities.values():
        yield from _entity_warnings(entity, registry)


def name_messages(name: str, id: str, registry: Registry) -> Iterator[str]:
    """What is odd about a name of the entity with this id."""
    for oddity in oddities(name):
        yield f"{oddity}; write it with the letters it seems to have, unless the article has it so."
    looks = registry.looks.get(skeleton(name), ())
    others = sorted({other for text, other in looks if text != folded(name) and other != registry.same(id)})
    if others:
        yield f"{name!r} of {id} looks like a name of {', '.join(others)} but has other letters; are they the same?"


def _entity_warnings(entity: Entity, registry: Registry) -> Iterator[Problem]:
    for name, _ in entity.names:
        for message in name_messages(name, entity.id, registry):
            yield Problem(entity.file, entity.line, message, warning=True)
