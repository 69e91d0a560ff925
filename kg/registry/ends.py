"""Whether the two ends of a fact exist and may be joined by its predicate; for facts of the registry and for claims."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from kg.articles.model import WrittenClaim
from kg.ontology import ontology
from kg.registry.lookalikes import oddities, skeleton

ClassOf: TypeAlias = Callable[[str], str | None]
Near: TypeAlias = Callable[[str], list[str]]


def end_messages(claim: WrittenClaim, class_of: ClassOf, near: Near) -> Iterator[str]:
    """What is wrong with the ends of a claim.

    `class_of` is None for an id that nobody has, "" where the class is not known; then, and where the predicate does
    not exist, only the ids are checked.
    """
    subject, object = class_of(claim.subject), class_of(claim.object)
    for id, name in ((claim.subject, subject), (claim.object, object)):
        if name is None:
            yield unknown(id, near)
    predicate = ontology().predicates.get(claim.predicate)
    if not subject or not object or not predicate:
        return
    if not ontology().allows(subject, claim.predicate, object):
        pairs = "; ".join(f"{one} {claim.predicate} {other}" for one, other in predicate.ends)
        found = f"{claim.subject} is a {subject} and {claim.object} a {object}"
        yield f"{claim.predicate} cannot join these: {found}. It joins: {pairs}."
    elif predicate.is_status and not _applies(claim.object, subject):
        fitting = ", ".join(name for name in ontology().statuses if _applies(name, subject))
        yield f"{claim.object} is no status of a {subject}; {claim.subject} can have: {fitting}."


def unknown(id: str, near: Near) -> str:
    """What to say of an id that nobody has."""
    odd = "".join(f"{oddity}. " for oddity in oddities(id))
    names = near(skeleton(id))  # what it looks like is what was meant
    hint = f"Near: {', '.join(names)}. " if names else ""
    return f"Nobody has the id {id!r}. {odd}{hint}Correct it, or declare it under 'entities'."


def _applies(status: str, class_name: str) -> bool:
    return any(ontology().is_a(class_name, one) for one in ontology().statuses[status].applies_to)
