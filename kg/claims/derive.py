"""From what annotators and editors wrote to claims: ids, identities, dates, chains (MODEL §1, §2, §6)."""

from dataclasses import fields
from datetime import date
from hashlib import sha256
from typing import Any

import msgspec

from kg.articles.dates import DateSpan, parse
from kg.articles.model import Article, Statement, WrittenClaim
from kg.claims.model import BODY, Claim
from kg.claims.naming import ARROW, named
from kg.graph import ALWAYS
from kg.ontology import ontology
from kg.registry import Naming, Registry

REGISTRY = "registry"  # the annotator of the registry's facts
LEGAL_ACT = "legal_act"
_NOT_HASHED = ("span", "quote", "gloss", "nth", "line", "record")
_HASHED = tuple(f.name for f in fields(WrittenClaim) if f.name not in _NOT_HASHED)
_UNKNOWN = DateSpan(None, None, "unknown")


def claims_of(article: Article, registry: Registry) -> list[Claim]:
    """The claims of an article, in the order written; of two that differ in place and gloss alone, the first."""
    found: dict[str, Claim] = {}
    naming = Naming(registry, article.id, article.names)
    local = {
        claim.id: claim_id(article.id, statement.annotator or article.annotator, statement, claim)
        for statement in article.statements
        for claim in statement.claims
        if claim.id
    }
    for statement in article.statements:
        for written in statement.claims:
            claim = named(_claim(article, statement, written, local), naming)
            found.setdefault(claim.id, claim)
    return list(found.values())


def lines_of(article: Article) -> dict[str, int]:
    """The line of each claim of an article, by the claim's id; of those that share an id, the first."""
    found: dict[str, int] = {}
    for statement in article.statements:
        for written in statement.claims:
            id = claim_id(article.id, statement.annotator or article.annotator, statement, written)
            found.setdefault(id, written.line)
    return found


def facts_of(registry: Registry) -> list[Claim]:
    """The registry's facts as claims without a speaker, reported in their record, published before all articles."""
    naming = Naming(registry)
    return [named(_fact(written, registry), naming) for written in registry.facts]


def claim_id(source: str, annotator: str, statement: Statement | None, claim: WrittenClaim) -> str:
    """`<article>#<local id or predicate in small letters>-<8 hex>`.

    The hash is of the claim as written, its speaker, day and chain, and the annotator; not of span, quote or gloss.
    """
    said = (statement.by, statement.described, statement.via, statement.said) if statement else ()
    part, place = (statement.part, statement.place) if statement else (None, None)
    values = {name: getattr(claim, name) for name in _HASHED}
    values |= {"part": claim.part or part, "place": claim.place or place}
    written = msgspec.json.encode([source, annotator, said, values], order="sorted")
    return f"{source}#{claim.id or claim.predicate.lower()}-{sha256(written).hexdigest()[:8]}"


def _claim(article: Article, statement: Statement, written: WrittenClaim, local: dict[str, str]) -> Claim:
    """The claim with ids as written; of its chain, `stated_by` and `via` are still to be told."""
    chain = [article.outlet, *statement.via, *([statement.by] if statement.by else [])]
    said = parse(statement.said) if statement.said else DateSpan(article.published, article.published, "day")
    stated_on = min(said.last or article.published, article.published)
    annotator = statement.annotator or article.annotator
    return Claim(
        id=claim_id(article.id, annotator, statement, written),
        article=article.id,
        annotator=annotator,
        revision=article.revision,
        stated_by=chain[-1],
        chain=ARROW.join(chain),
        published_on=article.published,
        stated_on=stated_on,
        stated_on_precision=said.precision,
        described=statement.described,
        place=written.place or statement.place,
        part=written.part or statement.part or BODY,
        confirms=tuple(sorted(local[one] for one in written.confirms)),
        denies=tuple(sorted(local[one] for one in written.denies)),
        **_said(written),
        **_dates(written, said.first or stated_on, stated_on, legal_act=article.kind == LEGAL_ACT),
    )


def _fact(written: WrittenClaim, registry: Registry) -> Claim:
    record = registry.records[written.record or ""]
    return Claim(
        id=claim_id(record.id, REGISTRY, None, written),
        article=record.id,
        annotator=REGISTRY,
        chain=record.id,
        published_on=ALWAYS,
        stated_on=record.retrieved,
        **_said(written),
        **_dates(written, record.retrieved, record.retrieved, legal_act=False),
    )


def _said(written: WrittenClaim) -> dict[str, Any]:
    start, end = written.span or (None, None)
    return {
        "subject": written.subject,
        "predicate": written.predicate,
        "object": written.object,
        "factuality": written.factuality,
        "condition": written.condition,
        "gloss": written.gloss,
        "quote": written.quote,
        "start": start,
        "end": end,
        "qualifiers": dict(written.qualifiers),
    }


def _dates(written: WrittenClaim, first_said: date, stated_on: date, *, legal_act: bool) -> dict[str, Any]:
    """The days of validity, and whether a status is a plan (its first day is after `stated_on`) or effective."""
    begin = parse(written.valid_from) if written.valid_from else _UNKNOWN
    finish = parse(written.valid_to) if written.valid_to else _UNKNOWN
    status = written.predicate == ontology().status_predicate
    planned = status and (written.planned or (begin.first is not None and begin.first > stated_on))
    return {
        "valid_from": begin.first,
        "valid_from_latest": begin.last,
        "valid_from_precision": begin.precision if written.valid_from else None,
        "valid_to": finish.last,
        "valid_to_precision": finish.precision if written.valid_to else None,
        "starts_on": begin.first or first_said,
        "planned": planned,
        "effective": planned and legal_act and begin.precision == "day",
    }
