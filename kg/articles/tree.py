"""YAML and JSON as plain trees that remember their lines: scalars are text, a key stands once, nothing is inferred."""

import json
import re
from bisect import bisect
from collections.abc import Iterator
from typing import NamedTuple, NoReturn, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from kg.articles.kinds import Path

DEPTH = 20  # no article nests deeper than eight
# Characters that no text needs and that XML, JSON or a terminal cannot carry; lone surrogates are no text at all.
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_TEXT_TAGS = (None, "!", "tag:yaml.org,2002:str")
_ADVICE = (  # what a message of the YAML reader has in it -> what to do
    ("'<scalar>'", "Quotation marks inside a text: put the whole of it into the other kind, '...'."),
    ("<block end>", "This line is indented differently than its neighbours; indent it like them."),
    (
        "mapping values",
        'Put a text with a colon in quotation marks, gloss: "Note: ..."; or indent this line like its neighbours.',
    ),
    ("'\\t'", "Indent with blanks, not with tabs."),
)
_JSON_TOKEN = re.compile(r'[{}\[\]]|("(?:[^"\\]|\\.)*")|[^\s{}\[\],:"]+')


class Flaw(NamedTuple):
    """Something wrong at a line (from 1) of one file."""

    line: int
    message: str


class Block(dict[str, "Tree"]):
    """A mapping; `line` is where it begins, `lines` where each key stands, `repeats` what repeated keys hold."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str | int, int] = {}
        self.repeats: list[tuple[str, Tree]] = []

    def at(self, step: str | int) -> "Tree":
        return self[str(step)]


class Items(list["Tree"]):
    """A list; `line` is where it begins, `lines` where each item stands."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str | int, int] = {}

    def at(self, step: str | int) -> "Tree":
        return self[int(step)]


Tree: TypeAlias = Block | Items | str


class _Mark(NamedTuple):
    """What both readers hand to the builder: "{", "[", "}" for either end, or "" and the text of a scalar."""

    kind: str
    text: str
    line: int


class _UnreadableError(ValueError):
    """What ends the reading of a file; its argument is the flaw."""


def line_of(tree: Tree, path: Path) -> int:
    """The line of the deepest place on this path that the tree has."""
    line = 1 if isinstance(tree, str) else tree.line
    for step in path:
        if isinstance(tree, str) or step not in tree.lines:
            break
        line, tree = tree.lines[step], tree.at(step)
    return line


def yaml_tree(text: str) -> tuple[Tree | None, list[Flaw]]:
    """The tree of one YAML document, None where it cannot be read, and what is wrong with it.

    Aliases, tags and a second document are refused: they can make a small file large or say what the eye does not see.
    """
    return _tree(_yaml_marks(text))


def json_tree(text: str, first_line: int = 1) -> tuple[Tree | None, list[Flaw]]:
    """The tree of one JSON value that begins at `first_line`, None where it cannot be read, and what is wrong."""
    return _tree(_json_marks(text, first_line))


def _tree(marks: Iterator[_Mark]) -> tuple[Tree | None, list[Flaw]]:
    flaws: list[Flaw] = []
    try:
        return _build(marks, flaws), flaws
    except _UnreadableError as error:
        return None, [*flaws, Flaw(*error.args)]


def _build(marks: Iterator[_Mark], flaws: list[Flaw]) -> Tree:
    """One tree of the marks; repeated keys are noted and their later values put aside."""
    root = Items(1)
    stack: list[tuple[Block | Items, str | None]] = [(root, None)]
    for mark in marks:
        holder, key = stack[-1]
        if mark.kind == "}":
            stack.pop()
            continue
        if isinstance(holder, Block) and key is None:
            stack[-1] = (holder, _key(mark, holder, flaws))
            continue
        stack[-1] = (holder, None)
        value = _value(mark, flaws)
        _put(holder, key, value, mark.line)
        if not isinstance(value, str):
            stack.append((value, None))
        if len(stack) > DEPTH:
            _stop(mark.line, f"This nests deeper than {DEPTH} levels; no article needs that.")
    return root[0] if root else _stop(1, "The file is empty; `kg new --text FILE` writes a draft.")


def _value(mark: _Mark, flaws: list[Flaw]) -> Tree:
    if mark.kind == "{":
        return Block(mark.line)
    return Items(mark.line) if mark.kind else _text(mark, flaws)


def _put(holder: Block | Items, key: str | None, value: Tree, line: int) -> None:
    if isinstance(holder, Items):
        holder.lines[len(holder)] = line
        holder.append(value)
    elif key in holder:
        holder.repeats.append((str(key), value))
    else:
        holder[str(key)] = value


def _key(mark: _Mark, holder: Block, flaws: list[Flaw]) -> str:
    if mark.kind or not mark.text:
        _stop(mark.line, "A key must be one word, not empty, not a list and not a mapping.")
    key = _text(mark, flaws)
    if key in holder.lines:
        first = holder.lines[key]
        flaws.append(Flaw(mark.line, f"Key {key!r} stands twice, first in line {first}; keep one of them."))
        return key
    holder.lines[key] = mark.line
    return key


def _text(mark: _Mark, flaws: list[Flaw]) -> str:
    if found := FORBIDDEN.search(mark.text):
        flaws.append(Flaw(mark.line, f"The character U+{ord(found[0]):04X} is not allowed in a text; take it out."))
    return mark.text


def _stop(line: int, message: str) -> NoReturn:
    raise _UnreadableError(line, message)


def _yaml_marks(text: str) -> Iterator[_Mark]:
    documents = 0
    try:
        for event in YAML(typ="base", pure=True, plug_ins=[]).parse(text):
            documents += isinstance(event, DocumentStartEvent)
            if documents > 1:
                _stop(event.start_mark.line + 1, "A second document begins here; write one article a file.")
            if isinstance(event, (NodeEvent, CollectionEndEvent)):
                yield _yaml_mark(event, event.start_mark.line + 1)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context or ""
        advice = next((f" {advice}" for part, advice in _ADVICE if part in problem), "")
        _stop(mark.line + 1 if mark else 1, f"This is not YAML: {problem}.{advice}")
    except YAMLError as error:  # a character that YAML does not allow
        position = getattr(error, "position", 0)
        _stop(text.count("\n", 0, position) + 1, f"This is not YAML: {getattr(error, 'reason', error)}.")


def _yaml_mark(event: Event, line: int) -> _Mark:
    if isinstance(event, CollectionEndEvent):
        return _Mark("}", "", line)
    if isinstance(event, AliasEvent):
        _stop(line, f"The alias *{event.anchor} is not allowed; write the value out.")
    tag = getattr(event, "tag", None)
    if tag not in _TEXT_TAGS:
        _stop(line, f"The tag {tag} is not allowed; write plain text, a list or a mapping.")
    if isinstance(event, ScalarEvent):
        return _Mark("", event.value, line)
    return _Mark("{" if isinstance(event, MappingStartEvent) else "[", "", line)


def _json_marks(text: str, first_line: int) -> Iterator[_Mark]:
    """Marks of a text that `json` has found well-formed, so that commas and colons need no second look."""
    try:
        json.loads(text, parse_int=str, parse_float=str, parse_constant=_constant)
    except json.JSONDecodeError as error:
        _stop(first_line + error.lineno - 1, f"This is not JSON: {error.msg} (column {error.colno}).")
    except RecursionError:
        _stop(first_line, f"This nests deeper than {DEPTH} levels; no article needs that.")
    breaks = [found.start() for found in re.finditer("\n", text)]
    for token in _JSON_TOKEN.finditer(text):
        line = first_line + bisect(breaks, token.start())
        if token[0] in "{[":
            yield _Mark(token[0], "", line)
        elif token[0] in "}]":
            yield _Mark("}", "", line)
        else:
            yield _Mark("", str(json.loads(token[0])) if token[1] else token[0].replace("null", ""), line)


def _constant(word: str) -> NoReturn:
    raise json.JSONDecodeError(f"{word} is not a number", word, 0)
