"""The questions there are: each written once, in queries/<theme>/<name>.cypher and .rq, and users' own.

The comments at the top of the .cypher describe the question: kg/ask/header.py.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

from kg.ask.header import described, header_of
from kg.ask.own import SUFFIXES, Own, read_own
from kg.ask.question import CYPHER, Question
from kg.errors import Problem, UsageError
from kg.resources import resources

SUPPORT = "support"  # the folder of queries that serve the telling of answers and are no questions


def questions() -> dict[str, Question]:
    """The questions that travel with kg, by name."""
    return dict(_shipped())


def own_questions(queries: str | Path | None = None) -> Own:
    """One's own questions, in the folders `queries` (several with the sign of PATH between), default KG_QUERIES.

    Raises UsageError for a folder that is not there.
    """
    return read_own(queries, {name: _file(one) for name, one in _shipped().items()})


def question(name: str, queries: str | Path | None = None) -> Question:
    """The question of that name, one that travels with kg or one's own; see `own_questions` for `queries`.

    Raises UsageError that lists the questions there are, or what is wrong with the file of that name. A name that
    travels with kg is looked for in `queries` only where they are given: then a file of that name is an error.
    """
    shipped = _shipped()
    if name in shipped and queries is None:
        return shipped[name]
    mine = own_questions(queries)
    if name in mine.problems:
        told = "\n".join(map(str, mine.problems[name]))
        raise UsageError(f"The question {name} cannot be asked:\n{told}")
    known = {**shipped, **mine.questions}
    if name not in known:
        broken = f" Not well described: {', '.join(sorted(mine.problems))}." if mine.problems else ""
        raise UsageError(f"There is no question {name!r}. The questions are: {', '.join(sorted(known))}.{broken}")
    return known[name]


@cache
def _shipped() -> Mapping[str, Question]:
    files: dict[tuple[str, str], dict[str, str]] = {}
    for theme, file in sorted(_files(resources("queries"), ""), key=lambda item: item[1].name):
        stem, dot, suffix = file.name.rpartition(".")
        if dot + suffix in SUFFIXES:
            files.setdefault((theme, stem), {})[SUFFIXES[dot + suffix]] = file.read_text(encoding="utf-8")
    found, problems = {}, list[Problem]()
    for (theme, name), texts in files.items():
        header = header_of(texts[CYPHER], f"queries/{theme}/{name}.cypher")
        found[name] = described(name, theme, texts, header)
        problems += header.problems
    if problems:
        raise UsageError("\n".join(map(str, problems)))
    return found


def _files(folder: Traversable, theme: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_file():
            yield theme, entry
        elif entry.name != SUPPORT:
            yield from _files(entry, entry.name)


def _file(one: Question) -> str:
    return f"queries/{one.theme}/{one.name}.cypher"
