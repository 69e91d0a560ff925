"""A receipt's question asked again, of what the store knew when it answered."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kg.ask import Answer, ask_question, own_questions, question
from kg.ask.details import Detail, details
from kg.ask.own import from_texts
from kg.cite.receipts import Receipt, rows_hash
from kg.errors import UsageError
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


def cited(store: Store, receipt: Receipt) -> Cited:
    """Ask a receipt's question again; one that a user wrote, as it was when it was asked.

    Raises UsageError, UnknownNameError, QueryError or StoreError, as asking does.
    """
    asked = from_texts(receipt.question, receipt.own) if receipt.own else question(receipt.question)
    with _known(store, receipt) as (known, clock):
        day = date.fromisoformat(receipt.as_of)
        answer = ask_question(known, asked, receipt.parameters, as_of=day, engine=receipt.engine)
        claims = {id for row in answer.rows for id in row.get(CLAIMS) or ()}
        return Cited(receipt, answer, tuple(details(known, claims)), snapshot(known), clock)


def changed_question(receipt: Receipt, queries: str | Path | None = None) -> str:
    """What has become of the own question of a receipt in these folders (default KG_QUERIES); empty: nothing.

    A question that travels with kg is no user's to change: empty too.
    """
    if not receipt.own:
        return ""
    try:
        mine = own_questions(queries)
    except UsageError as error:
        return str(error)
    if receipt.question in mine.problems:
        return "\n".join(map(str, mine.problems[receipt.question]))
    if receipt.question not in mine.questions:
        return f"No folder of --queries or KG_QUERIES has a question {receipt.question}, which does not travel with kg."
    found = mine.questions[receipt.question]
    if any(found.texts.get(engine) != text for engine, text in receipt.own.items()):
        return f"{found.file} has changed since: it is not the question that the receipt {receipt.id} is of."
    return ""


@contextmanager
def _known(store: Store, receipt: Receipt) -> Iterator[tuple[Store, bool]]:
    with recorded(store, receipt.recorded) as known:
        ((claims,),) = known.read(f"MATCH (c:{CLAIM}) RETURN count(c)").rows
        yield (known, True) if claims else (store, False)
