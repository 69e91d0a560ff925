"""However a load is cut into transactions, the store ends the same; what waits for its turn comes back as it was."""

import json
from pathlib import Path

import pytest

from kg.articles import Article, read
from kg.load import Report, load, snapshot
from kg.load import intake as intaking
from kg.load.changes import Changes, Reading, Standing
from kg.load.spool import Spool
from kg.rdf import fingerprint
from kg.stores import Store, open_store
from tests.generate import articles

VALID = Path(__file__).parent.parent / "articles" / "valid"


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("generated") / "articles.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in articles(60)), "utf-8")
    return file


@pytest.fixture(scope="module")
def at_once(generated: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    with open_store(str(tmp_path_factory.mktemp("at-once") / "one.kg")) as store:
        load(store, [generated])
        return fingerprint(snapshot(store))


def test_one_transaction_or_many(store: Store, generated: Path, at_once: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intaking, "CLAIMS", 50)
    told = load(store, [generated])
    assert fingerprint(snapshot(store)) == at_once
    facts = {(one.subject, one.predicate, one.object, one.old) for one in told.changes.facts()}
    assert all(old == "no claim" for *_, old in facts)


def test_one_load_or_many(store: Store, generated: Path, at_once: str, tmp_path: Path) -> None:
    lines = generated.read_text("utf-8").splitlines(keepends=True)
    for number in range(4):
        part = tmp_path / f"{number}.jsonl"
        part.write_text("".join(lines[number::4]), "utf-8")
        load(store, [part])
    assert fingerprint(snapshot(store)) == at_once


def test_the_report_has_the_words_of_the_first_claims(generated: Path, tmp_path: Path) -> None:
    with open_store(str(tmp_path / "one.kg")) as store:
        report = load(store, [generated], report=Report())
    first = report.articles[0]
    assert report.words.keys() >= set(first.created)
    assert len(report.words) < 40
    assert not any(outcome.source.claims for outcome in report.outcomes)


def test_what_waits_comes_back() -> None:
    found, _ = read([VALID])
    waiting = Spool(Article)
    places = [waiting.add(article) for article in found]
    assert [waiting.get(place) for place in reversed(places)] == found[::-1]
    assert list(waiting) == found


def test_what_came_back_did_not_change() -> None:
    key, other = ("us", "TARGETS", "cn", ""), ("us", "TARGETS", "ru", "")
    before = Reading({"m": Standing("adopted", "yes")}, {key: "yes"}, {("a", "b", "date")})
    between = Reading({"m": Standing()}, {other: "denied"}, set())
    changes, later = Changes(), Changes()
    changes.note(before, between)
    later.note(between, before)
    assert [str(one) for one in changes.statuses()] == ["m: adopted -> no claim"]
    assert [one.new for one in changes.facts()] == ["no claim", "denied"]
    changes.add(later)
    assert [*changes.statuses(), *changes.facts(), *changes.contradictions()] == []
