"""A class and a predicate added to the Turtle alone can be loaded, asked, shown, exported and drawn."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.load.written import article, claim

ROOT = Path(__file__).resolve().parents[1]
TERMS = """
kg:Levy a owl:Class ; rdfs:subClassOf kg:Measure ; rdfs:label "levy"@en ; rdfs:comment "A charge on a service."@en .
kg:SHIELDS a kg:Predicate ; rdfs:label "shields"@en ; rdfs:comment "Whom the measure protects."@en ;
    rdfs:domain kg:Measure ; rdfs:range kg:Group ; kg:qualifier kg:depth .
kg:depth a kg:Qualifier ; rdfs:label "depth"@en ; rdfs:range xsd:string ; kg:value "wholly", "partly" ;
    rdfs:comment "How far the protection goes."@en .
"""


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout whose ontology knows a levy and what it shields, with an article about one loaded."""
    folder = tmp_path_factory.mktemp("extended")
    for name in ("kg", "ontology", "queries", "data"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    with (folder / "ontology" / "trade.ttl").open("a", encoding="utf-8") as trade:
        trade.write(TERMS)
    path = article(folder, "a", claim("us-test-controls-2025 SHIELDS farmers", depth="partly"))
    written = path.read_text().replace("class: ExportControl", "class: Levy")
    path.write_text(
        written.replace("statements:", "- {id: farmers, class: Group, names: [farmers]}\nstatements:"), encoding="utf-8"
    )
    done = kg(folder, "load", path)
    assert done.returncode == 0, done.stderr
    return folder


def kg(folder: Path, *arguments: str | Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the kg of that checkout: `-m` puts the current folder first on the path."""
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    return subprocess.run(command, cwd=folder, input=stdin, capture_output=True, text=True, timeout=300)


def test_it_is_asked(extended: Path) -> None:
    match = "MATCH (m:Levy:Measure)-[r:SHIELDS]->(g:Group) "
    query = match + "RETURN m.id AS levy, r.answer AS answer, r.depth AS depth, g.id AS group"
    rows = json.loads(kg(extended, "cypher", "-", stdin=query).stdout)["rows"]
    assert rows == [{"levy": "us-test-controls-2025", "answer": "yes", "depth": "partly", "group": "farmers"}]
    known = json.loads(kg(extended, "ask", "known_on", "measure=Test controls", "--format", "json").stdout)["rows"]
    assert ("SHIELDS", "farmers", "yes") in [(row["predicate"], row["object"], row["answer"]) for row in known]
    same = json.loads(
        kg(extended, "ask", "known_on", "measure=Test controls", "--format", "json", "--engine", "sparql").stdout
    )
    assert same["rows"] == known


def test_it_is_shown(extended: Path) -> None:
    text = kg(extended, "show", "Test controls").stdout
    assert "   levy. Published by" in text
    assert "YES: Test controls shields farmers (partly)" in text


def test_it_is_exported(extended: Path) -> None:
    assert kg(extended, "export", "--format", "trig", "-o", "all.trig").returncode == 0
    prefix = "https://trade-policy-kg.example"
    turtle = kg(extended, "export", "--format", "nquads").stdout
    assert f"<{prefix}/id/us-test-controls-2025> <{prefix}/ns/SHIELDS> <{prefix}/id/farmers>" in turtle
    done = kg(extended, "load", "all.trig", "--store", "again.kg")
    assert done.returncode == 0, done.stderr
    prints = [
        json.loads(kg(extended, "stats", "--format", "json", *more).stdout)["fingerprint"]
        for more in ((), ("--store", "again.kg"))
    ]
    assert prints[0] == prints[1]


def test_it_is_drawn(extended: Path) -> None:
    assert kg(extended, "html", "-o", "page.html").returncode == 0
    page = (extended / "page.html").read_text(encoding="utf-8")
    assert '"label":"levy"' in page
    assert '"predicate":"SHIELDS"' in page


def test_the_shipped_ontology_refuses_it(extended: Path) -> None:
    command = [sys.executable, "-m", "kg", "check", str(extended / "a.1.yaml")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 1
    assert "Levy" in done.stderr
