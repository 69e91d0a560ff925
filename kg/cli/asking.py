"""Commands that ask a store: ask, show, stats, cypher, sparql."""

import csv
import io
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from kg import cite, rdf
from kg.ask import Answer, Question, ask, own_questions, questions
from kg.ask.own import where
from kg.cli.app import AsOfOption, QueriesOption, StoreOption, TextsOption, app, day, emit, moment, opened, pairs, say
from kg.cli.completing import question_names, question_parameters
from kg.cli.dossier import dossier
from kg.cli.passages import Passages
from kg.cli.stats import statistics, statistics_text
from kg.cli.text import answer_text
from kg.errors import UsageError
from kg.load import snapshot
from kg.stores import Store

LIMIT = 1_000  # rows of a user's own query, unless told otherwise
SECONDS = 30.0  # a user's own query may take
PASSAGE = 120  # characters of the text on either side of a quote


class Format(StrEnum):
    """How an answer is written."""

    text = "text"
    json = "json"
    csv = "csv"
    markdown = "markdown"


class Engine(StrEnum):
    """What answers."""

    cypher = "cypher"
    sparql = "sparql"


FormatOption = Annotated[Format, typer.Option("--format", help="How the answer is written.")]
LimitOption = Annotated[int, typer.Option("--limit", min=1, help="Rows at the most.")]
SecondsOption = Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds at the most.")]


@app.command("ask")
def ask_command(
    question: Annotated[
        str | None, typer.Argument(metavar="[QUESTION]", help="None: lists them.", autocompletion=question_names)
    ] = None,
    parameters: Annotated[
        list[str] | None, typer.Argument(metavar="[key=value]...", autocompletion=question_parameters)
    ] = None,
    store: StoreOption = None,
    as_of: AsOfOption = None,
    recorded_by: Annotated[
        str | None, typer.Option("--recorded-by", metavar="TIME", help="Only what this store knew at that time (UTC).")
    ] = None,
    output: FormatOption = Format.text,
    engine: Annotated[Engine, typer.Option("--engine", help="Which text of the question answers.")] = Engine.cypher,
    texts: TextsOption = None,
    queries: QueriesOption = None,
) -> None:
    """Ask a question by name, one of kg or your own; without one, list the questions."""
    queries = where(queries)
    if question is None:
        emit("\n\n".join(_listed(queries)))
        return
    given, known_by = pairs(parameters or []), moment(recorded_by, "--recorded-by")
    with opened(store) as opened_store:
        answer = ask(
            opened_store,
            question,
            given,
            as_of=day(as_of, "--as-of"),
            recorded_by=known_by,
            engine=engine,
            queries=queries,
        )
        receipt = _receipt(opened_store, answer, known_by, queries)
        answer = _with_passages(answer, texts)
        say(f"Store: {opened_store.target}")
        if output is Format.text:
            emit("\n".join(filter(None, (answer_text(opened_store, answer), receipt))))
        else:
            emit(written(answer, output))
            if receipt:
                say(receipt)


@app.command("show")
def show_command(
    id: Annotated[str, typer.Argument(metavar="ID", help="An id or a name.")],
    store: StoreOption = None,
    as_of: AsOfOption = None,
    texts: TextsOption = None,
    output: Annotated[Format, typer.Option("--format", help="text or json.")] = Format.text,
) -> None:
    """A dossier: what it is, every claim, by whom, where, and what nobody said."""
    passages = Passages(texts)
    with opened(store) as opened_store:
        found = dossier(opened_store, id, day(as_of, "--as-of"), passages)
        for warning in passages.warnings():
            say(warning)
        if output is Format.json:
            emit(json.dumps(found.to_dict(), ensure_ascii=False, indent=1))
        elif output is Format.text:
            emit(found.text())
        else:
            raise UsageError("kg show writes text or json.")


@app.command("stats")
def stats_command(
    store: StoreOption = None,
    output: Annotated[Format, typer.Option("--format", help="text or json.")] = Format.text,
) -> None:
    """Counts, and the fingerprint of the data."""
    with opened(store) as opened_store:
        found = statistics(snapshot(opened_store))
        emit(json.dumps(found, indent=1) if output is Format.json else statistics_text(found))


@app.command("cypher")
def cypher_command(
    file: Annotated[Path, typer.Argument(metavar="FILE|-", help="A query; - reads stdin.")],
    parameters: Annotated[list[str] | None, typer.Argument(metavar="[key=value]...")] = None,
    store: StoreOption = None,
    limit: LimitOption = LIMIT,
    timeout: SecondsOption = SECONDS,
) -> None:
    """Run your own Cypher, read-only; rows as JSON."""
    text = _query(file)
    with opened(store) as opened_store:
        rows = opened_store.read(text, pairs(parameters or []), timeout=timeout, limit=limit)
        _print_rows(rows.columns, rows.rows, rows.truncated, limit)


@app.command("sparql")
def sparql_command(
    file: Annotated[Path, typer.Argument(metavar="FILE|-", help="A query; - reads stdin.")],
    store: StoreOption = None,
    limit: LimitOption = LIMIT,
    timeout: SecondsOption = SECONDS,
) -> None:
    """Run your own SPARQL SELECT or ASK; rows as JSON."""
    text = _query(file)
    with opened(store) as opened_store, closing(rdf.dataset(snapshot(opened_store))) as dataset:
        rows = rdf.select(dataset, text, {}, timeout=timeout, limit=limit)
        _print_rows(rows.columns, rows.rows, rows.truncated, limit)


def written(answer: Answer, output: Format) -> str:
    """The answer for machines or for a document: JSON whole, CSV and Markdown the rows alone."""
    if output is Format.json:
        return json.dumps(answer.to_dict(), ensure_ascii=False, indent=1)
    names = [column.name for column in answer.columns]
    table = [[_cell(row[name]) for name in names] for row in answer.to_dict()["rows"]]
    if output is Format.csv:
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([names, *([_inert(cell) for cell in row] for row in table)])
        return text.getvalue()
    rows = [names, ["---"] * len(names), *table]
    return "\n".join("| " + " | ".join(_escaped(cell) for cell in row) + " |" for row in rows)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell


def _escaped(cell: str) -> str:
    return " ".join(cell.split()).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def _listed(queries: str | None) -> Iterator[str]:
    """The questions that travel with kg; under a heading one's own, under another the files that are no questions."""
    yield _told(questions())
    mine = own_questions(queries)
    if mine.questions:
        yield f"Your own, in {queries}:\n{_told(mine.questions)}"
    if mine.problems:
        problems = "\n".join(str(one) for found in mine.problems.values() for one in found)
        yield f"Not to be asked before this is mended:\n{problems}"


def _told(found: Mapping[str, Question]) -> str:
    return "\n".join(f"{one.usage}\n    {one.sentence}" for one in found.values())


def _receipt(store: Store, answer: Answer, recorded_by: datetime | None, queries: str | None) -> str:
    """The line that names the receipt of an answer; empty where none could be kept, which breaks no answer."""
    receipt = cite.receipt_of(store, answer, recorded_by)
    return f"Receipt: {receipt.id}   kg cite {receipt.id}" if cite.save(receipt, store.target, queries) else ""


def _with_passages(answer: Answer, texts: Path | None) -> Answer:
    """The answer with the words around each quote, where it asks for them and the texts are at hand."""
    if texts is None or not {"passage", "article", "start", "end"} <= {column.name for column in answer.columns}:
        return answer
    passages = Passages(texts)
    rows = [
        {**row, "passage": passages.around(row["article"], (row["start"], row["end"]), row.get("quote"), PASSAGE)}
        for row in answer.rows
    ]
    for warning in passages.warnings():
        say(warning)
    return replace(answer, rows=rows)


def _query(file: Path) -> str:
    if str(file) == "-":
        return sys.stdin.read()
    if not file.is_file():
        raise UsageError(f"There is no query file {file}.")
    return file.read_text(encoding="utf-8")


def _print_rows(columns: Any, rows: Any, truncated: bool, limit: int) -> None:
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    emit(
        json.dumps(
            {"columns": list(columns), "rows": found, "truncated": truncated}, ensure_ascii=False, indent=1, default=str
        )
    )
    if truncated:
        say(f"There are more than {limit} rows: --limit shows more.")
