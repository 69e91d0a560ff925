"""The article that travels with kg: its answers, what one changed word does to them, and its fingerprint."""

import shutil
from datetime import date
from pathlib import Path
from random import Random

import pytest

from kg.ask import ask
from kg.ask.rows import Row
from kg.load import load, snapshot
from kg.rdf import fingerprint
from kg.stores import Store, open_store
from tests.cli.command import ROOT
from tests.neo4j_server import Neo4jServer

SEED = ROOT / "data" / "articles" / "asiae-2025-10-23.yaml"
CONDITION = "    condition: if the export controls are implemented\n"


def coordinated(store: Store, bloc: str = "G7", as_of: str = "2026-11-24", engine: str = "cypher") -> list[Row]:
    found = ask(store, "measures_coordinated_with", {"bloc": bloc}, as_of=date.fromisoformat(as_of), engine=engine)
    return list(found.rows)


def changed(folder: Path, old: str, new: str, count: int = -1) -> Path:
    text = SEED.read_text(encoding="utf-8")
    assert old in text
    path = folder / "changed.yaml"
    path.write_text(text.replace(old, new, count), encoding="utf-8")
    return path


def typed(store: Store) -> list[tuple[str, ...]]:
    return store.read("MATCH (m:Measure)-[:COORDINATED_WITH]->(b) RETURN m.id, b.id").rows


@pytest.mark.parametrize("engine", ["cypher", "sparql"])
def test_the_headline_question(store: Store, engine: str) -> None:
    load(store, [SEED])
    (row,) = coordinated(store, engine=engine)
    assert {name: row[name] for name in list(row)[:-1]} == {
        "measure": "us-software-export-controls-2025",
        "measure_name": "US export controls on software to China",
        "answer": "conditional",
        "implementers": ["US"],
        "targets": ["CN"],
        "status": "considered",
        "status_answer": "yes",
        "factualities": ["certain"],
        "conditions": ["if the export controls are implemented"],
        "degrees": [],
        "stated_by": ["scott-bessent"],
        "stated_on": date(2025, 10, 22),
        "articles": ["asiae-2025-10-23"],
    }
    assert coordinated(store, as_of="2025-10-22", engine=engine) == []
    assert coordinated(store, as_of="2025-10-23", engine=engine) == [row]
    assert typed(store) == []


@pytest.mark.parametrize(
    ("old", "new", "g7", "eu", "edges"),
    [
        ("G7", "EU", [], ["conditional"], 0),
        (CONDITION, "", ["yes"], [], 1),
        (CONDITION, "    factuality: denied\n", ["denied"], [], 0),
    ],
)
def test_one_word_decides(
    store: Store, tmp_path: Path, old: str, new: str, g7: list[str], eu: list[str], edges: int
) -> None:
    load(store, [changed(tmp_path, old, new)])
    assert [row["answer"] for row in coordinated(store)] == g7
    assert [row["answer"] for row in coordinated(store, "EU")] == eu
    assert len(typed(store)) == edges


def test_one_fingerprint_in_both_stores(tmp_path: Path, neo4j: Neo4jServer) -> None:
    neo4j.wipe()
    with (
        open_store(str(tmp_path / "one.kg")) as embedded,
        open_store(neo4j.uri, username=neo4j.username, password=neo4j.password) as served,
    ):
        load(embedded, [SEED])
        load(served, [SEED])
        assert fingerprint(snapshot(embedded)) == fingerprint(snapshot(served))
        assert snapshot(embedded).nodes.keys() == snapshot(served).nodes.keys()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("factuality: probable", "factuality: possible"),
        ("span: [40, 78]", "span: [41, 79]"),
        ("share: 70", "share: 71"),
        ("fact: us-software-export-controls-2025 TARGETS CN", "fact: us-software-export-controls-2025 TARGETS RU"),
    ],
)
def test_a_small_change_changes_the_fingerprint(tmp_path: Path, old: str, new: str) -> None:
    prints = set()
    for number, path in enumerate((SEED, changed(tmp_path, old, new, 1))):
        with open_store(str(tmp_path / f"{number}.kg")) as store:
            load(store, [path])
            prints.add(fingerprint(snapshot(store)))
    assert len(prints) == 2


def test_ten_orders_one_fingerprint(tmp_path: Path) -> None:
    prints = set()
    lines = SEED.read_text(encoding="utf-8")
    for number in range(10):
        names = [f"copy-{n}" for n in range(4)]
        Random(number).shuffle(names)
        folder = tmp_path / str(number)
        folder.mkdir()
        shutil.copy(SEED, folder)
        for name in names:
            (folder / f"{name}.yaml").write_text(
                lines.replace("article: asiae-2025-10-23", f"article: {name}"), "utf-8"
            )
        with open_store(str(folder / "store.kg")) as store:
            for name in names:
                load(store, [folder / f"{name}.yaml"])
            load(store, [folder])
            prints.add(fingerprint(snapshot(store)))
    assert len(prints) == 1
