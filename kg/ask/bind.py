"""From what somebody asks to the values that a query takes: names become ids, texts become days and numbers."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from kg.ask.names import class_of, find
from kg.ask.question import AS_OF, DATE, NUMBER, TEXT, Parameter, Question
from kg.errors import UsageError
from kg.ontology import ontology
from kg.stores import Store


def bind(store: Store, question: Question, given: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """The value of every parameter of a question: ids, dates, numbers, texts, and lists of them.

    A list may come as one text with commas. Raises UsageError for a parameter that is missing, unknown or not of its
    type, UnknownNameError for a name that nobody has.
    """
    known = [parameter.name for parameter in question.parameters]
    unknown = [name for name in given if name not in known]
    missing = [p.name for p in question.parameters if p.default is None and given.get(p.name) in (None, "")]
    if unknown or missing:
        wrong = f"has no parameter {unknown[0]}" if unknown else f"needs the parameter {missing[0]}"
        raise UsageError(f"The question {question.name} {wrong}; ask it like this: {question.usage}")
    return {p.name: _bound(store, p, given.get(p.name), as_of) for p in question.parameters}


def derived(store: Store, question: Question, bound: Mapping[str, Any]) -> dict[str, list[str]]:
    """The values that a query takes beside its parameters, from the ontology, which queries cannot see."""
    classes = {parameter.name: parameter.classes for parameter in question.parameters}
    return {
        name: list(ontology().predicates_of(class_of(store, bound[source], classes[source])))
        for name, source in question.derived.items()
    }


def _bound(store: Store, parameter: Parameter, value: Any, as_of: date) -> Any:
    if value in (None, ""):
        value = as_of if parameter.default == AS_OF else parameter.default
    if not parameter.many:
        return _one(store, parameter, value)
    items = _items(value)
    if not items:
        raise UsageError(f"{parameter.name} needs at least one {parameter.kind.removeprefix('list of ')}.")
    return sorted({_one(store, parameter, item) for item in items})


def _one(store: Store, parameter: Parameter, value: Any) -> Any:
    if parameter.type == DATE:
        return _day(parameter.name, value)
    if parameter.type == NUMBER:
        return _number(parameter.name, value)
    return str(value) if parameter.type == TEXT else find(store, str(value).strip(), parameter.classes)


def _items(value: Any) -> Sequence[Any]:
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return list(value)


def _day(name: str, value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise UsageError(f"{name} takes a day like 2025-10-23, not {value!r}.") from None


def _number(name: str, value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        raise UsageError(f"{name} takes a whole number, not {value!r}.") from None
