"""What became of each mark of a reading: mapped, or rejected for a reason. None can be forgotten."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from kg.formats.model import KINDS, Kind, Mark, Reading, Reason, Rejection

M = TypeVar("M", bound=Mark)


class UnsettledError(Exception):
    """Ends the work on a mark; carries why it is rejected."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        self.reason, self.detail = reason, detail


class Ledger:
    """The marks of one reading by their key, and what became of them so far."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._by_key = {mark.key: mark for mark in reading.marks if mark.key}
        self._refused = {rejection.key for rejection in reading.rejections}
        self._mapped: set[int] = set()
        self._rejected: dict[int, Rejection] = {}

    def __contains__(self, mark: Mark) -> bool:
        return id(mark) not in self._rejected

    def open(self, kind: type[M]) -> list[M]:
        """The marks of a kind that are not rejected, in the order read."""
        return [mark for mark in self.reading.marks if isinstance(mark, kind) and id(mark) not in self._rejected]

    def find(self, key: str) -> Mark:
        """The mark with that key. Raises UnsettledError where there is none, or none that counts."""
        mark = self._by_key.get(key)
        if mark is None:
            raise UnsettledError(Reason.TARGET_REJECTED if key in self._refused else Reason.NO_TARGET, key)
        if id(mark) in self._rejected:
            raise UnsettledError(Reason.TARGET_REJECTED, key)
        return mark

    def mapped(self, mark: Mark) -> bool:
        """Whether something came of the mark."""
        return id(mark) in self._mapped and id(mark) not in self._rejected

    def map(self, mark: Mark) -> None:
        """Something came of the mark."""
        self._mapped.add(id(mark))

    def reject(self, mark: Mark, reason: Reason, detail: str = "") -> None:
        """Nothing comes of the mark; the first reason stands."""
        annotator = self.reading.annotator
        rejection = Rejection(KINDS[type(mark)], reason, mark.at, mark.key, mark.label, annotator, detail)
        self._rejected.setdefault(id(mark), rejection)

    def rejections(self) -> list[Rejection]:
        """All rejections, in the order read; a mark of which nothing was said is rejected too."""
        for mark in self.reading.marks:
            if id(mark) not in self._mapped:
                self.reject(mark, Reason.NO_ROOM)
        settled = [self._rejected[id(mark)] for mark in self.reading.marks if id(mark) in self._rejected]
        return [*self.reading.rejections, *settled]


def refused(reading: Reading) -> Iterator[Rejection]:
    """The rejection of each mark of a reading whose document is rejected."""
    for mark in reading.marks:
        kind, annotator = KINDS[type(mark)], reading.annotator
        yield Rejection(kind, Reason.DOCUMENT, mark.at, mark.key, mark.label, annotator)


def counted(readings: Iterable[Reading]) -> Counter[Kind]:
    """How many of each kind were read."""
    counts: Counter[Kind] = Counter()
    for reading in readings:
        counts.update(KINDS[type(mark)] for mark in reading.marks)
        counts.update(rejection.kind for rejection in reading.rejections)
    return counts
