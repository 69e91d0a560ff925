"""Words for claims, statuses and counts, as the command line prints them."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from kg.ask.details import Detail
from kg.ontology import ontology
from kg.page.words import answer_style, qualifiers, stated, validity

ALWAYS = ("yes", "conditional", "denied")  # told even where there are none
WIDTH = 14  # characters of a label


def counted(counts: Mapping[str, int]) -> list[str]:
    """How many rows have which answer; those that everybody asks for also where there are none."""
    styles = {name: answer_style(name) for name in {*ALWAYS, *counts}}
    told = sorted(styles, key=lambda name: styles[name].get("order", "9"))
    return [f"{styles[name].get('label', name).upper():<{WIDTH}} {counts.get(name) or 'none'}" for name in told]


def labelled(label: str, text: str | None) -> list[str]:
    """A line with its label; none without text."""
    return [f"{label:<{WIDTH - 1}} {text}"] if text else []


def condition(text: str) -> str:
    """A condition behind the words "only if"."""
    return text.removeprefix("if ").removeprefix("If ")


def status_words(status: str, answer: str) -> str:
    """A status, and how firmly it is said where that is not simply so."""
    label = ontology().statuses[status].label if status in ontology().statuses else status
    return label if answer in ("yes", status, "") else f"{label} ({answer})"


def speaker(detail: Detail) -> str:
    """Who says so, in which office on that day, and when; a fact of the registry has its record instead."""
    claim = detail.claim
    if not claim.stated_by:
        return f"the registry, by {claim.article}"
    return ", ".join([claim.described or detail.name(claim.stated_by), *detail.offices, stated(claim)])


def place(detail: Detail) -> str:
    """The article and the characters where it says so."""
    claim = detail.claim
    if detail.outlet is None:
        return detail.url or claim.article
    span = f", characters {claim.start}-{claim.end}" if claim.start is not None else ""
    return f"{detail.outlet}, {claim.published_on}{span}"


def claim_lines(detail: Detail, indent: str = "") -> Iterator[str]:
    """A claim in words: what, only if, who says so and in which office, where, in our words."""
    claim = detail.claim
    what = f"{detail.name(claim.subject)} {ontology().predicates[claim.predicate].label} {detail.name(claim.object)}"
    extra = ", ".join(filter(None, (qualifiers(claim.qualifiers), validity(claim), "planned" if claim.planned else "")))
    yield f"{indent}{claim.answer.upper()}: {what}" + (f" ({extra})" if extra else "")
    lines = [("only if", condition(claim.condition or "")), ("who says so", speaker(detail)), ("where", place(detail))]
    for label, text in [*lines, ("by way of", _chain(detail)), ("in our words", claim.gloss)]:
        yield from (indent + line for line in labelled(label, text))


def _chain(detail: Detail) -> str:
    """The outlets between the article and the speaker, where there are any."""
    return " > ".join(map(detail.name, detail.claim.via))


def grouped_claims(found: Iterable[Detail]) -> Iterator[tuple[str, list[Detail]]]:
    """Claims by predicate, the conditional ones first, then by day of publication."""
    ordered = sorted(
        found, key=lambda d: (d.claim.predicate, d.claim.condition is None, d.claim.published_on, d.claim.id)
    )
    for predicate, group in groupby(ordered, key=lambda detail: detail.claim.predicate):
        yield predicate, list(group)
