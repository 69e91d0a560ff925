import re
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from inspect import signature
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

import kg.questions
from kg import rdf
from kg.ask import CYPHER, SPARQL, Question, ask, questions
from kg.errors import QueryError, UsageError
from kg.graph import Graph
from kg.load import write_graph
from kg.stores import Store
from tests.questions.build import claim, graph

PYTHON = {
    "id": str,
    "text": str,
    "class": str,
    "mastChapter": str,
    "number": int,
    "boolean": bool,
    "date": date,
    "ids": list[str],
    "texts": list[str],
}
QUESTIONS = pytest.mark.parametrize("question", questions().values(), ids=questions())

MINE = """\
// question: What covers {commodity}, {times} times over?
// unit: A row is a claim.
// parameter: commodity: Commodity
// parameter: times: number = 2
// parameter: words: text = none
// column: measure: id
// column: times: number | how often
MATCH (m:Measure)<-[:SUBJECT]-(c:Claim {predicate: 'COVERS'})-[:OBJECT]->(:Commodity {id: $commodity})
RETURN m.id AS measure, $times AS times
"""


def helper(question: Question) -> Callable[..., Any]:
    found: Callable[..., Any] = getattr(kg.questions, question.name)
    return found


@QUESTIONS
def test_a_question_is_written_for_both_engines_and_has_a_helper(question: Question) -> None:
    assert set(question.texts) == {CYPHER, SPARQL}
    assert helper(question).__module__ == f"kg.questions.{question.theme}"
    assert question.name in kg.questions.__all__


@QUESTIONS
def test_the_helper_takes_the_parameters_of_the_question(question: Question) -> None:
    taken = dict(signature(helper(question)).parameters)
    del taken["store"], taken["options"]
    assert [(name, one.default is not one.empty) for name, one in taken.items()] == [
        (one.name, one.default is not None) for one in question.parameters
    ]
    assert set(re.findall(r"{(\w+)}", question.sentence)) <= set(taken)


@QUESTIONS
def test_the_queries_use_the_parameters_of_the_question(question: Question) -> None:
    declared = {one.name for one in question.parameters} | {"as_of", *question.derived}
    assert set(rdf.parameters(question.texts[SPARQL])) == declared
    assert set(re.findall(r"\$(\w+)", question.texts[CYPHER])) == declared


@QUESTIONS
def test_the_row_type_has_the_columns_of_the_question(question: Question) -> None:
    (row,) = get_args(get_type_hints(helper(question))["return"])
    assert row.__doc__
    types = {c.name: PYTHON[c.type] | None if c.optional else PYTHON[c.type] for c in question.columns}
    assert {field.name: get_type_hints(row)[field.name] for field in fields(row)} == types
    assert list(types) == [column.name for column in question.columns]
    assert list(types)[-1] == "claims"


@QUESTIONS
def test_the_columns_of_sparql_are_those_of_the_question_in_its_order(question: Question) -> None:
    values: dict[str, Any] = {one.name: rdf.iri("nobody") for one in question.parameters if one.classes}
    values |= {name: date(2026, 1, 1) for name in ("as_of", "on")} | {name: ["TARGETS"] for name in question.derived}
    found = rdf.select(rdf.dataset(Graph()), question.texts[SPARQL], values)
    assert list(found.columns) == [column.name for column in question.columns]


def test_a_question_of_ones_own_is_asked_like_any_other(store: Store, tmp_path: Path) -> None:
    (tmp_path / "goods").mkdir()
    (tmp_path / "goods" / "what_covers.cypher").write_text(MINE, encoding="utf-8")
    write_graph(store, graph([claim("c", "tariff COVERS steel")]))
    mine = questions(tmp_path)
    answer = ask(store, "what_covers", {"commodity": "steel", "times": "3"}, among=mine)
    assert (answer.text, answer.rows) == ("What covers Steel, 3 times over?", [{"measure": "tariff", "times": 3}])
    assert mine["what_covers"].theme == "goods"
    assert mine["what_covers"].usage == "kg ask what_covers commodity=<commodity> [times=<number>] [words=<text>]"
    assert [(column.label, column.optional) for column in mine["what_covers"].columns][1] == ("how often", False)
    with pytest.raises(UsageError, match="not written for sparql; it is for cypher"):
        ask(store, "what_covers", {"commodity": "steel"}, engine=SPARQL, among=mine)


def test_columns_that_nobody_described_are_an_error(store: Store, tmp_path: Path) -> None:
    (tmp_path / "what_covers.cypher").write_text(MINE.replace("AS times", "AS often"), encoding="utf-8")
    write_graph(store, graph([claim("c", "tariff COVERS steel")]))
    with pytest.raises(QueryError, match="returns the columns measure, often; its comments describe measure, times"):
        ask(store, "what_covers", {"commodity": "steel"}, among=questions(tmp_path))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("// unit: A row is a claim.\n", "", "needs comments with one question, one unit"),
        (": Commodity", ": Comodity", "Comodity is no class and no type"),
        (": id", ": identity", "'identity' is none of date, number"),
        (
            "// column: m",
            "// derived: a: predicates of times\n// column: m",
            "must be `predicates of` one parameter of a",
        ),
    ],
)
def test_a_question_that_is_not_described_is_an_error(tmp_path: Path, old: str, new: str, message: str) -> None:
    (tmp_path / "what_covers.cypher").write_text(MINE.replace(old, new), encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        questions(tmp_path)


def test_an_unknown_question_is_answered_with_those_there_are(store: Store) -> None:
    with pytest.raises(UsageError, match=r"There is no question 'who'\. The questions are: .*status_of"):
        ask(store, "who")
