"""From a document of any tool to an annotated article, and the account of what became of its marks."""

from collections.abc import Mapping as Lookup
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.articles import format as native
from kg.articles.build import build_article
from kg.articles.kinds import Fault
from kg.articles.model import Article
from kg.articles.rules import rule_faults
from kg.errors import Problem
from kg.formats.cast import Cast
from kg.formats.claims import statements
from kg.formats.ledger import counted
from kg.formats.mapping import Mapping
from kg.formats.meaning import Meaning
from kg.formats.metadata import metadata
from kg.formats.model import Document, Kind, Reason, Rejection
from kg.formats.report import DocumentReport
from kg.formats.settle import settle
from kg.registry import Registry

_HARMLESS = (Reason.NOT_ANNOTATED,)  # what is merely unfinished is a warning


@dataclass(slots=True)
class Converted:
    """One document: the article it became, its text, everything wrong with it, and its report.

    An article of the native format has neither text nor report.
    """

    article: Article | None
    text: str | None = None
    problems: list[Problem] = field(default_factory=list)
    report: DocumentReport | None = None
    partial: Article | None = None


def convert(
    document: Document, format: str, registry: Registry, mapping: Mapping, given: Lookup[str, Any]
) -> Converted:
    """The article of a document; none where its text or its metadata are missing."""
    header, problems = metadata(document, {**mapping.metadata, **given})
    report = DocumentReport(document.name, document.file, format, counted(document.readings))
    report.read[Kind.DOCUMENT] = 1
    report.readings = document.readings
    live = (reading for reading in document.readings if reading.live)
    report.annotators = tuple(dict.fromkeys(_annotator(reading.annotator, mapping) for reading in live))
    result = Converted(None, document.text, problems, report)
    if document.fault:
        message = f"{document.name}: {document.fault}{f': {document.detail}' if document.detail else ''}."
        warning = document.fault in _HARMLESS
        result.problems = [Problem(document.file, 0, message, warning)]
        return _left_out(result, document, document.fault, document.detail)
    if problems:
        return _left_out(result, document, Reason.NO_METADATA, problems[0].message)
    tree = _tree(document, header, registry, mapping, report)
    faults = _faults(tree)
    if faults:
        result.problems = [Problem(document.file, 0, f"{document.name}: {fault.message}") for fault in faults]
        return _left_out(result, document, Reason.UNREADABLE, faults[0].message)
    article = build_article(tree, document.file, lambda path: 0)
    report.article = article.id
    result.article = replace(article, rejected=tuple(sorted({_stored(one, report) for one in report.rejections})))
    return result


def _faults(tree: dict[str, Any]) -> list[Fault]:
    shape = native.article()
    found = rule_faults(tree) if shape.fits(tree) else shape.faults(tree, ())
    return [fault for fault in found if not fault.warning]


def _left_out(result: Converted, document: Document, reason: Reason, detail: str) -> Converted:
    if result.report:
        result.report.rejections += [one for reading in document.readings for one in reading.rejections]
        result.report.leave_out(reason, detail, document.at)
    return result


def _tree(
    document: Document, header: dict[str, Any], registry: Registry, mapping: Mapping, report: DocumentReport
) -> dict[str, Any]:
    """The article as the native format has it; notes in the report what is rejected."""
    cast = Cast(header["article"], registry, mapping.links, header.get("entities", ()))
    several = len(report.annotators) > 1
    said: list[dict[str, Any]] = []
    taken: set[str] = set()
    for reading in document.readings:
        reading.annotator = _annotator(reading.annotator, mapping)
        meaning = Meaning(reading, document.text, cast, mapping)
        drafts = settle(meaning, taken)
        said += statements(drafts, document.text, reading.annotator if several else None)
        report.rejections += meaning.ledger.rejections()
    tree = {**header, "sha256": sha256(document.text.encode()).hexdigest(), "statements": said}
    tree.setdefault("annotator", ", ".join(report.annotators))
    names = {id: {name: sorted(map(list, at)) for name, at in found.items()} for id, found in cast.names.items()}
    return tree | ({"names": names} if names else {}) | ({"entities": [*cast.new.values()]} if cast.new else {})


def _annotator(name: str, mapping: Mapping) -> str:
    return mapping.annotators.get(name, name)


def _stored(one: Rejection, report: DocumentReport) -> str:
    """A rejection as the article in the store has it: kind, reason, annotator and place, tabs between."""
    place = f"{Path(report.file).name}:{one.at} {one.key}"
    parts = (one.kind.value, one.reason.value, one.annotator, place)
    return "\t".join(" ".join(part.split()) for part in parts)
