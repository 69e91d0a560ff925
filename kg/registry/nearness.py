"""Which names somebody may have meant by one that nobody has: slips of the pen, and parts of a name."""

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

WHOLE = 78  # of 100: so alike are a name and a slip of it
WORD = 80  # the same of one word; "carny" is Carney
PART = 0.2  # so much of what was written must a name be that is a part of it
WORSE = 10  # of 100: what is so much less like than the best was not meant
LOOKED_AT = 200  # names that a quick measure finds
_FIGURES = re.compile(r"\d+")


def nearest(text: str, names: Sequence[str]) -> list[int]:
    """The positions of the names that may be meant, the nearest first; none where nothing is near.

    A name is near that is a slip of the text, has other figures, has all its words, or is a good part of it.
    """
    wanted = default_process(text)
    if not wanted:
        return []
    quick = process.extract(wanted, names, processor=default_process, scorer=fuzz.WRatio, limit=LOOKED_AT)
    scored = [(_score(wanted, default_process(name)), name, index) for name, _, index in quick]
    best = max((score for score, _, _ in scored), default=0)
    return [index for score, _, index in sorted(scored, key=lambda one: (-one[0], one[1])) if score > best - WORSE > 0]


def _score(wanted: str, name: str) -> float:
    """How near, of 100; 0 for a name that is not meant."""
    whole = max(fuzz.ratio(wanted, name), fuzz.token_sort_ratio(wanted, name))
    if whole >= WHOLE:
        return whole
    if _FIGURES.sub("#", wanted) == _FIGURES.sub("#", name):
        return WHOLE
    part = _has_words(name, wanted.split()) or (len(name) >= PART * len(wanted) and _has_words(wanted, name.split()))
    return WHOLE - WORSE + whole * WORSE / 100 if part else 0


def _has_words(text: str, words: Iterable[str]) -> bool:
    """Whether the text has all these words, or slips of them."""
    own = text.split()
    return all(any(fuzz.ratio(word, other) >= WORD for other in own) for word in words)
