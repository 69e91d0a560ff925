import re
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from inspect import signature
from typing import Any, get_args, get_type_hints

import pytest

import kg.questions
from kg import rdf
from kg.ask import CYPHER, SPARQL, Question, ask, questions
from kg.errors import UsageError
from kg.graph import Graph
from kg.stores import Store

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


def test_an_unknown_question_is_answered_with_those_there_are(store: Store) -> None:
    with pytest.raises(UsageError, match=r"There is no question 'who'\. The questions are: .*status_of"):
        ask(store, "who")
