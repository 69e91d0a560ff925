"""docs/terms.md: every term that people write or read, as tables, made from the ontology.

    python -m tests.ontology.document

A test compares, so a term that is added or changed is written anew by `make docs`.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from kg.ontology import STATUS, Class, Ontology, Predicate, Property, Status, ontology

DOCUMENT = Path(__file__).parents[2] / "docs" / "terms.md"
HEAD = """\
# The terms

Made by `make docs` from [the ontology](../ontology/trade.ttl); a test compares. [data/README.md](../data/README.md)
says how to annotate with them, and how to write a folder for `--registry`. What kg itself writes of claims, periods
and records (links, columns) stands in the ontology, each with a comment.

[Predicates](#predicates) · [Qualifiers](#qualifiers) · [Statuses](#statuses) · {concepts} · [Classes](#classes) ·
[Properties](#properties)
"""
PREDICATES = """
## Predicates

A claim is written `fact: SUBJECT PREDICATE OBJECT`, in this direction, with ids for subject and object; a class stands
for its subclasses too. Every claim may have `from`, `to` and {everywhere}; only `{status}` may be `planned`.
A qualifier in **bold** belongs to the key: another value makes another fact.
"""
QUALIFIERS = """
## Qualifiers

Keys of a claim beside `fact`. Two values for one fact contradict, are two facts, or may stand together.
"""
STATUSES = """
## Statuses

Objects of `{predicate}`, in order. A report of a status that is decided counts before one that is not; an undecided one
that begins later disputes it. A report of one that stops ends the plans for others. `kg check` warns where something
else came before than may.
"""
CLASSES = """
## Classes

Articles and the registry may declare entities of a class with `yes`; the others kg makes, or the ontology lists. A node
carries the label of its class and of all above it. MAST is the classification of non-tariff measures that UNCTAD keeps,
GTA that of the Global Trade Alert.
"""
PROPERTIES = """
## Properties

Keys of an entity beside `id`, `class` and `names`.
"""


def document(terms: Ontology) -> str:
    """The whole text."""
    concepts = {one.class_name for one in terms.concepts.values()} - {STATUS}
    titles = [f"{terms.classes[name].label.capitalize()}s" for name in sorted(concepts)]
    lines = [
        HEAD.format(concepts=" · ".join(f"[{title}](#{title.lower()})" for title in titles)),
        *_predicates(terms),
        *_qualifiers(terms),
        *_statuses(terms),
        *_concepts(terms),
        *_classes(terms),
        *_properties(terms),
    ]
    return "\n".join(lines).replace("\n\n\n", "\n\n") + "\n"


def _predicates(terms: Ontology) -> Iterator[str]:
    everywhere = _listed(name for name, one in terms.qualifiers.items() if one.everywhere)
    yield PREDICATES.format(everywhere=everywhere, status=terms.status_predicate)
    yield from _table(("predicate", "what it says", "from → to", "qualifiers"))
    for name, one in terms.predicates.items():
        says = f"{one.comment} It cannot have begun before the object." if one.later else one.comment
        qualifiers = ", ".join(f"**`{q}`**" if terms.qualifiers[q].in_key else f"`{q}`" for q in one.qualifiers)
        yield _row(f"`{name}`", says, _ends(one), qualifiers)


def _ends(predicate: Predicate) -> str:
    """The pairs it joins, a line for those that may have the same objects."""
    objects = {subject: tuple(o for s, o in predicate.ends if s == subject) for subject in predicate.domain}
    subjects: dict[tuple[str, ...], list[str]] = {}
    for subject, targets in objects.items():
        subjects.setdefault(targets, []).append(subject)
    return "<br>".join(f"{', '.join(group)} → {', '.join(targets)}" for targets, group in subjects.items())


def _qualifiers(terms: Ontology) -> Iterator[str]:
    yield QUALIFIERS
    yield from _table(("qualifier", "what it says", "value", "of", "two values"))
    for name, one in terms.qualifiers.items():
        carriers = _listed(p for p, predicate in terms.predicates.items() if name in predicate.qualifiers)
        differ = "two facts (key)" if one.in_key else "contradict" if one.contradicts else "may stand together"
        yield _row(f"`{name}`", one.comment, _value(one), "every claim" if one.everywhere else carriers, differ)


def _value(one: Property) -> str:
    if one.values:
        return " or ".join(f"`{value}`" for value in one.values)
    kind = {"double": "number", "decimal": "number", "integer": "number", "boolean": "`true` or `false`"}
    said = " in ".join(filter(None, (kind.get(one.datatype, "words"), one.unit)))
    return f"list of {said}" if one.many else said


def _statuses(terms: Ontology) -> Iterator[str]:
    yield STATUSES.format(predicate=terms.status_predicate)
    for classes, group in groupby(terms.statuses.values(), lambda one: one.applies_to):
        yield f"### Of {', '.join(classes)}\n"
        yield from _table(("", "status", "label", "what it says", "decided", "stops", "what may come before it"))
        for one in sorted(group, key=lambda status: status.rank):
            yield _row(str(one.rank), f"`{one.name}`", one.label, _status_says(one), *_status_rules(one))
        yield ""


def _status_says(one: Status) -> str:
    undisputed = f" Coming later, it does not dispute {_listed(one.does_not_dispute)}." if one.does_not_dispute else ""
    return one.comment + undisputed


def _status_rules(one: Status) -> tuple[str, str, str]:
    return "yes" if one.decided else "no", "yes" if one.stops else "", _listed(one.follows) or "anything"


def _concepts(terms: Ontology) -> Iterator[str]:
    """The individuals of the ontology that are no statuses, by class."""
    others = sorted((one for one in terms.concepts.values() if one.class_name != STATUS), key=lambda c: c.class_name)
    for class_name, group in groupby(others, lambda one: one.class_name):
        yield f"\n## {terms.classes[class_name].label.capitalize()}s\n"
        if class_name in terms.declarable:
            yield f"Articles and the registry may declare more, as entities of the class `{class_name}`.\n"
        yield from _table(("id", "label", "what it says"))
        yield from (_row(f"`{one.name}`", one.label, one.comment) for one in group)


def _classes(terms: Ontology) -> Iterator[str]:
    yield CLASSES
    yield from _table(("class", "label", "what it is", "MAST", "GTA", "may be declared"))
    for one in _under(terms, ()):
        mast, gta = (dict(one.notations).get(name, "") for name in ("mastChapter", "gtaType"))
        declared = "yes" if one.name in terms.declarable else "no"
        yield _row(f"{'· ' * len(one.ancestors)}`{one.name}`", one.label, one.comment, mast, gta, declared)


def _under(terms: Ontology, labels: tuple[str, ...]) -> Iterator[Class]:
    """The classes below one (its `labels`; none: the roots), each followed by those below it."""
    for one in terms.classes.values():
        if one.ancestors == labels:
            yield one
            yield from _under(terms, one.labels)


def _properties(terms: Ontology) -> Iterator[str]:
    yield PROPERTIES
    yield from _table(("property", "what it says", "value", "of"))
    for name, one in terms.properties.items():
        yield _row(f"`{name}`", one.comment, _value(one), ", ".join(one.domain))


def _table(columns: tuple[str, ...]) -> Iterator[str]:
    yield _row(*columns)
    yield _row(*("---" for _ in columns))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    DOCUMENT.write_text(document(ontology()), encoding="utf-8")
