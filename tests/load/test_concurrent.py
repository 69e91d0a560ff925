"""Two loads at once into one Neo4j end like one after the other."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kg.load import load, snapshot
from kg.rdf import fingerprint
from kg.stores import open_store
from tests.load.written import MEASURE, article, claim
from tests.neo4j_server import Neo4jServer

STATUSES = ("considered", "announced", "in_force", "suspended", "reinstated", "withdrawn")


def test_two_loads_of_one_subject(tmp_path: Path, neo4j: Neo4jServer) -> None:
    paths = [
        article(tmp_path, f"a{n}", claim(f"{MEASURE} HAS_STATUS {status}"), published=f"2025-10-1{n}")
        for n, status in enumerate(STATUSES)
    ]

    def load_one(path: Path) -> int:
        with open_store(neo4j.uri, username=neo4j.username, password=neo4j.password) as store:
            return len(load(store, [path]).errors)

    neo4j.wipe()
    load_one(paths[0])  # the registry and the constraints are made once
    with ThreadPoolExecutor(len(paths)) as pool:
        assert sum(pool.map(load_one, paths[1:])) == 0
    with open_store(neo4j.uri, username=neo4j.username, password=neo4j.password) as served:
        at_once = fingerprint(snapshot(served))
    with open_store(str(tmp_path / "one.kg")) as embedded:
        load(embedded, paths)
        assert fingerprint(snapshot(embedded)) == at_once
