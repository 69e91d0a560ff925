"""Places in a text: code points from whatever a tool counts, checked against the words that it stored beside them."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from kg.formats.model import Fragment

# Offset of the tool -> code points; None where there is no such place.
Unit: TypeAlias = Callable[[int], int | None]


def code_points(text: str) -> Unit:
    """Offsets that count code points."""
    length = len(text)
    return lambda offset: offset if 0 <= offset <= length else None


def utf16(text: str) -> Unit:
    """Offsets that count UTF-16 code units, as browsers and Java do."""
    if max(text, default="") <= "\uffff":
        return code_points(text)
    starts = [0]
    for character in text:
        starts.append(starts[-1] + (1 if character <= "\uffff" else 2))
    known = {start: index for index, start in enumerate(starts)}
    return known.get


def placed(fragments: Iterable[Fragment], unit: Unit) -> tuple[Fragment, ...] | None:
    """The fragments in code points; None where one is not within the text or is empty."""
    found = []
    for start, end in fragments:
        first, last = unit(start), unit(end)
        if first is None or last is None or first >= last:
            return None
        found.append((first, last))
    return tuple(found) or None


def joined(fragments: Sequence[Fragment], text: str) -> tuple[Fragment, ...]:
    """The fragments with those made one that only blanks part: a tool splits at the end of a line."""
    found: list[Fragment] = []
    for start, end in fragments:
        if found and found[-1][1] <= start and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)


def words_at(fragments: Iterable[Fragment], text: str) -> str:
    """The words of the fragments, one blank between two."""
    return " ".join(text[start:end] for start, end in fragments)


def agree(stored: str, found: str) -> bool:
    """Whether a tool stored the words of the text; tools write a line's end as a blank or as a backslash and n."""
    return stored == found or _squeezed(stored.replace("\\n", " ")) == _squeezed(found.replace("\\n", " "))


def _squeezed(text: str) -> str:
    return " ".join(text.split())
