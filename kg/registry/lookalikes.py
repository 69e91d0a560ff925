"""Letters that look like others and characters that nobody sees, after Unicode's UTS 39: Latin, Cyrillic, Greek."""

import re
from collections.abc import Iterator
from unicodedata import category, name, normalize

_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")  # the three that share shapes
_PAIRS = (
    "АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ХX ԚQ ԜW аa еe ѕs іi јj оo рp сc уy хx ԁd ԛq ԝw һh ӏl "
    "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX αa ιi οo ρp νv υu χx ϲc ϳj"
)
_LATIN = str.maketrans({pair[0]: pair[1] for pair in _PAIRS.split()})
_JOINERS = "\u200c\u200d"  # part of the spelling beside letters of India, Iran and others, and in emoji
_FILLERS = "\u115f\u1160\u3164\uffa0"  # letters by category, yet blank


def folded(text: str) -> str:
    """A name without what people write this way and that: case, width, spacing."""
    return " ".join(normalize("NFKC", text).casefold().split())


def skeleton(text: str) -> str:
    """What a name looks like: equal for names that the eye cannot tell apart. For comparison only."""
    if text.isascii():
        return folded(text)
    return folded("".join(c for c in normalize("NFKC", text) if not invisible(c)).translate(_LATIN))


def invisible(character: str) -> bool:
    """Whether nobody sees it: zero-width, direction marks, soft hyphens, fillers."""
    return category(character) == "Cf" or character in _FILLERS


def oddities(text: str) -> Iterator[str]:
    """What the eye would miss in a text: invisible characters, and words that mix scripts with shared shapes."""
    if text.isascii():
        return
    for character in dict.fromkeys(filter(invisible, text)):
        if character not in _JOINERS or re.search(rf"[A-Za-z0-9]{character}|{character}[A-Za-z0-9]", text):
            yield f"{text!r} holds {_named(character)}, which nobody sees"
    for word in re.findall(r"[^\W\d_]+", text):
        scripts = {_script(character): character for character in word}
        if len(scripts.keys() & set(_SCRIPTS)) > 1:
            odd = next(character for script, character in scripts.items() if script in _SCRIPTS[1:])
            yield f"{word!r} mixes alphabets; {odd!r} is {_named(odd)}"


def _script(character: str) -> str:
    return name(character, "").partition(" ")[0]


def _named(character: str) -> str:
    return f"U+{ord(character):04X} {name(character, 'a character without a name')}"
