"""Commands for annotations made elsewhere: convert, annotator, agreement."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import typer

from kg import formats
from kg.cli.app import RegistryOption, app, emit
from kg.cli.filling import existing
from kg.errors import DataError, UsageError
from kg.formats.agreement import Agreement, agreement, pairs
from kg.registry import registry as read_registry


@app.command("agreement")
def agreement_command(
    left: Annotated[Path, typer.Argument(metavar="A", help="One annotator's articles, or several annotators' export.")],
    right: Annotated[Path | None, typer.Argument(metavar="[B]", help="Another annotator's of the same texts.")] = None,
    mapping: Annotated[Path | None, typer.Option("--mapping", metavar="FILE", help="What foreign labels mean.")] = None,
    registry: RegistryOption = None,
    format: Annotated[Literal["text", "json"], typer.Option("--format", help="How to print it.")] = "text",
) -> None:
    """Say how far annotators agree, a label and a predicate at a time, and on how firmly things are said."""
    people = read_registry(*(registry or ()))
    source = formats.Source(mapping=formats.read_mapping(mapping) if mapping else formats.Mapping())
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
