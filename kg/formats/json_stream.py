"""The items of a JSON list, or JSON values one after the other, without the whole of the file in memory."""

import codecs
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

_CHUNK = 1 << 16
_BETWEEN = re.compile(r"[\s,]*")
_DECODE = json.JSONDecoder().raw_decode


class BrokenJsonError(ValueError):
    """The file is not JSON from some place on."""


def items(path: Path) -> Iterator[Any]:
    """Each item in turn. Raises BrokenJsonError where the file ends early, or is not JSON in UTF-8."""
    with path.open("rb") as file:
        window = _Window(file)
        listed = window.peek() == "["
        if listed:
            window.skip()
        while (mark := window.peek()) and not (listed and mark == "]"):
            yield window.value()
        if listed and mark != "]":
            raise BrokenJsonError("the file ends before its list does")


class _Window:
    """The part of a file that is not decoded yet."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._text = ""

    def peek(self) -> str:
        """The next character that is neither blank nor comma; empty at the end of the file."""
        while True:
            found = _BETWEEN.match(self._text)
            self._text = self._text[found.end() if found else 0 :]
            if self._text or not self._more():
                return self._text[:1]

    def skip(self) -> None:
        self._text = self._text[1:]

    def value(self) -> Any:
        """The next value; reads on as far as it goes, each time twice as much."""
        while True:
            try:
                value, end = _DECODE(self._text)
            except json.JSONDecodeError as error:
                if not self._more():
                    raise BrokenJsonError(f"it is not JSON: {error.msg}") from error
            except RecursionError as error:
                raise BrokenJsonError("it nests too deep") from error
            except ValueError as error:
                raise BrokenJsonError("it holds a number that is too long") from error
            else:
                self._text = self._text[end:]
                return value

    def _more(self) -> bool:
        data = self._file.read(max(_CHUNK, len(self._text)))
        try:
            self._text += self._decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            raise BrokenJsonError("it is not UTF-8") from error
        return bool(data)
