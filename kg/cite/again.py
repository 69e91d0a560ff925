"""A receipt's question asked again, of what the store knew when it answered."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.ask import Answer, Question, ask
from kg.ask.details import Detail, details
from kg.cite.receipts import Receipt, rows_hash
from kg.graph import Graph
from kg.load import recorded, snapshot
from kg.ontology import CLAIM
from kg.rdf import fingerprint
from kg.stores import Store

CLAIMS = "claims"  # the column with the claims of a row


@dataclass(frozen=True, slots=True)
class Cited:
    """A receipt, its question's answer under the receipt's clocks, and the evidence; `graph` is what was known then.

    `clock` is false where the store knew nothing at the time of the receipt: then it is another store, filled later,
    and was asked by the published clock alone.
    """

    receipt: Receipt
    answer: Answer
    evidence: tuple[Detail, ...]
    graph: Graph
    clock: bool

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows as JSON has them."""
        rows: list[dict[str, Any]] = self.answer.to_dict()["rows"]
        return rows

    @property
    def holds(self) -> bool:
        """Whether these are the rows that the receipt is of."""
        return rows_hash(self.rows) == self.receipt.rows_sha256

    @property
    def fingerprint(self) -> str:
        """Of all that was known then."""
        return fingerprint(self.graph)


def cited(store: Store, receipt: Receipt, among: Mapping[str, Question] | None = None) -> Cited:
    """Ask a receipt's question again; `among` are the questions there are, default those of kg.

    Raises UsageError, UnknownNameError, QueryError or StoreError, as asking does.
    """
    with _known(store, receipt) as (known, clock):
        answer = ask(
            known,
            receipt.question,
            receipt.parameters,
            as_of=date.fromisoformat(receipt.as_of),
            engine=receipt.engine,
            among=among,
        )
        claims = {id for row in answer.rows for id in row.get(CLAIMS) or ()}
        return Cited(receipt, answer, tuple(details(known, claims)), snapshot(known), clock)


@contextmanager
def _known(store: Store, receipt: Receipt) -> Iterator[tuple[Store, bool]]:
    with recorded(store, receipt.recorded) as known:
        ((claims,),) = known.read(f"MATCH (c:{CLAIM}) RETURN count(c)").rows
        yield (known, True) if claims else (store, False)
