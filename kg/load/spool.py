"""What a load puts aside in a scratch file, so that memory holds one transaction of it and not all."""

from collections.abc import Iterator
from contextlib import ExitStack
from tempfile import SpooledTemporaryFile
from typing import Generic, TypeVar
from weakref import finalize

import msgspec

MEMORY = 1024 * 1024  # bytes up to which there is no file
_LENGTH = 8  # bytes before each item
T = TypeVar("T")


class Spool(Generic[T]):
    """Items of one type in a file, in the order in which they were added; gone with whoever holds it."""

    def __init__(self, kind: type[T]) -> None:
        with ExitStack() as scratch:
            self._file = scratch.enter_context(SpooledTemporaryFile(MEMORY, prefix="kg-load-"))
            finalize(self, scratch.pop_all().close)
        self._encode = msgspec.msgpack.Encoder().encode
        self._decode = msgspec.msgpack.Decoder(kind).decode
        self._end = 0

    def add(self, item: T) -> int:
        """Put an item aside; returns the place at which `get` finds it."""
        data = self._encode(item)
        place = self._end
        self._file.seek(place)
        self._file.write(len(data).to_bytes(_LENGTH, "big") + data)
        self._end += _LENGTH + len(data)
        return place

    def get(self, place: int) -> T:
        """The item at a place."""
        return self._decode(self._data(place))

    def __iter__(self) -> Iterator[T]:
        place = 0
        while place < self._end:
            data = self._data(place)
            place += _LENGTH + len(data)
            yield self._decode(data)

    def _data(self, place: int) -> bytes:
        self._file.seek(place)
        return self._file.read(int.from_bytes(self._file.read(_LENGTH), "big"))
