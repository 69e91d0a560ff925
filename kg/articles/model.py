"""The annotated article as written: what the native format and every other format become (MODEL §8)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

Scalar = str | float | bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenClaim:
    """One claim as the annotator wrote it; ids are not resolved yet, dates are the written ones of MODEL §2.

    `span` is [start, end) in code points. `line` is that of `fact`, from 1 in the file of the article.
    """

    subject: str
    predicate: str
    object: str
    quote: str | None = None
    gloss: str | None = None
    id: str | None = None
    condition: str | None = None
    factuality: str = "certain"
    valid_from: str | None = None
    valid_to: str | None = None
    planned: bool = False
    confirms: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()
    part: str | None = None
    place: str | None = None
    nth: int | None = None
    span: tuple[int, int] | None = None
    qualifiers: Mapping[str, Scalar] = field(default_factory=dict)
    record: str | None = None  # of a registry fact
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one speaker said on one day along one chain; `by` is an id, "unnamed", or None for the outlet itself.

    `annotator` is who annotated it, where that is not the article's. `line` is that of `by`, else of the statement's
    beginning.
    """

    claims: tuple[WrittenClaim, ...]
    by: str | None = None
    described: str | None = None
    via: tuple[str, ...] = ()
    said: str | None = None
    part: str | None = None
    place: str | None = None
    annotator: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something declared in the registry or an article; `names` are (text, language), the shown first."""

    id: str
    class_name: str
    names: tuple[tuple[str, str], ...]
    properties: Mapping[str, Scalar | tuple[str, ...]] = field(default_factory=dict)
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An annotated article. `names`: entity id -> name as the article writes it -> its [start, end) places.

    `lines`: key of the article, or "names " and an entity id -> line in the file; missing where all is on `line`.
    `rejected`: what of another tool's export did not become part of it, one text each (kg.formats).
    """

    id: str
    outlet: str
    url: str
    published: date
    annotator: str
    statements: tuple[Statement, ...]
    kind: str = "news"
    language: str = "en"
    extent: str = "whole"
    sha256: str | None = None
    revision: int = 1
    entities: tuple[Entity, ...] = ()
    names: Mapping[str, Mapping[str, tuple[tuple[int, int], ...]]] = field(default_factory=dict)
    rejected: tuple[str, ...] = ()
    file: str = ""
    line: int = 0
    lines: Mapping[str, int] = field(default_factory=dict)
