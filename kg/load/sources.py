"""What a store takes in: an article or a record of the registry, with its claims and the entities it declares."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

import msgspec

from kg.articles import content_hash
from kg.articles.model import Article, Entity
from kg.claims.derive import claims_of, facts_of
from kg.claims.model import Claim, claims_in
from kg.claims.naming import named, read_mentions, unnamed, unnamed_name, written_chain, written_mentions
from kg.graph import Graph, Node, Value, written_name
from kg.ontology import ARTICLE, RECORD, UNNAMED
from kg.registry import Naming, Registry


@dataclass(frozen=True, slots=True)
class Source:
    """An article or record: its node (without the recorded clock), its claims, the entities it declares."""

    node: Node
    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...] = ()
    file: str = ""
    line: int = 0

    @property
    def revision(self) -> int:
        return int(str(self.node.properties.get("revision", 1)))


class Cast:
    """Who and what a load may name: the registry, what articles declare, and what an exported graph brings along.

    `busy` notes, for the transactions of the load, whom many claims of the store name: see kg/load/units.py.
    """

    def __init__(self, registry: Registry, brought: Mapping[str, Node] | None = None) -> None:
        self._registry = registry
        self.busy: dict[tuple[str, str], int] = {}
        self._brought = {registry.same(id): node for id, node in (brought or {}).items()}

    def registered(self, id: str) -> bool:
        """Whether the registry, ISO 3166 or the ontology knows the id, so that no article has to declare it."""
        return self._registry.entity(id) is not None

    def declared(self, id: str, entities: Iterable[Entity]) -> list[Entity]:
        """Those of these declarations that are of an id, also under another that judgements make the same."""
        same = self._registry.same
        return sorted((one for one in entities if same(one.id) == id), key=lambda one: one.id != id)

    def node(self, id: str) -> Node | None:
        """The node of an id that needs no declaration; None where only an article declares it."""
        if entity := self._registry.entity(id):
            return entity_node([entity], reviewed=True)
        if id.startswith(prefix := unnamed("")):
            return Node(id, UNNAMED, {"id": id, "name": unnamed_name(id.removeprefix(prefix))})  # until it is renamed
        found = self._brought.get(id)
        return replace(found, id=id, properties={**found.properties, "id": id}) if found else None


def entity_node(declared: Iterable[Entity], *, reviewed: bool) -> Node:
    """The node of an entity from all its declarations, the first of which gives the name shown."""
    entities = list(declared)
    names = [written_name(text, language) for entity in entities for text, language in entity.names]
    properties: dict[str, Value] = {}
    for entity in reversed(entities):
        for name, value in entity.properties.items():
            properties[name] = sorted(set(value)) if isinstance(value, tuple) else value
    first = entities[0]
    properties |= {"id": first.id, "name": first.names[0][0] if first.names else first.id}
    if names:
        properties["names"] = sorted(set(names))
    if not reviewed:
        properties["unreviewed"] = True
    return Node(first.id, first.class_name, properties)


def bare_node(id: str, class_name: str) -> Node:
    """The node of an entity of which nobody says more than that claims name it."""
    return Node(id, class_name, {"id": id, "name": id, "unreviewed": True})


def article_source(article: Article, registry: Registry) -> Source:
    """The source of an annotated article; entities that the registry has are not declared again."""
    claims = tuple(claims_of(article, registry))
    declared = lacking(article.entities, registry)
    properties: dict[str, Any] = {
        "id": article.id,
        "name": article.id,
        "url": article.url,
        "outlet": registry.same(article.outlet),
        "publishedOn": article.published,
        "kind": article.kind,
        "language": article.language,
        "extent": article.extent,
        "sha256": article.sha256,
        "annotator": article.annotator,
        "revision": article.revision,
        "contentHash": content_hash(article),
        "identityHash": identities(claims, declared),
        "declares": sorted(_declaration(entity) for entity in article.entities),
        "rejected": list(article.rejected),
        "mentions": written_mentions(article.names, Naming(registry, article.id, article.names)),
    }
    kept = {name: value for name, value in properties.items() if value not in (None, [])}
    return Source(Node(article.id, ARTICLE, kept), claims, declared, article.file, article.line)


def registry_sources(registry: Registry) -> list[Source]:
    """The records of the registry, each with its facts."""
    facts: dict[str, list[Claim]] = {record: [] for record in registry.records}
    for claim in facts_of(registry):
        facts[claim.article].append(claim)
    return [_record(registry, id, tuple(claims)) for id, claims in sorted(facts.items())]


def graph_sources(graph: Graph, registry: Registry) -> list[Source]:
    """The sources of an exported graph, with the recorded clock of their claims, retracted ones included."""
    claims: dict[str, list[Claim]] = {}
    for claim in claims_in(graph):
        claims.setdefault(claim.article, []).append(claim)
    return [renamed(node, claims.get(node.id, ()), registry) for node in graph.labelled(ARTICLE, RECORD)]


def renamed(node: Node, claims: Iterable[Claim], registry: Registry) -> Source:
    """The source of an article or record as a store keeps it, with whom the judgements of this registry mean."""
    mentions = node.properties.get("mentions", ())
    names = read_mentions(mentions if isinstance(mentions, list) else ())
    naming = Naming(registry, node.id, names)
    again = tuple(named(claim, naming) for claim in claims)
    declared = lacking(_declared(node), registry)
    properties = dict(node.properties)
    if "retractedAt" not in properties:
        properties["identityHash"] = identities((claim for claim in again if claim.live), declared)
    if "outlet" in properties:
        first = next((written_chain(claim)[0] for claim in again), str(properties["outlet"]))
        properties["outlet"] = naming.of(first)
    if names:
        properties["mentions"] = written_mentions(names, naming)
    return Source(Node(node.id, node.label, properties), again, declared)


def lacking(entities: Iterable[Entity], registry: Registry) -> tuple[Entity, ...]:
    """The entities that the registry lacks, under the ids that stand for them."""
    lacked = (replace(one, id=registry.same(one.id)) for one in entities if registry.entity(one.id) is None)
    return tuple({one.id: one for one in lacked}.values())


def read_declaration(text: str) -> Entity:
    """The entity of one line of an article node's `declares`."""
    return msgspec.json.decode(text, type=Entity)


def with_clock(source: Source, now: Any) -> Source:
    """The source with `recordedAt` now, except where it brings its own."""
    claims = tuple(c if c.recorded_at else replace(c, recorded_at=now) for c in source.claims)
    properties = {"recordedAt": now, **source.node.properties}
    return replace(source, claims=claims, node=Node(source.node.id, source.node.label, properties))


def _record(registry: Registry, id: str, claims: tuple[Claim, ...]) -> Source:
    record = registry.records[id]
    properties: dict[str, Value] = {"id": id, "name": id, "url": record.url, "retrieved": record.retrieved}
    written = [id, record.url, record.retrieved.isoformat(), sorted(claim.id for claim in claims)]
    properties["contentHash"] = sha256(msgspec.json.encode(written)).hexdigest()
    properties["identityHash"] = identities(claims, ())
    return Source(Node(id, RECORD, properties), claims)


def identities(claims: Iterable[Claim], declared: Iterable[Entity]) -> str:
    """A hash of whom the claims of a source name and whom it declares."""
    resolved = sorted([c.id, c.subject, c.object, c.stated_by or "", *c.via] for c in claims)
    return sha256(msgspec.json.encode([resolved, sorted(e.id for e in declared)])).hexdigest()


def _declaration(entity: Entity) -> str:
    return msgspec.json.encode(replace(entity, file="", line=0), order="sorted").decode()


def _declared(node: Node) -> Iterable[Entity]:
    """What an article of an exported graph declares; a retracted one no longer does."""
    declares = node.properties.get("declares", [])
    if isinstance(declares, list) and "retractedAt" not in node.properties:
        yield from map(read_declaration, declares)
