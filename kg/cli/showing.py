"""Commands that write files to look at or to take elsewhere: html, export; and demo, which does it all once."""

from collections.abc import Mapping
from datetime import date
from importlib.resources import as_file
from pathlib import Path
from typing import Annotated, Any

import typer
from ruamel.yaml import YAML

from kg import load as loading
from kg import page
from kg.ask import Answer, ask, find, questions
from kg.ask.own import where
from kg.cli.app import AsOfOption, QueriesOption, StoreOption, app, day, emit, opened, pairs, say
from kg.cli.completing import question_names, question_parameters
from kg.cli.text import answer_text
from kg.errors import DataError, UsageError
from kg.export import ExportFormat, export
from kg.load import snapshot
from kg.ontology import ontology
from kg.resources import resources
from kg.stores import Store

DEMO_STORE, DEMO_PAGE = "./trade-policy.kg", Path("trade-policy.html")
OutputOption = Annotated[Path | None, typer.Option("-o", metavar="FILE", help="Where to write.")]


@app.command("html")
def html_command(
    output: OutputOption = DEMO_PAGE,
    question: Annotated[
        str | None,
        typer.Option("--ask", metavar="QUESTION", help="Whose answer heads the page.", autocompletion=question_names),
    ] = None,
    parameters: Annotated[
        list[str] | None,
        typer.Argument(metavar="[key=value]...", help="Of that question.", autocompletion=question_parameters),
    ] = None,
    near: Annotated[
        str | None, typer.Option("--near", metavar="ID", help="Instead: one thing, and what lines lead to from it.")
    ] = None,
    steps: Annotated[int, typer.Option("--steps", min=0, metavar="N", help="How many lines away from --near.")] = 1,
    store: StoreOption = None,
    as_of: AsOfOption = None,
    queries: QueriesOption = None,
) -> None:
    """Write the graph, an answer and its evidence as one HTML page that needs no network."""
    if near and question:
        raise UsageError("--ask and --near are two different pages; give one of them.")
    asked, given = (question, pairs(parameters or [])) if question else headline()
    on = day(as_of, "--as-of")
    with opened(store) as opened_store:
        if near:
            id = find(opened_store, near, ontology().declarable)
            html = page.page_near(snapshot(opened_store), id, steps=steps, as_of=on or date.today())
            _write(opened_store, html, output or DEMO_PAGE)
        else:
            held = where(queries) if question else None
            answer = ask(opened_store, asked, given, as_of=on, queries=held)
            _write_page(opened_store, answer, given, output or DEMO_PAGE, held)


@app.command("export")
def export_command(
    form: Annotated[ExportFormat, typer.Option("--format", help="trig, nquads, jsonld and jsonl can be loaded again.")],
    output: OutputOption = None,
    store: StoreOption = None,
) -> None:
    """Write everything in the store for other tools; trig, nquads, jsonld and jsonl lose nothing."""
    with opened(store) as opened_store:
        export(snapshot(opened_store), form, output)


@app.command("demo")
def demo_command(store: StoreOption = None) -> None:
    """Load the data that travels with kg, answer the headline question, write the page."""
    asked, given = headline()
    with opened(store or DEMO_STORE, create=True) as opened_store, as_file(resources("data") / "articles") as articles:
        report = loading.load(opened_store, [articles])
        for line in report.lines():
            say(line)
        if report.errors:
            raise DataError(report.problems)
        answer = ask(opened_store, asked, given)
        emit(answer_text(opened_store, answer))
        _write_page(opened_store, answer, given, DEMO_PAGE)


def headline() -> tuple[str, dict[str, str]]:
    """The question that the demo and a page without --ask answer, and its parameters: data/demo.yaml."""
    found: dict[str, Any] = YAML(typ="safe").load((resources("data") / "demo.yaml").read_text(encoding="utf-8"))
    return str(found["question"]), {str(name): str(value) for name, value in found["parameters"].items()}


def _write_page(store: Store, answer: Answer, given: Mapping[str, str], path: Path, queries: str | None = None) -> None:
    """The page of an answer to a question with these parameters, and of the answers as of earlier days."""

    def answer_on(earlier: date) -> dict[str, Any]:
        found = ask(store, answer.question, given, as_of=earlier, queries=queries)
        return found.to_dict() | {"title": found.title, "text": found.text}

    html = page.page(
        snapshot(store),
        title=answer.title,
        answer=answer.to_dict(),
        question_text=answer.text,
        as_of=answer.as_of,
        answer_on=answer_on,
        any_day=answer.question in questions(),
    )
    _write(store, html, path)


def _write(store: Store, html: str, path: Path) -> None:
    page.write(path, html)
    say(f"Page: {path}. Store: {store.target}")
