"""docs/questions.md: each question, its answer on the data that travels with kg, the claims behind it.

    python -m tests.questions.document

The day is fixed (examples.yaml), so the answers stay until the data, a rule or a question changes: a test compares.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ruamel.yaml import YAML

from kg.ask import Answer, Question, ask, questions
from kg.cli.asking import Format, written
from kg.load import load
from kg.stores import Store, open_store
from tests.questions.asked import whole

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "questions.md"
EXAMPLES = Path(__file__).parent / "examples.yaml"
CLAIMS = "claims"
HEAD = """\
# The questions, answered

Made by `make docs` from the data that travels with kg; a test compares. Each answer is of what was published by
{as_of}; ask with `--as-of {as_of}` and it comes with speakers, places and words. Columns and units stand in the head
of each query file. [README](../README.md#how-to-read-an-answer) says how to read the column `answer`.
"""


def document(store: Store) -> str:
    """The whole text, asked of a store that holds the data that travels with kg."""
    examples = YAML(typ="safe").load(EXAMPLES)
    as_of, asked = examples["as_of"], examples["questions"]
    assert set(asked) == set(questions()), set(asked) ^ set(questions())
    parts = [HEAD.format(as_of=as_of)]
    for theme, group in groupby(sorted(questions().values(), key=lambda one: (one.theme, one.name)), lambda q: q.theme):
        parts += [f"## {theme.capitalize()}\n", *(_answered(store, one, asked[one.name], as_of) for one in group)]
    return "\n".join(parts)


def _answered(store: Store, question: Question, parameters: dict[str, Any], as_of: date) -> str:
    given = {name: whole(store, value) for name, value in parameters.items()}
    answer = ask(store, question.name, given, as_of=as_of)
    return "\n".join(_lines(question, answer, " ".join(_typed(name, value) for name, value in given.items())))


def _lines(question: Question, answer: Answer, typed: str) -> Iterator[str]:
    files = f"../queries/{question.theme}/{question.name}"
    yield f"### {answer.text}\n"
    command = " ".join(filter(None, ("kg ask", question.name, typed)))
    yield f"`{command}` · [Cypher]({files}.cypher) · [SPARQL]({files}.rq) · {question.unit}\n"
    if not answer.rows:
        yield "No row: nobody says so.\n"
        return
    table = written(replace(answer, columns=answer.columns[:-1]), Format.markdown)  # claims are last, and go below
    for first, line in zip(("row", "---", *range(1, len(answer.rows) + 1)), table.splitlines(), strict=True):
        yield f"| {first} {line}"
    yield "\n<details><summary>Claims</summary>\n"
    for at, row in enumerate(answer.rows, 1):
        yield f"{at}. {', '.join(f'`{id}`' for id in row[CLAIMS]) or 'none'}"
    yield "\n</details>\n"


def _typed(name: str, value: str) -> str:
    return f'{name}="{value}"' if " " in value else f"{name}={value}"


def filled(folder: Path) -> Store:
    """A new store with the data that travels with kg."""
    store = open_store(str(folder / "questions.kg"), create=True)
    load(store, [ROOT / "data" / "articles"])
    return store


if __name__ == "__main__":
    with TemporaryDirectory() as folder, filled(Path(folder)) as shipped:
        DOCUMENT.write_text(document(shipped), encoding="utf-8")
