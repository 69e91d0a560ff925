"""Registries in folders: they stay until their files say otherwise."""

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.load import load, retract, snapshot
from kg.rdf import fingerprint
from kg.registry.judging import FILE
from kg.stores import Store, open_store
from tests.load.judged import article, folder, judged

OFFICES = "MATCH (c:Claim {predicate: 'HOLDS'})-[:SUBJECT]->(:Actor {id: 'an-alder'}) RETURN count(c)"


def offices(store: Store) -> int:
    return int(store.read(OFFICES).rows[0][0])


def test_a_later_load_without_the_folder_keeps_its_facts_and_judgements(store: Store, tmp_path: Path) -> None:
    people, file = folder(tmp_path / "registry"), article(tmp_path)
    load(store, [file], registry_dirs=[people])
    judged(store, people, "ann-alder", "same", "bo-birch")
    before = fingerprint(snapshot(store))
    report = load(store, [file])
    assert report.folders == [people.resolve()]
    assert report.counts() == {"unchanged": 1}
    retract(store, "a", "a mistake")
    assert load(store, [article(tmp_path, revision=2)]).counts()["returned"] == 1
    assert offices(store) == 1
    with open_store(str(tmp_path / "fresh.kg")) as fresh:
        load(fresh, [article(tmp_path, revision=2)], registry_dirs=[people])
        assert fingerprint(snapshot(fresh)) == fingerprint(snapshot(store)) != before


def test_two_folders_add_up(store: Store, tmp_path: Path) -> None:
    one, two = folder(tmp_path / "one"), tmp_path / "two"
    two.mkdir()
    (two / "more.yaml").write_text("entities: [{id: dee-dogwood, class: Official, names: [Dee Dogwood]}]")
    load(store, [article(tmp_path)], registry_dirs=[one])
    assert load(store, [article(tmp_path)], registry_dirs=[two]).folders == [one.resolve(), two.resolve()]
    assert offices(store) == 1
    assert store.read("MATCH (d:Actor {id: 'dee-dogwood'}) RETURN d.name").rows == [("Dee Dogwood",)]


def test_a_folder_that_is_gone_is_refused_and_an_empty_one_takes_its_facts_out(store: Store, tmp_path: Path) -> None:
    people, file = folder(tmp_path / "registry"), article(tmp_path)
    load(store, [file], registry_dirs=[people])
    people.rename(tmp_path / "moved")
    with pytest.raises(UsageError, match="empty folder in its place"):
        load(store, [file])
    people.mkdir()
    (tmp_path / "none").mkdir()
    report = load(store, [tmp_path / "none"])
    assert "Registry: 0 facts new, 1 retracted." in report.lines()
    assert offices(store) == 0
    unreviewed = "MATCH (a:Actor {id: 'an-alder'}) RETURN a.unreviewed"
    assert store.read(unreviewed).rows == [(True,)]  # a claim still names her
    assert store.read("MATCH (a:Actor {id: 'bo-birch'}) RETURN a.id").rows == []
    assert load(store, [tmp_path / "none"]).folders == []
    people.rmdir()
    report = load(store, [file], registry_dirs=[tmp_path / "moved"])
    assert report.counts() == {"unchanged": 1}
    assert offices(store) == 1
    assert store.read(unreviewed).rows == [(None,)]


def test_a_judgement_deleted_by_hand_is_followed_by_the_next_load(store: Store, tmp_path: Path) -> None:
    people, file = folder(tmp_path / "registry"), article(tmp_path)
    load(store, [file], registry_dirs=[people])
    judged(store, people, "ann-alder", "same", "an-alder")
    (people / FILE).unlink()
    report = load(store, [file])
    assert report.counts() == {"re-pointed": 1, "claims changed": 3, "unchanged": 1}
    assert "Re-pointed: " in "\n".join(report.lines())
