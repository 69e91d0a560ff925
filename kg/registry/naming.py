"""Whom the ids and names in one article mean, after all judgements of identity."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.registry.model import Judgement
from kg.registry.registry import Registry

Places = Mapping[str, Sequence[tuple[int, int]]]  # name as the article writes it -> [start, end) of each place


@dataclass(frozen=True, slots=True)
class Naming:
    """The names of one article: `names` is id as annotated -> name -> places.

    A split gives a name of the article to somebody else. It takes the claims whose quote meets a place of that name;
    where the article has no other name for the id, all its claims that name the id.
    """

    registry: Registry
    article: str = ""
    names: Mapping[str, Places] = field(default_factory=dict)

    def of(self, id: str, span: tuple[int, int] | None = None) -> str:
        """Whom this id means in a claim whose quote stands at `span`."""
        for split in self._splits(id):
            if self._meant(split, span):
                return self.registry.same(split.right)
        return self.registry.same(id)

    def called(self, id: str, name: str) -> str:
        """Whom the article means by this name, which its annotation lists under this id."""
        for split in self._splits(id):
            if split.name == name:
                return self.registry.same(split.right)
        return self.registry.same(id)

    def _splits(self, id: str) -> list[Judgement]:
        return [one for one in self.registry.splits.get(self.article, ()) if self._same(one.left, id)]

    def _meant(self, split: Judgement, span: tuple[int, int] | None) -> bool:
        written = {
            n: places for id, some in self.names.items() if self._same(id, split.left) for n, places in some.items()
        }
        places = written.pop(split.name or "", None)
        if places is None:
            return False
        return not written or any(span and start < span[1] and span[0] < end for start, end in places)

    def _same(self, one: str, other: str) -> bool:
        return self.registry.same(one) == self.registry.same(other)
