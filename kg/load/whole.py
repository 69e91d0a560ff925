"""A store read back as a graph, and the graph as the store knew it at an earlier time."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from tempfile import TemporaryDirectory

from kg.claims.model import claims_in, to_edges, to_node
from kg.graph import LIVE, Edge, Graph, Node
from kg.load.meta import META
from kg.load.readings import by_subject, read_off
from kg.load.statements import create_edges, create_nodes, most_specific, root_of
from kg.ontology import ARTICLE, CLAIM, RECORD, RETRACTED_CLAIM, STATUS_PERIOD, ontology
from kg.stores import Store, Transaction, open_store

LONG = 3600.0  # seconds: a whole store may take a while


def snapshot(store: Store) -> Graph:
    """Everything in the store but `Meta`: entities, articles, records, claims (retracted ones too), readings."""
    graph = Graph()
    for root in sorted({cls.root for cls in ontology().classes.values()}):
        query = f"MATCH (n:{root}) RETURN labels(n) AS labels, properties(n) AS properties"
        for labels, properties in store.read(query, timeout=LONG).rows:
            graph.add([Node(properties["id"], most_specific(labels), properties)])
    query = "MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, properties(r)"
    graph.add(edges=(Edge(*row) for row in store.read(query, timeout=LONG).rows))
    graph.edges.sort(key=lambda edge: edge.order)
    return graph


def as_recorded(graph: Graph, at: datetime, today: date) -> Graph:
    """What a store with this snapshot knew at a time: the claims recorded by then and not yet retracted, read anew."""
    claims = [c for c in claims_in(graph) if c.recorded_at and c.recorded_at <= at < c.retracted_at]
    claims = [replace(claim, id=claim.id.partition("~")[0], retracted_at=LIVE) for claim in claims]
    sources = {claim.article for claim in claims}
    keep = {CLAIM, RETRACTED_CLAIM, STATUS_PERIOD}
    nodes = [node for node in graph.nodes.values() if node.label not in keep]
    nodes = [node for node in nodes if node.label not in (ARTICLE, RECORD) or node.id in sources]
    known = {claim.id for claim in claims}
    result = Graph()
    result.add((_untold(node) for node in nodes), ())
    result.add(
        map(to_node, claims), (e for c in claims for e in to_edges(c) if e.target in known | result.nodes.keys())
    )
    subjects = {node.id: node.label for node in nodes if node.label not in (ARTICLE, RECORD)}
    readings = read_off(subjects, by_subject(claims), today)
    result.add(readings.nodes, readings.edges)
    for id, status in readings.statuses.items():
        node = result.nodes[id]
        result.nodes[id] = Node(id, node.label, {**node.properties, **status})
    return result


@contextmanager
def recorded(store: Store, at: datetime) -> Iterator[Store]:
    """A temporary embedded store with what `store` knew at a time (UTC); gone when the block ends."""
    graph = as_recorded(snapshot(store), at, datetime.now(UTC).date())
    with TemporaryDirectory(prefix="kg-recorded-") as folder, open_store(f"{folder}/graph") as temporary:
        write_graph(temporary, graph)
        yield temporary


def write_graph(store: Store, graph: Graph) -> None:
    """Write a whole graph into an empty store, in one transaction."""
    store.prepare({**ontology().trees(), META: None})
    roots = {node.id: root_of(node.label) for node in graph.nodes.values()}

    def work(tx: Transaction) -> None:
        create_nodes(tx, graph.nodes.values())
        create_edges(tx, graph.edges, roots)

    store.write(work)


def _untold(node: Node) -> Node:
    """The node without what the store learned of it later: its status, its retraction."""
    later = ("status", "statusSince", "statusAnswer", "retractedAt", "retraction")
    return Node(node.id, node.label, {k: v for k, v in node.properties.items() if k not in later})
