"""The articles of a load that wait for their turn: which there are, where each is put aside, and what it is about."""

from collections.abc import Iterator
from contextlib import closing
from typing import NamedTuple

from kg.load.scratch import scratch_database

_FOUND = "CREATE TABLE found (id, revision, place, PRIMARY KEY (id, revision)) WITHOUT ROWID"
_SOUND = "CREATE TABLE sound (about, id, claims, place, PRIMARY KEY (about, id)) WITHOUT ROWID"


class Sound(NamedTuple):
    """A sound article: how many claims it has, and where it is put aside."""

    claims: int
    place: int


class Waiting:
    """Articles by id and revision, and the sound ones by what they are about; in a scratch database."""

    def __init__(self) -> None:
        self._database = scratch_database(self, _FOUND, _SOUND)
        self._sound = 0

    def __len__(self) -> int:
        """How many sound articles there are."""
        return self._sound

    def place(self, id: str, revision: int) -> int | None:
        """Where an article is put aside; None if it is not."""
        query = "SELECT place FROM found WHERE id = ? AND revision = ?"
        row = self._database.execute(query, (id, revision)).fetchone()
        return None if row is None else int(row[0])

    def add(self, id: str, revision: int, place: int) -> None:
        """Note where an article is put aside."""
        self._database.execute("INSERT INTO found VALUES (?, ?, ?)", (id, revision, place))

    def drop(self, id: str, revision: int) -> None:
        """Forget an article."""
        self._database.execute("DELETE FROM found WHERE id = ? AND revision = ?", (id, revision))

    def newest(self) -> Iterator[tuple[str, int]]:
        """The id of each article and the place of its newest revision, in order of id."""
        query = "SELECT id, place, max(revision) FROM found GROUP BY id ORDER BY id"
        with closing(self._database.execute(query)) as rows:
            for id, place, _ in rows:
                yield id, place

    def ready(self, about: str, id: str, claims: int, place: int) -> None:
        """Note that an article is sound."""
        self._database.execute("INSERT INTO sound VALUES (?, ?, ?, ?)", (about, id, claims, place))
        self._sound += 1

    def sound(self) -> Iterator[Sound]:
        """The sound articles, those about the same beside each other."""
        with closing(self._database.execute("SELECT claims, place FROM sound ORDER BY about, id")) as rows:
            yield from map(Sound._make, rows)
