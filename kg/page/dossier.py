"""What the panel beside the drawing tells, as plain data for the browser: entities, claims, articles and lines.

Nothing here is markup; static/*.js sets all of it as text.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from kg.claims.model import HEADLINE, Claim
from kg.graph import Node, read_name
from kg.ontology import ARTICLE, RECORD, ontology
from kg.page.boxes import modality_words
from kg.page.view import Relation, View, background
from kg.page.words import detail, names_of, office, qualifiers, stated, status_lines, validity

Ends = tuple[str, str, str]  # subject, predicate, object


def shown(view: View) -> list[str]:
    """The ids of the claims that are shown: what anybody reported, and the registry's facts about what is drawn."""
    drawn = set(view.drawn)
    return sorted(id for id, c in view.claims.items() if not background(c) or drawn & {c.subject, c.object})


def claims(view: View) -> dict[str, Any]:
    """Claim id -> the claim in words, of those that are shown. The words are the same on every day."""
    return {id: _claim(view, view.claims[id]) for id in shown(view)}


def entities(view: View, shown: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Entity id -> its dossier, for everything that the `shown` claims name."""
    ends = {claim[key] for claim in shown for key in ("subject", "object", "by") if claim.get(key)}
    ends |= {end for claim in view.claims.values() for end in claim.via}
    ids = {id for id in ends | set(view.drawn) if id in view.nodes}
    return {id: _entity(view, view.nodes[id]) for id in sorted(ids)}


def sources(view: View, shown: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Article or record id -> where the `shown` claims are reported."""
    ids = sorted({claim["article"] for claim in shown} & set(view.nodes))
    return {id: _source(view, view.nodes[id]) for id in ids}


def relations(view: View, evidence: Collection[str]) -> dict[str, Any]:
    """Line id -> the line in words: `asked` if a claim is `evidence` of the answer, `uncounted` what headlines say."""
    headlines: dict[Ends, list[str]] = defaultdict(list)
    for id, claim in sorted(view.claims.items()):
        if claim.answer == HEADLINE:
            headlines[claim.subject, claim.predicate, claim.object].append(id)
    return {one.id: _relation(view, one, evidence, headlines) for one in view.relations}


def safe_link(url: object) -> str:
    """The address if a browser may open it from the page, that is http or https; else nothing."""
    try:
        parts = urlsplit(str(url))
    except ValueError:
        return ""
    return str(url) if parts.scheme in ("http", "https") and parts.netloc else ""


def _relation(
    view: View, one: Relation, evidence: Collection[str], headlines: Mapping[Ends, list[str]]
) -> dict[str, Any]:
    return _without_empty(
        {
            "subject": one.subject,
            "predicate": one.predicate,
            "object": one.object,
            "answer": one.answer,
            "words": modality_words(view, one),
            "detail": detail(one),
            "claims": list(one.claims),
            "uncounted": headlines.get((one.subject, one.predicate, one.object), []),
            "asked": not set(evidence).isdisjoint(one.claims),
        }
    )


def _claim(view: View, claim: Claim) -> dict[str, Any]:
    says = {
        "subject": claim.subject,
        "predicate": claim.predicate,
        "object": claim.object,
        "answer": claim.answer,
        "factuality": claim.factuality,
        "condition": claim.condition,
        "gloss": claim.gloss,
        "quote": claim.quote,
        "qualifiers": qualifiers(claim.qualifiers),
        "validity": validity(claim),
        "planned": claim.planned,
    }
    if background(claim):
        return _without_empty(says | {"article": claim.article})
    told = {
        "by": claim.stated_by,
        "office": office(view, claim.stated_by, claim.stated_on) if claim.stated_by else "",
        "described": claim.described,
        "said": stated(claim),
        "place": claim.place,
        "chain": claim.chain.split(" > "),
        "article": claim.article,
        "start": claim.start,
        "end": claim.end,
        "part": claim.part,
        "confirms": list(claim.confirms),
        "denies": list(claim.denies),
        "annotator": claim.annotator,
    }
    return _without_empty(says | told)


def _entity(view: View, node: Node) -> dict[str, Any]:
    names = [read_name(name) for name in names_of(node)]
    known = ontology().properties
    properties = [(known[n].label, _text(node.properties[n])) for n in known if n in node.properties]
    return _without_empty(
        {
            "class": node.label,
            "name": view.name(node.id),
            "names": [f"{text} ({language})" if language != "en" else text for text, language in names[1:]],
            "status": [words for _, words in status_lines(view, node.id)],
            "properties": properties,
            "office": office(view, node.id, view.as_of),
            "unreviewed": node.properties.get("unreviewed"),
            "silent": _silent(view, node),
            "drawn": node.id in view.drawn,
        }
    )


def _silent(view: View, node: Node) -> list[str]:
    """What nobody said: the predicates that such an entity could be the subject of, and of which there is no claim."""
    said = {claim.predicate for claim in view.about(node.id) if claim.subject == node.id}
    if not ontology().has_status(node.label):
        return []
    possible = (p for p in ontology().predicates.values() if any(ontology().is_a(node.label, one) for one in p.domain))
    return [predicate.label for predicate in possible if predicate.name not in said]


def _source(view: View, node: Node) -> dict[str, Any]:
    values = node.properties
    return _without_empty(
        {
            "kind": {ARTICLE: "article", RECORD: "record"}.get(node.label, ""),
            "name": _text(values.get("name", node.id)),
            "outlet": view.name(str(values["outlet"])) if "outlet" in values else "",
            "published": _text(values.get("publishedOn", "")),
            "retrieved": _text(values.get("retrieved", "")),
            "url": _text(values.get("url", "")),
            "link": safe_link(values.get("url", "")),
            "extent": _text(values.get("extent", "")),
        }
    )


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _without_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: v for name, v in values.items() if v is not None and v is not False and v != "" and v != []}
