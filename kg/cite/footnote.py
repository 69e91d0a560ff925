"""The footnote of an answer, and the command that repeats it."""

import shlex
from collections.abc import Iterator, Mapping
from itertools import chain, repeat
from typing import Any

from kg.ask import CYPHER
from kg.ask.details import Detail
from kg.cite.again import CLAIMS, Cited
from kg.cite.receipts import Receipt
from kg.errors import number_of

ANSWER = "answer"
WIDTH = 14  # characters of a label


def footnote(cited: Cited, store: str | None = None, queries: str | None = None) -> str:
    """The question, its parameters and clocks, the rows, the articles, versions, fingerprint, and how to ask again."""
    lines = [f"“{cited.receipt.sentence}”    {asked(cited.receipt)}"]
    lines += [f"   {label:<{WIDTH}}{text}" for label, text in _lines(cited, command(cited.receipt, store, queries))]
    return "\n".join(lines)


def asked(receipt: Receipt) -> str:
    """The question's name and parameters."""
    return " ".join([receipt.question, *(f"{name}={_joined(value)}" for name, value in receipt.parameters.items())])


def command(receipt: Receipt, store: str | None = None, queries: str | None = None) -> str:
    """The command that gives the same answer again, whatever the store has learned since.

    `queries` are the folders of the question, if a user wrote it.
    """
    words = ["kg", "ask", receipt.question, *(f"{name}={_joined(v)}" for name, v in receipt.parameters.items())]
    words += ["--as-of", receipt.as_of, "--recorded-by", receipt.recorded_by]
    words += ["--engine", receipt.engine] if receipt.engine != CYPHER else []
    words += ["--queries", queries] if queries and receipt.own else []
    return shlex.join([*words, "--store", store] if store else words)


def _lines(cited: Cited, again: str) -> Iterator[tuple[str, str]]:
    receipt = cited.receipt
    yield "rows", f"{receipt.rows or 'none'}. {receipt.unit}"
    for number, row in enumerate(cited.rows, 1):
        yield f"  {number}", _row(row)
    yield "published by", receipt.as_of
    yield "recorded by", receipt.recorded_by
    newest = f", the newest of {receipt.newest}" if receipt.newest else ""
    yield "searched", f"{number_of(receipt.articles, 'article')}{newest}"
    yield from zip(chain(["articles"], repeat("")), _sources(cited.evidence), strict=False)
    yield "versions", f"trade-policy-kg {receipt.kg}, ontology {receipt.ontology}, registry {receipt.registry or '-'}"
    yield "fingerprint", cited.fingerprint
    yield "receipt", receipt.id
    yield "again", again


def _row(row: Mapping[str, Any]) -> str:
    """What the row is of, its answer, its claims."""
    first = next(iter(row))
    told = [str(value) for value in (row.get(f"{first}_name"), row[first]) if value not in (None, [])]
    answer = [f"{row[ANSWER]}:"] if ANSWER in row and first != ANSWER else []
    claims = row.get(CLAIMS) or []
    return " ".join([*answer, ", ".join(dict.fromkeys(told)), *([f"[{', '.join(claims)}]"] if claims else [])])


def _sources(evidence: tuple[Detail, ...]) -> list[str]:
    """Each article behind the rows once: outlet, day, address; of a record its address."""
    found = {}
    for detail in evidence:
        claim = detail.claim
        told = (detail.outlet, str(claim.published_on)) if detail.outlet else (claim.article,)
        found[claim.article] = ", ".join(filter(None, (*told, detail.url)))
    return [text for _, text in sorted(found.items())]


def _joined(value: Any) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)
