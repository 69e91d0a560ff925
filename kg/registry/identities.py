"""Judgements of identity, applied: which id stands for which (MODEL §6)."""

from collections.abc import Iterable, Iterator

from kg.errors import Problem
from kg.registry.format import DIFFERENT, SAME, SPLIT
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
    everything = list(judgements)
    positive = [one for one in everything if one.verdict == SAME]
    for one in everything:
        left, right = same.get(one.left, one.left), same.get(one.right, one.right)
        if one.left == one.right:
            yield Problem(one.file, one.line, f"{one.left} is judged against itself; name two ids.")
        elif one.verdict in (DIFFERENT, SPLIT) and left == right:
            chain = "; ".join(f"{j.left} is {j.right} ({_place(j)})" for j in _chain(one.left, one.right, positive))
            message = f"{one.left} and {one.right} are judged different here, yet other judgements make both {left}"
            yield Problem(one.file, one.line, f"{message}: {chain}. Withdraw one of them.")


def _chain(start: str, end: str, positive: list[Judgement]) -> list[Judgement]:
    """The shortest chain of judgements that makes the two one."""
    ways: dict[str, list[Judgement]] = {start: []}
    for id in (queue := [start]):
        for one in positive:
            for here, there in ((one.left, one.right), (one.right, one.left)):
                if here == id and there not in ways:
                    ways[there] = [*ways[id], one]
                    queue.append(there)
    return ways[end]


def _place(judgement: Judgement) -> str:
    return f"{judgement.file}:{judgement.line}" if judgement.line else "the new judgement"


def _root(id: str, parent: dict[str, str]) -> str:
    while id in parent:
        id = parent[id]
    return id
