"""How wide text is drawn, guessed without a font: the layout must be the same on every machine.

The guess is on the wide side of the common sans-serif fonts; the drawing squeezes a line that is wider all the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import combining, east_asian_width

_NARROW = frozenset("ijltfrI.,:;'|!()[]{}/ ·-")
_WIDE = frozenset("mwMW@%—…")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text in a box: `y` is its middle, from the top of the box, in pixels. `kind` chooses the font."""

    text: str
    kind: str
    y: float = 0.0


# Font size and height of line, in pixels, by kind of line; static/paint.js has the same sizes.
SIZES = {
    "heading": (13.0, 18.0),
    "class": (11.0, 16.0),
    "name": (13.5, 17.0),
    "speaker": (13.0, 17.0),
    "decided": (12.0, 21.0),
    "open": (12.0, 21.0),
    "note": (11.0, 15.0),
    "label": (12.0, 15.0),
    "mode": (11.5, 15.0),
}


def width(text: str, kind: str) -> float:
    """The width of a text in pixels."""
    return SIZES[kind][0] * sum(map(_em, text))


def wrap(text: str, kind: str, limit: float, lines: int) -> list[Line]:
    """The text in at most `lines` lines of `limit` pixels; an ellipsis where it is longer. Long words are cut."""
    return list(_wrapped(text, kind, limit, lines))


@lru_cache(maxsize=100_000)  # the same words stand on most days
def _wrapped(text: str, kind: str, limit: float, lines: int) -> tuple[Line, ...]:
    words = [piece for word in text.split() for piece in _pieces(word, kind, limit)]
    found: list[str] = []
    for word in words:
        if found and width(f"{found[-1]} {word}", kind) <= limit:
            found[-1] = f"{found[-1]} {word}"
        else:
            found.append(word)
    if len(found) > lines:
        found = [*found[: lines - 1], _cut(f"{found[lines - 1]} {found[lines]}", kind, limit)]
    return tuple(Line(text, kind) for text in found)


def stacked(lines: Sequence[Line], top: float) -> tuple[list[Line], float]:
    """The lines one under the other from `top`, and where the last one ends."""
    placed = []
    for line in lines:
        height = SIZES[line.kind][1]
        placed.append(Line(line.text, line.kind, round(top + height / 2, 1)))
        top += height
    return placed, top


def _em(character: str) -> float:
    if combining(character):
        return 0.0
    if east_asian_width(character) in "WF" or character > "\uffff":
        return 1.05
    if character in _NARROW:
        return 0.34
    return 0.9 if character in _WIDE else 0.7 if character.isupper() else 0.58


def _pieces(word: str, kind: str, limit: float) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and width(pieces[-1] + character, kind) > limit:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _cut(text: str, kind: str, limit: float) -> str:
    while text and width(f"{text}…", kind) > limit:
        text = text[:-1]
    return f"{text.rstrip()}…"
