"""Commands that judge who is who: same, different, split."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from kg import load as loading
from kg.ask import find
from kg.cli.app import StoreOption, app, emit, opened
from kg.load.telling import change_lines
from kg.ontology import ontology
from kg.registry import Judgement, registry
from kg.registry.format import DIFFERENT, SAME, SPLIT
from kg.stores import Store

FOLDER = Path("registry")
SHOWN = 100  # lines of what a judgement changes

BecauseOption = Annotated[str, typer.Option("--because", metavar="WORDS", help="What it rests on; kept with it.")]
FolderOption = Annotated[
    Path | None,
    typer.Option("--registry", metavar="DIR", help="Where to write. Default: the store's, else ./registry."),
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Say what would change; write nothing.")]


@app.command("same")
def same_command(
    left: Annotated[str, typer.Argument(metavar="A", help="An id or a name; this id stays.")],
    right: Annotated[str, typer.Argument(metavar="B", help="An id or a name.")],
    because: BecauseOption,
    store: StoreOption = None,
    registry: FolderOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """Judge that two are one: the claims about B become claims about A."""
    _judge(store, SAME, left, right, because, registry, dry_run)


@app.command("different")
def different_command(
    left: Annotated[str, typer.Argument(metavar="A", help="An id or a name.")],
    right: Annotated[str, typer.Argument(metavar="B", help="An id or a name.")],
    because: BecauseOption,
    store: StoreOption = None,
    registry: FolderOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """Judge that two are not one; nothing may join them then, also not through a third."""
    _judge(store, DIFFERENT, left, right, because, registry, dry_run)


@app.command("split")
def split_command(
    id: Annotated[str, typer.Argument(metavar="ID", help="Whom the article's annotation means so far.")],
    article: Annotated[str, typer.Option("--article", metavar="A", help="The article's id.")],
    name: Annotated[str, typer.Option("--name", metavar="N", help="As the article writes it.")],
    new: Annotated[str, typer.Option("--as", metavar="NEW", help="The id that is meant; made if nobody has it.")],
    because: BecauseOption,
    store: StoreOption = None,
    registry: FolderOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """Judge that in one article a name means somebody else.

    A claim about ID follows if, of the article's names for ID, this one stands last before the end of its quote.
    """
    _judge(store, SPLIT, id, new, because, registry, dry_run, article, name)


def _judge(
    target: str | None,
    verdict: str,
    left: str,
    right: str,
    because: str,
    folder: Path | None,
    dry_run: bool,
    article: str | None = None,
    name: str | None = None,
) -> None:
    with opened(target) as store:
        judgement = Judgement(
            left=_id(store, left),
            right=right if verdict == SPLIT else _id(store, right),
            verdict=verdict,
            because=" ".join(because.split()),
            on=date.today(),
            article=article,
            name=name,
        )
        folders = loading.registered(store).folders
        where = folder or (folders[0] if len(folders) == 1 else FOLDER)
        done = loading.judge(store, judgement, where, _tell, dry_run=dry_run)
        emit("Nothing written." if dry_run else f"Written to {done.file}. To undo it, delete it there and load again.")


def _tell(judged: loading.Judged) -> None:
    one = judged.judgement
    words = {
        SAME: f"{one.right} is {one.left}; this id stays.",
        DIFFERENT: f"{one.left} is not {one.right}.",
        SPLIT: f"Where {one.article} writes {one.name!r} it means {one.right}, not {one.left}.",
    }
    lines = [words[one.verdict]]
    told = list(change_lines(judged.changes, (), SHOWN))
    told += [f"Fact: {fact}" for fact in judged.changes.facts()]
    lines += told or ["No claim and no answer changes."]
    lines += [f"Stays with {one.left}: {claim}" for claim in judged.staying]
    emit("\n".join(lines))


def _id(store: Store, text: str) -> str:
    """The id that is meant; one that judgements made another's may be judged again."""
    known = loading.registered(store).same
    if text in known or registry().entity(text):
        return text
    return find(store, text, ontology().roots)
