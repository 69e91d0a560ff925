"""Judgements of identity: followed by the store without its articles, undone without a trace."""

from datetime import date
from pathlib import Path

import pytest

from kg import rdf
from kg.ask import find
from kg.errors import DataError, UnknownNameError, UsageError
from kg.load import judge, load, recorded, retract, snapshot
from kg.rdf import fingerprint
from kg.registry import Judgement
from kg.registry.judging import FILE
from kg.stores import Store, open_store
from tests.load.judged import article, folder, judged

ENDS = "MATCH (c:Claim {article: 'a'})-[r:SUBJECT|OBJECT|STATED_BY|VIA]->(e {id: $id}) RETURN type(r), c.predicate"
PAIRS = [
    ("ann-alder", "same", "an-alder", {}),  # both in the registry, subject and speaker
    ("bo-birch", "same", "c-cedar", {}),  # one of them declared by the article alone
    ("c-cedar", "same", "cedar-carl", {}),  # both declared by the article
    ("wire", "same", "wire-en", {}),  # the outlet, its unnamed sources, the chain
    ("fish-tariff", "different", "us-test-tariff", {}),
    ("an-alder", "split", "bo-birch", {"article": "a", "name": "the minister"}),
    ("c-cedar", "split", "cedar-2", {"article": "a", "name": "Cedar"}),
]


def ends(store: Store, id: str) -> list[tuple[str, str]]:
    return sorted(store.read(ENDS, {"id": id}).rows)


def loaded(store: Store, tmp_path: Path) -> tuple[Path, Path]:
    """The registry and the article, loaded."""
    people, file = folder(tmp_path / "registry"), article(tmp_path)
    assert not load(store, [file], registry_dirs=[people]).errors
    return people, file


@pytest.mark.parametrize(("left", "verdict", "right", "more"), PAIRS)
def test_the_store_follows_and_forgets(
    store: Store, tmp_path: Path, left: str, verdict: str, right: str, more: dict[str, str]
) -> None:
    """Judged on the store alone it is as if loaded afresh; the judgement deleted, it is as before."""
    people, file = loaded(store, tmp_path)
    if right == "us-test-tariff":
        (people / "more.yaml").write_text("entities: [{id: us-test-tariff, class: ImportTariff, names: [T]}]")
    before = snapshot(store)
    file.rename(tmp_path / "elsewhere.txt")
    judged(store, people, left, verdict, right, **more)
    after = fingerprint(snapshot(store))
    assert (after != fingerprint(before)) == (verdict != "different")
    with open_store(str(tmp_path / "fresh.kg")) as fresh:
        load(fresh, [(tmp_path / "elsewhere.txt").rename(file)], registry_dirs=[people])
        assert fingerprint(snapshot(fresh)) == after
    assert load(store, [file]).counts() == {"unchanged": 1}
    (people / FILE).write_text("judgements: []\n")
    (tmp_path / "none").mkdir()
    load(store, [tmp_path / "none"])
    assert fingerprint(snapshot(store)) == fingerprint(before)
    assert load(store, [file]).counts() == {"unchanged": 1}


def test_the_ends_of_claims_move_and_the_name_that_is_gone_still_finds(store: Store, tmp_path: Path) -> None:
    people, _ = loaded(store, tmp_path)
    assert ends(store, "an-alder") == [("STATED_BY", "HAS_STATUS"), ("STATED_BY", "TARGETS"), ("SUBJECT", "SUPPORTS")]
    done = judged(store, people, "ann-alder", "same", "an-alder")
    assert ends(store, "an-alder") == []
    assert len(ends(store, "ann-alder")) == 4
    assert {(move.end, move.old, move.new) for move in done.changes.moves} == {
        ("speaker", "an-alder", "ann-alder"), ("subject", "an-alder", "ann-alder"),
    }  # fmt: skip
    assert [str(fact) for fact in done.changes.facts() if fact.predicate == "HOLDS"] == [
        "an-alder HOLDS trade-minister: yes -> no claim", "ann-alder HOLDS trade-minister: no claim -> yes",
    ]  # fmt: skip
    assert find(store, "an-alder", ["Actor"]) == "ann-alder"


def test_ids_of_claims_stay(store: Store, tmp_path: Path) -> None:
    people, _ = loaded(store, tmp_path)
    query = "MATCH (c:Claim {article: 'a'}) RETURN c.id ORDER BY c.id"
    before = store.read(query).rows
    judged(store, people, "ann-alder", "same", "an-alder")
    assert store.read(query).rows == before


def test_one_outlet_has_one_chain_and_one_set_of_unnamed_sources(store: Store, tmp_path: Path) -> None:
    people, _ = loaded(store, tmp_path)
    judged(store, people, "wire", "same", "wire-en")
    chains = "MATCH (c:Claim {article: 'a'}) WHERE c.chain CONTAINS 'unnamed' OR c.chain CONTAINS 'carl' RETURN c.chain"
    assert sorted(store.read(chains).rows) == [("wire > unnamed:wire",), ("wire > wire > cedar-carl",)]
    assert store.read("MATCH (u:UnnamedSource) RETURN u.id").rows == [("unnamed:wire",)]


def test_a_split_takes_the_claims_at_the_name(store: Store, tmp_path: Path) -> None:
    people, _ = loaded(store, tmp_path)
    done = judged(store, people, "an-alder", "split", "bo-birch", article="a", name="the minister")
    assert ends(store, "bo-birch") == [("STATED_BY", "TARGETS")]
    assert len(done.staying) == 2
    mentions = store.read("MATCH (a:Article) RETURN a.mentions").rows[0][0]
    assert "bo-birch | the minister | 50-62 | an-alder" in mentions


def test_a_split_takes_all_claims_where_the_article_has_no_other_name(store: Store, tmp_path: Path) -> None:
    people, _ = loaded(store, tmp_path)
    done = judged(store, people, "c-cedar", "split", "cedar-2", article="a", name="Cedar")
    assert ends(store, "cedar-2") == [("STATED_BY", "SUPPORTS")]
    assert done.staying == ()
    assert "id: cedar-2" in done.file.read_text()


def test_different_holds_through_a_third_name(store: Store, tmp_path: Path) -> None:
    people, _ = loaded(store, tmp_path)
    judged(store, people, "ann-alder", "different", "bo-birch")
    judged(store, people, "ann-alder", "same", "an-alder")
    before = snapshot(store)
    with pytest.raises(
        DataError, match=r"bo-birch are judged different.*ann-alder is an-alder \(.*judgements\.yaml:8\)"
    ):
        judged(store, people, "an-alder", "same", "bo-birch")
    assert snapshot(store) == before
    assert (people / FILE).read_text().count("verdict") == 2


@pytest.mark.parametrize(
    ("left", "verdict", "right", "error", "words"),
    [
        ("ann-alder", "same", "nobody", UnknownNameError, "nobody"),
        ("ann-alder", "same", "fish-tariff", UsageError, "one class"),
        ("c-cedar", "same", "bo-birch", UsageError, "kg same bo-birch c-cedar"),
        ("c-cedar", "same", "wire", UsageError, "one class"),
        ("ann-alder", "different", "ann-alder", DataError, "against itself"),
    ],
)
def test_judgements_that_make_no_sense(
    tmp_path: Path, left: str, verdict: str, right: str, error: type[Exception], words: str
) -> None:
    with open_store(str(tmp_path / "one.kg")) as store:
        people, _ = loaded(store, tmp_path)
        with pytest.raises(error, match=words):
            judged(store, people, left, verdict, right)
        assert not (people / FILE).exists()


def test_a_judgement_made_twice_is_told(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "one.kg")) as store:
        people, _ = loaded(store, tmp_path)
        judged(store, people, "ann-alder", "different", "bo-birch")
        with pytest.raises(UsageError, match=r"judged already: .*judgements\.yaml:3"):
            judged(store, people, "ann-alder", "different", "bo-birch")


def test_the_recorded_clock_knows_who_is_who(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "one.kg")) as store:
        people, _ = loaded(store, tmp_path)
        then = store.read("MATCH (c:Claim {article: 'a'}) RETURN properties(c)").rows[0][0]["recordedAt"]
        retract(store, "a", "a mistake")
        judged(store, people, "ann-alder", "same", "an-alder")
        assert store.read("MATCH (n:Actor {id: 'an-alder'}) RETURN n.id").rows == []
        retracted = (
            "MATCH (c:RetractedClaim)-[:SUBJECT]->(:Actor {id: 'ann-alder'}) RETURN c.predicate ORDER BY c.predicate"
        )
        assert store.read(retracted).rows == [("OPPOSES",), ("SUPPORTS",)]
        with recorded(store, then) as old:
            assert old.read("MATCH (c:Claim)-[:STATED_BY]->(:Actor {id: 'an-alder'}) RETURN c.id").rows == []


def test_an_export_is_read_with_the_judgements_at_hand(tmp_path: Path) -> None:
    export = tmp_path / "export.nq"
    with open_store(str(tmp_path / "one.kg")) as store:
        people, _ = loaded(store, tmp_path)
        rdf.write(snapshot(store), export, "nquads")
        judged(store, people, "ann-alder", "same", "an-alder")
        expected = fingerprint(snapshot(store))
    with open_store(str(tmp_path / "two.kg")) as store:
        load(store, [export], registry_dirs=[people])
        assert fingerprint(snapshot(store)) == expected


def test_nothing_is_written_without_being_told_first(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "one.kg")) as store:
        people, _ = loaded(store, tmp_path)
        before = snapshot(store)

        def stop(_: object) -> None:
            raise UsageError("enough")

        one = Judgement(left="ann-alder", right="an-alder", verdict="same", because="So.", on=date(2025, 11, 1))
        with pytest.raises(UsageError, match="enough"):
            judge(store, one, people, stop)
        assert snapshot(store) == before
        assert not (people / FILE).exists()
