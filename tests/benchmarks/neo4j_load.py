"""Loading generated articles into a real Neo4j by kg beside a bare script that writes the same graph.

python -m tests.benchmarks.neo4j_load [ARTICLES]          default 1000

The script takes the finished nodes and relationships, grouped, and creates them with UNWIND through the official
driver under the same constraints: it reads, checks and derives nothing. What stands beside it is what kg spends on the
store, from the first transaction to the last: to look up what is there, to write, and to read anew. What kg spends
before that, to read, to check and to derive the claims, has a row of its own.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, TypeVar

from neo4j import Driver

from kg import formats
from kg.check import check_article
from kg.graph import Graph
from kg.load import load, snapshot
from kg.load.sources import article_source
from kg.ontology import ontology
from kg.registry import registry
from kg.stores import Store, Transaction, open_store
from tests.benchmarks.table import Row, seconds, show, times_as_fast, times_as_long
from tests.generate import articles
from tests.neo4j_server import LTS, Neo4jServer, running

T = TypeVar("T")
WARMING, RUNS = 3, 5  # a server's virtual machine compiles for so many loads what it then runs
ROWS = 5_000  # a statement of the bare script


class Clocked:
    """A store that counts the seconds of its transactions."""

    def __init__(self, store: Store) -> None:
        self._store, self.seconds = store, 0.0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def write(self, work: Callable[[Transaction], T]) -> T:
        begun = perf_counter()
        try:
            return self._store.write(work)
        finally:
            self.seconds += perf_counter() - begun


def main(number: int) -> Iterator[Row]:
    with TemporaryDirectory() as folder, running(LTS) as server:
        file = Path(folder, "articles.jsonl")
        file.write_text("".join(json.dumps(one) + "\n" for one in articles(number)), "utf-8")
        ours, theirs, before = [], [], []
        for _ in range(WARMING + RUNS):
            graph, stored = by_kg(server, file)
            read, derive = outside(file)
            before.append(read + derive)
            ours.append(stored - derive)
            theirs.append(bare(server, graph))
        kg, script, reading = (median(times[WARMING:]) for times in (ours, theirs, before))
    size = f"{len(graph.nodes):,} nodes, {len(graph.edges):,} edges"
    yield times_as_fast(
        f"load into Neo4j, {size}", ("kg load, in the store", kg), ("bare UNWIND", script), ">= 0.8 : 1"
    )
    yield times_as_long(
        f"  read, check, derive {number:,} articles", ("before the store", reading), ("kg load, in the store", kg), ""
    )


def by_kg(server: Neo4jServer, file: Path) -> tuple[Graph, float]:
    """Load the file into the emptied server; what is in it then, and the seconds of the transactions."""
    server.wipe()
    with open_store(server.uri, username=server.username, password=server.password) as store:
        clocked = Clocked(store)
        assert not load(clocked, [file]).errors
        return snapshot(store), clocked.seconds


def outside(file: Path) -> tuple[float, float]:
    """The seconds that kg needs to read and check the articles, and to derive what it then writes."""
    people = registry()
    begun = perf_counter()
    read = formats.read([file], people).articles
    known = {one.id: (one.class_name, "") for article in read for one in article.entities}
    for article in read:
        check_article(article, people, known)
    return perf_counter() - begun, seconds(lambda: [article_source(article, people) for article in read])


def bare(server: Neo4jServer, graph: Graph) -> float:
    """Write the graph into the emptied server as anybody would; the seconds without the emptying."""
    server.wipe()
    begun = perf_counter()
    nodes: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for node in graph.nodes.values():
        nodes[node.label].append(dict(node.properties))
    for label, rows in nodes.items():
        labels = ":".join((label, *ontology().classes[label].ancestors))
        send(server.driver, f"UNWIND $rows AS row CREATE (n:{labels}) SET n = row", rows)
    root = {node.id: ontology().classes[node.label].root for node in graph.nodes.values()}
    edges: dict[tuple[str, str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for edge in graph.edges:
        row: dict[str, Any] = {"source": edge.source, "target": edge.target}
        row |= {"properties": dict(edge.properties)} if edge.properties else {}
        told = " SET r = row.properties" if edge.properties else ""
        edges[root[edge.source], edge.type, root[edge.target], told].append(row)
    for (source, relation, target, told), rows in edges.items():
        ends = f"MATCH (a:{source} {{id: row.source}}) MATCH (b:{target} {{id: row.target}})"
        send(server.driver, f"UNWIND $rows AS row {ends} CREATE (a)-[r:{relation}]->(b){told}", rows)
    return perf_counter() - begun


def send(driver: Driver, statement: str, rows: list[dict[str, Any]]) -> None:
    for first in range(0, len(rows), ROWS):
        driver.execute_query(statement, rows=rows[first : first + ROWS])


if __name__ == "__main__":
    show(main(int((sys.argv[1:] or ["1000"])[0])))
