"""The command line's frame: one application, the options that every command shares, errors in words."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import DataError, KgError, UsageError
from kg.files import write_whole
from kg.load import open_filled
from kg.stores import Store, default_target, open_store

app = typer.Typer(
    name="kg",
    help="A knowledge graph of trade-policy actors: every answer leads to claims, every claim to an article's words.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="STORE",
        help="A folder (embedded), neo4j://... or bolt://..., or the word neo4j for NEO4J_URI. "
        "Default: KG_STORE, else ./trade-policy.kg.",
    ),
]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DAY", help="Only what was published by that day. Default: today.")
]
TextsOption = Annotated[
    Path | None,
    typer.Option(
        "--texts",
        metavar="DIR",
        exists=True,
        file_okay=False,
        help="Holds <article id>.txt, the words of the articles.",
    ),
]
RegistryOption = Annotated[
    list[Path] | None, typer.Option("--registry", metavar="DIR", help="Adds to the registry that travels with kg.")
]
QueriesOption = Annotated[
    str | None,
    typer.Option("--queries", metavar="DIR", help="Holds questions of your own, *.cypher. Default: KG_QUERIES."),
]


def main() -> None:
    """Run the command line; problems end in one message on stderr and the exit code of the error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except KgError as error:
        complain(error)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.exit(0)  # the reader of our output has seen enough


def complain(error: KgError) -> None:
    """Print an error: problems one a line, anything else after the program's name."""
    if isinstance(error, DataError):
        for problem in error.problems:
            say(str(problem))
    else:
        say(f"kg: {error}")


def say(text: str) -> None:
    """A message for people, on stderr; stdout is for answers."""
    typer.echo(text, err=True)


@app.callback()
def options(
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show what kg logs.")] = False,
) -> None:
    """The options before the command."""
    if verbose:
        logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(name)s: %(message)s")


@contextmanager
def opened(target: str | None, *, create: bool = False) -> Iterator[Store]:
    """The store of a command; without `create` it must have been filled by this version."""
    with open_store(target or default_target()) if create else open_filled(target) as store:
        yield store


def day(text: str | None, option: str) -> date | None:
    """A day from the command line."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{option} takes a day like 2025-10-23, not {text!r}.") from None


def moment(text: str | None, option: str) -> datetime | None:
    """A time from the command line, UTC where it names no zone; a day means its end."""
    if text is None:
        return None
    try:
        if len(text) == len("2025-10-23"):
            return datetime.fromisoformat(f"{text}T23:59:59+00:00")
        found = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{option} takes a time like 2025-10-23T18:00:00Z, not {text!r}.") from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def pairs(arguments: list[str]) -> dict[str, str]:
    """`key=value` arguments as parameters."""
    found: dict[str, str] = {}
    for argument in arguments:
        name, mark, value = argument.partition("=")
        if not mark or not name:
            raise UsageError(f"Parameters are written key=value, not {argument!r}.")
        if name in found:
            raise UsageError(f"The parameter {name} is given twice.")
        found[name] = value
    return found


def emit(text: str, path: Path | None = None) -> None:
    """Write an answer to stdout, or to a file as a whole."""
    if path is None or str(path) == "-":
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
    else:
        write_whole(path, text)
