"""The page: one HTML file that opens from disk, without a network: an answer, its evidence and the graph around it."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from kg.files import write_whole
from kg.graph import Graph
from kg.page.content import content, surroundings
from kg.page.document import document

__all__ = ["page", "page_near", "write"]


def page(
    graph: Graph,
    *,
    title: str,
    answer: Mapping[str, Any],
    question_text: str,
    as_of: date,
    answer_on: Callable[[date], Mapping[str, Any]] | None = None,
    any_day: bool = True,
) -> str:
    """The whole page as HTML. The same input gives the same text.

    `graph` is what a store holds; only what was published by `as_of` is shown. `answer` is the JSON of a question:
    `{question, parameters, as_of, unit, engine, articles, newest, rows}`. `title` names in a few words what is asked
    ("G7 coordination"): it heads the page and the sentence "G7 coordination: said as fact 0, conditional 1, denied 0".
    `answer_on` gives the answer as of an earlier day; with it, a reader can see each day from the first article's on,
    as a page written as of that day shows it. It is asked for the days on which the answer can change; its `title` and
    `text`, where it has them, are those of that day. `any_day=False` is for a question whose answer can change on any
    day at all, as one that reckons with the day can: then a reader can choose the days with a report, which are exact.
    """
    told = content(
        graph,
        title=title,
        answer=answer,
        question_text=question_text,
        as_of=as_of,
        answer_on=answer_on,
        any_day=any_day,
    )
    return document(told)


def page_near(graph: Graph, id: str, *, steps: int = 1, as_of: date) -> str:
    """The whole page as HTML: what at most `steps` lines lead to from the entity `id`, its dossier in the panel.

    Only what was published by `as_of` is shown, or by an earlier day that the reader chooses. Raises UsageError for
    what is never drawn, such as an office.
    """
    return document(surroundings(graph, id, steps=steps, as_of=as_of))


def write(path: Path, html: str) -> None:
    """Write the page as UTF-8, whole or not at all. Raises UsageError where the folder cannot be written."""
    write_whole(path, html, "Choose another file with -o.")
