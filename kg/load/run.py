"""The whole of a load: read, check, write batch by batch; and the retraction of an article."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from kg import formats
from kg.articles import Article
from kg.errors import DataError, Problem, UnknownNameError
from kg.load.apply import Batch, Outcome
from kg.load.changes import Changes
from kg.load.enrol import take_registry
from kg.load.exchange import brought, is_exported
from kg.load.intake import Chunk, Intake, batches
from kg.load.meta import prepare, registered, registry_folders, verify
from kg.load.rehearsal import rehearse
from kg.load.report import Report, refused
from kg.load.sources import Cast, Source, graph_sources
from kg.load.spool import Spool
from kg.load.statements import ROWS, most_specific, present
from kg.ontology import ARTICLE, RECORD, a_or_an, ontology
from kg.registry import Registry, registry
from kg.stores import Store, Transaction

Progress = Callable[[int, int], None]  # articles done, articles in all
Step = Callable[[Batch], list[Outcome]]  # what one transaction does


def load(
    store: Store,
    paths: Iterable[Path],
    *,
    registry_dirs: Sequence[Path] = (),
    texts: Path | None = None,
    dry_run: bool = False,
    strict: bool = False,
    source: formats.Source | None = None,
    report: Report | None = None,
    progress: Progress | None = None,
) -> Report:
    """Load annotated articles of any format, or what `kg export` wrote, and the registry if it changed.

    The registry is the one that travels with kg, `registry_dirs`, and the folders that were given to this store before.
    An article with an error is left out whole, the others load; with `strict` none does, nor does any if something of
    another tool's export was rejected. `source` says how to read such exports; `report` is filled even where this ends
    in an error. `texts` holds `<article id>.txt`, against which every span is checked.

    An article loads whole or not at all. A large load is several transactions, after each of which all answers hold: of
    one that is killed some articles are missing, and the same load again brings them. Raises DataError where the
    registry itself is wrong, StoreError where the store cannot serve; problems of articles are in the report.
    """
    prepare(store)
    folders = registry_folders(store, registry_dirs)
    people = registry(*folders)
    report = report or Report()
    report.dry_run, report.folders = dry_run, folders
    annotated, exported = _split(paths)
    graph = brought(exported, people)
    intake = Intake(people, report, Spool(Article))
    intake.read(formats.stream(annotated, people, source or formats.Source()))
    intake.check(_classes(store, intake.declared), texts)
    if strict:
        _refuse_any(report)
    from_graphs = graph_sources(graph, people)
    total = len(intake) + len(from_graphs)
    steps = [*_first_steps(store, people, folders, from_graphs), *map(_take_later, intake.chunks())]
    _carry_out(store, steps, Cast(people, graph.nodes), report, lambda done: progress and progress(done, total))
    for outcome in report.outcomes:
        if problem := refused(outcome):
            report.problems.append(problem)
            report.formats.leave_out([outcome.source.node.id], problem.message)
    return report


def _carry_out(store: Store, steps: Sequence[Step], cast: Cast, report: Report, done: Callable[[int], object]) -> None:
    """Take the steps, each in a transaction of its own; in a dry run all in one that is rolled back."""
    now = datetime.now(UTC).replace(microsecond=0)

    def take(step: Step, tx: Transaction) -> tuple[list[Outcome], Changes]:
        batch = Batch(tx, cast, now, now.date())
        return step(batch), batch.changes

    def take_all(tx: Transaction) -> None:
        report.begin_again()  # the store may try a transaction more than once
        for step in steps:
            report.note(*take(step, tx))

    if report.dry_run:
        rehearse(store, take_all)
        return
    for step in steps:
        report.note(*store.write(partial(take, step)))
        done(report.outcomes.actions.total())


def _refuse_any(report: Report) -> None:
    """Raise DataError where anything is wrong with any article, or anything of an export was rejected."""
    report.problems += report.formats.problems()
    if report.errors:
        report.formats.leave_out(None, "strict: no article loads where one has an error")
        raise DataError(report.problems)


def retract(store: Store, article: str, reason: str) -> list[str]:
    """Retract an article for a reason in words; returns the ids of the claims that it takes out of all answers.

    Raises UnknownNameError where the store has no such article.
    """
    verify(store)
    now = datetime.now(UTC).replace(microsecond=0)
    people = registry(*registry_folders(store))

    def work(tx: Transaction) -> list[str]:
        if not present(tx, [article], ARTICLE):
            raise UnknownNameError(article, "article")
        return Batch(tx, Cast(people), now, now.date()).withdraw(article, reason)

    return store.write(work)


def _first_steps(
    store: Store, people: Registry, folders: Sequence[Path], from_graphs: Sequence[Source]
) -> Iterator[Step]:
    """What the first transactions do: exported records with their clock, the registry where it changed, then articles
    of exported graphs."""
    if records := [source for source in from_graphs if source.node.label == RECORD]:
        yield partial(_take_records, records)
    before = registered(store)
    if before.version != people.version or set(before.folders) != set(folders):
        _refuse_other_classes(store, people)
        yield partial(take_registry, people, before, folders)
    articles = [source for source in from_graphs if source.node.label == ARTICLE]
    for some in batches(articles, lambda source: len(source.claims)):
        yield partial(_take_articles, some)


def _take_records(records: Sequence[Source], batch: Batch) -> list[Outcome]:
    """The records of an export that the store lacks; of the others, the registry at hand knows better."""
    there = present(batch.tx, [record.node.id for record in records], RECORD)
    return batch.take([record for record in records if record.node.id not in there])


def _take_articles(sources: Sequence[Source], batch: Batch) -> list[Outcome]:
    return batch.take(sources)


def _take_later(chunk: Chunk) -> Step:
    """Take sources that are made when their turn comes."""
    return lambda batch: batch.take(chunk())


def _split(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Annotated articles, and what `kg export` wrote; folders are annotated articles."""
    annotated: list[Path] = []
    exported: list[Path] = []
    for path in paths:
        (exported if is_exported(path) else annotated).append(path)
    return annotated, exported


def _classes(store: Store, ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The class that the store has for each of these ids, and where it is: id -> (class, place)."""
    wanted = sorted(ids)
    found: dict[str, tuple[str, str]] = {}
    for root in ontology().roots if wanted else ():
        query = f"UNWIND $ids AS id MATCH (n:{root} {{id: id}}) RETURN id, labels(n)"
        for first in range(0, len(wanted), ROWS):
            for id, labels in store.read(query, {"ids": wanted[first : first + ROWS]}).rows:
                found[id] = (most_specific(labels), store.target)
    return found


def _refuse_other_classes(store: Store, people: Registry) -> None:
    stored = _classes(store, people.entities)
    problems = [
        Problem(
            entity.file,
            entity.line,
            f"{entity.id} is {a_or_an(stored[id][0])} in {stored[id][1]}, here {a_or_an(entity.class_name)}",
        )
        for id, entity in people.entities.items()
        if id in stored and stored[id][0] != entity.class_name
    ]
    if problems:
        raise DataError(problems)
