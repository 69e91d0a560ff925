"""README's commands, typed one after the other in a new folder, as a newcomer would.

Left out: what makes environments (`make`, `python3 -m venv`, pip), which .ci/run does from a fresh checkout.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kg.ask import questions
from tests.cli.command import ROOT, kg
from tests.load.written import MEASURE, article, claim
from tests.neo4j_server import Neo4jServer

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ELSEWHERE = ("make ", "python3 -m venv", ".venv/bin/pip")


def blocks(language: str) -> list[str]:
    return [text for name, text in BLOCK.findall(README) if name == language]


def commands(text: str) -> Iterator[list[str]]:
    """The words of each command of a block, comments left out; a block that shows an answer has none but the first."""
    lines = [text.partition("\n")[0]] if text.startswith("$ ") else text.splitlines()
    for line in lines:
        words = shlex.split(line.removeprefix("$ "), comments=True)
        if words and not line.startswith(ELSEWHERE):
            yield words


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newcomer's folder: the data of a checkout, a question of their own, a text to annotate, what `kg demo` made."""
    place = tmp_path_factory.mktemp("newcomer")
    shutil.copytree(ROOT / "data", place / "data")
    (question,) = blocks("cypher")
    (place / "questions").mkdir()
    (place / "questions" / "covering.cypher").write_text(question)
    (place / "article.txt").write_text("The United States said some words about test controls.\n")
    done = kg("demo", cwd=place)
    assert done.returncode == 0, done.stderr
    return place


def typed(words: list[str], folder: Path, **variables: str) -> str:
    """Run a command of README; returns its answer."""
    assert words[0] in ("kg", ".venv/bin/kg"), words
    done = kg(*words[1:], cwd=folder, **variables)
    assert done.returncode == 0, (words, done.stderr)
    if words[:2] == ["kg", "new"]:  # "then write the claims"
        article(folder, "draft", claim(f"{MEASURE} TARGETS CN")).replace(folder / "article.yaml")
    return done.stdout


def test_every_command_of_a_block_runs(folder: Path, neo4j: Neo4jServer) -> None:
    neo4j.wipe()
    served = {"NEO4J_URI": neo4j.uri, "NEO4J_USERNAME": neo4j.username, "NEO4J_PASSWORD": neo4j.password}
    receipt, count = "", 0
    for words in (words for block in blocks("") for words in commands(block)):
        if words[0] == "export":
            assert [word.partition("=")[0] for word in words[1:]] == list(served)
            continue
        answer = typed([word.replace("RECEIPT", receipt) for word in words], folder, **served)
        receipt = next(iter(re.findall(r"^Receipt: (\w+)", answer, re.MULTILINE)), receipt)
        count += 1
    assert count >= 14


def test_answers_are_as_shown(folder: Path) -> None:
    shown = [block for block in blocks("") if block.startswith("$ ")]
    assert shown
    for block in shown:
        expected = re.sub(r"Published by \S+", f"Published by {date.today()}.", block.partition("\n")[2])
        (words,) = commands(block)
        assert typed(words, folder).startswith(expected)


def test_the_python_runs(folder: Path) -> None:
    variables = os.environ | {"PYTHONPATH": str(ROOT)}
    for block in blocks("python"):
        done = subprocess.run([sys.executable, "-c", block], cwd=folder, env=variables, capture_output=True, text=True)
        assert (done.returncode, "us-software-export-controls-2025" in done.stdout) == (0, True), done.stderr


def test_every_question_is_in_its_theme() -> None:
    table = dict(re.findall(r"^\| (\w+) \| (`.*`) \|$", README, re.MULTILINE))
    for question in questions().values():
        assert f"`{question.name}`" in table[question.theme]


def test_what_it_points_at_is_there() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    missing = [link for link in links if "://" not in link and not (ROOT / link).exists()]
    assert missing == []
