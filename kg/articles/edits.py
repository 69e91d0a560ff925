"""Changes to an annotation as it stands in its file: only the places change; comments, order and style stay."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from kg.articles.kinds import Path

Span: TypeAlias = tuple[int, int]
Pair: TypeAlias = tuple[Node, Node]


class Edits:
    """Collects changes to the text of a YAML file in which nothing is wrong; `result` is the text with all of them."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._root: Node = YAML(typ="base", pure=True, plug_ins=[]).compose(source)
        self._break = "\r\n" if "\r\n" in source else "\n"
        self._changes: list[tuple[int, int, str]] = []

    def result(self) -> str:
        """The text with all changes."""
        text = self.source
        for start, end, new in sorted(self._changes, reverse=True):
            text = text[:start] + new + text[end:]
        return text

    def put_hash(self, value: str) -> None:
        """Adds the hash of the text, before the annotator."""
        key, _ = _pair(self._root, "annotator")
        between = ", " if _flow(self._root) else self._break + " " * key.start_mark.column
        self._change(key.start_mark.index, key.start_mark.index, f"sha256: {value}{between}")

    def put_span(self, claim: Path, span: Span) -> None:
        """Sets the span of the claim at this path, beside its quote."""
        node = _node(self._root, claim)
        written = f"[{span[0]}, {span[1]}]"
        keys = {key.value: (key, value) for key, value in node.value}
        if "span" in keys:
            self._put_value(*keys["span"], written)
            return
        key, quote = keys["quote"]
        if _flow(node):
            self._insert(quote.end_mark.index, f", span: {written}")
        elif isinstance(quote, ScalarNode) and quote.style in ("|", ">"):
            self._insert(key.start_mark.index, f"span: {written}{self._break}{' ' * key.start_mark.column}")
        else:
            self._insert(self._line_end(quote), f"{self._break}{' ' * key.start_mark.column}span: {written}")

    def put_places(self, entity: str, places: Mapping[str, Sequence[Span]]) -> None:
        """Sets the places of an entity's names; a list of names becomes a mapping."""
        names = _pair(self._root, "names")[1]
        key, node = _pair(names, entity)
        if isinstance(node, MappingNode):
            for name, old in node.value:
                self._put_value(name, old, _written(places[name.value]))
        elif not _flow(node):
            self._from_dashes(key, node, places)
        elif _flow(names) or set(self._slice(node)) & set("#\n"):
            self._change(node.start_mark.index, node.start_mark.index + 1, "{")
            self._change(node.end_mark.index - 1, node.end_mark.index, "}")
            for item in node.value:
                self._insert(item.end_mark.index, f": {_written(places[item.value])}")
        else:
            indent = self._break + " " * (key.start_mark.column + 2)
            lines = (f"{indent}{self._slice(item)}: {_written(places[item.value])}" for item in node.value)
            self._change(key.end_mark.index, node.end_mark.index, ":" + "".join(lines))

    def _from_dashes(self, key: Node, node: Node, places: Mapping[str, Sequence[Span]]) -> None:
        indent = "  " if node.start_mark.column == key.start_mark.column else ""
        for item in node.value:
            dash = self.source.rindex("-", 0, item.start_mark.index)
            self._change(dash, item.start_mark.index, indent)
            self._insert(item.end_mark.index, f": {_written(places[item.value])}")

    def _put_value(self, key: Node, old: Node, new: str) -> None:
        """Writes a value anew; one in block style ends with its last scalar, not with the blank lines after it."""
        if _flow(old):
            self._change(old.start_mark.index, old.end_mark.index, new)
            return
        last = old
        while not isinstance(last, ScalarNode) and not _flow(last):
            last = last.value[-1]
        self._change(key.end_mark.index, last.end_mark.index, f": {new}")

    def _line_end(self, node: Node) -> int:
        end = self.source.find("\n", node.end_mark.index)
        if end < 0:
            return len(self.source)
        return end - (self.source[end - 1] == "\r")

    def _slice(self, node: Node) -> str:
        return self.source[node.start_mark.index : node.end_mark.index]

    def _insert(self, at: int, new: str) -> None:
        self._change(at, at, new)

    def _change(self, start: int, end: int, new: str) -> None:
        if self.source[start:end] != new:
            self._changes.append((start, end, new))


def _node(root: Node, path: Path) -> Node:
    for step in path:
        root = root.value[step] if isinstance(step, int) else _pair(root, step)[1]
    return root


def _pair(node: Node, name: str) -> Pair:
    return next((key, value) for key, value in node.value if key.value == name)


def _flow(node: Node) -> bool:
    return isinstance(node, CollectionNode) and bool(node.flow_style)


def _written(places: Sequence[Span]) -> str:
    return "[" + ", ".join(f"[{start}, {end}]" for start, end in places) + "]"
