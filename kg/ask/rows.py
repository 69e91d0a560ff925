"""Rows that are the same whichever engine gave them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from kg.ask.question import BOOLEAN, CLASS, DATE, ID, IDS, NUMBER, TEXT, TEXTS, Column
from kg.errors import QueryError
from kg.ontology import ontology

Row = dict[str, Any]
Cast = Callable[[Any], Any]


def rows(columns: Sequence[Column], names: Sequence[str], found: Iterable[Sequence[Any]]) -> list[Row]:
    """The rows of a question in the order of its columns, sorted by them; `names` are the columns that came.

    Lists are sorted, without doubles and never missing; days are dates; what is missing is None, and comes last.
    Raises QueryError where the query returns other columns than it describes.
    """
    cells = list(found)
    if cells and set(names) != {column.name for column in columns}:
        described = ", ".join(column.name for column in columns)
        raise QueryError(f"The query returns the columns {', '.join(names)}; its comments describe {described}.")
    at = {name: number for number, name in enumerate(names)}
    cast = [(column, at[column.name], _cast(column.type)) for column in columns] if cells else []
    result = [_row(cast, values) for values in cells]
    return sorted(result, key=lambda row: [(value is None, value) for value in row.values()])


def _row(cast: Sequence[tuple[Column, int, Cast]], values: Sequence[Any]) -> Row:
    try:
        return {column.name: made(values[at]) for column, at, made in cast}
    except (AttributeError, TypeError, ValueError):
        column, value = next((column, values[at]) for column, at, made in cast if _fails(made, values[at]))
        told = f"The column {column.name} is described as {column.type}; the query returns {value!r}."
        raise QueryError(told) from None


def _fails(made: Cast, value: Any) -> bool:
    try:
        made(value)
    except (AttributeError, TypeError, ValueError):
        return True
    return False


def _cast(type: str) -> Cast:
    """What makes a cell of a column of this type."""
    if type in (IDS, TEXTS):
        return _sorted
    if type == CLASS:
        return lambda value: next(iter(_labels(value)), None)
    if type in ontology().notations:
        return lambda value: _notation(type, _labels(value))
    made = CASTS[type]
    return lambda value: None if value is None or value == "" else made(value)


def _labels(value: Any) -> tuple[str, ...]:
    """The most specific class of a node and its superclasses; none where the ontology knows none of its labels."""
    known = [ontology().classes[name] for name in _items(value) if name in ontology().classes]
    return max(known, key=lambda cls: len(cls.ancestors)).labels if known else ()


def _notation(name: str, labels: Iterable[str]) -> str | None:
    """A notation of the class, or of the nearest superclass that has one."""
    found = (dict(ontology().classes[label].notations).get(name) for label in labels)
    return next((one for one in found if one), None)


def _number(value: Any) -> int | float:
    return int(value) if float(value).is_integer() else float(value)


def _text(value: Any) -> str:
    """A value as people write it: 100 and not 100.0, true and not True."""
    if isinstance(value, str):
        return value
    if isinstance(value, (list, dict)):
        raise TypeError("a list or a map is no text")
    if isinstance(value, bool):
        return str(value).lower()
    return str(_number(value) if isinstance(value, float) else value)


def _sorted(value: Any) -> list[str]:
    """The members of a list in order, each once."""
    whole = isinstance(value, list) and None not in value and "" not in value and "\n" not in "".join(value)
    return sorted(set(value if whole else _items(value)))


def _items(value: Any) -> list[str]:
    """The members of a list: as Cypher returns it, or lines in one text as SPARQL joins them; so lines in both."""
    text = value if isinstance(value, str) else "\n".join([item for item in value or () if item is not None])
    return [line for line in text.split("\n") if line]


def _date(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(str(value)[:10])


# What makes a single cell of a type.
CASTS: dict[str, Cast] = {DATE: _date, NUMBER: _number, BOOLEAN: bool, ID: _text, TEXT: _text}
