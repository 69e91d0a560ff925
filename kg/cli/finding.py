"""Commands that look around without a question: find, claims."""

import json
from typing import Annotated

import typer

from kg.ask.details import Detail, details
from kg.ask.search import FILTERS, claims_matching, find_glosses, find_names
from kg.cli.app import AsOfOption, StoreOption, app, day, emit, opened, pairs
from kg.cli.asking import Format
from kg.cli.dossier import claim_dict
from kg.cli.words import claim_lines
from kg.errors import UsageError
from kg.ontology import ontology

FormatOption = Annotated[Format, typer.Option("--format", help="text or json.")]


@app.command("find")
def find_command(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="All must occur; case does not matter.")],
    store: StoreOption = None,
    as_of: AsOfOption = None,
    output: FormatOption = Format.text,
) -> None:
    """Search names, aliases, ids and glosses."""
    sought = " ".join(words)
    with opened(store) as opened_store:
        hits = find_names(opened_store, sought)
        found = details(opened_store, find_glosses(opened_store, sought, day(as_of, "--as-of")))
    if output is Format.json:
        things = [{"id": h.id, "class": h.class_name, "name": h.name, "matched": h.matched} for h in hits]
        emit(json.dumps({"things": things, "claims": [claim_dict(one) for one in found]}, ensure_ascii=False, indent=1))
        return
    labels = ontology().classes
    lines = [
        f"{hit.id}    {hit.name}    {labels[hit.class_name].label}" + _matched(hit.name, hit.matched) for hit in hits
    ]
    emit("\n".join([f"{len(hits)} things, {len(found)} claims", *lines, *_told(found)]))


@app.command("claims")
def claims_command(
    filters: Annotated[
        list[str] | None, typer.Argument(metavar="[key=value]...", help=f"Any of: {', '.join(FILTERS)}.")
    ] = None,
    store: StoreOption = None,
    as_of: AsOfOption = None,
    output: FormatOption = Format.text,
) -> None:
    """Every claim that fits all filters, headlines included."""
    given = pairs(filters or [])
    with opened(store) as opened_store:
        found = details(opened_store, claims_matching(opened_store, given, day(as_of, "--as-of")))
    if output is Format.json:
        emit(json.dumps([claim_dict(one) for one in found], ensure_ascii=False, indent=1))
    elif output is Format.text:
        emit("\n".join([f"{len(found)} claims", *_told(found)]))
    else:
        raise UsageError("kg claims writes text or json.")


def _matched(name: str, matched: str) -> str:
    return "" if name == matched else f"    also {matched}"


def _told(found: list[Detail]) -> list[str]:
    return [line for one in found for line in ("", *claim_lines(one), f"claim         {one.claim.id}")]
