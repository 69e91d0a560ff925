"""Whom the ids and names in one article mean, after all judgements of identity."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.registry.model import Judgement
from kg.registry.registry import Registry

Places = Mapping[str, Sequence[tuple[int, int]]]  # name as the article writes it -> [start, end) of each place


@dataclass(frozen=True, slots=True)
class Naming:
    """The names of one article: `names` is id as annotated -> name -> places.

    A split gives a name of the article to somebody else. A claim about the old id means whom the article named last, of
    all its names for that id, before the claim's quote ends; an only name takes all claims.
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
        if split.name not in written or len(written) == 1:
            return split.name in written
        places = sorted((start, name) for name, some in written.items() for start, _ in some)
        if span is None or not places:
            return False
        before = [name for start, name in places if start < span[1]]
        return (before[-1] if before else places[0][1]) == split.name

    def _same(self, one: str, other: str) -> bool:
        return self.registry.same(one) == self.registry.same(other)
