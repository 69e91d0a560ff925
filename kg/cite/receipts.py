"""Receipts: small JSON files, one an answer, named after the hash of what they hold.

The same question on the same store has the same receipt: its recorded clock is the last time the store learned
something, not the time of asking. The fingerprint is left to `kg cite`: it is of the whole graph, and would make every
question wait.
"""

import json
import logging
import os
import sys
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec

from kg.ask import Answer
from kg.ask.own import folders
from kg.errors import UsageError
from kg.files import write_whole
from kg.load import changed, registered
from kg.ontology import ontology
from kg.stores import Store

logger = logging.getLogger(__name__)
LENGTH = 12  # hexadecimal digits of an id


class Receipt(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What was asked of what, and the hash of the rows that came; days and times are ISO 8601, UTC.

    `kg`, `ontology` and `registry` are the versions that answered. `own` are the texts of a question that a user wrote,
    by engine: what asks it again, whatever becomes of his file.
    """

    question: str
    sentence: str
    unit: str
    parameters: dict[str, Any]
    as_of: str
    recorded_by: str
    engine: str
    articles: int
    newest: str | None
    rows: int
    rows_sha256: str
    kg: str
    ontology: str
    registry: str
    own: dict[str, str] = {}

    @property
    def id(self) -> str:
        """A short hash of all that the receipt says."""
        return _hash(msgspec.to_builtins(self))[:LENGTH]

    @property
    def recorded(self) -> datetime:
        return datetime.fromisoformat(self.recorded_by)


class Saved(msgspec.Struct, frozen=True):
    """A receipt in its file, beside the store that answered and the folders that held the user's own question.

    Both are of this machine, so not part of the receipt.
    """

    receipt: Receipt
    store: str
    queries: str = ""


def receipt_of(store: Store, answer: Answer, recorded_by: datetime | None = None) -> Receipt:
    """The receipt of an answer that the store has just given, of what it knew at `recorded_by` (default: now)."""
    told = answer.to_dict()
    return Receipt(
        question=answer.question,
        sentence=answer.text,
        unit=answer.unit,
        parameters=told["parameters"],
        as_of=told["as_of"],
        recorded_by=(recorded_by or changed(store)).isoformat().replace("+00:00", "Z"),
        engine=str(answer.engine),
        articles=answer.articles,
        newest=told["newest"],
        rows=len(answer.rows),
        rows_sha256=rows_hash(told["rows"]),
        kg=version("trade-policy-kg"),
        ontology=ontology().version,
        registry=registered(store).version,
        own=dict(answer.own),
    )


def rows_hash(rows: Iterable[Mapping[str, Any]]) -> str:
    """SHA-256 of rows as JSON has them."""
    return _hash(list(rows))


def folder() -> Path:
    """Where receipts lie: KG_RECEIPTS, else under the data directory that the system gives its users.

    Raises RuntimeError for a user without a home.
    """
    if named := os.environ.get("KG_RECEIPTS"):
        return Path(named)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path("~/.local/share").expanduser())
    return base / "trade-policy-kg" / "receipts"


def save(receipt: Receipt, store: str, queries: str | Path | None = None) -> Path | None:
    """Write a receipt as a whole; None, and a warning in the log, where the data directory takes no file.

    `queries` are the folders that held the question, if a user wrote it.
    """
    target = store if "://" in store else str(Path(store).resolve())
    held = os.pathsep.join(str(one.resolve()) for one in folders(queries)) if receipt.own else ""
    content = msgspec.json.format(msgspec.json.encode(Saved(receipt, target, held)), indent=1)
    try:
        path = folder() / f"{receipt.id}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    except (OSError, RuntimeError, UsageError) as error:
        reason = str(error).removesuffix(".")
        logger.warning("This answer has no receipt: %s. KG_RECEIPTS names another folder.", reason)
        return None
    return path


def saved(id: str) -> Saved:
    """The receipt of that id. Raises UsageError where there is none, or its file is damaged."""
    try:
        path = folder() / f"{id}.json"
        found = msgspec.json.decode(path.read_bytes(), type=Saved)
    except (OSError, RuntimeError, ValueError):  # a hostile id is a ValueError too
        raise UsageError(f"There is no receipt {id!r}; `kg ask` names the receipt of each answer.") from None
    except msgspec.MsgspecError as error:
        raise UsageError(f"{path} is no receipt: {error}. Ask again.") from None
    if found.receipt.id != id:
        raise UsageError(f"{path} is not as it was written: it holds {found.receipt.id}. Ask again.")
    return found


def _hash(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()
