"""A user's own questions on the command line, which tells them apart from those of kg."""

import json
import re
import shlex
from pathlib import Path

import pytest

from tests.cli.command import kg
from tests.cli.test_completion import offered
from tests.load.written import MEASURE, article, claim
from tests.neo4j_server import Neo4jServer

MINE = f"""\
// question: Whom does {{measure}} target?
// unit: A row is whom it targets.
// parameter: measure: Measure = {MEASURE}
// column: target: id
// column: answer: text
// column: claims: ids
MATCH (:Measure {{id: $measure}})<-[:SUBJECT]-(c:Claim {{predicate: 'TARGETS'}})-[:OBJECT]->(t)
WHERE c.publishedOn <= date($as_of)
RETURN t.id AS target, c.answer AS answer, collect(c.id) AS claims
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store and two files in mine/, of which one is a question."""
    folder = tmp_path_factory.mktemp("filled")
    done = kg("load", article(folder, "a", claim(f"{MEASURE} TARGETS CN")), cwd=folder)
    assert done.returncode == 0, done.stderr
    (folder / "mine").mkdir()
    (folder / "mine" / "whom.cypher").write_text(MINE)
    (folder / "mine" / "broken.cypher").write_text(MINE.replace("// unit: A row is whom it targets.\n", ""))
    return folder


def test_they_are_listed_under_a_heading(filled: Path) -> None:
    shipped = kg("ask", cwd=filled).stdout
    assert "whom" not in shipped.split()
    told = kg("ask", "--queries", "mine", cwd=filled)
    assert told.returncode == 0, told.stderr
    assert told.stdout == (
        f"{shipped}\nYour own, in mine:\nkg ask whom [measure=<measure>]\n    Whom does {{measure}} target?\n\n"
        "Not to be asked before this is mended:\n"
        "mine/broken.cypher:1: The comments at the top do not say what a row is: `// unit: A row is a measure.`.\n"
    )
    assert kg("ask", cwd=filled, KG_QUERIES="mine").stdout == told.stdout


def test_they_are_asked(filled: Path, tmp_path: Path) -> None:
    done = kg("ask", "whom", "--queries", "mine", cwd=filled)
    assert done.stdout.startswith("Whom does Test controls target?    Published by ")
    assert "SAID AS FACT   1\n" in done.stdout
    assert "1  China    CN\n   who says so   United States, 2025-10-23\n" in done.stdout
    found = json.loads(kg("ask", "whom", "--format", "json", cwd=filled, KG_QUERIES="mine").stdout)
    assert [(row["target"], row["answer"]) for row in found["rows"]] == [("CN", "yes")]
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "whom.cypher").write_text(MINE.replace("Whom does", "What does"))
    chosen = kg("ask", "whom", "--queries", tmp_path / "other", cwd=filled, KG_QUERIES="mine")
    assert chosen.stdout.startswith("What does Test controls target?")


def test_on_neo4j(filled: Path, neo4j: Neo4jServer) -> None:
    neo4j.wipe()
    served = {"NEO4J_URI": neo4j.uri, "NEO4J_USERNAME": neo4j.username, "NEO4J_PASSWORD": neo4j.password}
    assert kg("load", "a.1.yaml", "--store", "neo4j", cwd=filled, **served).returncode == 0
    done = kg("ask", "whom", "--store", "neo4j", "--queries", "mine", cwd=filled, **served)
    assert "1  China    CN\n" in done.stdout, done.stderr
    (filled / "writes").mkdir()
    (filled / "writes" / "writes.cypher").write_text(MINE.replace("RETURN", "SET c.seen = true\nRETURN"))
    for more in ((), ("--store", "neo4j")):
        done = kg("ask", "writes", "--queries", "writes", *more, cwd=filled, **served)
        assert (done.returncode, "writes.cypher: A query only reads" in done.stderr) == (2, True), done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["broken", "--queries", "mine"], "kg: The question broken cannot be asked:\nmine/broken.cypher:1: "),
        (["whom"], "There is no question 'whom'"),
        (["whom", "--queries", "none"], "There is no folder 'none' with questions"),
        (["whom", "--queries", "mine", "--engine", "sparql"], "write mine/whom.rq beside mine/whom.cypher"),
        (["whom", "target=CN", "--queries", "mine"], "ask it like this: kg ask whom [measure=<measure>]"),
    ],
)
def test_what_cannot_be_asked(filled: Path, arguments: list[str], words: str) -> None:
    done = kg("ask", *arguments, cwd=filled)
    assert (done.returncode, done.stdout, words in done.stderr) == (2, "", True), done.stderr


def test_they_are_cited_and_replayed(filled: Path, tmp_path: Path) -> None:
    kept = {"KG_RECEIPTS": str(tmp_path / "kept")}
    queries = tmp_path / "mine"
    queries.mkdir()
    (queries / "whom.cypher").write_text(MINE)
    text = kg("ask", "whom", "--queries", queries, cwd=filled, **kept).stdout
    (id,) = re.findall(r"Receipt: (\w+)", text)
    footnote = kg("cite", id, "--bundle", tmp_path / "one.zip", cwd=filled, **kept)
    assert footnote.returncode == 0, footnote.stderr
    again = shlex.split(footnote.stdout.splitlines()[-1].split(maxsplit=1)[1])
    assert again[-2:] == ["--queries", str(queries)]
    assert kg(*again[1:], cwd=filled, **kept).stdout.rpartition("Receipt")[0] == text.rpartition("Receipt")[0]
    refused = kg("replay", tmp_path / "one.zip", cwd=filled)
    assert (refused.returncode, "unpack and read that" in refused.stderr) == (2, True)
    replayed = kg("replay", tmp_path / "one.zip", "--queries", queries, cwd=filled)
    assert replayed.stdout == "identical: 1 row; all that was known then is the same\n"
    (queries / "whom.cypher").write_text(MINE + "LIMIT 5\n")
    changed = kg("cite", id, cwd=filled, **kept)
    assert (changed.returncode, changed.stdout) == (0, footnote.stdout)
    assert "whom.cypher has changed since" in changed.stderr


def test_they_head_a_page(filled: Path) -> None:
    done = kg("html", "--ask", "whom", "--queries", "mine", "-o", "whom.html", cwd=filled)
    assert done.returncode == 0, done.stderr
    assert "Whom does Test controls target?" in (filled / "whom.html").read_text(encoding="utf-8")


def test_shells_complete_them(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered("zsh", "kg", "ask", "--queries", "mine", "who", cwd=filled) == ["whom"]
    assert offered("zsh", "kg", "ask", "--queries", "none", "who", cwd=filled) == []
    monkeypatch.setenv("KG_QUERIES", "mine")
    assert offered("zsh", "kg", "ask", "who", cwd=filled) == ["whom"]
    assert all(one.startswith("measure=") for one in offered("zsh", "kg", "ask", "whom", "", cwd=filled))
    assert offered("zsh", "kg", "ask", "whom", "", cwd=filled)
    assert offered("bash", "kg", "html", "--ask", "measures_coord", cwd=filled) == ["measures_coordinated_with"]
