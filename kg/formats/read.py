"""Files and folders of any format, as annotated articles: which format each is in shows in what it holds."""

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Lookup
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.articles.files import JSON, LINES, YAML
from kg.articles.model import Article
from kg.articles.read import one_each, read_file
from kg.errors import Problem, UsageError
from kg.formats.brat import ANN, TXT, read_brat
from kg.formats.convert import Converted, convert
from kg.formats.json_stream import BrokenJsonError, items
from kg.formats.label_studio import read_label_studio
from kg.formats.mapping import Mapping
from kg.formats.metadata import SIDE
from kg.formats.model import Document
from kg.formats.report import FormatsReport
from kg.registry import Registry

_SETS = {"annotations", "predictions", "completions"}  # one of which every task of Label Studio has
NATIVE, BRAT, LABEL_STUDIO = "native", "brat", "label-studio"
FORMATS = (NATIVE, BRAT, LABEL_STUDIO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """How to read: the `format` where it is not to be found out, the mapping, and metadata that hold for all."""

    format: str | None = None
    mapping: Mapping = field(default_factory=Mapping)
    metadata: Lookup[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Conversion:
    """The articles that are right, everything wrong with the others, and the account of other tools' marks.

    `read` counts the documents, right or wrong. `partial` is what can be read of wrong ones in the native format.
    """

    articles: list[Article] = field(default_factory=list)
    partial: list[Article] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    report: FormatsReport = field(default_factory=FormatsReport)
    read: int = 0


def read(paths: Iterable[Path], registry: Registry, source: Source = Source()) -> Conversion:
    """The articles of these files and folders, of whatever format.

    Raises UsageError for a path that does not exist. What is wrong with a document is a problem and leaves it out.
    """
    found = Conversion()
    for one in stream(paths, registry, source):
        found.read += 1
        found.problems += one.problems
        found.partial += [one.partial] if one.partial else []
        found.articles += [one.article] if one.article else []
        found.report.documents += [one.report] if one.report else []
    every = found.articles
    found.articles, clashes = one_each(every)
    kept = {(article.id, article.revision) for article in found.articles}
    gone = [article.id for article in every if (article.id, article.revision) not in kept]
    found.report.leave_out(gone, "another document has its id and revision, and other content")
    found.problems = sorted({*found.problems, *clashes})
    return found


def stream(paths: Iterable[Path], registry: Registry, source: Source = Source()) -> Iterator[Converted]:
    """The documents one after the other, so that no more than one need be held."""
    for path, name in _files(paths, source.format):
        if path.suffix == TXT:
            message = f"There are no annotations beside this text; brat has them in {path.with_suffix(ANN).name}."
            yield Converted(None, problems=[Problem(str(path), 0, message)])
            continue
        format = source.format or _format(path)
        if format == NATIVE:
            for found in read_file(path):
                yield Converted(found.article, problems=found.problems, partial=found.partial)
        else:
            for document in _documents(path, name, format, source.mapping):
                yield convert(document, format, registry, source.mapping, source.metadata)


def _files(paths: Iterable[Path], format: str | None) -> Iterator[tuple[Path, str]]:
    """Each file with annotations, and the name of what is in it: its path from the folder given, without suffix."""
    suffixes = {NATIVE: (*YAML, *JSON, *LINES), BRAT: (ANN,), LABEL_STUDIO: (*JSON, *LINES)}
    wanted = suffixes[format] if format else (*YAML, *JSON, *LINES, ANN)
    for path in paths:
        if path.is_dir():
            for one in sorted(path.rglob("*")):
                if one.suffix in wanted and one.is_file() and not _is_side(one):
                    yield one, one.relative_to(path).with_suffix("").as_posix()
        elif path.exists():
            one = path.with_suffix(ANN) if path.suffix == TXT and path.with_suffix(ANN).is_file() else path
            yield one, one.stem
        else:
            raise UsageError(f"There is no file or folder {str(path)!r}.")


def _is_side(path: Path) -> bool:
    """Whether a file only says of which article an export is; a whole article has statements."""
    return path.name.endswith(SIDE) and b"statements" not in path.read_bytes()


def _documents(path: Path, name: str, format: str, mapping: Mapping) -> Iterable[Document]:
    return [read_brat(path, name)] if format == BRAT else read_label_studio(path, name, mapping)


def _format(path: Path) -> str:
    """The format of a file by what it holds; of an empty one by its suffix."""
    if path.suffix == ANN:
        return BRAT
    if path.suffix not in (*JSON, *LINES):
        return NATIVE
    try:
        first = next(items(path), None)
    except BrokenJsonError:
        first = None
    return LABEL_STUDIO if _is_task(first) or _starts_list(path) else NATIVE


def _is_task(value: object) -> bool:
    return isinstance(value, dict) and "data" in value and not _SETS.isdisjoint(value)


def _starts_list(path: Path) -> bool:
    """Whether a file is a list: no article is one."""
    with path.open("rb") as file:
        return file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"[")
