"""Commands that cite an answer and hold a citation to its store: cite, replay."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from kg import cite
from kg.cli.app import QueriesOption, StoreOption, app, emit, opened, say
from kg.errors import number_of
from kg.stores import default_target

DIFFERENT = 1  # exit code where a store no longer gives the rows of a receipt


@app.command("cite")
def cite_command(
    id: Annotated[str, typer.Argument(metavar="ID", help="Of the receipt; `kg ask` prints it.")],
    bundle: Annotated[
        Path | None, typer.Option("--bundle", metavar="FILE.zip", help="Write receipt, rows and claims for others.")
    ] = None,
    store: StoreOption = None,
    queries: QueriesOption = None,
) -> None:
    """Print the footnote of an answer, and the command that repeats it."""
    found = cite.saved(id)
    target = store or found.store
    with opened(target) as opened_store:
        cited = cite.cited(opened_store, found.receipt)
    if not cited.holds:
        say(f"kg: {target} does not give these rows any more: {found.receipt.rows} then, {len(cited.rows)} now.")
        raise typer.Exit(DIFFERENT)
    held = queries or found.queries
    if changed := cite.changed_question(found.receipt, held):
        say(f"kg: {changed} The rows are those of the question as it was; the command at the end asks another.")
    default = Path(default_target()).resolve()
    emit(cite.footnote(cited, None if target == default_target() or Path(target) == default else target, held))
    if bundle:
        cite.write_bundle(cited, bundle)
        say(f"Bundle: {bundle}; `kg replay {bundle}` compares it with a store.")


@app.command("replay")
def replay_command(
    file: Annotated[Path, typer.Argument(metavar="FILE.zip", help="What `kg cite ID --bundle FILE.zip` wrote.")],
    store: StoreOption = None,
    queries: QueriesOption = None,
) -> None:
    """Ask a bundle's question again under its clocks: identical, or the rows that differ (exit 1)."""
    bundle = cite.read_bundle(file)
    with opened(store) as opened_store:
        found = cite.replay(opened_store, bundle, queries)
        say(f"Store: {opened_store.target}")
    if not found.cited.clock:
        say(f"This store was filled after {bundle.receipt.recorded_by}: it is asked by the published clock alone.")
    if found.identical:
        rest = "all that was known then is the same" if found.same_graph else "articles or entities were revised since"
        emit(f"identical: {number_of(len(bundle.rows), 'row')}; {rest}")
        return
    emit("\n".join(["different", *_told("only in the bundle", found.only_then), *_told("only here", found.only_now)]))
    raise typer.Exit(DIFFERENT)


def _told(where: str, rows: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    for row in rows:
        yield where
        yield from (f"   {name:<22} {_text(value)}" for name, value in row.items() if value not in (None, []))


def _text(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
