"""What a newcomer types, and what a careless one types."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import ROOT, kg
from tests.load.written import MEASURE, article, claim
from tests.neo4j_server import Neo4jServer

DAYS = ("2025-11-10", "2025-11-11")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the store ./trade-policy.kg of one article."""
    folder = tmp_path_factory.mktemp("filled")
    more = [claim(f"{MEASURE} IMPLEMENTED_BY US"), claim(f"{MEASURE} HAS_STATUS considered")]
    said = claim(f"{MEASURE} COORDINATED_WITH G7", condition="if they come")
    headline = claim(f"{MEASURE} COORDINATED_WITH G7", part="headline")
    path = article(folder, "reuters-2025-10-23", said, headline, *more)
    done = kg("load", path, cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_demo_answers_and_writes_the_page(tmp_path: Path) -> None:
    done = kg("demo", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "SAID AS FACT   2\nCONDITIONAL    1\nDENIED         none" in done.stdout
    assert "only if       the export controls are implemented" in done.stdout
    assert "without the condition; not counted" in done.stdout
    assert (tmp_path / "trade-policy.html").stat().st_size > 100_000
    again = kg("demo", cwd=tmp_path)
    assert (again.returncode, again.stdout) == (0, done.stdout)


def test_the_answer_in_words(filled: Path) -> None:
    text = kg("ask", "measures_coordinated_with", "bloc=Group of Seven", "--as-of", "2025-12-31", cwd=filled).stdout
    assert text.splitlines()[0] == (
        "Which measures are coordinated with the G7?    Published by 2025-12-31. A row is a measure and an answer."
    )
    assert "   status        considered; no claim that it is in force" in text
    assert "   only if       they come" in text
    assert "   who says so   United States, 2025-10-23" in text
    assert "Reuters, 2025-10-23   [reuters-2025-10-23#coordinated_with-" in text
    assert "Searched 1 article, the newest of 2025-10-23." in text
    assert "   on record     yes" in kg("ask", "speakers_on", f"measure={MEASURE}", cwd=filled).stdout


def test_a_last_day_that_has_passed_is_told(tmp_path: Path) -> None:
    paused = claim(f"{MEASURE} HAS_STATUS suspended", from_="2025-10-22", to="2025-11-10")
    assert kg("load", article(tmp_path, "reuters-2025-10-23", paused), cwd=tmp_path).returncode == 0
    asked = {day: kg("ask", "status_of", f"measure={MEASURE}", "--as-of", day, cwd=tmp_path).stdout for day in DAYS}
    last, after = (asked[day] for day in DAYS)
    assert "   until         2025-11-10\n" in last
    assert "   until         2025-11-10: that day has passed, nothing newer loaded\n" in after
    held = kg("ask", "offices_and_claims_of", "person=donald-trump", "--as-of", DAYS[1], cwd=tmp_path).stdout
    assert "   until         2021-01-20\n" in held


@pytest.mark.parametrize("engine", ["cypher", "sparql"])
def test_json_alone_on_stdout(filled: Path, engine: str) -> None:
    done = kg("ask", "measures_coordinated_with", "bloc=G7", "--format", "json", "--engine", engine, cwd=filled)
    found: dict[str, Any] = json.loads(done.stdout)
    assert list(found) == ["question", "parameters", "as_of", "unit", "engine", "articles", "newest", "rows"]
    assert [row["answer"] for row in found["rows"]] == ["conditional"]
    assert "Store: trade-policy.kg" in done.stderr


def test_csv_and_markdown(filled: Path) -> None:
    table = kg("ask", "known_on", f"measure={MEASURE}", "--format", "csv", cwd=filled).stdout.splitlines()
    assert table[0] == "predicate,object,answer,articles,claims"
    assert len(table) == 4
    marked = kg("ask", "known_on", f"measure={MEASURE}", "--format", "markdown", cwd=filled).stdout.splitlines()
    assert marked[1] == "| --- | --- | --- | --- | --- |"


def test_without_a_question_it_lists_them(filled: Path) -> None:
    listed = kg("ask", cwd=filled).stdout
    assert "kg ask status_of measure=<" in listed
    assert "[on=<date>]" in listed


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["ask", "measures_coordinated_with", "bloc=G7' OR 1=1"], 2, "Near names: G7"),
        (["ask", "measures_coordinated_with", "bloc=G8"], 2, "No bloc is called 'G8'. Near names: "),
        (["ask", "measures_coordinated_with"], 2, "needs the parameter bloc"),
        (["ask", "measures_coordinated_with", "bloc=G7", "x=1"], 2, "has no parameter x"),
        (["ask", "measures_coordinated_with", "G7"], 2, "key=value"),
        (["ask", "measures_coordinated_with", "bloc=G7", "--as-of", "2025-13-01"], 2, "takes a day"),
        (["ask", "nothing"], 2, "There is no question 'nothing'"),
        (["ask", "known_on", f"measure={MEASURE}", "--store", "none.kg"], 3, "kg load"),
        (["load", "absent.yaml"], 2, "There is no absent.yaml"),
        (["retract", "absent", "--reason", "why"], 1 + 1, "No article is called 'absent'"),
        (["show", "nobody at all"], 2, "nobody at all"),
        (["ask", "known_on", f"measure={MEASURE}", "--store", "bolt://127.0.0.1:1"], 3, "127.0.0.1:1"),
        (["ask", "known_on", f"measure={MEASURE}", "--store", "neo4j"], 2, "NEO4J_URI"),
    ],
)
def test_a_wrong_call_says_what_to_do(filled: Path, arguments: list[str], code: int, words: str) -> None:
    done = kg(*arguments, cwd=filled)
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "query", ["CREATE (:X)", "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l", "MATCH (n) DETACH DELETE n"]
)
def test_own_cypher_cannot_write_or_read_files(filled: Path, query: str) -> None:
    before = kg("stats", cwd=filled).stdout
    done = kg("cypher", "-", cwd=filled, stdin=query)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert kg("stats", cwd=filled).stdout == before


def test_own_cypher_and_sparql_answer_with_a_cap(filled: Path) -> None:
    done = kg("cypher", "-", "--limit", "2", cwd=filled, stdin="MATCH (c:Claim) RETURN c.id AS id ORDER BY id")
    found = json.loads(done.stdout)
    assert (found["columns"], len(found["rows"]), found["truncated"]) == (["id"], 2, True)
    ask = "PREFIX kg: <https://trade-policy-kg.example/ns/> SELECT ?m { ?m a kg:Measure } ORDER BY DESC(?m) LIMIT 1"
    assert json.loads(kg("sparql", "-", cwd=filled, stdin=ask).stdout)["rows"] == [{"m": MEASURE}]


@pytest.mark.parametrize(
    ("command", "query"),
    [
        ("cypher", "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN sum(a * b)"),
        ("sparql", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"),
    ],
)
def test_an_endless_query_ends(filled: Path, command: str, query: str) -> None:
    done = kg(command, "-", "--timeout", "1", cwd=filled, stdin=query)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_one_good_and_one_bad_file(tmp_path: Path) -> None:
    good = article(tmp_path, "good")
    bad = tmp_path / "bad.yaml"
    bad.write_text(good.read_text().replace("article: good", "article: bad").replace("by: US", "by: nobody"))
    done = kg("load", good, bad, "--report", "report.json", cwd=tmp_path)
    assert done.returncode == 1
    assert f"{bad}:10: " in done.stderr
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["articles_read"] == 2
    assert [one["article"] for one in report["articles"]] == ["good"]
    assert [one["line"] for one in report["problems"]] == [10]


def test_check_tells_everything_at_once(tmp_path: Path) -> None:
    path = article(tmp_path, "a", claim(f"{MEASURE} TARGETS nobody"), claim(f"{MEASURE} WISHES CN"))
    done = kg("check", path, cwd=tmp_path)
    assert done.returncode == 1
    assert f"{path}:13: " in done.stderr
    assert f"{path}:16: " in done.stderr


def test_show_is_a_dossier(filled: Path) -> None:
    text = kg("show", "Test controls", cwd=filled).stdout
    assert text.startswith(f"Test controls    {MEASURE}\n   export control.")
    assert "CONDITIONAL: Test controls coordinated with G7" in text
    assert "HEADLINE: Test controls coordinated with G7" in text
    assert text[text.index("NO CLAIM") :].count("targets") == 1
    found = json.loads(kg("show", MEASURE, "--format", "json", cwd=filled).stdout)
    assert len(found["claims"]) == 4
    assert "targets" in found["no_claim"]


def test_export_and_back(filled: Path, tmp_path: Path) -> None:
    prints = set()
    for form, suffix in (("trig", "trig"), ("nquads", "nq"), ("jsonld", "jsonld")):
        file = tmp_path / f"all.{suffix}"
        assert kg("export", "--format", form, "-o", file, cwd=filled).returncode == 0
        assert kg("load", file, "--store", f"{form}.kg", cwd=tmp_path).returncode == 0
        prints.add(
            json.loads(kg("stats", "--format", "json", "--store", f"{form}.kg", cwd=tmp_path).stdout)["fingerprint"]
        )
    prints.add(json.loads(kg("stats", "--format", "json", cwd=filled).stdout)["fingerprint"])
    assert len(prints) == 1


def test_the_same_on_neo4j(filled: Path, neo4j: Neo4jServer) -> None:
    neo4j.wipe()
    known = {"NEO4J_USERNAME": neo4j.username, "NEO4J_PASSWORD": neo4j.password, "NEO4J_URI": neo4j.uri}
    done = kg("load", filled / "reuters-2025-10-23.1.yaml", "--store", "neo4j", cwd=filled, **known)
    assert done.returncode == 0, done.stderr
    ask = ("ask", "measures_coordinated_with", "bloc=G7", "--format", "json", "--store", neo4j.uri)
    served, embedded = kg(*ask, cwd=filled, **known), kg(*ask[:-2], cwd=filled)
    assert json.loads(served.stdout) == json.loads(embedded.stdout)
    assert neo4j.password not in served.stderr + done.stderr
    stats = [
        json.loads(kg("stats", "--format", "json", *more, cwd=filled, **known).stdout)
        for more in ((), ("--store", neo4j.uri))
    ]
    assert stats[0] == stats[1]


def test_every_command_has_help_and_is_in_the_readme(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = kg("--help", cwd=tmp_path).stdout.partition("Commands:")[2].split("\n  ")
    names = [line.split()[0] for line in commands if line.strip() and not line.startswith(" ")]
    assert len(names) >= 14
    for name in names:
        assert f"kg {name}" in readme
