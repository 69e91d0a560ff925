"""What a place in a file may hold, as data: the messages about it and its JSON Schema come from one description.

The trees are dicts, lists and scalars: all text from YAML, typed from JSON. `says` completes "it must be ...".
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, Protocol, TypeAlias
from unicodedata import name as character_name

from rapidfuzz import fuzz, process

Path: TypeAlias = tuple[str | int, ...]  # the keys and positions that lead to a place in a tree
Schema: TypeAlias = dict[str, object]

_SLIP = 75  # how like a key, of 100, a slip of the pen is


class Fault(NamedTuple):
    """Something wrong at a place of a tree, and what to do."""

    path: Path
    message: str
    warning: bool = False


class Kind(Protocol):
    """What a place may hold."""

    @property
    def says(self) -> str:
        """Completes "it must be ..."."""

    @property
    def shape(self) -> tuple[type, ...]:
        """The Python types that can fit at all."""

    def fits(self, tree: object) -> bool:
        """Whether nothing is wrong with the tree; much quicker than to look for faults."""

    def faults(self, tree: object, path: Path) -> Iterator[Fault]:
        """All that is wrong with the tree at this path, in the order of the tree."""

    def schema(self) -> Schema:
        """The JSON Schema of the same."""


@dataclass(frozen=True)
class Text:
    """A scalar whose whole text matches `pattern`; `type` is its type in JSON: string, integer, number or boolean."""

    says: str
    pattern: str
    type: str = "string"
    format: str = ""
    shape = (str, int, float)

    @cached_property
    def _match(self) -> Callable[[str], re.Match[str] | None]:
        return re.compile(self.pattern).fullmatch

    def fits(self, tree: object) -> bool:
        """Whether the scalar's text matches; numbers and booleans of JSON by their text."""
        if isinstance(tree, str):
            return self._match(tree) is not None
        if self.type == "string" or not isinstance(tree, (int, float)):
            return False
        return self._match(str(tree).lower() if isinstance(tree, bool) else str(tree)) is not None

    def faults(self, tree: object, path: Path) -> Iterator[Fault]:
        if not self.fits(tree):
            yield wrong(tree, self, path)

    def schema(self) -> Schema:
        typed: Schema = {"type": self.type, "description": self.says}
        if self.type == "string":
            typed["pattern"] = f"^(?:{self.pattern})$"
        return typed | ({"format": self.format} if self.format else {})


@dataclass(frozen=True)
class OneOf:
    """One of these words."""

    values: tuple[str, ...]
    default: str = ""
    shape = (str,)

    @property
    def says(self) -> str:
        return "one of " + ", ".join(self.values)

    def fits(self, tree: object) -> bool:
        return tree in self.values

    def faults(self, tree: object, path: Path) -> Iterator[Fault]:
        if tree not in self.values:
            yield wrong(tree, self, path, near(tree, self.values))

    def schema(self) -> Schema:
        return {"enum": list(self.values)} | ({"default": self.default} if self.default else {})


@dataclass(frozen=True)
class ListOf:
    """A list of at least `least` items of one kind, at most `most` where that is not 0."""

    says: str
    item: Kind
    least: int = 0
    most: int = 0
    shape = (list,)

    def fits(self, tree: object) -> bool:
        return isinstance(tree, list) and self._counts(tree) and all(map(self.item.fits, tree))

    def _counts(self, tree: list[object]) -> bool:
        return self.least <= len(tree) <= (self.most or len(tree))

    def faults(self, tree: object, path: Path) -> Iterator[Fault]:
        if not isinstance(tree, list) or not self._counts(tree):
            yield wrong(tree, self, path)
            return
        for position, item in enumerate(tree):
            yield from self.item.faults(item, (*path, position))

    def schema(self) -> Schema:
        bounds = {"minItems": self.least, "maxItems": self.most}
        typed: Schema = {"type": "array", "description": self.says, "items": self.item.schema()}
        return typed | {name: bound for name, bound in bounds.items() if bound}


@dataclass(frozen=True)
class MapOf:
    """A mapping with free keys."""

    says: str
    key: Text
    value: Kind
    shape = (dict,)

    def fits(self, tree: object) -> bool:
        return isinstance(tree, dict) and all(map(self.key.fits, tree)) and all(map(self.value.fits, tree.values()))

    def faults(self, tree: object, path: Path) -> Iterator[Fault]:
        if not isinstance(tree, dict):
            yield wrong(tree, self, path)
            return
        for key, value in tree.items():
            if not self.key.fits(key):
                yield wrong(key, self.key, (*path, key), what="The key")
            yield from self.value.faults(value, (*path, key))

    def schema(self) -> Schema:
        values = {"propertyNames": self.key.schema(), "additionalProperties": self.value.schema()}
        return {"type": "object", "description": self.says, **values}


@dataclass(frozen=True)
class Record:
    """A mapping with known keys; those of `needs` must be there."""

    says: str
    needs: Mapping[str, Kind]
    may: Mapping[str, Kind] = field(default_factory=dict)
    shape = (dict,)

    @cached_property
    def _kinds(self) -> Mapping[str, Kind]:
        return {**self.needs, **self.may}

    def fits(self, tree: object) -> bool:
        kinds = self._kinds
        if not isinstance(tree, dict) or not self.needs.keys() <= tree.keys() <= kinds.keys():
            return False
        return all(kinds[key].fits(value) for key, value in tree.items())

    def faults(self, tree: object, path: Path) -> Iterator[Fault]:
        if not isinstance(tree, dict):
            yield wrong(tree, self, path)
            return
        meant = self.meant(tree).values()
        for key in (key for key in self.needs if key not in tree and key not in meant):
            yield Fault(path, f"{self.says.capitalize()} needs the key {key!r}; add it: {self.needs[key].says}.")
        for key, value in tree.items():
            kind = self._kinds.get(key)
            if kind is not None and value in ("", None):
                rest = "write it" if key in self.needs else "write it, or leave out the key"
                yield Fault((*path, key), f"{key!r} has no value; {rest}: {kind.says}.")
            elif kind is None:
                yield Fault((*path, key), self._unknown(key))
            else:
                yield from kind.faults(value, (*path, key))

    def meant(self, tree: Mapping[str, object]) -> dict[str, str]:
        """The keys of a tree that are a slip of the pen, each with the missing key that it should be."""
        found: dict[str, str] = {}
        for key in (key for key in tree if key not in self._kinds):
            name = _nearest(key, tuple(self._kinds))
            if name and name not in tree and name not in found.values() and fuzz.ratio(key, name) >= _SLIP:
                found[key] = name
        return found

    def kind(self, key: str) -> Kind | None:
        """What this key holds; None where there is no such key."""
        return self._kinds.get(key)

    def _unknown(self, key: str) -> str:
        hint = near(key, tuple(self._kinds)) or f"Its keys are {', '.join(self._kinds)}."
        return f"{self.says.capitalize()} has no key {short(key)}. {hint}"

    def schema(self) -> Schema:
        properties = {key: kind.schema() for key, kind in self._kinds.items()}
        required = list(self.needs)
        return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


@dataclass(frozen=True)
class Either:
    """A scalar, a list or a mapping: at most one kind of each shape."""

    kinds: Sequence[Kind]
    shape = (object,)

    @property
    def says(self) -> str:
        return ", or ".join(kind.says for kind in self.kinds)

    def fits(self, tree: object) -> bool:
        return any(kind.fits(tree) for kind in self.kinds)

    def faults(self, tree: object, path: Path) -> Iterator[Fault]:
        fitting = next((kind for kind in self.kinds if isinstance(tree, kind.shape)), None)
        if fitting is None:
            yield wrong(tree, self, path)
        else:
            yield from fitting.faults(tree, path)

    def schema(self) -> Schema:
        return {"anyOf": [kind.schema() for kind in self.kinds]}


def wrong(tree: object, kind: Kind, path: Path, hint: str = "", what: str = "") -> Fault:
    """The fault of a place that holds something else than its kind."""
    place = what or (f"{path[-1]!r}" if path and isinstance(path[-1], str) else "This")
    if tree in ("", None):
        return Fault(path, f"{place} has no value; it must be {kind.says}.")
    found = "a mapping" if isinstance(tree, dict) else "a list" if isinstance(tree, list) else short(tree)
    odd = next((c for c in str(tree) if not c.isascii()), "") if isinstance(kind, Text) else ""
    note = f" ({short(odd)} is {character_name(odd, 'a character without a name')})" if odd else ""
    return Fault(path, f"{place} must be {kind.says}, not {found}{note}. {hint}".rstrip())


def near(word: object, words: Sequence[str]) -> str:
    """'Did you mean ...?' where one of the words is close, else nothing."""
    found = _nearest(word, words)
    return f"Did you mean {found!r}?" if found else ""


def _nearest(word: object, words: Sequence[str]) -> str:
    found = process.extractOne(str(word), words, processor=str.casefold, score_cutoff=70)
    return found[0] if found else ""


def short(value: object, length: int = 60) -> str:
    """A value in quotes, cut where it is long."""
    text = repr(value)
    return text if len(text) <= length else text[: length - 1] + "…"
