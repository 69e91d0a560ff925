"""Judgements of identity, applied: which id stands for which (MODEL §6)."""

from collections.abc import Iterable, Iterator

from kg.errors import Problem
from kg.registry.format import DIFFERENT, SAME
from kg.registry.model import Judgement


def representatives(judgements: Iterable[Judgement]) -> dict[str, str]:
    """Id -> the id that stands for it, for the ids that others stand for; independent of the order of files."""
    parent: dict[str, str] = {}
    for one in sorted(judgements, key=lambda one: (one.on, one.left, one.right)):
        if one.verdict == SAME:
            left, right = _root(one.left, parent), _root(one.right, parent)
            if left != right:
                parent[right] = left
    return {id: _root(id, parent) for id in parent}


def contradictions(judgements: Iterable[Judgement], same: dict[str, str]) -> Iterator[Problem]:
    """Pairs that are judged different although judgements, perhaps several, make them one."""
    for one in judgements:
        left, right = same.get(one.left, one.left), same.get(one.right, one.right)
        if one.verdict == DIFFERENT and left == right:
            message = f"{one.left} and {one.right} are judged different here, yet other judgements make both {left}"
            yield Problem(one.file, one.line, f"{message}; withdraw one of them.")
        elif one.left == one.right:
            yield Problem(one.file, one.line, f"{one.left} is judged against itself; name two ids.")


def _root(id: str, parent: dict[str, str]) -> str:
    while id in parent:
        id = parent[id]
    return id
