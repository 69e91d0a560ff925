"""Converted articles to files: YAML, JSON Lines, brat, Label Studio; one article after the other."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from kg.articles import Article, text_at_hand
from kg.articles.files import JSON, LINES, YAML
from kg.errors import Problem, UsageError
from kg.files import whole
from kg.formats.convert import Converted
from kg.formats.native import to_json_line, to_yaml
from kg.formats.read import BRAT, LABEL_STUDIO
from kg.formats.write_brat import write_brat
from kg.formats.write_label_studio import task_of
from kg.registry import Registry


@dataclass(slots=True)
class Saved:
    """How many articles were written, what was wrong with the others, and (as warnings) what a format cannot hold."""

    articles: int = 0
    problems: list[Problem] = field(default_factory=list)

    def lost(self, article: Article, losses: Iterable[str]) -> None:
        for loss in losses:
            self.problems.append(Problem(article.file, article.line, f"{article.id}: left out: {loss}.", warning=True))


def save(found: Iterable[Converted], to: str, output: Path | None, registry: Registry, texts: Path | None) -> Saved:
    """Write the articles in a format. `texts` holds `<article id>.txt` where the source has no text.

    A folder gets a file an article; `.jsonl` and, of Label Studio, `.json` one file for all. Raises UsageError where
    `output` cannot take the format, or cannot be written.
    """
    saved = Saved()
    try:
        if to == LABEL_STUDIO:
            _tasks(_texted(found, saved, texts), output, registry, saved)
        elif to == BRAT:
            _brat(_texted(found, saved, texts), output, registry, saved)
        else:
            _native(_right(found, saved), output, saved)
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror}.") from error
    return saved


def _right(found: Iterable[Converted], saved: Saved) -> Iterator[Converted]:
    """Those that have an article; a second one with the same id would overwrite the first."""
    ids: set[str] = set()
    for one in found:
        saved.problems += one.problems
        if one.article and one.article.id in ids:
            message = f"Another article here is called {one.article.id!r}; give one of them another id."
            saved.problems.append(Problem(one.article.file, one.article.line, message))
        elif one.article:
            ids.add(one.article.id)
            yield one


def _texted(found: Iterable[Converted], saved: Saved, texts: Path | None) -> Iterator[tuple[Article, str]]:
    """The articles with their texts; one without is an error."""
    for one in _right(found, saved):
        article = one.article
        text = one.text if one.text is not None or not article else text_at_hand(texts, article.id)
        if article and text is not None:
            saved.articles += 1
            yield article, text
        elif article:
            message = f"The text of {article.id} is not at hand; give --texts DIR with {article.id}.txt in it."
            saved.problems.append(Problem(article.file, article.line, message))


def _native(found: Iterable[Converted], output: Path | None, saved: Saved) -> None:
    articles = (one.article for one in found if one.article)
    if output is None or output.suffix in YAML:
        texts = [to_yaml(article) for article in articles]
        if len(texts) > 1:
            raise UsageError("These are several articles: say with -o a folder or a file that ends in .jsonl.")
        with _file(output) as file:
            file.writelines(texts)
        saved.articles = len(texts)
    elif output.suffix in LINES:
        with _file(output) as file:
            for article in articles:
                file.write(to_json_line(article))
                saved.articles += 1
    else:
        output.mkdir(parents=True, exist_ok=True)
        for article in articles:
            (output / f"{article.id}.yaml").write_text(to_yaml(article), "utf-8", newline="\n")
            saved.articles += 1


def _brat(found: Iterable[tuple[Article, str]], output: Path | None, registry: Registry, saved: Saved) -> None:
    if output is None:
        raise UsageError("brat has two files a document: say with -o which folder to write them to.")
    output.mkdir(parents=True, exist_ok=True)
    for article, text in found:
        written = write_brat(article, text, registry)
        saved.lost(article, written.losses)
        for name, content in written.files.items():
            (output / name).write_bytes(content.encode())


def _tasks(found: Iterable[tuple[Article, str]], output: Path | None, registry: Registry, saved: Saved) -> None:
    if output is not None and output.suffix not in JSON:
        raise UsageError("Label Studio imports one file of JSON: let -o end in .json.")
    with _file(output) as file:
        before = "[\n"
        for article, text in found:
            task, losses = task_of(article, text, registry)
            saved.lost(article, losses)
            file.write(before + json.dumps(task, ensure_ascii=False))
            before = ",\n"
        file.write("[]\n" if before == "[\n" else "\n]\n")


@contextmanager
def _file(path: Path | None) -> Iterator[TextIO]:
    """A file of which nobody sees half, or stdout."""
    if path is None:
        yield sys.stdout
        return
    with whole(path) as draft, draft.open("w", encoding="utf-8", newline="\n") as file:
        yield file
