"""A bundle, for whoever doubts: the receipt, the rows and the claims behind them in one ZIP; and comparing again.

receipt.json    what was asked, and of what        rows.json      the rows
claims.jsonl    the claims, and what they name     footnote.txt   for people; nothing reads it
queries/        a question that a user wrote, for whoever asks it again: kg runs no query that only a bundle holds
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import msgspec

from kg import jsonl
from kg.ask.own import SUFFIXES
from kg.cite.again import Cited, changed_question, cited
from kg.cite.footnote import footnote
from kg.cite.receipts import Receipt, rows_hash
from kg.errors import UsageError
from kg.files import write_whole
from kg.graph import Graph
from kg.stores import Store

RECEIPT, ROWS, CLAIMS, FOOTNOTE, FINGERPRINT, QUERIES = (
    "receipt.json", "rows.json", "claims.jsonl", "footnote.txt", "fingerprint.txt", "queries",
)  # fmt: skip
LARGEST = 200_000_000  # bytes that a part of a bundle may unpack to
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a bundle holds of an answer."""

    receipt: Receipt
    rows: list[Row]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Replayed:
    """A bundle beside the answer of a store: the rows that only one of them has; `cited` is what the store answers."""

    bundle: Bundle
    cited: Cited
    only_then: list[Row]
    only_now: list[Row]

    @property
    def identical(self) -> bool:
        return not (self.only_then or self.only_now)

    @property
    def same_graph(self) -> bool:
        """Whether all else that was known is the same too; of articles and entities only the newest form is kept."""
        return self.cited.fingerprint == self.bundle.fingerprint


def write_bundle(found: Cited, path: Path) -> None:
    """Write the bundle of an answer as a whole; the same answer, the same bytes. Raises UsageError where it cannot."""
    parts = {
        RECEIPT: msgspec.json.format(msgspec.json.encode(found.receipt), indent=1),
        ROWS: msgspec.json.format(msgspec.json.encode(found.rows), indent=1),
        CLAIMS: b"".join(jsonl.lines(_evidence(found))),
        FINGERPRINT: found.fingerprint.encode(),
        FOOTNOTE: footnote(found, queries=QUERIES).encode(),
        **{f"{QUERIES}/{name}": text.encode() for name, text in _own(found.receipt).items()},
    }
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(ZipInfo(name), part, ZIP_DEFLATED)  # without the day and hour of packing
    write_whole(path, content.getvalue())


def read_bundle(path: Path) -> Bundle:
    """What a bundle holds. Raises UsageError for a file that is none, or whose rows are not those of its receipt."""
    try:
        with ZipFile(path) as packed:
            receipt = msgspec.json.decode(_part(packed, RECEIPT), type=Receipt)
            rows = msgspec.json.decode(_part(packed, ROWS), type=list[dict[str, Any]])
            fingerprint = _part(packed, FINGERPRINT).decode("ascii")
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from None
    except (BadZipFile, KeyError, ValueError, msgspec.MsgspecError) as error:
        raise UsageError(f"{path} is no bundle of `kg cite ID --bundle FILE.zip`: {error}.") from None
    if rows_hash(rows) != receipt.rows_sha256:
        raise UsageError(f"{path} is not as it was written: its rows are not those of its receipt {receipt.id}.")
    return Bundle(receipt, list(rows), fingerprint)


def replay(store: Store, bundle: Bundle, queries: str | Path | None = None) -> Replayed:
    """Ask a bundle's question of a store again, under the same clocks, and compare row by row.

    A question that a user wrote must be in the folders `queries` (default KG_QUERIES), with the same text: whoever runs
    a stranger's query has read it. Raises UsageError where it is not.
    """
    if wrong := changed_question(bundle.receipt, queries):
        names = " and ".join(f"{QUERIES}/{name}" for name in _own(bundle.receipt))
        raise UsageError(
            f"{wrong}\nThe bundle holds it as {names}: unpack and read that, then give --queries {QUERIES}."
        )
    again = cited(store, bundle.receipt)
    return Replayed(bundle, again, _without(bundle.rows, again.rows), _without(again.rows, bundle.rows))


def _own(receipt: Receipt) -> dict[str, str]:
    """The files of the question, if a user wrote it."""
    own = receipt.own
    return {f"{receipt.question}{suffix}": own[engine] for suffix, engine in SUFFIXES.items() if engine in own}


def _evidence(found: Cited) -> Graph:
    """The claims behind the rows, and the nodes that they lead to."""
    claims = {detail.claim.id for detail in found.evidence}
    edges = [edge for edge in found.graph.edges if edge.source in claims]
    kept = claims | {edge.target for edge in edges}
    return Graph({id: node for id, node in found.graph.nodes.items() if id in kept}, edges)


def _part(packed: ZipFile, name: str) -> bytes:
    if packed.getinfo(name).file_size > LARGEST:
        raise ValueError(f"{name} is too large")
    return packed.read(name)


def _without(rows: Iterable[Row], others: Iterable[Row]) -> list[Row]:
    """The rows that are not among the others; what is there twice must be there twice."""
    left = Counter(map(_encoded, others))
    found = []
    for row in rows:
        if left[_encoded(row)]:
            left[_encoded(row)] -= 1
        else:
            found.append(row)
    return found


def _encoded(row: Row) -> bytes:
    return msgspec.json.encode(row, order="deterministic")
