"""CSV for Neo4j's own import: the database that it makes is the one that `kg load` makes."""

import resource
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.export import ExportFormat, export
from kg.graph import Node
from kg.load import load, snapshot
from kg.rdf import fingerprint
from kg.stores import Store, open_store
from tests.load.written import MEASURE, article, claim
from tests.neo4j_jars import UnavailableError
from tests.neo4j_server import NEWEST, Neo4jServer, running
from tests.rdf.samples import order, sample


def opened(server: Neo4jServer) -> Store:
    return open_store(server.uri, username=server.username, password=server.password)


def test_the_newest_neo4j_imports_every_kind_of_value(tmp_path: Path) -> None:
    graph = sample()
    graph.add([Node("empty", "Bloc", {"id": "empty", "name": ""})])
    export(graph, ExportFormat.csv, tmp_path / "csv")
    try:
        with running(NEWEST, tmp_path / "csv") as server, opened(server) as store:
            found = snapshot(store)
            labels = store.read("MATCH (n:Bloc {id: 'G7'}) RETURN labels(n)").rows[0][0]
    except UnavailableError as error:
        pytest.skip(str(error))
    assert found.nodes == graph.nodes
    assert found.edges == sorted(graph.edges, key=order)
    assert sorted(labels) == ["Actor", "Bloc"]


def test_import_equals_load_and_goes_on(tmp_path: Path, neo4j: Neo4jServer) -> None:
    said = [claim(f"{MEASURE} TARGETS CN"), claim(f"{MEASURE} COVERS software", rate="100", additional="true")]
    first, second = article(tmp_path, "a", *said), article(tmp_path, "b", said[0], published="2025-11-01")
    neo4j.wipe()
    with opened(neo4j) as store:
        load(store, [first])
        loaded = snapshot(store)
        export(loaded, ExportFormat.csv, tmp_path / "csv")
        load(store, [second])
        more = fingerprint(snapshot(store))
    with running(neo4j.version, tmp_path / "csv") as server, opened(server) as store:
        assert fingerprint(snapshot(store)) == fingerprint(loaded)
        assert snapshot(store).nodes == loaded.nodes
        load(store, [first, second])
        assert fingerprint(snapshot(store)) == more


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not there yet"):
        export(sample(), ExportFormat.csv, tmp_path)
    with pytest.raises(UsageError, match="-o FOLDER"):
        export(sample(), ExportFormat.csv, None)


def test_a_folder_that_cannot_be_filled_is_not_left_behind(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        with pytest.raises(UsageError, match="csv cannot be written: File too large"):
            export(sample(), ExportFormat.csv, tmp_path / "csv")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(tmp_path.iterdir()) == []
