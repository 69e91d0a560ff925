"""Articles as the native format writes them: trees of its keys, YAML for people, a line of JSON for programs."""

from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Any

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from kg.articles.model import Article, Entity, Statement, WrittenClaim

_WIDTH = 110
_DEFAULTS = {"kind": "news", "language": "en", "extent": "whole", "revision": 1, "factuality": "certain"}
_RENAMED = {"valid_from": "from", "valid_to": "to"}
_CLAIM = (
    "id", "factuality", "condition", "valid_from", "valid_to", "planned", "confirms", "denies", "part", "place",
)  # fmt: skip
_STATEMENT = ("by", "described", "via", "said", "part", "place", "annotator")
_HEADER = ("kind", "language", "extent", "sha256", "annotator", "revision")
_PLACED = ("quote", "nth", "span", "gloss")


def header_of(article: Article) -> dict[str, Any]:
    """What is said of an article besides its statements and names."""
    tree: dict[str, Any] = {"article": article.id, "outlet": article.outlet, "url": article.url}
    tree["published"] = article.published.isoformat()
    tree |= _written(article, _HEADER)
    return tree | ({"entities": [_entity(one) for one in article.entities]} if article.entities else {})


def tree_of(article: Article) -> dict[str, Any]:
    """The article as its native file has it, without what stands by default."""
    tree = header_of(article)
    if article.names:
        tree["names"] = {id: _names(names) for id, names in article.names.items()}
    return tree | {"statements": [_statement(one) for one in article.statements]}


def claim_of(claim: WrittenClaim) -> dict[str, Any]:
    """A claim as its native file has it."""
    fact = {"fact": f"{claim.subject} {claim.predicate} {claim.object}"}
    return fact | _written(claim, _CLAIM) | dict(claim.qualifiers) | _written(claim, _PLACED)


def statement_of(statement: Statement) -> dict[str, Any]:
    """Who speaks, as a native file has it; without the claims."""
    return _written(statement, _STATEMENT)


def to_yaml(article: Article) -> str:
    """The article as YAML that people can go on editing."""
    return yaml_text(tree_of(article))


def yaml_text(tree: Mapping[str, Any]) -> str:
    """A tree as YAML, places on one line each."""
    yaml = YAML()
    yaml.width = _WIDTH
    yaml.default_flow_style = False
    out = StringIO()
    yaml.dump(_styled(tree), out)
    return out.getvalue()


def to_json_line(article: Article) -> str:
    """The article as one line of JSON."""
    return msgspec.json.encode(tree_of(article)).decode() + "\n"


def _statement(statement: Statement) -> dict[str, Any]:
    return statement_of(statement) | {"claims": [claim_of(claim) for claim in statement.claims]}


def _written(one: object, keys: Iterable[str]) -> dict[str, Any]:
    values = {key: getattr(one, key) for key in keys}
    return {
        _RENAMED.get(key, key): list(value) if isinstance(value, tuple) else value
        for key, value in values.items()
        if value not in (None, (), False) and _DEFAULTS.get(key) != value
    }


def _entity(entity: Entity) -> dict[str, Any]:
    names = [text if language == "en" else {"text": text, "lang": language} for text, language in entity.names]
    own = {key: list(value) if isinstance(value, tuple) else value for key, value in entity.properties.items()}
    return {"id": entity.id, "class": entity.class_name, "names": names, **own}


def _names(names: Mapping[str, Iterable[tuple[int, int]]]) -> dict[str, list[list[int]]] | list[str]:
    placed = {name: [list(place) for place in places] for name, places in names.items()}
    return placed if any(placed.values()) else list(placed)


def _styled(tree: Any) -> Any:
    """The tree with places on one line."""
    if isinstance(tree, Mapping):
        return CommentedMap({key: _styled(value) for key, value in tree.items()})
    if not isinstance(tree, list):
        return tree
    styled = CommentedSeq([_styled(value) for value in tree])
    if all(not isinstance(value, dict) for value in tree):
        styled.fa.set_flow_style()
    return styled
