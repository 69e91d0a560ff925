"""The rows of an answer as records of one type."""

from typing import TypeVar

from kg.ask import Answer

R = TypeVar("R")


def typed(row_type: type[R], answer: Answer) -> list[R]:
    """The rows as records; the fields of `row_type` are the columns of the question."""
    return [row_type(**row) for row in answer.rows]
