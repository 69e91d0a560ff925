"""The rows of an answer as records of one type, and in the forms that people go on with."""

from collections.abc import Iterable
from dataclasses import asdict, is_dataclass
from html import escape
from typing import TYPE_CHECKING, Any, TypeVar

from kg.ask import Answer
from kg.errors import UsageError

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import polars as pl

R = TypeVar("R")
NOT_ENDS = ("claims", "articles")  # columns of ids that are evidence


class Rows(list[R]):
    """The rows of an answer: a list of records that knows its `answer` (question, as-of date, what was searched)."""

    def __init__(self, rows: Iterable[R], answer: Answer) -> None:
        super().__init__(rows)
        self.answer = answer

    def to_dicts(self) -> list[dict[str, Any]]:
        """One dictionary a row, in the order of the columns."""
        return [asdict(row) for row in self if is_dataclass(row) and not isinstance(row, type)]

    def to_pandas(self) -> "pd.DataFrame":
        """A pandas data frame, a column each. Raises UsageError where pandas is not installed."""
        try:
            import pandas as pd
        except ImportError:
            raise UsageError("to_pandas needs pandas: pip install pandas") from None
        return pd.DataFrame(self.to_dicts(), columns=self._names())

    def to_polars(self) -> "pl.DataFrame":
        """A polars data frame, a column each. Raises UsageError where polars is not installed."""
        try:
            import polars as pl
        except ImportError:
            raise UsageError("to_polars needs polars: pip install polars") from None
        rows = self.to_dicts()
        return pl.DataFrame({name: [row[name] for row in rows] for name in self._names()}, strict=False)

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        """A multigraph from the first id of each row to its other ids; edges have `type` (the column) and `answer`.

        Raises UsageError for an answer whose rows do not join things.
        """
        import networkx as nx

        ids = [column for column in self.answer.columns if column.type in ("id", "ids") and column.name not in NOT_ENDS]
        if len(ids) < 2:
            raise UsageError(f"The rows of {self.answer.question} join nothing; to_dicts has them.")
        first, *others = ids
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for row in self.answer.rows:
            graph.add_node(row[first.name])
            for column in others:
                value = row[column.name]
                ends = value if isinstance(value, list) else [value] if value else []
                told = {"type": column.name, "answer": row.get("answer"), "claims": row["claims"]}
                graph.add_edges_from((row[first.name], end, told) for end in ends)
        return graph

    def _names(self) -> list[str]:
        return [column.name for column in self.answer.columns]

    def _repr_html_(self) -> str:
        """What a notebook shows: the question, a table, what was searched."""
        head = "".join(f"<th>{escape(column.label)}</th>" for column in self.answer.columns)
        body = "".join(f"<tr>{''.join(map(_cell, row.values()))}</tr>" for row in self.to_dicts())
        searched = f"{self.answer.articles} articles, the newest of {self.answer.newest or 'no day'}"
        return (
            f"<p><b>{escape(self.answer.text)}</b> Published by {self.answer.as_of}. {escape(self.answer.unit)}</p>"
            f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>Searched {searched}.</p>"
        )


def typed(row_type: type[R], answer: Answer) -> Rows[R]:
    """The rows as records; the fields of `row_type` are the columns of the question."""
    return Rows((row_type(**row) for row in answer.rows), answer)


def _cell(value: object) -> str:
    text = "" if value is None else ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"<td>{escape(text)}</td>"
