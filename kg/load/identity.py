"""Making a store agree with the judgements of identity: every end of a claim is whom the registry now means by it.

Claims keep what their annotator wrote, so this needs no article at hand, and a judgement withdrawn is undone alike.
Retracted claims are read anew too: the recorded clock shows what was said, with today's knowledge of who is who.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.claims.model import Claim, from_graph, to_edges, to_node
from kg.claims.naming import unnamed
from kg.graph import Node
from kg.load.apply import REPOINTED, Batch, Outcome
from kg.load.changes import Move
from kg.load.sources import Source, bare_node, renamed
from kg.load.statements import claims_in, create_edges, create_nodes, grouped, links, prune, replace_nodes, root_of, run
from kg.ontology import ARTICLE, CLAIM, DECLARES, OBJECT, OUTLET, RECORD, RETRACTED_CLAIM, STATED_BY, SUBJECT, VIA
from kg.registry import Registry

ENDS = (SUBJECT, OBJECT, STATED_BY, VIA)
_NAMES = ("subject", "object", "stated_by")  # the same as attributes of a claim
_ENDS = "|".join(ENDS)
_WRITTEN = " OR ".join(f"c.{name} IS NOT NULL" for name in ("writtenSubject", "writtenObject", "writtenChain"))


@dataclass(frozen=True, slots=True)
class _Known:
    """A source as the store has it: its node, its claims (retracted ones too), the entities it declares."""

    node: Node
    claims: tuple[Claim, ...]
    declared: frozenset[str]


def align(batch: Batch, people: Registry, gone: Iterable[str] = ()) -> list[Outcome]:
    """Point the claims where the judgements point, and drop the nodes that nothing names any more.

    `gone` are entities that the registry had and has no longer. Returns an outcome for each source that changed.
    """
    left = sorted({*people.representatives, *map(unnamed, people.representatives), *gone})
    there = batch.meet(left)
    changes = [(known, renamed(known.node, known.claims, people)) for known in _known(batch, people, sorted(there))]
    _write(batch, changes)
    _forsake(batch, sorted(batch.meet(gone)))
    batch.recompute()
    declared = {id for known, _ in changes for id in known.declared}
    _drop(batch, sorted({*there, *(id for id in declared if not batch.cast.registered(id))}))
    return [outcome for known, new in changes if (outcome := _outcome(known, new))]


def _known(batch: Batch, people: Registry, left: list[str]) -> Iterator[_Known]:
    """The sources on which a judgement may bear."""
    nodes, declared = _articles(batch), _declared(batch)
    wanted = {row["source"] for row in _naming(batch, left)}
    for id, node in nodes.items():
        new = renamed(node, (), people)
        lacking = {entity.id for entity in new.entities} != declared.get(id, frozenset())
        told = any(new.node.properties.get(key) != node.properties.get(key) for key in ("mentions", "outlet"))
        if lacking or told or id in people.splits:
            wanted.add(id)
    nodes |= _records(batch, sorted(wanted - nodes.keys()))
    claims: dict[str, list[Claim]] = {}
    for root, ids in grouped(sorted(wanted), lambda id: nodes[id].label).items():
        for label in (CLAIM, RETRACTED_CLAIM):
            for row in claims_in(batch.tx, ids, root, label):
                claim = from_graph(row["claim"], links(row["links"]))
                claims.setdefault(claim.article, []).append(claim)
    for id in sorted(wanted):
        yield _Known(nodes[id], tuple(claims.get(id, ())), declared.get(id, frozenset()))


def _naming(batch: Batch, left: list[str]) -> Iterator[dict[str, str]]:
    """`source` of the claims that name one of these ids, or that a judgement pointed elsewhere before."""
    for root, ids in grouped(left, lambda id: root_of(batch.classes[id])).items():
        match = f"UNWIND $rows AS id MATCH (n:{root} {{id: id}})<-[:{_ENDS}]-(c)"
        yield from run(batch.tx, f"{match} RETURN DISTINCT c.article AS source", ids)
    for label in (CLAIM, RETRACTED_CLAIM):
        yield from batch.tx.run(f"MATCH (c:{label}) WHERE {_WRITTEN} RETURN DISTINCT c.article AS source")


def _articles(batch: Batch) -> dict[str, Node]:
    rows = batch.tx.run(f"MATCH (a:{ARTICLE}) RETURN properties(a) AS node")
    return {row["node"]["id"]: Node(row["node"]["id"], ARTICLE, row["node"]) for row in rows}


def _records(batch: Batch, ids: list[str]) -> dict[str, Node]:
    rows = run(batch.tx, f"UNWIND $rows AS id MATCH (r:{RECORD} {{id: id}}) RETURN properties(r) AS node", ids)
    return {row["node"]["id"]: Node(row["node"]["id"], RECORD, row["node"]) for row in rows}


def _declared(batch: Batch) -> dict[str, frozenset[str]]:
    rows = batch.tx.run(f"MATCH (a:{ARTICLE})-[:{DECLARES}]->(e) RETURN a.id AS article, collect(DISTINCT e.id) AS ids")
    return {row["article"]: frozenset(row["ids"]) for row in rows}


def _write(batch: Batch, changes: list[tuple[_Known, Source]]) -> None:
    old = {claim.id: claim for known, _ in changes for claim in known.claims}
    new = {claim.id: claim for _, source in changes for claim in source.claims if claim != old[claim.id]}
    _make(batch, [(old[id], claim) for id, claim in new.items()], [source for _, source in changes])
    for label, ids in grouped(new, lambda id: to_node(new[id]).label).items():
        run(batch.tx, f"UNWIND $rows AS id MATCH (c:{label} {{id: id}})-[r:{_ENDS}]->() DELETE r", ids)
    replace_nodes(batch.tx, map(to_node, new.values()))
    roots = batch.roots() | {id: to_node(claim).label for id, claim in new.items()}
    edges = [edge for claim in new.values() for edge in to_edges(claim) if edge.type in ENDS]
    create_edges(batch.tx, edges, roots)
    replace_nodes(batch.tx, (source.node for _, source in changes))
    articles = [source for _, source in changes if source.node.label == ARTICLE]
    before = batch.undeclare([source.node.id for source in articles])
    batch.declare(articles)
    batch.refresh_declared(sorted({*before, *(entity.id for source in articles for entity in source.entities)}))
    batch.changes.moves += (
        Move(id, name.replace("stated_by", "speaker"), getattr(old[id], name), getattr(claim, name))
        for id, claim in sorted(new.items())
        for name in _NAMES
        if claim.live and getattr(claim, name) != getattr(old[id], name)
    )
    batch.touched.claims(claim for id, one in new.items() for claim in (one, old[id]) if claim.live)


def _make(batch: Batch, pairs: list[tuple[Claim, Claim]], sources: list[Source]) -> None:
    """Make sure that whoever the claims now name is there; of whom nobody knows the class, it is the old end's."""
    stands = {getattr(new, end): getattr(old, end) for old, new in pairs for end in _NAMES}
    declared = {entity.id: entity.class_name for source in sources for entity in source.entities}
    wanted = {edge.target for _, claim in pairs for edge in to_edges(claim) if edge.type in ENDS} | declared.keys()
    ends = {*wanted, *filter(None, stands.values())}
    batch.classes |= {id: node.label for id in ends - batch.classes.keys() if (node := batch.cast.node(id))}
    missing = sorted(wanted - batch.meet(ends))
    classes = {id: batch.classes[stands[id]] if id in stands else OUTLET for id in missing} | declared
    nodes = [batch.cast.node(id) or bare_node(id, classes[id]) for id in missing]
    create_nodes(batch.tx, nodes)
    batch.classes |= {node.id: node.label for node in nodes}
    batch.touch_statuses(missing)


def _forsake(batch: Batch, ids: list[str]) -> None:
    """Entities that only claims still name: ISO 3166 may know them, else they are marked as nobody's."""
    known = [node for id in ids if (node := batch.cast.node(id)) and node.id == id]
    replace_nodes(batch.tx, known)
    batch.touch_statuses(node.id for node in known)
    others = [id for id in ids if id not in {node.id for node in known}]
    for root, some in grouped(others, lambda id: root_of(batch.classes[id])).items():
        run(batch.tx, f"UNWIND $rows AS id MATCH (n:{root} {{id: id}}) SET n.unreviewed = true", some)


def _drop(batch: Batch, ids: list[str]) -> None:
    known = [id for id in ids if (node := batch.cast.node(id)) is None or node.id != id or id.startswith(unnamed(""))]
    for root, some in grouped(known, lambda id: root_of(batch.classes[id])).items():
        for id in prune(batch.tx, some, root):
            batch.classes.pop(id, None)


def _outcome(known: _Known, new: Source) -> Outcome | None:
    old = {claim.id: claim for claim in known.claims}
    changed = tuple(sorted(claim.id for claim in new.claims if claim.live and claim != old[claim.id]))
    return Outcome(new, REPOINTED, changed=changed) if changed else None
