"""What every store does alike: the suite of the port."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from kg.errors import QueryError, StoreError
from kg.stores import Rows, Store, Transaction

TREES = {"Official": "Person", "Person": "Actor", "Actor": None, "Claim": None}
DAY = date(2025, 10, 22)
NOON = datetime(2025, 10, 22, 12, tzinfo=UTC)


def put(store: Store, *nodes: dict[str, Any]) -> None:
    """Nodes labelled Claim."""
    store.prepare(TREES)
    store.write(lambda tx: tx.run("UNWIND $rows AS row CREATE (n:Claim) SET n = row", {"rows": nodes}))


def count(store: Store) -> int:
    return int(store.read("MATCH (n) RETURN count(n) AS nodes").rows[0][0])


PROPERTIES = {
    "id": "a",
    "whole": 3,
    "big": 2**53 + 1,
    "real": 1.0,
    "true": True,
    "text": "Žižek — 贸易 🙂 'G7\" \\",
    "looks": "2025-10-22",
    "on": DAY,
    "at": NOON + timedelta(microseconds=123456),
    "always": date(1, 1, 1),
    "live": datetime(9999, 12, 31, tzinfo=UTC),
    "list": ["b", "2025-10-22"],
}


def test_properties_come_back_as_they_were_stored(store: Store) -> None:
    put(store, PROPERTIES)
    (found,) = store.read("MATCH (n:Claim) RETURN properties(n)").rows[0]
    assert found == PROPERTIES
    assert {name: type(value) for name, value in found.items()} == {k: type(v) for k, v in PROPERTIES.items()}
    assert found["at"].utcoffset() == timedelta()


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("n.on", "2025-10-22"),
        ("n['on']", "2025-10-22"),
        ("n.looks", "2025-10-22"),
        ("n.live", "9999-12-31T00:00:00Z"),
        ("n.at", "2025-10-22T12:00:00.123456Z"),
        ("n.missing", None),
        ("n.real", 1.0),
        ("7 / 2", 3),
        ("[n.on, n.whole, null]", ["2025-10-22", 3, None]),
        ("collect([n.id, n.on])", [["a", "2025-10-22"]]),
        ("collect(properties(n))[..1] = []", False),
        ("min(n.on)", "2025-10-22"),
        ("n", PROPERTIES),
        ("n {.on, .looks}", {"on": DAY, "looks": "2025-10-22"}),
        ("collect(n {.on, .looks})", [{"on": "2025-10-22", "looks": "2025-10-22"}]),
        ("datetime('2025-10-22T14:00+02:00')", "2025-10-22T12:00:00Z"),
    ],
)
def test_cells_are_what_json_can_say(store: Store, expression: str, expected: object) -> None:
    put(store, PROPERTIES)
    (found,) = store.read(f"MATCH (n:Claim) RETURN {expression} AS found").rows[0]
    assert (found, type(found)) == (expected, type(expected))


def test_dates_and_instants_compare_with_iso_text_and_with_python_values(store: Store) -> None:
    put(store, {"id": "a", "on": DAY, "at": NOON})
    query = """
        MATCH (n:Claim)
        RETURN n.on <= date($day), n.on = $date, n.on < date('2025-10-22'), n.at <= datetime($noon), n.at >= $instant,
               n.at = datetime($instant), n.at < datetime('2025-10-22T12:00:00Z'), toString(n.at)
    """
    parameters = {"day": DAY.isoformat(), "date": DAY, "noon": "2025-10-22T12:00:00Z", "instant": NOON}
    found = store.read(query, parameters).rows[0]
    assert found == (True, True, False, True, True, True, False, "2025-10-22T12:00:00Z")


def test_instants_of_other_zones_are_kept_in_utc(store: Store) -> None:
    put(store, {"id": "a", "at": datetime.fromisoformat("2025-10-22T14:00:00+02:00")})
    assert store.read("MATCH (n:Claim) RETURN n.at, properties(n).at").rows == [("2025-10-22T12:00:00Z",) * 2]


def test_a_transaction_sees_what_it_wrote(store: Store) -> None:
    def work(tx: Transaction) -> list[dict[str, Any]]:
        tx.run("CREATE (:Claim {id: 'a', at: $at, on: $on})", {"at": NOON, "on": DAY})
        return tx.run("MATCH (n:Claim) RETURN n.at AS at, n.on AS on, properties(n) AS node")

    store.prepare(TREES)
    node = {"id": "a", "at": NOON, "on": DAY}
    assert store.write(work) == [{"at": "2025-10-22T12:00:00Z", "on": "2025-10-22", "node": node}]


def test_a_write_that_raises_leaves_nothing(store: Store) -> None:
    def work(tx: Transaction) -> None:
        tx.run("CREATE (:Claim {id: 'a'})")
        raise KeyError("after the first half")

    store.prepare(TREES)
    with pytest.raises(KeyError, match="after the first half"):
        store.write(work)
    assert count(store) == 0


def test_writes_that_meet_are_tried_again(store: Store) -> None:
    def add_one_to_both(first: str, second: str) -> None:
        def work(tx: Transaction) -> None:
            for id in (first, second):
                tx.run("MATCH (n:Claim {id: $id}) SET n.count = n.count + 1", {"id": id})

        for _ in range(10):
            store.write(work)

    put(store, {"id": "a", "count": 0}, {"id": "b", "count": 0})
    with ThreadPoolExecutor(2) as threads:  # in opposite order, so that each waits for the other
        for done in (threads.submit(add_one_to_both, "a", "b"), threads.submit(add_one_to_both, "b", "a")):
            done.result()
    assert store.read("MATCH (n:Claim) RETURN n.count").rows == [(20,), (20,)]


def test_ids_are_unique_under_a_root(store: Store) -> None:
    store.prepare(TREES)
    store.prepare(TREES)
    store.write(lambda tx: tx.run("CREATE (:Official:Person:Actor {id: 'a'})"))
    with pytest.raises(StoreError):
        store.write(lambda tx: tx.run("CREATE (:Person:Actor {id: 'a'})"))
    store.write(lambda tx: tx.run("CREATE (:Claim {id: 'a'})"))
    assert count(store) == 2


def test_nodes_carry_their_superclasses_and_are_found_by_the_root(store: Store) -> None:
    merge = "UNWIND $rows AS row MERGE (n:Official {id: row.id}) SET n:Person:Actor SET n = row"
    store.prepare(TREES)
    store.write(lambda tx: tx.run(merge, {"rows": [{"id": "a", "old": 1}, {"id": "b"}]}))
    store.write(lambda tx: tx.run(merge, {"rows": [{"id": "a", "new": 2}]}))
    found = store.read("MATCH (n:Actor) WHERE n:Person RETURN n.id AS id, labels(n), properties(n) ORDER BY id")
    assert [(id, sorted(labels), node) for id, labels, node in found.rows] == [
        ("a", ["Actor", "Official", "Person"], {"id": "a", "new": 2}),
        ("b", ["Actor", "Official", "Person"], {"id": "b"}),
    ]


WRITING = [
    "CREATE (:X)",
    "MERGE (:Claim {id: 'b'})",
    "MATCH (n:Claim) SET n.id = 'b'",
    "MATCH (n:Claim) SET n:X",
    "MATCH (n:Claim) REMOVE n.id",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n:Claim) FOREACH (i IN [1] | SET n.i = i)",
    "MATCH (n:Claim) CALL { WITH n SET n.i = 1 RETURN 1 AS one } RETURN one",
    "CALL { CREATE (:X) } RETURN 1 AS one",
    "PROFILE CREATE (:X)",
    "CREATE INDEX some FOR (n:Claim) ON (n.name)",
    "CREATE CONSTRAINT some FOR (n:X) REQUIRE n.id IS UNIQUE",
    "CREATE USER someone SET PASSWORD 'some password'",
    "CALL db.createLabel('X')",
    "DROP TYPE Claim",
    "DELETE FROM Claim",
    "{sql} DELETE FROM Claim",
    "RETURN 1; CREATE (:X)",
]


@pytest.mark.parametrize("query", WRITING)
def test_reading_cannot_write(store: Store, query: str) -> None:
    put(store, {"id": "a"})
    with pytest.raises(QueryError):
        store.read(query)
    assert store.read("MATCH (n) RETURN labels(n), properties(n)").rows == [(["Claim"], {"id": "a"})]


WRONG = [
    "",
    "RETURN",
    "RETURN $missing",
    "RETURN nothing",
    "RETURN 1 / 0",
    "RETURN date('x')",
    "RETURN nothing(1)",
    "SELECT FROM Claim",
]


@pytest.mark.parametrize("query", WRONG)
def test_a_query_that_cannot_be_run_is_a_query_error(store: Store, query: str) -> None:
    with pytest.raises(QueryError):
        store.read(query)
    with pytest.raises(QueryError):
        store.write(lambda tx: tx.run(query))


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1:1/", "https://example.org/"])
def test_reading_reads_no_files(store: Store, address: str) -> None:
    with pytest.raises(QueryError, match="LOAD CSV is refused"):
        store.read("LOAD CSV FROM $address AS line RETURN line", {"address": address})


ENDLESS = [
    "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b)",
    "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b < 0 RETURN a ORDER BY b",
]


@pytest.mark.parametrize("query", ENDLESS)
def test_a_query_without_an_end_ends(store: Store, query: str) -> None:
    with pytest.raises(StoreError, match="ran out of time"):
        store.read(query, timeout=0.3)
    assert store.read("RETURN 1 AS one").rows == [(1,)]


def test_writing_has_no_limit_that_reading_set(store: Store) -> None:
    store.read("RETURN 1 AS one", timeout=0.01 if store.kind == "arcadedb" else 5)
    slow = "UNWIND range(1, 300000) AS i WITH sum(i % 7) AS total RETURN total"
    assert store.write(lambda tx: tx.run(slow))[0]["total"] > 0


def test_rows_are_fetched_up_to_a_limit(store: Store) -> None:
    query = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN a, b"
    assert store.read(query, limit=2, timeout=10) == Rows(("a", "b"), [(1, 1), (1, 2)], truncated=True)
    assert store.read("UNWIND [1, 2] AS a RETURN a", limit=2) == Rows(("a",), [(1,), (2,)])
    assert store.read("RETURN 1 AS a", limit=0) == Rows(("a",), [], truncated=True)


@pytest.mark.parametrize(
    ("query", "columns"),
    [
        ("MATCH (n:Claim) RETURN n.id AS id, n.on", ("id", "n.on")),
        ("MATCH (n:Claim) WITH n.id AS id RETURN DISTINCT id, count(*) AS times ORDER BY id LIMIT 3", ("id", "times")),
        ("MATCH (n:Claim) RETURN n.id AS id UNION MATCH (m:Actor) RETURN m.id AS id", ("id",)),
    ],
)
def test_columns_are_known_without_rows(store: Store, query: str, columns: tuple[str, ...]) -> None:
    assert store.read(query) == Rows(columns, [])
    assert store.read(query).dicts() == []


def test_reads_are_of_one_state_until_somebody_writes(store: Store) -> None:
    put(store, {"id": "a"}, {"id": "b"})
    found = [store.read(query).state for query in ("RETURN 1 AS one", "MATCH (n:Claim) RETURN n.id", "RETURN 1 AS one")]
    assert found[0]
    assert found == [found[0]] * 3
    assert store.read("MATCH (n:Claim) RETURN n.id", limit=1).state in (None, found[0])
    store.write(lambda tx: tx.run("MATCH (n:Claim {id: 'a'}) SET n.text = 'other'"))
    later = store.read("RETURN 1 AS one").state
    assert later
    assert later != found[0]
