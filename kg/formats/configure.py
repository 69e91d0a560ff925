"""The configuration of an annotation tool, written from the ontology: what is annotated with it needs no mapping."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from kg.articles.kinds import Kind, OneOf
from kg.formats.terms import (
    BY,
    CONDITION,
    CONFIRMS,
    DENIES,
    OBJECT,
    SUBJECT,
    VIA,
    classes,
    concept_classes,
    concepts_of,
    details,
    is_flag,
)
from kg.formats.write_label_studio import CLAIM, ENTITY, LINK, TEXT
from kg.ontology import ACTOR, OUTLET, Predicate, ontology

_COLOUR = "#63758E"
_CONDITION = "condition: the words that say only if; no entity, but part of a claim"
_SHOWN_PARTS = (SUBJECT, OBJECT, BY, VIA, CONFIRMS, DENIES, CONDITION)
_NOT_ASKED = (SUBJECT, OBJECT, BY, VIA, CONFIRMS, DENIES)  # details that are said by pointing


def brat_files() -> dict[str, str]:
    """annotation.conf and visual.conf. brat shows no tooltips: the comments of the ontology stand in the first."""
    return {"annotation.conf": "\n".join(_annotation()) + "\n", "visual.conf": "\n".join(_visual()) + "\n"}


def label_studio_xml() -> str:
    """The labelling configuration: entities and claims as regions, parts of claims as relations, details per region."""
    view = Element("View")
    entities = _add_labels(view, ENTITY, classes())
    SubElement(entities, "Label", value=CONDITION.capitalize(), background=_COLOUR, hint=_CONDITION)
    _add_labels(view, CLAIM, ontology().predicates)
    relations = SubElement(view, "Relations")
    for part in _SHOWN_PARTS:
        SubElement(relations, "Relation", value=part.capitalize())
    SubElement(view, "Text", name=TEXT, value=f"${TEXT}", granularity="word")
    for name, values, labels in _asked():
        _add_detail(view, name, values, labels)
    _add_detail(view, LINK, (), ())
    indent(view)
    return tostring(view, encoding="unicode") + "\n"


def _annotation() -> Iterator[str]:
    yield "[entities]"
    roots = [name for name in classes() if not _parent(name)]
    yield from (line for root in roots for line in _tree(root, 0))
    yield from (f"# {_CONDITION}", CONDITION.capitalize())
    yield from ("", "[relations]", "", "[events]")
    for name in sorted({end for one in ontology().predicates.values() for end in (*one.domain, *one.range)}):
        yield f"<{name}>={'|'.join(_kinds_of([name]))}"
    for predicate in ontology().predicates.values():
        yield f"# {predicate.label}: {predicate.comment}"
        yield f"{predicate.name}\t{', '.join(_roles(predicate))}"
    yield from ("", "[attributes]")
    for name, values, labels in _asked():
        where = "<EVENT>" if len(labels) == len(ontology().predicates) else "|".join(labels)
        if values:
            yield f"{name}\tArg:{where}" + (f", Value:{'|'.join(values)}" if values != ("true",) else "")


def _tree(name: str, depth: int) -> Iterator[str]:
    one = ontology().classes[name]
    yield "\t" * depth + f"# {one.label}: {one.comment}"
    yield "\t" * depth + name
    for child in classes():
        if _parent(child) == name:
            yield from _tree(child, depth + 1)


def _parent(name: str) -> str:
    return next(iter(ontology().classes[name].ancestors), "")


def _kinds_of(names: Iterable[str]) -> list[str]:
    """The classes that are one of these, as far as text can be labelled with them."""
    return [one for one in classes() if any(ontology().is_a(one, name) for name in names)]


def _roles(predicate: Predicate) -> Iterator[str]:
    """The parts of a claim; ? may be missing, * may be many."""
    yield f"{SUBJECT.capitalize()}:{'|'.join(f'<{name}>' for name in predicate.domain)}"
    if predicate.name not in concept_classes().values():
        yield f"{OBJECT.capitalize()}:{'|'.join(f'<{name}>' for name in predicate.range)}"
    yield f"{BY.capitalize()}?:<{ACTOR}>"
    yield f"{VIA.capitalize()}*:{OUTLET}"
    yield f"{CONDITION.capitalize()}?:{CONDITION.capitalize()}"
    yield from (f"{part.capitalize()}*:<EVENT>" for part in (CONFIRMS, DENIES))


def _visual() -> Iterator[str]:
    yield "[labels]"
    terms = {name: ontology().classes[name].label for name in classes()}
    terms |= {one.name: one.label for one in ontology().predicates.values()}
    yield from (f"{name} | {label}" for name, label in terms.items())
    yield from ("", "[drawing]", f"SPAN_DEFAULT\tfgColor:white, bgColor:{_COLOUR}, borderColor:darken")
    yield "ARC_DEFAULT\tcolor:black, dashArray:-, arrowHead:triangle-5"
    yield from (f"{name}\tfgColor:white, bgColor:{_colour(name)}, borderColor:darken" for name in terms)


def _colour(name: str) -> str:
    return ontology().style(name).get("colour", _COLOUR)


def _asked() -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Details: name, its values (none: words), and the predicates whose claims have it."""
    predicates = ontology().predicates
    for word, predicate in concept_classes().items():
        class_name = next(name for name in ontology().classes if name.lower() == word)
        yield class_name, concepts_of(word), (predicate,)
    for name, kind in details().items():
        if name in (*_NOT_ASKED, *concept_classes()):
            continue
        fitting = tuple(one for one in predicates if _fits(name, one))
        yield name, _values(name, kind), fitting


def _values(name: str, kind: Kind) -> tuple[str, ...]:
    if isinstance(kind, OneOf):
        return kind.values
    if is_flag(name):
        return ("true", "false") if name in ontology().qualifiers else ("true",)
    return ()


def _fits(name: str, predicate: str) -> bool:
    if name in ontology().qualifiers:
        return name in ontology().qualifiers_of(predicate)
    return name != "planned" or ontology().predicates[predicate].is_status


def _add_labels(view: Element, name: str, terms: Iterable[str]) -> Element:
    labels = SubElement(view, "Labels", name=name, toName=TEXT)
    for term in terms:
        one = ontology().classes.get(term) or ontology().predicates[term]
        hint = f"{one.label}: {one.comment}"
        SubElement(labels, "Label", value=term, background=_colour(term), hint=hint)
    return labels


def _add_detail(view: Element, name: str, values: tuple[str, ...], labels: tuple[str, ...]) -> None:
    """A question about a region that is labelled so; without labels, about any entity."""
    asked = {"name": name, "toName": TEXT, "perRegion": "true", "visibleWhen": "region-selected"}
    asked["whenTagName"] = CLAIM if labels else ENTITY
    if 0 < len(labels) < len(ontology().predicates):
        asked["whenLabelValue"] = ",".join(labels)
    SubElement(view, "Header", value=name, size="5")
    if not values:
        SubElement(view, "TextArea", {**asked, "maxSubmissions": "1", "editable": "true"})
        return
    choices = SubElement(view, "Choices", {**asked, "choice": "single", "showInline": "true"})
    for value in values:
        known = ontology().concepts.get(value)
        SubElement(choices, "Choice", {"value": value} | ({"hint": known.comment} if known else {}))
