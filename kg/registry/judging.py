"""Writing a judgement into the registry of a folder: added to its file, whose comments and order stay."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import CollectionNode, Node, ScalarNode, SequenceNode

from kg.articles.model import Entity
from kg.errors import DataError, UsageError
from kg.files import whole
from kg.registry.model import Judgement
from kg.registry.read import read_files

FILE = "judgements.yaml"
_ADVICE = "Name another folder by --registry."
_HEAD = "# Who is the same as whom, decided by people. To undo a judgement, delete it here and load again.\n"


def judgement_file(folder: Path) -> Path:
    """The file of a folder's judgements, whether it is there or not."""
    return folder / FILE


def add_judgement(folder: Path, judgement: Judgement, entity: Entity | None = None) -> Path:
    """Add a judgement, and the entity that it needs, to the file of a folder, made if need be; returns the file.

    The file is replaced as a whole. Raises UsageError where it cannot be written, DataError where it is wrong already.
    """
    path = judgement_file(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        text = path.read_bytes().decode("utf-8-sig") if path.exists() else _HEAD
        if entity:
            text = _added(text, "entities", _entity_lines(entity))
        _replace(path, _added(text, "judgements", _judgement_lines(judgement)))
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}. {_ADVICE}") from None
    return path


def _added(text: str, part: str, lines: list[str]) -> str:
    """The text with an item more in the list under the key `part`."""
    ending = "\r\n" if "\r\n" in text else "\n"
    if text and not text.endswith("\n"):
        text += ending
    root = YAML().compose(text)
    pairs = root.value if root else []
    found = next((value for key, value in pairs if key.value == part), None)
    if found is None:
        return text + ending.join([f"{part}:", *_item(lines, 0), ""])
    if isinstance(found, SequenceNode) and not found.value:
        start, end = found.start_mark.index, found.end_mark.index
        return text[:start].rstrip(" ") + ending + ending.join(_item(lines, 0)) + text[end:]
    if not isinstance(found, SequenceNode) or found.flow_style:
        raise UsageError(f"Write the list of {part} in {FILE} with a dash and a line for each item.")
    at = _end(found, text)
    return text[:at] + ending.join([*_item(lines, found.start_mark.column), ""]) + text[at:]


def _end(node: Node, text: str) -> int:
    """Where the line after the last item begins."""
    while not isinstance(node, ScalarNode) and isinstance(node, CollectionNode) and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    at: int = node.end_mark.index
    if isinstance(node, ScalarNode) and node.style in ("|", ">"):
        return at
    return text.index("\n", at) + 1


def _item(lines: list[str], column: int) -> list[str]:
    first, *rest = lines
    return [f"{' ' * column}- {first}", *(f"{' ' * column}  {line}" for line in rest)]


def _judgement_lines(judgement: Judgement) -> list[str]:
    lines = [f"left: {judgement.left}", f"right: {judgement.right}", f"verdict: {judgement.verdict}"]
    if judgement.article and judgement.name:
        lines += [f"article: {judgement.article}", f"name: {_text(judgement.name)}"]
    return [*lines, f"because: {_text(judgement.because)}", f"on: {judgement.on}"]


def _entity_lines(entity: Entity) -> list[str]:
    names = ", ".join(f"{{text: {_text(text)}, lang: {language}}}" for text, language in entity.names)
    return [f"id: {entity.id}", f"class: {entity.class_name}", f"names: [{names}]"]


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _replace(path: Path, text: str) -> None:
    """Write the file as a whole, and none that cannot be read again."""
    with whole(path, _ADVICE) as draft:
        draft.write_bytes(text.encode())
        if problems := [problem for problem in read_files([draft]).problems if not problem.warning]:
            raise DataError(replace(problem, file=str(path)) for problem in problems)
