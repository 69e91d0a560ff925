"""One transaction of a load: sources in, their old claims out, and everything read off the touched subjects anew.

The transaction takes the lock of the store's `Meta` node first: one load at a time. That holds every subject still
while it is recomputed, so two loads that touch the same subject end like one after the other, in whatever order.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from kg.claims.model import Claim, from_graph, to_edges, to_node
from kg.graph import Edge, Node
from kg.load.changes import Changes
from kg.load.meta import META, lock
from kg.load.recompute import Touched, recompute
from kg.load.sources import Cast, Source, entity_node, read_declaration, with_clock
from kg.load.statements import (
    claims_in,
    create_edges,
    create_nodes,
    grouped,
    links,
    most_specific,
    name_unnamed,
    present,
    replace_nodes,
    retract_claims,
    root_of,
    run,
    set_aside,
)
from kg.ontology import ARTICLE, CLAIM, CONTRADICTS, DECLARES, POSSIBLY_SAME, RECORD, ontology
from kg.stores import Transaction

NEW, UNCHANGED, REPLACED, RETURNED, OLDER, CONFLICT, RETRACTED, REPOINTED = (
    "new", "unchanged", "replaced", "returned", "older", "conflict", "retracted", "re-pointed",
)  # fmt: skip
WRITTEN = (NEW, REPLACED, RETURNED)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a source: the action, the revision that the store had, and the claims it changed, by id."""

    source: Source
    action: str
    stored_revision: int | None = None
    created: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    retracted: tuple[str, ...] = ()


class Batch:
    """The work of one transaction."""

    def __init__(self, tx: Transaction, cast: Cast, now: datetime, today: date) -> None:
        self.tx, self.cast, self.now, self.today = tx, cast, now, today
        self.classes: dict[str, str] = {}  # of every node that the batch has met
        self.touched = Touched()
        self.changes = Changes()

    def take(self, sources: Sequence[Source], entities: Sequence[Node] = ()) -> list[Outcome]:
        """Write the sources and the registry's `entities`; one outcome a source, in their order."""
        lock(self.tx)
        sources = [with_clock(source, self.now) for source in sources]
        stored = self._stored(sources)
        actions = [(source, *decide(source, stored.get(source.node.id))) for source in sources]
        writing = [source for source, action, _ in actions if action in WRITTEN]
        before = self._claims_of([source for source in writing if source.node.id in stored])
        after = {claim.id: claim for source in writing for claim in source.claims}
        self._write_entities(writing, entities, set(stored))
        self._write_sources(writing, set(stored))
        self._write_claims(before, after, set(stored))
        self.recompute()
        return [self._outcome(source, action, revision, before) for source, action, revision in actions]

    def withdraw(self, article: str, reason: str) -> list[str]:
        """Retract an article: its claims, what it declares, its readings. Returns the ids of the claims retracted."""
        lock(self.tx)
        found = self._claims_of([Source(Node(article, ARTICLE), ())])
        node = {"id": article, "now": self.now, "reason": reason}
        self.tx.run(
            f"MATCH (a:{ARTICLE} {{id: $id}}) SET a.retractedAt = $now, a.retraction = $reason", node
        )  # the node stays: it says why, and which revision would be new
        declared = self.undeclare([article])
        retract_claims(self.tx, sorted(found), self.now)
        self.touched.claims(found.values())
        self.refresh_declared(declared)
        self.recompute()
        return sorted(found)

    def doubt(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Write which entities are possibly the same, in place of what was written before."""
        self.tx.run(f"MATCH ()-[r:{POSSIBLY_SAME}]->() DELETE r")
        unsure = list(pairs)
        there = self.meet(id for pair in unsure for id in pair)
        edges = [Edge(left, POSSIBLY_SAME, right) for left, right in unsure if {left, right} <= there]
        create_edges(self.tx, edges, self.roots())

    def recompute(self) -> None:
        """Read facts, contradictions and statuses of what was touched off the live claims, and write them.

        Unnamed sources get the names that their outlets now have.
        """
        name_unnamed(self.tx)
        touched, self.touched = self.touched, Touched()
        if touched.units:
            self.tx.run(f"MATCH (m:{META} {{id: 'meta'}}) SET m.changedAt = $now", {"now": self.now})
            ends = {end for unit in touched.units for end in (unit.subject, unit.object) if end}
            self.meet(ends - self.classes.keys())
            self.changes.note(*recompute(self.tx, touched, self.classes, self.today, self.cast.busy))

    def _stored(self, sources: Sequence[Source]) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        for label in (ARTICLE, RECORD):
            ids = [source.node.id for source in sources if source.node.label == label]
            rows = run(self.tx, f"UNWIND $rows AS id MATCH (a:{label} {{id: id}}) RETURN properties(a) AS node", ids)
            found |= {row["node"]["id"]: row["node"] for row in rows}
        return found

    def _claims_of(self, sources: Sequence[Source]) -> dict[str, Claim]:
        found = {}
        for label, group in grouped(sources, lambda source: source.node.label).items():
            for row in claims_in(self.tx, [source.node.id for source in group], label):
                claim = from_graph(row["claim"], links(row["links"]))
                found[claim.id] = claim
        return found

    def _write_entities(self, writing: Sequence[Source], entities: Sequence[Node], stored: set[str]) -> None:
        """Make sure that whoever the claims name is there; update what the registry says of its own."""
        own = {node.id: node for node in entities}
        declared = {entity.id: entity.class_name for source in writing for entity in source.entities}
        named = {end.target for source in writing for claim in source.claims for end in to_edges(claim)}
        named |= {claim.subject for source in writing for claim in source.claims}
        named |= {str(source.node.properties["outlet"]) for source in writing if source.node.label == ARTICLE}
        named -= {source.node.id for source in writing} | {claim.id for s in writing for claim in s.claims}
        nodes = {id: node for id in named if (node := own.get(id) or self.cast.node(id))} | own
        self.classes |= {id: node.label for id, node in nodes.items()} | declared
        there = self.meet([*nodes, *declared])
        create_nodes(self.tx, (node for id, node in nodes.items() if id not in there and id not in declared))
        replace_nodes(self.tx, (node for id, node in own.items() if id in there))
        new = [id for id in declared if id not in there]
        self.touched.fresh |= {id for id in nodes if id not in there}.union(new)
        self.touch_statuses({id for id in own if id in there} | {id for id in nodes if id not in there})
        create_nodes(self.tx, (Node(id, declared[id], {"id": id}) for id in new))
        gone = self.undeclare([source.node.id for source in writing if source.node.id in stored])
        self._fresh_declared = sorted({*declared, *gone})

    def _write_sources(self, writing: Sequence[Source], stored: set[str]) -> None:
        create_nodes(self.tx, (source.node for source in writing if source.node.id not in stored))
        replace_nodes(self.tx, (source.node for source in writing if source.node.id in stored))
        self.declare(writing)
        self.refresh_declared(self._fresh_declared)

    def _write_claims(self, before: Mapping[str, Claim], after: Mapping[str, Claim], stored: set[str]) -> None:
        live = {id: claim for id, claim in after.items() if claim.live}
        changed = {
            id: replace(claim, recorded_at=before[id].recorded_at)
            for id, claim in live.items()
            if id in before and not _same(claim, before[id])
        }
        created = {
            id: claim for id, claim in after.items() if id not in before and (claim.live or claim.article not in stored)
        }
        dropped = [id for id in before if id not in live]
        retract_claims(self.tx, sorted(dropped), self.now)
        set_aside(self.tx, sorted(id for id, claim in created.items() if claim.live and claim.article in stored))
        create_nodes(self.tx, map(to_node, created.values()))
        ends = f"MATCH (c:{CLAIM} {{id: id}})-[r]->() WHERE type(r) <> '{CONTRADICTS}'"
        run(self.tx, f"UNWIND $rows AS id {ends} DELETE r", sorted(changed))
        replace_nodes(self.tx, map(to_node, changed.values()))
        written = [*created.values(), *changed.values()]
        sources = {c.article: RECORD if c.stated_by is None else ARTICLE for c in written}
        edges = [edge for claim in written for edge in to_edges(claim)]
        claims = {c.id: c.label for c in written}
        create_edges(self.tx, edges, dict.fromkeys(before, CLAIM) | self.roots() | sources | claims)
        self.touched.written += written
        self.touched.claims([*written, *(before[id] for id in (*changed, *dropped))])

    def meet(self, ids: Iterable[str]) -> set[str]:
        """Look up which of these nodes are in the store, and learn their classes."""
        wanted = sorted(set(ids))
        known = grouped(wanted, lambda id: root_of(self.classes[id]) if id in self.classes else "")
        unknown = known.pop("", [])
        for root in ontology().roots if unknown else ():
            known.setdefault(root, []).extend(unknown)
        there: set[str] = set()
        for root, group in known.items():
            found = present(self.tx, group, root)
            self.classes |= found
            there |= set(found)
        return there

    def declare(self, sources: Sequence[Source]) -> None:
        """Note which entities these articles declare."""
        edges = [Edge(source.node.id, DECLARES, entity.id) for source in sources for entity in source.entities]
        create_edges(self.tx, edges, self.roots() | {source.node.id: source.node.label for source in sources})

    def undeclare(self, articles: Sequence[str]) -> list[str]:
        """Take back what these articles declare; returns the entities concerned."""
        match = f"UNWIND $rows AS id MATCH (a:{ARTICLE} {{id: id}})-[r:{DECLARES}]->(e)"
        rows = run(self.tx, f"{match} RETURN DISTINCT e.id AS id, labels(e) AS labels", articles)
        self.classes |= {row["id"]: most_specific(row["labels"]) for row in rows}
        run(self.tx, f"{match} DELETE r", articles)
        return [row["id"] for row in rows]

    def refresh_declared(self, ids: Sequence[str]) -> None:
        """Write declared entities from all articles that declare them, whatever the order in which these came."""
        lacking = [id for id in ids if not self.cast.registered(id)]  # the registry may have taken one up since
        for root, group in grouped(lacking, lambda id: root_of(self.classes[id])).items():
            match = f"UNWIND $rows AS id MATCH (e:{root} {{id: id}})<-[:{DECLARES}]-(a:{ARTICLE})"
            rows = run(self.tx, f"{match} RETURN id, a.id AS article, a.declares AS declares", group)
            declarations = grouped(sorted(rows, key=lambda row: str(row["article"])), lambda row: str(row["id"]))
            nodes = []
            for id, found in declarations.items():
                entities = self.cast.declared(id, (read_declaration(text) for row in found for text in row["declares"]))
                nodes.append(replace(entity_node(entities, reviewed=False), id=id))
            replace_nodes(self.tx, nodes)
            self.touch_statuses(declarations)

    def touch_statuses(self, ids: Iterable[str]) -> None:
        """Have the statuses of those of these entities read anew whose class has any."""
        self.touched.statuses(id for id in ids if ontology().has_status(self.classes[id]))

    def roots(self) -> dict[str, str]:
        return {id: root_of(name) for id, name in self.classes.items()}

    def _outcome(self, source: Source, action: str, revision: int | None, before: Mapping[str, Claim]) -> Outcome:
        if action not in WRITTEN:
            return Outcome(source, action, revision)
        had = {id: claim for id, claim in before.items() if claim.article == source.node.id}
        has = {claim.id: claim for claim in source.claims if claim.live}
        return Outcome(
            source,
            action,
            revision,
            created=tuple(sorted(has.keys() - had.keys())),
            changed=tuple(sorted(id for id in has.keys() & had.keys() if not _same(has[id], had[id], told=True))),
            retracted=tuple(sorted(had.keys() - has.keys())),
        )


def decide(source: Source, stored: Mapping[str, Any] | None) -> tuple[str, int | None]:
    """What to do with a source, given the node that the store has of it, and that node's revision."""
    if stored is None:
        return NEW, None
    revision = int(stored.get("revision", 1))
    new = source.node.properties
    if source.node.label == RECORD or source.revision == revision:
        same = new.get("contentHash") == stored.get("contentHash")
        if "retractedAt" in stored:
            return RETRACTED, revision
        if same and new.get("identityHash") == stored.get("identityHash"):
            return UNCHANGED, revision
        return (REPLACED if same or source.node.label == RECORD else CONFLICT), revision
    if source.revision < revision:
        return OLDER, revision
    return (RETURNED if "retractedAt" in stored else REPLACED), revision


def _same(one: Claim, other: Claim, *, told: bool = False) -> bool:
    """Equal but for the recorded clock and, as `told` to people, for the revision."""
    aligned = replace(one, recorded_at=other.recorded_at, revision=other.revision if told else one.revision)
    return aligned == other
