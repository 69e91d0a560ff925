"""Annotated articles in the native format: YAML or JSON with one article, JSON Lines with one a line."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from kg.articles import format
from kg.articles.build import Lines, build_article, content_hash
from kg.articles.files import JSON, LINES, YAML, decoded, file_tree, files_of
from kg.articles.kinds import Fault
from kg.articles.model import Article
from kg.articles.partial import Rest, join_repeats, partial_article, rest_of
from kg.articles.rules import rule_faults
from kg.articles.tree import Block, Flaw, Tree, json_tree, line_of
from kg.errors import Problem

# What the quick way would take in silently: a second colon hidden in an escape, controls, halves of surrogates.
_SLOW = re.compile(rb"\\u(?:00[01]|003a|007f|fff[ef]|d[89a-f])|\\[bf]|\x7f|\xef\xbf[\xbe\xbf]", re.IGNORECASE)


class Found(NamedTuple):
    """What one file, or one line of JSON Lines, came to: an article, or what can be read of one that has errors."""

    article: Article | None
    problems: list[Problem]
    partial: Article | None = None


class Reading(NamedTuple):
    """The articles of files and everything wrong with them, each problem with its file and line.

    `partial`: what can be read of the articles with an error, to be checked further and for nothing else; "" stands for
    an id, a class, a kind or a hash that cannot be read.
    """

    articles: list[Article]
    partial: list[Article]
    problems: list[Problem]


def read(paths: Iterable[Path]) -> tuple[list[Article], list[Problem]]:
    """The articles of these files and folders, and everything wrong with them, each problem with its file and line.

    An article with an error is left out; warnings leave it in. Raises UsageError for a path that does not exist.
    """
    articles, _, problems = read_all(paths)
    return articles, problems


def read_all(paths: Iterable[Path]) -> Reading:
    """Like `read`, with what can be read of the articles that have errors."""
    articles: list[Article] = []
    broken: list[Article] = []
    problems: list[Problem] = []
    for path in files_of(paths, (*YAML, *JSON, *LINES)):
        for found in read_file(path):
            problems += found.problems
            articles += [found.article] if found.article else []
            broken += [found.partial] if found.partial else []
    kept, clashes = one_each(articles)
    return Reading(kept, broken, sorted({*problems, *clashes}))


def read_file(path: Path) -> Iterator[Found]:
    """The articles of one file, one after the other, with everything wrong with each."""
    return _lines(path) if path.suffix in LINES else _whole(path)


def _whole(path: Path) -> Iterator[Found]:
    if path.suffix not in (*YAML, *JSON):
        kinds = ", ".join((*YAML, *JSON, *LINES))
        yield Found(None, [Problem(str(path), 0, f"The native format ends in one of {kinds}; rename the file.")])
        return
    tree, flaws = file_tree(path)
    yield _article(tree, flaws, str(path))


def _article(tree: Tree | None, flaws: list[Flaw], file: str, number: int = 0) -> Found:
    """The article of a tree with lines, all of them `number` where that is not 0, and all that is wrong with it."""
    problems, rest = examine(tree, flaws, file, number)
    one_line = number > 0
    if isinstance(tree, Block) and all(problem.warning for problem in problems):
        return Found(build_article(tree, file, _at(tree, number), one_line), problems)
    if rest is None:
        return Found(None, problems)
    return Found(None, problems, partial_article(rest, file, _at(rest.tree, number), one_line))


def examine(tree: Tree | None, flaws: list[Flaw], file: str, number: int = 0) -> tuple[list[Problem], Rest | None]:
    """Everything wrong with the tree of an article, and what is left of it where its shape or its keys are wrong."""
    problems = [Problem(file, number or line, message) for line, message in flaws]
    if tree is None:
        return problems, None
    if flaws:
        join_repeats(tree)
    shape = format.article()
    rest = rest_of(tree, shape) if isinstance(tree, Block) else None
    problems += _problems(shape.faults(tree, ()), file, _at(tree, number))
    if rest:
        problems += _problems(rule_faults(rest.tree, rest.ids_lost("statements")), file, _at(rest.tree, number))
    return problems, rest


def _problems(faults: Iterable[Fault], file: str, lines: Lines) -> Iterator[Problem]:
    return (Problem(file, lines(fault.path), fault.message, fault.warning) for fault in faults)


def _at(tree: Tree, number: int) -> Lines:
    return (lambda path: number) if number else partial(line_of, tree)


def _lines(path: Path) -> Iterator[Found]:
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if text := line.removeprefix(b"\xef\xbb\xbf" if number == 1 else b"").strip():
                    yield _quick(text, str(path), number) or _slow(text, str(path), number)
    except OSError as error:
        yield Found(None, [Problem(str(path), 0, f"The file cannot be read: {error.strerror}.")])


def _quick(line: bytes, file: str, number: int) -> Found | None:
    """The article of a line that has nothing to report; None where the slow way must look."""
    try:
        tree = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError):
        return None
    # A key that stands twice loses a colon here.
    if _SLOW.search(line) or line.count(b":") != msgspec.json.encode(tree).count(b":"):
        return None
    if not format.article().fits(tree) or any(True for _ in rule_faults(tree)):
        return None
    return Found(build_article(tree, file, lambda path: number, one_line=True), [])


def _slow(line: bytes, file: str, number: int) -> Found:
    text = decoded(line)
    tree, flaws = (None, [text]) if isinstance(text, Flaw) else json_tree(text)
    return _article(tree, flaws, file, number)


def one_each(articles: list[Article]) -> tuple[list[Article], list[Problem]]:
    """The articles without repetitions; two that differ under one id and revision are both a problem."""
    first: dict[tuple[str, int], Article] = {}
    clashing: set[tuple[str, int]] = set()
    problems = []
    for article in articles:
        key = (article.id, article.revision)
        one = first.setdefault(key, article)
        if problem := clash(article, one):
            clashing.add(key)
            problems.append(problem)
    return [article for key, article in first.items() if key not in clashing], problems


def clash(article: Article, first: Article) -> Problem | None:
    """The problem of an article that has the id and the revision of one before, where they are not the same."""
    if first is article or content_hash(first) == content_hash(article):
        return None
    message = (
        f"Article {article.id!r}, revision {article.revision}, stands with other content in "
        f"{first.file}:{first.line}; raise the revision of the newer one, or give it an id of its own."
    )
    return Problem(article.file, article.line, message)
