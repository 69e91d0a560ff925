"""Receipts, footnotes and bundles: an answer that can be cited, checked, and asked again."""

import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZipFile

import msgspec
import pytest

from kg import cite, jsonl
from kg.ask import ask
from kg.errors import UsageError
from kg.load import changed, load, retract
from kg.stores import Store, open_store
from tests.load.written import MEASURE, article, claim

AS_OF = date(2025, 12, 31)
CONDITIONAL = claim(f"{MEASURE} COORDINATED_WITH G7", condition="if they come")


@pytest.fixture
def receipts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KG_RECEIPTS", str(tmp_path / "receipts"))
    return tmp_path / "receipts"


@pytest.fixture
def filled(store: Store, tmp_path: Path) -> Store:
    load(store, [article(tmp_path, "a", CONDITIONAL)])
    return store


def receipt(store: Store) -> cite.Receipt:
    return cite.receipt_of(store, ask(store, "measures_coordinated_with", {"bloc": "Group of Seven"}, as_of=AS_OF))


def load_later(store: Store, *files: Path) -> None:
    """Load in another second: the recorded clock counts no less."""
    time.sleep(1 - datetime.now(UTC).microsecond / 1e6)
    load(store, files)


def test_the_same_answer_has_the_same_receipt(filled: Store, tmp_path: Path) -> None:
    one = receipt(filled)
    load_later(filled, article(tmp_path, "a", CONDITIONAL))
    assert receipt(filled) == one
    assert (one.parameters, one.as_of, one.rows, one.articles) == ({"bloc": "G7"}, "2025-12-31", 1, 1)
    load_later(filled, article(tmp_path, "b", CONDITIONAL, published="2026-10-01"))
    assert receipt(filled).recorded > one.recorded
    assert receipt(filled).rows_sha256 == one.rows_sha256


def test_the_clock_without_a_note_of_it(filled: Store) -> None:
    told = changed(filled)
    filled.write(lambda tx: tx.run("MATCH (m:Meta {id: 'meta'}) REMOVE m.changedAt"))
    assert changed(filled) == told


def test_a_receipt_is_kept_whole_or_not_at_all(receipts: Path, filled: Store) -> None:
    one = receipt(filled)
    path = cite.save(one, "./some.kg")
    assert path == receipts / f"{one.id}.json"
    assert cite.saved(one.id) == cite.Saved(one, str(Path("some.kg").resolve()))
    assert list(receipts.iterdir()) == [path]
    path.write_text(path.read_text().replace("2025-12-31", "2025-12-30"))
    with pytest.raises(UsageError, match="not as it was written"):
        cite.saved(one.id)
    path.write_text("{}")
    with pytest.raises(UsageError, match="is no receipt"):
        cite.saved(one.id)


@pytest.mark.parametrize("id", ["000000000000", "../../etc/passwd", "", "a\0b"])
def test_what_is_no_receipt(receipts: Path, id: str) -> None:
    with pytest.raises(UsageError, match="There is no receipt"):
        cite.saved(id)


def test_no_place_for_receipts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, filled: Store) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("KG_RECEIPTS", str(tmp_path / "file" / "receipts"))
    assert cite.save(receipt(filled), "x.kg") is None


def test_the_footnote(filled: Store) -> None:
    one = receipt(filled)
    found = cite.cited(filled, one)
    assert found.holds
    text = cite.footnote(found)
    for words in (
        "“Which measures are coordinated with the G7?”    measures_coordinated_with bloc=G7",
        f"conditional: Test controls, {MEASURE} [a#coordinated_with-",
        "published by  2025-12-31",
        f"recorded by   {one.recorded_by}",
        "searched      1 article, the newest of 2025-10-23",
        "articles      Reuters, 2025-10-23, https://news.example/a",
        f"fingerprint   {found.fingerprint}",
        f"receipt       {one.id}",
        "again         kg ask measures_coordinated_with bloc=G7 --as-of 2025-12-31 --recorded-by ",
    ):
        assert words in text


def test_it_stays_when_the_store_learns_more(filled: Store, tmp_path: Path) -> None:
    before = cite.cited(filled, receipt(filled))
    cite.write_bundle(before, tmp_path / "one.zip")
    more = [article(tmp_path, f"b{n}", claim(f"{MEASURE} COORDINATED_WITH G7")) for n in range(10)]
    load_later(filled, *more)
    after = cite.replay(filled, cite.read_bundle(tmp_path / "one.zip"))
    assert after.identical
    assert after.same_graph
    cite.write_bundle(after.cited, tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert not cite.cited(filled, at(before.receipt, changed(filled))).holds
    load_later(filled, article(tmp_path, "a", claim(f"{MEASURE} TARGETS CN"), revision=2))
    retract(filled, "a", "a mistake")
    revised = cite.replay(filled, cite.read_bundle(tmp_path / "one.zip"))
    assert revised.identical
    assert not revised.same_graph  # of an article itself, only the newest revision is kept


def at(one: cite.Receipt, time: datetime) -> cite.Receipt:
    return msgspec.structs.replace(one, recorded_by=time.isoformat())


def test_rows_that_differ_are_listed(filled: Store, tmp_path: Path) -> None:
    cite.write_bundle(cite.cited(filled, receipt(filled)), tmp_path / "one.zip")
    bundle = cite.read_bundle(tmp_path / "one.zip")
    with open_store(str(tmp_path / "other.kg")) as other:
        load(other, [article(tmp_path, "c", claim(f"{MEASURE} COORDINATED_WITH G7"))])
        found = cite.replay(other, replace(bundle, receipt=at(bundle.receipt, changed(other))))
    assert not found.identical
    assert [row["answer"] for row in found.only_then] == ["conditional"]
    assert [row["answer"] for row in found.only_now] == ["yes"]


def test_a_store_filled_later_is_asked_by_the_published_clock(filled: Store, tmp_path: Path) -> None:
    cite.write_bundle(cite.cited(filled, receipt(filled)), tmp_path / "one.zip")
    with open_store(str(tmp_path / "other.kg")) as other:
        load_later(other, article(tmp_path, "a", CONDITIONAL))
        found = cite.replay(other, cite.read_bundle(tmp_path / "one.zip"))
    assert found.identical
    assert not found.cited.clock


def test_the_claims_of_a_bundle_can_be_loaded(filled: Store, tmp_path: Path) -> None:
    cite.write_bundle(cite.cited(filled, receipt(filled)), tmp_path / "one.zip")
    with ZipFile(tmp_path / "one.zip") as packed:
        packed.extract("claims.jsonl", tmp_path)
    assert MEASURE in jsonl.read(tmp_path / "claims.jsonl").nodes
    with open_store(str(tmp_path / "other.kg")) as other:
        assert not load(other, [tmp_path / "claims.jsonl"]).problems
        assert receipt(other).rows_sha256 == receipt(filled).rows_sha256


@pytest.mark.parametrize(
    ("part", "content", "words"),
    [
        ("rows.json", b"[]", "not those of its receipt"),
        ("rows.json", b"[1]", "is no bundle"),
        ("receipt.json", b"{}", "is no bundle"),
        ("receipt.json", b"\xff", "is no bundle"),
    ],
)
def test_what_is_no_bundle(filled: Store, tmp_path: Path, part: str, content: bytes, words: str) -> None:
    cite.write_bundle(cite.cited(filled, receipt(filled)), tmp_path / "one.zip")
    with ZipFile(tmp_path / "one.zip") as packed, ZipFile(tmp_path / "two.zip", "w") as broken:
        for name in packed.namelist():
            broken.writestr(name, content if name == part else packed.read(name))
    with pytest.raises(UsageError, match=words):
        cite.read_bundle(tmp_path / "two.zip")


def test_files_that_are_no_bundles(tmp_path: Path) -> None:
    (tmp_path / "text.zip").write_text("text")
    for name in ("text.zip", "absent.zip"):
        with pytest.raises(UsageError, match=name):
            cite.read_bundle(tmp_path / name)


OWN = """\
// question: Who coordinates with {bloc}?
// unit: A row is a measure.
// parameter: bloc: Bloc
// column: measure: id
// column: claims: ids
MATCH (m:Measure)<-[:SUBJECT]-(c:Claim {predicate: 'COORDINATED_WITH'})-[:OBJECT]->(:Bloc {id: $bloc})
WHERE c.publishedOn <= date($as_of)
RETURN m.id AS measure, collect(c.id) AS claims
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A file with a user's question, in a folder of its own."""
    (tmp_path / "mine").mkdir()
    path = tmp_path / "mine" / "with_whom.cypher"
    path.write_text(OWN)
    return path


def own_receipt(store: Store, own: Path) -> cite.Receipt:
    return cite.receipt_of(store, ask(store, "with_whom", {"bloc": "G7"}, as_of=AS_OF, queries=own.parent))


def test_a_users_question_is_cited_as_it_was_asked(receipts: Path, filled: Store, own: Path) -> None:
    one = own_receipt(filled, own)
    assert one.own == {"cypher": OWN}
    cite.save(one, "./some.kg", own.parent)
    assert cite.saved(one.id) == cite.Saved(one, str(Path("some.kg").resolve()), str(own.parent))
    assert cite.changed_question(one, own.parent) == ""
    own.write_text(OWN.replace("A row is", "Each row is"))
    assert "with_whom.cypher has changed since" in cite.changed_question(one, own.parent)
    assert own_receipt(filled, own).id != one.id
    own.write_text(OWN.replace("// column: claims: ids\n", ""))
    assert "with_whom.cypher:4: A question returns the claims" in cite.changed_question(one, own.parent)
    own.unlink()
    assert "has a question with_whom" in cite.changed_question(one, own.parent)
    assert "There is no folder" in cite.changed_question(one, own.parent / "none")
    found = cite.cited(filled, one)
    assert found.holds
    assert f"--recorded-by {one.recorded_by} --queries mine\n" in cite.footnote(found, queries="mine") + "\n"


def test_a_users_question_of_a_bundle_is_asked_by_who_has_it(filled: Store, own: Path, tmp_path: Path) -> None:
    cite.write_bundle(cite.cited(filled, own_receipt(filled, own)), tmp_path / "one.zip")
    bundle = cite.read_bundle(tmp_path / "one.zip")
    with pytest.raises(UsageError, match=r"(?s)travel with kg.*holds it as queries/with_whom\.cypher: unpack and read"):
        cite.replay(filled, bundle)
    with ZipFile(tmp_path / "one.zip") as packed:
        packed.extract("queries/with_whom.cypher", tmp_path / "theirs")
    assert cite.replay(filled, bundle, tmp_path / "theirs" / "queries").identical
    own.write_text(OWN + "LIMIT 5\n")
    with pytest.raises(UsageError, match="has changed since"):
        cite.replay(filled, bundle, own.parent)


def test_receipts_of_shipped_questions_hold_no_text(filled: Store) -> None:
    assert b'"own"' not in msgspec.json.encode(receipt(filled))
