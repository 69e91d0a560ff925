"""Commands for annotations made elsewhere: convert, annotator, agreement."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import typer

from kg import formats
from kg.cli.app import RegistryOption, TextsOption, app, emit, say
from kg.cli.filling import PathsArgument, existing
from kg.cli.sources import Format, FormatOption, MappingOption, MetadataOption, source_of
from kg.errors import DataError, UsageError
from kg.files import write_whole
from kg.formats.agreement import Agreement, agreement, pairs
from kg.formats.configure import brat_files, label_studio_xml
from kg.registry import registry as read_registry

_OUT = "A folder, or one file: .yaml, .jsonl, or .json for Label Studio. Default: stdout, for one article."


@app.command("convert")
def convert_command(
    paths: PathsArgument,
    output: Annotated[Path | None, typer.Option("-o", metavar="OUT", help=_OUT)] = None,
    to: Annotated[Format, typer.Option("--to", help="The format to write.")] = "native",
    texts: TextsOption = None,
    format: FormatOption = None,
    mapping: MappingOption = None,
    metadata: MetadataOption = None,
    registry: RegistryOption = None,
    strict: Annotated[bool, typer.Option("--strict", help="A rejected mark is an error.")] = False,
    report: Annotated[Path | None, typer.Option("--report", metavar="FILE", help="The report as JSON.")] = None,
) -> None:
    """Turn exports of brat and Label Studio into the native format, or articles into theirs."""
    people = read_registry(*(registry or ()))
    account = formats.FormatsReport()
    found = formats.stream(existing(paths), people, source_of(format, mapping, metadata))
    saved = formats.Saved()
    try:
        saved = formats.save(account.noted(found, keep=bool(report) or strict), to, output, people, texts)
    finally:
        if report:
            write_whole(report, json.dumps(account.to_dict(), ensure_ascii=False, indent=1) + "\n")
    problems = sorted({*saved.problems, *(account.problems() if strict else ())})
    for problem in problems:
        say(str(problem))
    for line in (f"Wrote {saved.articles} articles.", *account.lines()):
        say(line)
    if any(not problem.warning for problem in problems):
        raise typer.Exit(1)


@app.command("annotator")
def annotator_command(
    tool: Annotated[Literal["brat", "label-studio"], typer.Argument(help="The annotation tool.")],
    output: Annotated[Path | None, typer.Option("-o", metavar="OUT", help="brat: a folder; else a file.")] = None,
) -> None:
    """Write an annotation tool's configuration from the ontology; what it annotates loads without a mapping."""
    if tool == "label-studio":
        emit(label_studio_xml(), output)
        return
    if output is None:
        raise UsageError("brat is configured by two files: say which folder to write them to with -o DIR.")
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{output} cannot be made: {error.strerror}; name another folder.") from None
    for name, text in brat_files().items():
        write_whole(output / name, text)
        say(f"Wrote {output / name}.")


@app.command("agreement")
def agreement_command(
    left: Annotated[Path, typer.Argument(metavar="A", help="One annotator's articles, or several annotators' export.")],
    right: Annotated[Path | None, typer.Argument(metavar="[B]", help="Another annotator's of the same texts.")] = None,
    mapping: MappingOption = None,
    metadata: MetadataOption = None,
    registry: RegistryOption = None,
    format: Annotated[Literal["text", "json"], typer.Option("--format", help="How to print it.")] = "text",
) -> None:
    """Say how far annotators agree, a label and a predicate at a time, and on how firmly things are said."""
    people = read_registry(*(registry or ()))
    source = source_of(None, mapping, metadata)
    sides = [formats.read([path], people, source) for path in existing([left, *([right] if right else [])])]
    if problems := [problem for side in sides for problem in side.problems if not problem.warning]:
        raise DataError(problems)
    if right:
        found = [agreement(sides[0].articles, sides[1].articles, people)]
    else:
        found = list(pairs(sides[0].articles, people))
    if not any(one.articles for one in found):
        raise UsageError("No article is annotated by two; the articles of both need the same ids.")
    if format == "json":
        emit(json.dumps([one.to_dict() for one in found], ensure_ascii=False, indent=1))
    else:
        emit("\n\n".join("\n".join(_lines(one)) for one in found))


def _lines(found: Agreement) -> Iterator[str]:
    yield f"{found.left} (A) and {found.right} (B): {found.articles} articles annotated by both."
    yield ""
    yield f"{'':<34}{'both':>6}{'only A':>8}{'only B':>8}{'F1':>7}{'alpha':>8}"
    for row in found.rows:
        name = f"{row.kind} {row.name}"
        yield f"{name:<34}{row.both:>6}{row.only_left:>8}{row.only_right:>8}{row.f1:>7.2f}{_number(row.alpha):>8}"
    yield ""
    for one in found.details:
        yield f"{f'{one.name}, of claims found by both':<48}{one.same:>6} of {one.both:<4}{_number(one.alpha):>12}"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
