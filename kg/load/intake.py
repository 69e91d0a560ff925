"""What a load takes in: every article read and checked before any is written, and put aside until its turn comes.

Memory holds those of one transaction, whatever the number of articles, and of the others where they are put aside.
"""

from array import array
from collections import ChainMap, Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from heapq import merge
from pathlib import Path
from typing import TypeVar

from kg.articles import Article, text_at_hand
from kg.articles.read import clash
from kg.check import check_article
from kg.errors import Problem
from kg.formats import Converted
from kg.load.report import Report
from kg.load.sources import Source, article_source
from kg.load.spool import Spool
from kg.load.waiting import Waiting
from kg.registry import Registry

CLAIMS = 2_500  # claims a transaction: so many that subjects are seldom read again, so few that memory holds them
Places = dict[str, tuple[str, str]]  # entity id -> (class, where it is declared)
T = TypeVar("T")
Chunk = Callable[[], list[Source]]


class Intake:
    """The articles of a load, between the files and the store."""

    def __init__(self, people: Registry, report: Report, spool: Spool[Article]) -> None:
        self._people, self._report, self._spool = people, report, spool
        self._waiting = Waiting()
        self._clashing: set[tuple[str, int]] = set()
        self._broken: list[Article] = []
        self.declared: set[str] = set()  # the ids that articles declare

    def __len__(self) -> int:
        return len(self._waiting)

    def read(self, documents: Iterable[Converted]) -> None:
        """Put the articles of these documents aside; what is wrong with others goes into the report."""
        problems: list[Problem] = []
        for one in documents:
            self._report.read += 1
            problems += one.problems
            self._report.formats.documents += [one.report] if one.report else []
            if one.partial:
                self._broken.append(one.partial)
                self.declared |= {entity.id for entity in one.partial.entities}
            if one.article:
                problems += self._put_aside(one.article)
        self._report.problems += problems
        for key in self._clashing:
            self._waiting.drop(*key)
        clashing = [id for id, _ in self._clashing]
        self._report.formats.leave_out(clashing, "another document has its id and revision, and other content")

    def check(self, known: Places, texts: Path | None) -> None:
        """Keep those that are right, of several revisions the newest; `known` are the entities that the store has.

        What can be read of the others is checked too, so that all that is wrong is reported at once.
        """
        left_out: Places = {}  # what only articles declare that do not load
        found: list[Problem] = []
        for article, place in self._in_order():
            whole = place is not None
            text = text_at_hand(texts, article.id)
            problems = check_article(article, self._people, known if whole else ChainMap(known, left_out), text)
            found += problems
            if place is not None and all(problem.warning for problem in problems):
                known |= _declared(article)
                self._wait(article, place)
                continue
            left_out |= _declared(article)
            if whole:
                reason = next(problem.message for problem in problems if not problem.warning)
                self._report.formats.leave_out([article.id], reason)
        self._report.problems = sorted({*self._report.problems, *found})

    def chunks(self) -> Iterator[Chunk]:
        """The sources of the sound articles, as many at a time as a transaction takes.

        Those about the same are neighbours, so that a subject of the load is written once and seldom read again.
        """
        for some in batches(self._waiting.sound(), lambda one: one.claims):
            yield partial(self._sources, array("q", (one.place for one in some)))

    def _sources(self, places: Iterable[int]) -> list[Source]:
        return [article_source(self._spool.get(place), self._people) for place in places]

    def _put_aside(self, article: Article) -> Iterator[Problem]:
        self.declared |= {entity.id for entity in article.entities}
        place = self._waiting.place(article.id, article.revision)
        if place is None:
            self._waiting.add(article.id, article.revision, self._spool.add(article))
        elif problem := clash(article, self._spool.get(place)):
            self._clashing.add((article.id, article.revision))
            yield problem

    def _in_order(self) -> Iterator[tuple[Article, int | None]]:
        """The newest revision of each article, and what can be read of broken ones (without a place), by id."""
        whole = ((self._spool.get(place), place) for _, place in self._waiting.newest())
        broken = ((article, None) for article in sorted(self._broken, key=lambda article: article.id))
        return merge(whole, broken, key=lambda pair: pair[0].id)

    def _wait(self, article: Article, place: int) -> None:
        subjects = Counter(self._people.same(c.subject) for one in article.statements for c in one.claims)
        about = min(subjects, key=lambda id: (-subjects[id], id), default="")
        self._waiting.ready(about, article.id, subjects.total(), place)


def batches(items: Iterable[T], claims: Callable[[T], int]) -> Iterator[list[T]]:
    """The items in order, so many at a time that they have CLAIMS claims."""
    batch: list[T] = []
    size = 0
    for item in items:
        batch.append(item)
        size += claims(item)
        if size >= CLAIMS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _declared(article: Article) -> Places:
    return {entity.id: (entity.class_name, f"{entity.file}:{entity.line}") for entity in article.entities}
