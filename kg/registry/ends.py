"""Whether the two ends of a fact exist and may be joined by its predicate; for facts of the registry and for claims."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from kg.articles.model import WrittenClaim
from kg.ontology import Predicate, a_or_an, ontology
from kg.registry.lookalikes import oddities, skeleton
from kg.registry.nearness import nearest

ClassOf: TypeAlias = Callable[[str], str | None]
Near: TypeAlias = Callable[[str], list[str]]


def end_messages(claim: WrittenClaim, class_of: ClassOf, near: Near) -> Iterator[str]:
    """What is wrong with the ends of a claim.

    `class_of` is None for an id that nobody has, "" where the class is not known; then, and where the predicate does
    not exist, only the ids are checked.
    """
    subject, object = class_of(claim.subject), class_of(claim.object)
    predicate = ontology().predicates.get(claim.predicate)
    if subject is None:
        yield unknown(claim.subject, near)
    if object is None:
        listed = _listed(predicate, subject) if predicate else []
        yield _unlisted(claim, listed) if listed else unknown(claim.object, near)
    if not subject or not object or not predicate:
        return
    if not ontology().allows(subject, claim.predicate, object):
        pairs = "; ".join(f"{one} {claim.predicate} {other}" for one, other in predicate.ends)
        found = f"{claim.subject} is {a_or_an(subject)} and {claim.object} {a_or_an(object)}"
        yield f"{claim.predicate} cannot join these: {found}. It joins: {pairs}.{_turned(claim, subject, object)}"
    elif predicate.is_status and not _applies(claim.object, subject):
        fitting = ", ".join(_listed(predicate, subject))
        yield f"{claim.object} is no status of {a_or_an(subject)}; {claim.subject} can have: {fitting}."


def unknown(id: str, near: Near) -> str:
    """What to say of an id that nobody has."""
    names = near(skeleton(id))  # what it looks like is what was meant
    hint = f"Near: {', '.join(names)}. " if names else ""
    rest = "declare it under 'entities', or give the folder that has it with --registry"
    return f"Nobody has the id {id!r}. {_odd(id)}{hint}Correct it, or {rest}."


def _listed(predicate: Predicate, subject: str | None) -> list[str]:
    """What the ontology lists as objects of a predicate, of statuses those of the subject's class; else nothing."""
    concepts = [one for one in ontology().concepts.values() if one.class_name in predicate.range]
    if {one.class_name for one in concepts} != set(predicate.range):
        return []
    return [one.name for one in concepts if not predicate.is_status or not subject or _applies(one.name, subject)]


def _unlisted(claim: WrittenClaim, listed: Sequence[str]) -> str:
    """What to say of an object that is none of those listed; the near ones come first."""
    near = [listed[index] for index in nearest(skeleton(claim.object), listed)]
    names = ", ".join(dict.fromkeys([*near, *listed]))
    classes = [ontology().classes[name] for name in ontology().predicates[claim.predicate].range]
    rest = "" if any(one.made_by for one in classes) else "; or declare it under 'entities'"
    what = " or ".join(one.label for one in classes)
    return f"{claim.object!r} is no {what}. {_odd(claim.object)}Write one of: {names}{rest}."


def _turned(claim: WrittenClaim, subject: str, object: str) -> str:
    """Advice where the predicate joins the two the other way round."""
    if not ontology().allows(object, claim.predicate, subject):
        return ""
    return f" Turn it round: {claim.object} {claim.predicate} {claim.subject}."


def _odd(id: str) -> str:
    return "".join(f"{oddity}. " for oddity in oddities(id))


def _applies(status: str, class_name: str) -> bool:
    return any(ontology().is_a(class_name, one) for one in ontology().statuses[status].applies_to)
