"""Files of YAML and JSON: which there are, and their trees."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from kg.articles.tree import Flaw, Tree, json_tree, yaml_tree
from kg.errors import DataError, Problem, UsageError

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
        return _not_utf8(data, error)


def read_text(path: Path) -> str:
    """The text of an article as its SHA-256 and its spans count it: every byte, line ends and byte-order mark included.

    `read_text(p).encode()` is the file again. Raises DataError for a file that is not UTF-8, UsageError for none.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"The text {str(path)!r} cannot be read: {error.strerror}.") from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DataError([Problem(str(path), *_not_utf8(data, error))]) from error


def text_at_hand(folder: Path | None, article: str) -> str | None:
    """The text `<article id>.txt` of a folder; None where it is not there. Raises as `read_text` does."""
    path = folder / f"{article}.txt" if folder else None
    return read_text(path) if path and path.is_file() else None


def other_line_ends(text: str, hash: str) -> bool:
    """Whether this is the text with that SHA-256 but for its line ends, of Windows or of Unix."""
    unix = text.replace("\r\n", "\n")
    return any(sha256(one.encode()).hexdigest() == hash for one in (unix, unix.replace("\n", "\r\n")))


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> Flaw:
    line = data.count(b"\n", 0, error.start) + 1
    return Flaw(line, "This is not UTF-8; save the file in that encoding.")
