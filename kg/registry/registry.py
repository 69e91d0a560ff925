"""The registry: everyone and everything with an id of its own, the facts about them, and who is the same as whom."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kg.articles.model import Entity, WrittenClaim
from kg.registry.format import SAME, SPLIT
from kg.registry.known import known_entities
from kg.registry.lookalikes import folded, skeleton
from kg.registry.model import Judgement, Record
from kg.registry.nearness import nearest


@dataclass(frozen=True)
class Registry:
    """Entities by id (those judged the same merged into one), records by id, facts, judgements.

    `version` changes with every change of the files. `representatives` is id -> the id that stands for it.
    """

    entities: dict[str, Entity]
    records: dict[str, Record]
    facts: tuple[WrittenClaim, ...]
    judgements: tuple[Judgement, ...]
    representatives: dict[str, str]
    version: str

    def same(self, id: str) -> str:
        """The id that stands for this one after the positive judgements; itself where there are none."""
        return self.representatives.get(id, id)

    def apart(self, one: str, other: str) -> bool:
        """Whether a judgement speaks against taking the two for one, also through a third: different, split, unsure."""
        return frozenset((self.same(one), self.same(other))) in self._apart

    def entity(self, id: str) -> Entity | None:
        """Who has this id: in the registry, in ISO 3166-1 or in the ontology."""
        stands = self.same(id)
        return self.entities.get(stands) or known_entities().get(stands)

    def named(self, text: str) -> list[str]:
        """The ids of all who have this id or name, in whatever case and spacing; sorted."""
        return sorted(self._index.get(folded(text), ()))

    def near(self, text: str, limit: int = 5, beside: Iterable[str] = ()) -> list[str]:
        """The ids that may be meant by this text, by id or name, nearest first; `beside` are ids of elsewhere."""
        found: dict[str, None] = {}
        names = (*self._index, *beside)
        for index in nearest(folded(text), names):
            found |= dict.fromkeys(sorted(self._index.get(names[index], {names[index]})))
        return list(found)[:limit]

    def names(self) -> Iterator[tuple[str, str, str]]:
        """Every name there is: (text, language, id), in order of id; a name may belong to several."""
        everyone = known_entities() | self.entities
        for id in sorted(everyone):
            for text, language in everyone[id].names:
                yield text, language, id

    @cached_property
    def splits(self) -> dict[str, list[Judgement]]:
        """Article -> the judgements that give one of its names to somebody else."""
        found: dict[str, list[Judgement]] = {}
        for one in self.judgements:
            if one.verdict == SPLIT and one.article:
                found.setdefault(one.article, []).append(one)
        return found

    @cached_property
    def _apart(self) -> set[frozenset[str]]:
        judged = (one for one in self.judgements if one.verdict != SAME)
        return {frozenset((self.same(one.left), self.same(one.right))) for one in judged}

    @cached_property
    def looks(self) -> dict[str, set[tuple[str, str]]]:
        """What a name or id looks like -> (folded name, id) of all that look so."""
        looks: dict[str, set[tuple[str, str]]] = {}
        for name, ids in self._index.items():
            looks.setdefault(skeleton(name), set()).update((name, id) for id in ids)
        return looks

    @cached_property
    def _index(self) -> dict[str, set[str]]:
        """Folded name or id -> ids."""
        index: dict[str, set[str]] = {}
        for id in (*known_entities(), *self.entities):
            index.setdefault(folded(id), set()).add(self.same(id))
        for id, stands in self.representatives.items():
            index.setdefault(folded(id), set()).add(stands)
        for text, _, id in self.names():
            index.setdefault(folded(text), set()).add(id)
        return index


def merged(entities: Sequence[Entity]) -> Entity:
    """One entity of several that are the same: the first's id, class and place, the names of all."""
    first = entities[0]
    names = tuple(dict.fromkeys(name for one in entities for name in one.names))
    properties = {key: value for one in reversed(entities) for key, value in one.properties.items()}
    return replace(first, names=names, properties=properties)
