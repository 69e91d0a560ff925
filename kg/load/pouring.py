"""JSON written piece by piece, so that a list need never be whole in memory."""

import json
from collections.abc import Iterable, Iterator
from typing import Any


def pieces(value: Any, margin: str = "\n") -> Iterator[str]:
    """The text of `json.dumps(value, indent=1)`, with letters as they are; an iterator is a list."""
    match value:
        case dict():
            pairs = ((f"{json.dumps(key, ensure_ascii=False)}: ", inner) for key, inner in value.items())
            yield from _bracketed("{", pairs, "}", margin)
        case list() | Iterator():
            yield from _bracketed("[", (("", inner) for inner in value), "]", margin)
        case _:
            yield json.dumps(value, ensure_ascii=False)


def gathered(value: Any) -> Any:
    """The value with lists in place of its iterators."""
    match value:
        case dict():
            return {key: gathered(inner) for key, inner in value.items()}
        case list() | Iterator():
            return [gathered(inner) for inner in value]
    return value


def _bracketed(begin: str, items: Iterable[tuple[str, Any]], end: str, margin: str) -> Iterator[str]:
    separator = begin
    for head, inner in items:
        yield f"{separator}{margin} {head}"
        yield from pieces(inner, f"{margin} ")
        separator = ","
    yield f"{margin}{end}" if separator == "," else f"{begin}{end}"
