"""From what somebody asks to the values that a query takes: names become ids, texts become days and numbers."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from kg.ask.names import class_of, find
from kg.ask.question import AS_OF, DATE, NUMBER, TEXT, Parameter, Question
from kg.ask.surroundings import Named
from kg.errors import UsageError
from kg.load.statements import most_specific
from kg.ontology import ontology
from kg.stores import Store


def bind(
    store: Store, question: Question, given: Mapping[str, Any], as_of: date, nodes: Mapping[str, Named]
) -> dict[str, Any]:
    """The value of every parameter of a question: ids, dates, numbers, texts, and lists of them.

    `nodes` are known by their ids; who is not among them is looked for by name.
    A list may come as one text with commas. Raises UsageError for a parameter that is missing, unknown or not of its
    type, UnknownNameError for a name that nobody has.
    """
    known = [parameter.name for parameter in question.parameters]
    unknown = [name for name in given if name not in known]
    missing = [p.name for p in question.parameters if p.default is None and given.get(p.name) in (None, "")]
    if unknown or missing:
        wrong = f"has no parameter {unknown[0]}" if unknown else f"needs the parameter {missing[0]}"
        raise UsageError(f"The question {question.name} {wrong}; ask it like this: {question.usage}")
    return {p.name: _bound(store, p, given.get(p.name), as_of, nodes) for p in question.parameters}


def derived(
    store: Store, question: Question, bound: Mapping[str, Any], nodes: Mapping[str, Named]
) -> dict[str, list[str]]:
    """The values that a query takes beside its parameters, from the ontology, which queries cannot see."""
    classes = {parameter.name: parameter.classes for parameter in question.parameters}
    return {
        name: list(ontology().predicates_of(_class(store, bound[source], classes[source], nodes)))
        for name, source in question.derived.items()
    }


def _class(store: Store, id: str, classes: Sequence[str], nodes: Mapping[str, Named]) -> str:
    return most_specific(nodes[id].labels) if id in nodes else class_of(store, id, classes)


def _bound(store: Store, parameter: Parameter, value: Any, as_of: date, nodes: Mapping[str, Named]) -> Any:
    if value in (None, ""):
        value = as_of if parameter.default == AS_OF else parameter.default
    if not parameter.many:
        return _one(store, parameter, value, nodes)
    items = _items(value)
    if not items:
        raise UsageError(f"{parameter.name} needs at least one {parameter.kind.removeprefix('list of ')}.")
    return sorted({_one(store, parameter, item, nodes) for item in items})


def _one(store: Store, parameter: Parameter, value: Any, nodes: Mapping[str, Named]) -> Any:
    if parameter.type == DATE:
        return _day(parameter.name, value)
    if parameter.type == NUMBER:
        return _number(parameter.name, value)
    text = str(value).strip()
    if parameter.type == TEXT:
        return str(value)
    here = text in nodes and not nodes[text].labels.isdisjoint(parameter.classes)
    return text if here else find(store, text, parameter.classes)


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
