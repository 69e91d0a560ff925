"""What only the server does: who may in, where it is, and loops that it cannot stop."""

import socket

import pytest

from kg.errors import StoreError, UsageError
from kg.stores import default_target, open_store
from kg.stores import neo4j as adapter
from tests.neo4j_server import Neo4jServer


def test_the_address_and_the_credentials_come_from_the_environment(
    neo4j: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_URI", neo4j.uri)
    monkeypatch.setenv("NEO4J_USERNAME", neo4j.username)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j.password)
    monkeypatch.setenv("NEO4J_DATABASE", "neo4j")
    with open_store("neo4j") as store:
        assert (store.kind, store.target) == ("neo4j", neo4j.uri)
        assert neo4j.password not in f"{store!r} {vars(store)}"
    assert default_target() == "./trade-policy.kg"
    monkeypatch.setenv("KG_STORE", "elsewhere.kg")
    assert default_target() == "elsewhere.kg"


def test_an_address_with_routing_is_passed_on(neo4j: Neo4jServer) -> None:
    address = neo4j.uri.replace("bolt://", "neo4j://")
    with open_store(address, username=neo4j.username, password=neo4j.password) as store:
        assert store.read("RETURN 1 AS one").rows == [(1,)]


def test_a_wrong_password_is_not_repeated(neo4j: Neo4jServer) -> None:
    with pytest.raises(StoreError, match="set NEO4J_USERNAME and NEO4J_PASSWORD") as caught:
        open_store(neo4j.uri, password="some wrong password")
    assert "some wrong password" not in str(caught.value)


def test_a_wrong_database_is_named(neo4j: Neo4jServer) -> None:
    with pytest.raises(StoreError, match="has no database 'none'; set NEO4J_DATABASE"):
        open_store(neo4j.uri, username=neo4j.username, password=neo4j.password, database="none")


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_is_not_there(scheme: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: nobody answers there
        with pytest.raises(StoreError, match=r"does not answer\. Is the server up"):
            open_store(f"{scheme}://127.0.0.1:{taken.getsockname()[1]}", password="a password")


@pytest.mark.parametrize("target", ["http://127.0.0.1", "bolt://neo4j:secret@127.0.0.1", "neo4j"])
def test_a_target_that_makes_no_sense(target: str) -> None:
    with pytest.raises(UsageError) as caught:
        open_store(target)
    assert "secret" not in str(caught.value)


def test_a_loop_that_the_server_cannot_stop_is_given_up(neo4j: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapter, "GRACE_SECONDS", 0.1)
    loop = "RETURN reduce(s = 0, x IN range(1, 6000) | s + reduce(t = 0, y IN range(1, 6000) | t + y)) AS s"
    with open_store(neo4j.uri, username=neo4j.username, password=neo4j.password) as store:
        with pytest.raises(StoreError, match="ran out of time"):
            store.read(loop, timeout=0.1)
        assert store.read("RETURN 1 AS one").rows == [(1,)]
