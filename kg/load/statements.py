"""The statements that write a graph, for both stores; labels and relationship types come from the ontology alone."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from kg.claims.naming import unnamed, unnamed_name
from kg.graph import Edge, Node
from kg.ontology import (
    ARTICLE,
    CLAIM,
    CONTRADICTS,
    DECLARES,
    OUTLET,
    RETRACTED_CLAIM,
    STATUS_OF,
    STATUS_PERIOD,
    UNNAMED,
    ontology,
)
from kg.stores import Transaction

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
ROWS = 5_000  # rows a statement: the batch that both stores are fast with


def grouped(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """Items by key, both in the order met."""
    groups: dict[K, list[T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups


def run(tx: Transaction, statement: str, rows: Sequence[Any], **values: Any) -> list[dict[str, Any]]:
    """Run a statement over `$rows` in batches, with other `$values`, and return what all of them returned."""
    found: list[dict[str, Any]] = []
    for first in range(0, len(rows), ROWS):
        found += tx.run(statement, {"rows": rows[first : first + ROWS], **values})
    return found


def create_nodes(tx: Transaction, nodes: Iterable[Node]) -> None:
    """Create nodes that are not there yet, each with its class and superclasses as labels."""
    for label, group in grouped(nodes, lambda node: node.label).items():
        ancestors = "".join(f":{name}" for name in ontology().classes[label].ancestors)
        more = f"SET n{ancestors} " if ancestors else ""
        rows = [_row(node) for node in group]
        same = _same_instants(rows)
        told = " SET n += $same" if same else ""
        bare = [{name: value for name, value in row.items() if name not in same} for row in rows] if same else rows
        run(tx, f"UNWIND $rows AS row CREATE (n:{label}) {more}SET n = row{told}", bare, same=same)


def replace_nodes(tx: Transaction, nodes: Iterable[Node]) -> None:
    """Give nodes that are there already these properties and no others."""
    for root, group in grouped(nodes, lambda node: root_of(node.label)).items():
        run(tx, f"UNWIND $rows AS row MATCH (n:{root} {{id: row.id}}) SET n = row", [_row(node) for node in group])


def create_edges(tx: Transaction, edges: Iterable[Edge], roots: Mapping[str, str]) -> None:
    """Create relationships; `roots` gives the root class of every end."""
    kinds = grouped(edges, lambda edge: (roots[edge.source], edge.type, roots[edge.target], bool(edge.properties)))
    for (source, relation, target, detailed), group in kinds.items():
        statement = (
            f"UNWIND $rows AS row MATCH (a:{source} {{id: row.source}}) MATCH (b:{target} {{id: row.target}}) "
            f"CREATE (a)-[r:{relation}]->(b)" + (" SET r = row.properties" if detailed else "")
        )
        rows: list[dict[str, Any]] = [{"source": edge.source, "target": edge.target} for edge in group]
        for row, edge in zip(rows, group, strict=True) if detailed else ():
            row["properties"] = dict(edge.properties)
        run(tx, statement, rows)


def present(tx: Transaction, ids: Iterable[str], root: str) -> dict[str, str]:
    """Which of these ids are nodes under a root class: id -> its class."""
    rows = run(tx, f"UNWIND $rows AS id MATCH (n:{root} {{id: id}}) RETURN n.id AS id, labels(n) AS labels", [*ids])
    return {row["id"]: most_specific(row["labels"]) for row in rows}


def classes_of(tx: Transaction, ids: Iterable[str]) -> dict[str, str]:
    """The class of each of these ids that is an entity of the store."""
    found: dict[str, str] = {}
    wanted = list(ids)
    for root in ontology().roots if wanted else ():
        found |= present(tx, wanted, root)
    return found


def periods_of(tx: Transaction, ids: Sequence[str], root: str) -> Iterator[tuple[str, Node]]:
    """The status periods of these subjects, each with its subject."""
    match = f"UNWIND $rows AS id MATCH (s:{root} {{id: id}})<-[:{STATUS_OF}]-(p:{STATUS_PERIOD})"
    for row in run(tx, f"{match} RETURN id, properties(p) AS period", ids):
        yield row["id"], Node(row["period"]["id"], STATUS_PERIOD, row["period"])


def replace_periods(tx: Transaction, periods: Sequence[Node], before: Mapping[str, Node]) -> None:
    """Write status periods over those that were there before.

    A node whose id stays is changed in place: to delete it and to create it again in one transaction is an error of
    ArcadeDB, whose unique index still knows it.
    """
    gone = sorted(before.keys() - {period.id for period in periods})
    run(tx, f"UNWIND $rows AS id MATCH (p:{STATUS_PERIOD} {{id: id}}) DETACH DELETE p", gone)
    replace_nodes(tx, (one for one in periods if one.id in before and _row(one) != before[one.id].properties))
    create_nodes(tx, (period for period in periods if period.id not in before))


def claims_in(tx: Transaction, ids: Sequence[str], root: str, label: str = CLAIM) -> list[dict[str, Any]]:
    """The live, or the retracted, claims reported in these articles or records: `claim` (properties), `links`."""
    statement = (
        f"UNWIND $rows AS id MATCH (s:{root} {{id: id}})<-[:REPORTED_IN]-(c:{label}) MATCH (c)-[r]->(o) "
        "RETURN properties(c) AS claim, collect([type(r), o.id]) AS links"
    )
    return run(tx, statement, ids)


def name_unnamed(tx: Transaction) -> None:
    """Name unnamed sources after their outlets as these are called now, whoever declared them, and when."""
    rows = tx.run(f"MATCH (u:{UNNAMED}) RETURN u.id AS id, u.name AS name")
    before = {row["id"].removeprefix(unnamed("")): row["name"] for row in rows}
    outlets = f"UNWIND $rows AS id MATCH (o:{root_of(OUTLET)} {{id: id}}) RETURN id, o.name AS name"
    now = {row["id"]: unnamed_name(row["name"]) for row in run(tx, outlets, sorted(before))}
    renamed = [{"id": unnamed(id), "name": name} for id, name in now.items() if name != before[id]]
    run(tx, f"UNWIND $rows AS row MATCH (u:{root_of(UNNAMED)} {{id: row.id}}) SET u.name = row.name", renamed)


def retract_claims(tx: Transaction, ids: Sequence[str], now: Any) -> None:
    """Relabel live claims as retracted and drop their contradictions."""
    match = f"UNWIND $rows AS row MATCH (c:{CLAIM} {{id: row.id}})"
    run(tx, f"{match}-[r:{CONTRADICTS}]-() DELETE r", [{"id": id} for id in ids])
    relabel = f"{match} REMOVE c:{CLAIM} SET c:{RETRACTED_CLAIM} SET c.retractedAt = row.now"
    run(tx, relabel, [{"id": id, "now": now} for id in ids])


def set_aside(tx: Transaction, ids: Sequence[str]) -> None:
    """Give retracted claims another id, where the claim comes back: both stay in the recorded clock."""
    match = f"UNWIND $rows AS id MATCH (c:{RETRACTED_CLAIM} {{id: id}})"
    run(tx, f"{match} SET c.id = id + '~' + toString(c.retractedAt)", ids)


def prune(tx: Transaction, ids: Sequence[str], root: str) -> list[str]:
    """Delete those of these entities that nothing names any more, with their periods; returns their ids."""
    named = f"(n)<-[:SUBJECT|OBJECT|STATED_BY|VIA|{DECLARES}]-()"
    match = f"UNWIND $rows AS id MATCH (n:{root} {{id: id}}) WHERE NOT EXISTS {{ MATCH {named} }}"
    outlet = f"NOT EXISTS {{ MATCH (:{ARTICLE} {{outlet: id}}) }}"
    gone = [row["id"] for row in run(tx, f"{match} AND {outlet} RETURN n.id AS id", ids)]
    whole = f"UNWIND $rows AS id MATCH (n:{root} {{id: id}})"
    run(tx, f"{whole}<-[:{STATUS_OF}]-(p:{STATUS_PERIOD}) DETACH DELETE p", gone)
    run(tx, f"{whole} DETACH DELETE n", gone)
    return gone


def links(pairs: Iterable[Sequence[str]]) -> dict[str, list[str]]:
    """Relationship type -> ids of the other ends."""
    found: dict[str, list[str]] = {}
    for relation, end in pairs:
        found.setdefault(relation, []).append(end)
    return found


def root_of(label: str) -> str:
    """The root class of a class."""
    return ontology().classes[label].root


def most_specific(labels: Iterable[str]) -> str:
    """The class of a node, of all the labels it carries."""
    known = [ontology().classes[label] for label in labels if label in ontology().classes]
    return max(known, key=lambda cls: len(cls.ancestors)).name


def _same_instants(rows: Sequence[Mapping[str, Any]]) -> dict[str, datetime]:
    """The instants that all rows have alike, as a load's clock: one for each row is half of what sending costs."""
    first = {name: value for name, value in rows[0].items() if isinstance(value, datetime)}
    return {name: value for name, value in first.items() if all(row.get(name) == value for row in rows)}


def _row(node: Node) -> dict[str, Any]:
    return {**node.properties, "id": node.id}
