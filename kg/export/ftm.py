"""FollowTheMoney entities as JSON lines, for Aleph and its kin; ontology/followthemoney.ttl says what becomes of what.

Links are facts said flatly, or disputed. What is only probable, possible or conditional is no link there, since a
reader of links would take it for one: it is told, condition included, by the article that documents its subject.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import IO, Any

from kg.claims.model import Claim, claims_in
from kg.graph import ALWAYS, NEVER, Edge, Graph, Node, read_name
from kg.ontology import ARTICLE, GOVERNMENT, ontology

LINK = "UnknownLink subject object"
_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")
Properties = Mapping[str, Iterable[Any]]


def write_ftm(graph: Graph, stream: IO[bytes]) -> None:
    """Write entities, documents, links and documentation, one JSON object a line; the same graph, the same bytes."""
    for schema, id, properties in _entities(graph):
        filled = {name: sorted({str(v) for v in values if v not in (None, "")}) for name, values in properties.items()}
        entity = {"id": _id(id), "schema": schema, "properties": {n: v for n, v in sorted(filled.items()) if v}}
        stream.write(json.dumps(entity, separators=(",", ":")).encode() + b"\n")


def _entities(graph: Graph) -> Iterator[tuple[str, str, Properties]]:
    known = {id: node for id, node in sorted(graph.nodes.items()) if _schema(node.label)}
    for id, node in known.items():
        yield _schema(node.label), id, _document(node, graph) if node.label == ARTICLE else _thing(node)
    claims = {claim.id: claim for claim in claims_in(graph) if claim.live}
    for edge in sorted(graph.edges, key=lambda one: one.order):
        if edge.type in ontology().predicates and edge.source in known and edge.target in known:
            yield _link(edge, claims, graph)
    for claim in claims.values():
        if claim.article in known and claim.subject in known:
            yield "Documentation", claim.id, _documentation(claim, graph)


def _schema(name: str) -> str:
    return ontology().style(name).get("ftm", "")


def _thing(node: Node) -> Properties:
    """A thing with its names, its country, what it is and its status in words."""
    found: Mapping[str, Any] = node.properties
    status = [f"status: {found['status']} ({found['statusAnswer']})"] if "status" in found else []
    return {
        "name": [found.get("name") or node.id],
        "alias": {read_name(name)[0] for name in found.get("names", ())} - {found.get("name")},
        "country": [(node.id if node.label == GOVERNMENT else found.get("country", "")).lower()],
        "keywords": [ontology().classes[node.label].label, *status],
        "notes": [found.get("note")],
        "sourceUrl": [found.get("url"), found.get("homepage")],
        "retrievedAt": _days(found.get("retrieved")),
    }


def _document(node: Node, graph: Graph) -> Properties:
    found: Mapping[str, Any] = node.properties
    return {
        "title": [node.id],
        "publisher": [_name(str(found["outlet"]), graph)],
        "publishedAt": [found["publishedOn"]],
        "sourceUrl": [found["url"]],
        "keywords": [found["kind"]],
    }


def _link(edge: Edge, claims: Mapping[str, Claim], graph: Graph) -> tuple[str, str, Properties]:
    special = ontology().style(edge.type).get("ftm")
    schema, source, target = (special or LINK).split()
    found: Mapping[str, Any] = edge.properties
    said = [claims[id] for id in found.get("claims", ()) if id in claims]
    qualifiers = [f"{name}: {found[name]}" for name in ontology().qualifiers if name in found]
    properties = {
        source: [_id(edge.source)],
        target: [_id(edge.target)],
        "role": [] if special else [ontology().predicates[edge.type].label],
        "status": [found["answer"]],
        "summary": ["; ".join(qualifiers)],
        "startDate": _days(found.get("validFrom")),
        "endDate": _days(found.get("validTo")),
        "recordId": [claim.id for claim in said],
        "sourceUrl": {graph.nodes[claim.article].properties.get("url") for claim in said},
    }
    return schema, "\n".join(edge.order), properties


def _documentation(claim: Claim, graph: Graph) -> Properties:
    """What an article says of a thing: who, how firmly, and only if what."""
    says = f"{_name(claim.subject, graph)} {ontology().predicates[claim.predicate].label} {_name(claim.object, graph)}"
    condition = f", only if: {claim.condition}" if claim.condition else ""
    return {
        "document": [_id(claim.article)],
        "entity": [_id(claim.subject)],
        "role": [f"{claim.answer}: {says}{condition}"],
        "status": [claim.answer],
        "summary": [claim.gloss],
        "description": [f"Said by {_name(claim.stated_by, graph)}" if claim.stated_by else None],
        "date": _days(claim.stated_on),
        "recordId": [claim.id],
    }


def _days(*values: Any) -> list[str]:
    return [value.isoformat() for value in values if value not in (None, ALWAYS, NEVER)]


def _name(id: str, graph: Graph) -> str:
    return str(graph.nodes[id].properties.get("name", id)) if id in graph.nodes else id


def _id(id: str) -> str:
    """The id where FollowTheMoney takes it, else its letters and a hash of it."""
    if _ID.fullmatch(id):
        return id
    return f"{re.sub('[^0-9a-zA-Z]+', '-', id)[:60].strip('-')}-{sha256(id.encode()).hexdigest()[:12]}".lstrip("-")
