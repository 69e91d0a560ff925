"""The data that travels with kg, asked as of several days: answers as readers worked them out by hand.

expected/<question>.yaml was written from the annotations and the rules before the question was run; comments there say
why, and what was changed since. Rows stand there in no order: that of answers is tested with kg.ask.
"""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from kg.ask import Row, questions
from kg.load import load
from kg.stores import Store
from tests.questions.asked import asked, by_cypher, whole

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FILES = sorted((HERE / "expected").glob("*.yaml"))
HASH = re.compile(r"(?<=#)(.+)-[0-9a-f]{8}")
CLAIMS, FROM = "claims", "from"


@pytest.fixture(scope="module")
def shipped(module_store: Store) -> Store:
    load(module_store, [ROOT / "data" / "articles"])
    return module_store


def plain(value: Any) -> Any:
    """Days as text, claims without their hash: as people write them."""
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return HASH.sub(r"\1", value) if isinstance(value, str) else value


def told(rows: list[Row]) -> list[Row]:
    """The rows as the files have them: the articles and records behind a row for its claims."""
    return [
        {name: plain(value) for name, value in row.items() if name != CLAIMS}
        | {FROM: sorted({id.partition("#")[0] for id in row[CLAIMS]})}
        for row in rows
    ]


def in_order(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: str(sorted(row.items())))


def test_every_question_is_asked() -> None:
    left = {"evidence_of", "known_on", "rejected_annotations"}  # words and places, clocks, formats: tested beside these
    assert {file.stem for file in FILES} == set(questions()) - left


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_as_expected(file: Path, shipped: Store) -> None:
    """On the embedded store by Cypher, SPARQL and helper; on Neo4j by Cypher (SPARQL asks the same snapshot there)."""
    for entry in YAML(typ="safe").load(file):
        given = {name: whole(shipped, plain(value)) for name, value in entry["ask"].items()}
        ways = asked if "://" not in shipped.target else by_cypher
        rows = told(ways(shipped, file.stem, entry["as_of"], **given))
        expected = [{name: plain(value) for name, value in row.items()} for row in entry["rows"]]
        assert in_order(rows) == in_order(expected), (given, str(entry["as_of"]))
