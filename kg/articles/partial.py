"""What can be read of an article in which something is wrong, so that all that is wrong is said at once.

What is left out must cause no problem of its own: "" stands for what was written and cannot be read.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from kg.articles.build import Lines, build_article
from kg.articles.dates import parse_day
from kg.articles.kinds import Either, Kind, ListOf, MapOf, Path, Record
from kg.articles.model import Article, Entity
from kg.articles.rules import is_span
from kg.articles.tree import Block, Items, Tree

_AS_WRITTEN = ("id", "quote")  # others refer to it, or the text is held against it, whatever its shape
Lost = list[tuple[Path, Tree]]


class Rest(NamedTuple):
    """The part of a tree that has the right shape, with its lines, and the items and lists left out whole."""

    tree: Block
    lost: Lost

    def ids_lost(self, part: str) -> frozenset[str]:
        """What may be an id declared in the lost pieces of this part of the article."""
        return frozenset(word for path, tree in self.lost if path[0] == part for word in _words(tree))


def join_repeats(tree: Tree) -> None:
    """Adds to each list of mappings what a repetition of its key has, so that this is looked at too."""
    if isinstance(tree, str):
        return
    for key, again in tree.repeats if isinstance(tree, Block) else ():
        first = tree.at(key)
        if isinstance(first, Items) and isinstance(again, Items) and _of_mappings(first) and _of_mappings(again):
            _join(first, again)
    for value in tree.values() if isinstance(tree, Block) else tree:
        join_repeats(value)


def rest_of(tree: Block, kind: Record) -> Rest:
    """What fits of a tree: "" for the other values of known keys; other items, and keys that nobody knows, go."""
    lost: Lost = []
    return Rest(_record(tree, kind, (), lost), lost)


def partial_article(rest: Rest, file: str, lines: Lines, one_line: bool) -> Article:
    """The article that is left, for further checks only; Article says what stands in it for what cannot be read."""
    tree = rest.tree
    whole: dict[str, Any] = {"article": "", "outlet": "", "url": "", "annotator": "", **tree}
    whole["published"] = _published(tree.get("published", ""))
    whole["revision"] = tree.get("revision") or "1"
    whole["statements"] = _each(tree.get("statements"), _statement)
    whole["entities"] = _each(tree.get("entities"), _entity)
    whole["names"] = {id: _names(names) for id, names in _items(tree.get("names"))}
    article = build_article(whole, file, lines, one_line)
    unread = (Entity(id=word, class_name="", names=(), file=file) for word in sorted(rest.ids_lost("entities")))
    return replace(article, entities=(*article.entities, *unread))


def _fitting(tree: Tree, kind: Kind, path: Path, lost: Lost) -> Tree:
    if isinstance(kind, Either):
        kind = next((one for one in kind.kinds if isinstance(tree, one.shape)), kind)
    if isinstance(kind, Record) and isinstance(tree, Block):
        return _record(tree, kind, path, lost)
    if isinstance(kind, MapOf) and isinstance(tree, Block):
        return _map(tree, kind, path, lost)
    if isinstance(kind, ListOf) and isinstance(tree, Items) and (not kind.most or kind.fits(tree)):
        return _list(tree, kind, path, lost)
    if not isinstance(kind, (Record, MapOf, ListOf)) and kind.fits(tree):
        return tree
    if isinstance(kind.item if isinstance(kind, ListOf) else kind, Record):
        lost.append((path, tree))
    return ""


def _record(tree: Block, kind: Record, path: Path, lost: Lost) -> Block:
    rest = Block(tree.line)
    lost += [((*path, key), value) for key, value in tree.repeats if key in _AS_WRITTEN]
    meant = kind.meant(tree)
    for key, value in tree.items():
        name = meant.get(key, key)
        of = kind.kind(name)
        if of is not None:
            fitting = _fitting(value, of, (*path, name), lost)
            if name in _AS_WRITTEN and isinstance(value, str):
                fitting = value
            elif name in _AS_WRITTEN:
                lost.append(((*path, name), value))
            rest[name] = fitting
            rest.lines[name] = tree.lines[key]
    return rest


def _map(tree: Block, kind: MapOf, path: Path, lost: Lost) -> Block:
    rest = Block(tree.line)
    for key, value in tree.items():
        fitting = _fitting(value, kind.value, (*path, key), lost)
        if kind.key.fits(key) and fitting != "":
            rest[key] = fitting
            rest.lines[key] = tree.lines[key]
    return rest


def _list(tree: Items, kind: ListOf, path: Path, lost: Lost) -> Items:
    rest = Items(tree.line)
    for position, value in enumerate(tree):
        fitting = _fitting(value, kind.item, (*path, position), lost)
        if fitting != "":
            rest.lines[len(rest)] = tree.lines[position]
            rest.append(fitting)
    return rest


def _statement(tree: Block) -> dict[str, Any]:
    return {**_readable(tree), "claims": _each(tree.get("claims"), _claim)}


def _claim(tree: Block) -> dict[str, Any]:
    """A claim whose unreadable span counts as the first place of its quote: only that the quote exists is checked."""
    claim: dict[str, Any] = {"fact": "", **_readable(tree)}
    if "span" in claim and not is_span(claim["span"]):
        del claim["span"]
    if ("span" in tree or "nth" in tree) and "span" not in claim and "nth" not in claim:
        claim["nth"] = "1"
    return claim


def _entity(tree: Block) -> dict[str, Any]:
    names = [name for name in tree.get("names") or () if isinstance(name, str) or _readable(name).get("text")]
    readable = [name if isinstance(name, str) else _readable(name) for name in names]
    return {"id": "", "class": "", **_readable(tree), "names": readable}


def _names(names: Tree) -> list[str] | dict[str, list[Any]]:
    if isinstance(names, Items):
        return [str(name) for name in names]
    return {name: [span for span in places if is_span(span)] for name, places in _items(names)}


def _published(written: Tree) -> str:
    try:
        return parse_day(str(written)).isoformat()
    except ValueError:
        return date.min.isoformat()


def _readable(tree: Tree) -> dict[str, Any]:
    return {key: value for key, value in _items(tree) if value != ""}


def _items(tree: Tree | None) -> Iterator[tuple[str, Any]]:
    yield from tree.items() if isinstance(tree, Block) else ()


def _each(trees: Tree | None, build: Callable[[Block], dict[str, Any]]) -> list[dict[str, Any]]:
    return [build(one) for one in trees or () if isinstance(one, Block)]


def _of_mappings(trees: Items) -> bool:
    return all(isinstance(one, Block) for one in trees)


def _join(first: Items, again: Items) -> None:
    there = set(map(repr, first))
    for position, one in enumerate(again):
        if repr(one) not in there:
            first.lines[len(first)] = again.lines[position]
            first.append(one)


def _words(tree: Tree) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
        return
    yield from tree if isinstance(tree, Block) else ()
    for value in tree.values() if isinstance(tree, Block) else tree:
        yield from _words(value)
