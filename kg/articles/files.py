"""Files of YAML and JSON: which there are, and their trees."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.articles.tree import Flaw, Tree, json_tree, yaml_tree
from kg.errors import UsageError

YAML, JSON, LINES = (".yaml", ".yml"), (".json",), (".jsonl",)


def files_of(paths: Iterable[Path], suffixes: Sequence[str]) -> Iterator[Path]:
    """The files themselves; of folders, at any depth and in order, those that end in one of these suffixes.

    Raises UsageError for a path that does not exist.
    """
    for path in paths:
        if path.is_dir():
            yield from sorted(one for one in path.rglob("*") if one.suffix in suffixes and one.is_file())
        elif path.exists():
            yield path
        else:
            raise UsageError(f"There is no file or folder {str(path)!r}.")


def file_tree(path: Path) -> tuple[Tree | None, list[Flaw]]:
    """The tree of a file of YAML or, by its suffix, JSON; None where it cannot be read; and what is wrong."""
    try:
        data = path.read_bytes()
    except OSError as error:
        return None, [Flaw(0, f"The file cannot be read: {error.strerror}.")]
    text = decoded(data)
    if isinstance(text, Flaw):
        return None, [text]
    return json_tree(text) if path.suffix in JSON else yaml_tree(text)


def decoded(data: bytes) -> str | Flaw:
    """The text in UTF-8, without its byte-order mark, or the line at which it is none."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Flaw(line, "This is not UTF-8; save the file in that encoding.")
