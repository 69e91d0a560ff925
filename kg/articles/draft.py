"""`kg new`: the draft of an annotation, to be finished by a person."""

import json
import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from kg.articles.files import read_text
from kg.articles.format import ID
from kg.articles.places import name_places
from kg.ontology import ontology

_PLAIN = re.compile(r"[^\W_](?:[\w .'’&/-]*[\w.'’])?")  # what YAML reads as it stands
_SKELETON = """\
# A draft. Fill in what is empty, take out what does not belong, then run
#   kg locate THIS --text TEXT     and     kg check THIS
article: {article}
outlet:
url:
published:
kind: news            # or official, legal_act
language: en
extent: whole         # or excerpt
sha256: {hash}
annotator:
revision: 1
{names}statements:
- by:                 # an id, or unnamed with 'described'; without 'by' the outlet itself
  said:
  claims:
  - fact:             # subject PREDICATE object
    quote:            # at most six words, copied from the text
    gloss:            # the same in a sentence of your own
"""


class Names(Protocol):
    """Who can say which names there are: the registry."""

    def names(self) -> Iterable[tuple[str, str, str]]:
        """Every name there is: (text, language, id)."""


def draft(text: Path, registry: Names) -> str:
    """An annotation in YAML with every required key, the hash of the text, and the names of the registry in it.

    Raises DataError where the text is not UTF-8, UsageError where it cannot be read.
    """
    words = read_text(text)
    return _SKELETON.format(
        article=text.stem if ID.fits(text.stem) else "",
        hash=sha256(words.encode()).hexdigest(),
        names=_names(words, registry),
    )


def _names(text: str, registry: Names) -> str:
    """The key `names` with everyone whose name stands in the text; a name of several is marked."""
    found: dict[str, list[str]] = {}
    bearers: dict[str, list[str]] = {}
    for name, _, id in registry.names():
        if id not in ontology().concepts and name_places(name, text):  # statuses are everyday words
            found.setdefault(id, []).append(name)
            bearers.setdefault(name, []).append(id)
    lines = []
    for id, names in found.items():
        lines.append(f"  {id}:")
        for name in dict.fromkeys(names):
            others = [other for other in dict.fromkeys(bearers[name]) if other != id]
            lines.append(f"  - {_scalar(name)}" + (f"   # or {', '.join(others)}?" if others else ""))
    return "".join(f"{line}\n" for line in ("names:", *lines)) if lines else ""


def _scalar(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else json.dumps(name, ensure_ascii=False)
