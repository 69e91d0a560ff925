"""Files written whole or not at all: nobody ever sees half of one, and what was there before stays until then."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from stat import S_IMODE, S_ISDIR, S_ISREG

from kg.errors import UsageError


def write_whole(path: Path, content: str | bytes, advice: str = "") -> None:
    """Write a file, text as UTF-8 with its line ends as they are. All else is as `whole` has it."""
    with whole(path, advice) as draft:
        draft.write_bytes(content.encode() if isinstance(content, str) else content)


@contextmanager
def whole(path: Path, advice: str = "") -> Iterator[Path]:
    """An empty file beside `path` to write to, which takes its place at the end of the block, unless that raises.

    A file that is replaced leaves its permissions; a link stays, and what it leads to is replaced; a device or a pipe
    is written to as it is. Raises UsageError where that cannot be, an OSError of the block included; `advice` is a
    sentence that says what to do then.
    """
    target = Path(os.path.realpath(path))
    try:
        mode = _mode(path)
        if mode is None or S_ISREG(mode):
            yield from _replacing(target, mode)
        elif S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        else:
            yield path  # /dev/stdout leads to a pipe, which has no path of its own
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {_reason(error, target)}. {advice}".rstrip()) from error


def _replacing(target: Path, mode: int | None) -> Iterator[Path]:
    draft = target.with_name(f".kg-{token_hex(8)}.part")  # short, however long the name of the target is
    draft.touch(0o666 if mode is None else 0o600, exist_ok=False)
    try:
        yield draft
        with draft.open("rb+") as file:
            os.fsync(file.fileno())  # else a power cut could leave the new name with nothing in it
        if mode is not None:
            draft.chmod(S_IMODE(mode))
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _reason(error: OSError, target: Path) -> str:
    match error:
        case FileNotFoundError() if not target.parent.is_dir():
            return f"there is no folder {target.parent}; make it first"
        case IsADirectoryError():
            return "it is a folder; name a file in it"
        case PermissionError():
            return f"{error.strerror} in the folder {target.parent}"
    return error.strerror or str(error)
