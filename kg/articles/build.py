"""From a tree in which nothing is wrong to the article as a record, and the hash of what it says."""

from collections.abc import Callable, Mapping
from datetime import date
from hashlib import sha256
from operator import attrgetter
from typing import Any, TypeAlias

import msgspec

from kg.articles.kinds import Path
from kg.articles.model import Article, Entity, Scalar, Statement, WrittenClaim
from kg.articles.places import Span, as_span
from kg.articles.rules import ids
from kg.ontology import Property, ontology

Tree: TypeAlias = Mapping[str, Any]
Lines: TypeAlias = Callable[[Path], int]

_CLAIM = attrgetter(*(name for name in WrittenClaim.__slots__ if name != "line"))
_STATEMENT = attrgetter(*(name for name in Statement.__slots__ if name not in ("line", "claims")))
_ENTITY = attrgetter(*(name for name in Entity.__slots__ if name not in ("line", "file")))
_ARTICLE = attrgetter(*(n for n in Article.__slots__ if n not in ("line", "lines", "file", "statements", "entities")))


def _flag(written: object) -> bool:
    return written is True or written == "true"


_CLAIM_KEYS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    **{key: (key, str) for key in ("quote", "gloss", "id", "condition", "factuality", "part", "place", "record")},
    "from": ("valid_from", str),
    "to": ("valid_to", str),
    "planned": ("planned", _flag),
    "confirms": ("confirms", ids),
    "denies": ("denies", ids),
    "nth": ("nth", int),
    "span": ("span", as_span),
}


def build_article(tree: Tree, file: str, lines: Lines, one_line: bool = False) -> Article:
    """The article of a tree that has no faults; `lines` gives the line of a path, if it is not all on `one_line`."""
    optional = {name: tree[name] for name in ("kind", "language", "extent", "sha256") if name in tree}
    return Article(
        id=tree["article"],
        outlet=tree["outlet"],
        url=tree["url"],
        published=date.fromisoformat(tree["published"]),
        annotator=tree["annotator"],
        revision=int(tree.get("revision", 1)),
        statements=tuple(_statement(one, ("statements", i), lines) for i, one in enumerate(tree["statements"])),
        entities=tuple(build_entity(e, file, lines(("entities", i))) for i, e in enumerate(tree.get("entities", ()))),
        names={entity: _names(names) for entity, names in tree.get("names", {}).items()},
        file=file,
        line=lines(()),
        lines={} if one_line else _key_lines(tree, lines),
        **optional,
    )


def build_entity(tree: Tree, file: str, line: int) -> Entity:
    """The entity of a tree that has no faults."""
    names = ((n, "en") if isinstance(n, str) else (n["text"], n.get("lang", "en")) for n in tree["names"])
    properties = {key: _property(tree[key], one) for key, one in ontology().properties.items() if key in tree}
    return Entity(
        id=tree["id"],
        class_name=tree["class"],
        names=tuple(dict.fromkeys(names)),
        properties=properties,
        file=file,
        line=line,
    )


def build_fact(tree: Tree, line: int) -> WrittenClaim:
    """The claim, or fact of the registry, of a tree that has no faults; of a partial one, `fact` may be ""."""
    subject, predicate, object = tree["fact"].split() or ("", "", "")
    values = {_CLAIM_KEYS[key][0]: _CLAIM_KEYS[key][1](tree[key]) for key in tree if key in _CLAIM_KEYS}
    qualifiers = ontology().qualifiers
    values["qualifiers"] = {key: _scalar(tree[key], qualifiers[key]) for key in tree if key in qualifiers}
    return WrittenClaim(subject=subject, predicate=predicate, object=object, line=line, **values)


def content_hash(article: Article) -> str:
    """SHA-256 of the annotation as written, in hexadecimal; file and lines do not count, nor YAML or JSON."""
    said = [(_STATEMENT(one), [_CLAIM(claim) for claim in one.claims]) for one in article.statements]
    whole = (_ARTICLE(article), [_ENTITY(one) for one in article.entities], said)
    return sha256(msgspec.json.encode(whole, order="sorted")).hexdigest()


def _statement(tree: Tree, path: Path, lines: Lines) -> Statement:
    return Statement(
        claims=tuple(build_fact(one, lines((*path, "claims", i, "fact"))) for i, one in enumerate(tree["claims"])),
        by=tree.get("by"),
        described=tree.get("described"),
        via=tuple(tree.get("via", ())),
        said=tree.get("said"),
        part=tree.get("part"),
        place=tree.get("place"),
        annotator=tree.get("annotator"),
        line=lines((*path, "by")),
    )


def _key_lines(tree: Tree, lines: Lines) -> dict[str, int]:
    named = {f"names {id}": lines(("names", id)) for id in tree.get("names", ())}
    return {key: lines((key,)) for key in tree} | named


def _names(names: list[str] | Mapping[str, list[Any]]) -> dict[str, tuple[Span, ...]]:
    if isinstance(names, Mapping):
        return {name: tuple(map(as_span, places)) for name, places in names.items()}
    return dict.fromkeys(names, ())


def _scalar(written: Any, one: Property) -> Scalar:
    if one.datatype == "boolean":
        return _flag(written)
    return float(written) if one.datatype in ("double", "decimal", "integer") else str(written)


def _property(written: Any, one: Property) -> Scalar | tuple[str, ...]:
    return tuple(map(str, written)) if one.many else _scalar(written, one)
