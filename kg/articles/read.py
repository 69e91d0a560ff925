"""Annotated articles in the native format: YAML or JSON with one article, JSON Lines with one a line."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from kg.articles import format
from kg.articles.build import build_article, content_hash
from kg.articles.files import JSON, LINES, YAML, decoded, file_tree, files_of
from kg.articles.kinds import Fault
from kg.articles.model import Article
from kg.articles.rules import rule_faults
from kg.articles.tree import Flaw, Tree, json_tree, line_of
from kg.errors import Problem

# What the quick way would take in silently: a second colon hidden in an escape, controls, halves of surrogates.
_SLOW = re.compile(rb"\\u(?:00[01]|003a|007f|fff[ef]|d[89a-f])|\\[bf]|\x7f|\xef\xbf[\xbe\xbf]", re.IGNORECASE)


class _Found(NamedTuple):
    """What one file, or one line of JSON Lines, came to."""

    article: Article | None
    problems: list[Problem]


def read(paths: Iterable[Path]) -> tuple[list[Article], list[Problem]]:
    """The articles of these files and folders, and everything wrong with them, each problem with its file and line.

    An article with an error is left out; warnings leave it in. Raises UsageError for a path that does not exist.
    """
    articles: list[Article] = []
    problems: list[Problem] = []
    for path in files_of(paths, (*YAML, *JSON, *LINES)):
        for found in _lines(path) if path.suffix in LINES else _whole(path):
            problems += found.problems
            articles += [found.article] if found.article else []
    kept, clashes = _one_each(articles)
    return kept, sorted(problems + clashes)


def _whole(path: Path) -> Iterator[_Found]:
    if path.suffix not in (*YAML, *JSON):
        kinds = ", ".join((*YAML, *JSON, *LINES))
        yield _Found(None, [Problem(str(path), 0, f"The native format ends in one of {kinds}; rename the file.")])
        return
    tree, flaws = file_tree(path)
    yield _article(tree, flaws, str(path))


def _article(tree: Tree | None, flaws: list[Flaw], file: str) -> _Found:
    """The article of a tree with lines, or all that is wrong with it."""
    problems = [Problem(file, *flaw) for flaw in flaws]
    if tree is None:
        return _Found(None, problems)
    lines = partial(line_of, tree)
    faults = list(all_faults(tree))
    problems += (Problem(file, lines(fault.path), fault.message, fault.warning) for fault in faults)
    if not all(problem.warning for problem in problems) or not isinstance(tree, dict):
        return _Found(None, problems)
    return _Found(build_article(tree, file, lines), problems)


def all_faults(tree: Any) -> Iterator[Fault]:
    """What is wrong with the shape of an article or, where its shape is right, with what it says."""
    if format.article().fits(tree):
        yield from rule_faults(tree)
    else:
        yield from format.article().faults(tree, ())


def _lines(path: Path) -> Iterator[_Found]:
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if text := line.removeprefix(b"\xef\xbb\xbf" if number == 1 else b"").strip():
                    yield _quick(text, str(path), number) or _slow(text, str(path), number)
    except OSError as error:
        yield _Found(None, [Problem(str(path), 0, f"The file cannot be read: {error.strerror}.")])


def _quick(line: bytes, file: str, number: int) -> _Found | None:
    """The article of a line that has nothing to report; None where the slow way must look."""
    try:
        tree = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError):
        return None
    # A key that stands twice loses a colon here.
    if _SLOW.search(line) or line.count(b":") != msgspec.json.encode(tree).count(b":"):
        return None
    if any(True for _ in all_faults(tree)):
        return None
    return _Found(build_article(tree, file, lambda path: number, one_line=True), [])


def _slow(line: bytes, file: str, number: int) -> _Found:
    text = decoded(line)
    tree, flaws = (None, [text]) if isinstance(text, Flaw) else json_tree(text)
    found = _article(tree, flaws, file)
    at_line = [Problem(file, number, problem.message, problem.warning) for problem in found.problems]
    if found.article and isinstance(tree, dict):
        return _Found(build_article(tree, file, lambda path: number, one_line=True), at_line)
    return _Found(None, at_line)


def _one_each(articles: list[Article]) -> tuple[list[Article], list[Problem]]:
    """The articles without repetitions; two that differ under one id and revision are both a problem."""
    first: dict[tuple[str, int], Article] = {}
    clashing: set[tuple[str, int]] = set()
    problems = []
    for article in articles:
        key = (article.id, article.revision)
        one = first.setdefault(key, article)
        if one is not article and content_hash(one) != content_hash(article):
            clashing.add(key)
            message = (
                f"Article {article.id!r}, revision {article.revision}, stands with other content in "
                f"{one.file}:{one.line}; raise the revision of the newer one, or give it an id of its own."
            )
            problems.append(Problem(article.file, article.line, message))
    return [article for key, article in first.items() if key not in clashing], problems
