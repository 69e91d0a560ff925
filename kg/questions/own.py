"""Any question by its name: one's own, whose rows no type was written for."""

from collections.abc import Mapping
from dataclasses import make_dataclass
from pathlib import Path
from typing import Any, Unpack

from kg.ask import Options, ask
from kg.questions.typed import Rows, typed
from kg.stores import Store

__all__ = ["any_question"]


def any_question(
    store: Store,
    name: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    queries: str | Path | None = None,
    **options: Unpack[Options],
) -> Rows[Any]:
    """Ask a question by name, one's own in the folder `queries` (default KG_QUERIES) included.

    Rows are records whose fields are the columns that the question describes, as for every question:

        for row in kg.any_question(store, "measures_covering", {"commodity": "steel"}, queries="questions"):
            print(row.measure, row.claims)

    Raises UsageError for a name that no question has or a file that is none; UnknownNameError, QueryError, StoreError.
    """
    answer = ask(store, name, parameters, queries=queries, **options)
    columns = [column.name for column in answer.columns]
    return typed(make_dataclass("Row", columns, frozen=True, slots=True), answer)
