"""Commands that fill a store and prepare what fills it: load, retract, check, new, locate, schema."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kg import load as loading
from kg.articles import draft, json_schema, locate, read_text
from kg.articles.files import JSON, LINES, YAML
from kg.check import check as check_all
from kg.cli.app import RegistryOption, StoreOption, TextsOption, app, emit, opened, say
from kg.cli.sources import FormatOption, MappingOption, MetadataOption, source_of
from kg.errors import DataError, UsageError, number_of
from kg.files import whole
from kg.formats.brat import ANN
from kg.registry import registry as read_registry

ANNOTATIONS = (*YAML, *JSON, *LINES, ANN)  # how their files end
PathsArgument = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, or folders of files.")]


@app.command("load")
def load_command(
    paths: PathsArgument,
    store: StoreOption = None,
    registry: RegistryOption = None,
    texts: TextsOption = None,
    format: FormatOption = None,
    mapping: MappingOption = None,
    metadata: MetadataOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change; write nothing.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="One wrong article or mark, and none loads.")] = False,
    report: Annotated[Path | None, typer.Option("--report", metavar="FILE", help="The report as JSON.")] = None,
) -> None:
    """Load annotated articles, exports of brat and Label Studio, or what `kg export` wrote."""
    found = loading.Report(dry_run=dry_run)
    try:
        existing(paths)
        source = source_of(format, mapping, metadata)
        with opened(store, create=True) as opened_store, _bar() as bar:
            task = bar.add_task("articles", total=None)
            loading.load(
                opened_store,
                paths,
                registry_dirs=registry or (),
                texts=texts,
                dry_run=dry_run,
                strict=strict,
                source=source,
                report=found,
                progress=lambda done, total: bar.update(task, completed=done, total=total),
            )
            say(f"Store: {opened_store.target}")
    except DataError as error:
        found.problems = sorted({*found.problems, *error.problems})
        raise
    finally:
        if report:
            with whole(report) as draft, draft.open("w", encoding="utf-8", newline="") as file:
                found.write(file)
    for problem in sorted(found.problems):
        say(str(problem))
    for line in found.lines():
        say(line)
    if found.errors:
        raise typer.Exit(1)


@app.command("retract")
def retract_command(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The article's id.")],
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why; kept with the article.")],
    store: StoreOption = None,
) -> None:
    """Take an article's claims out of all answers; the recorded clock still shows them."""
    if not reason.strip():
        raise UsageError("--reason needs words: why the article is retracted.")
    with opened(store) as opened_store:
        claims = loading.retract(opened_store, article, reason)
        say(f"Retracted {article}: {number_of(len(claims), 'claim')}. Store: {opened_store.target}")


@app.command("check")
def check_command(
    paths: PathsArgument,
    texts: TextsOption = None,
    registry: RegistryOption = None,
    format: FormatOption = None,
    mapping: MappingOption = None,
    metadata: MetadataOption = None,
) -> None:
    """Say everything that is wrong with annotated articles, at once, with file and line."""
    source = source_of(format, mapping, metadata)
    problems = check_all(existing(paths), read_registry(*(registry or ())), texts, source)
    for problem in sorted(problems):
        say(str(problem))
    errors = sum(not problem.warning for problem in problems)
    say(f"{number_of(errors, 'error')}, {number_of(len(problems) - errors, 'warning')}.")
    if errors:
        raise typer.Exit(1)


@app.command("new")
def new_command(
    text: Annotated[Path, typer.Option("--text", metavar="FILE", help="The article's words, UTF-8.")],
    output: Annotated[Path | None, typer.Option("-o", metavar="FILE", help="Where to write; default stdout.")] = None,
) -> None:
    """Draft an annotation: the text's hash, a skeleton, the names that the registry knows."""
    if output and str(output) != "-" and output.exists():
        raise UsageError(f"{output} exists already; name another file, or remove it.")
    emit(draft(text, read_registry()), output)


@app.command("locate")
def locate_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The annotated article, YAML.")],
    text: Annotated[Path, typer.Option("--text", metavar="FILE", help="The article's words, UTF-8.")],
) -> None:
    """Find each quote and name in the text and write its place into the annotation."""
    (path,) = existing([file])
    problems = locate(path, read_text(*existing([text])))
    for problem in problems:
        say(str(problem))
    if any(not problem.warning for problem in problems):
        raise typer.Exit(1)


@app.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of the native format."""
    emit(json.dumps(json_schema(), ensure_ascii=False, indent=2))


def existing(paths: list[Path]) -> list[Path]:
    """The paths, all of which must be there; a folder must hold annotations."""
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise UsageError(f"There is no {', no '.join(missing)}.")
    for path in paths:
        if path.is_dir() and not any(one.suffix in ANNOTATIONS for one in path.rglob("*")):
            raise UsageError(f"Nothing in {path} is an annotation: no file there ends in {', '.join(ANNOTATIONS)}.")
    return paths


def _bar() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
