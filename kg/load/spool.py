"""Annotated articles put aside in a scratch file, so that memory holds one batch of a load and not all of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import IO

import msgspec

from kg.articles import Article

MEMORY = 16 * 1024 * 1024  # bytes up to which there is no file
_LENGTH = 8  # bytes before each article


class Spool:
    """Articles in a file, in the order in which they were added."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._encode = msgspec.msgpack.Encoder().encode
        self._decode = msgspec.msgpack.Decoder(Article).decode

    def add(self, article: Article) -> int:
        """Put an article aside; returns the place at which `get` finds it."""
        data = self._encode(article)
        place = self._file.seek(0, 2)
        self._file.write(len(data).to_bytes(_LENGTH, "big") + data)
        return place

    def get(self, place: int) -> Article:
        """The article at a place."""
        self._file.seek(place)
        length = int.from_bytes(self._file.read(_LENGTH), "big")
        return self._decode(self._file.read(length))


@contextmanager
def spool() -> Iterator[Spool]:
    """A spool that is gone, with its articles, when the block ends."""
    with SpooledTemporaryFile(MEMORY, prefix="kg-load-") as file:
        yield Spool(file)
