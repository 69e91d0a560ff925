"""The whole of a load: read, check, write batch by batch; and the retraction of an article."""

from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from kg import formats, jsonl, rdf
from kg.articles import Article, read_text
from kg.check import check_article
from kg.check.shapes import violations
from kg.errors import DataError, Problem, UnknownNameError
from kg.graph import Graph
from kg.load.apply import Batch, Outcome
from kg.load.changes import Changes
from kg.load.enrol import take_registry
from kg.load.meta import prepare, registered, registry_folders, verify
from kg.load.rehearsal import rehearse
from kg.load.report import Report, refused
from kg.load.sources import Cast, Source, article_source, graph_sources
from kg.load.statements import most_specific, present
from kg.ontology import ARTICLE, RECORD, ontology
from kg.registry import Registry, registry
from kg.stores import Store, Transaction

CLAIMS = 10_000  # claims a transaction: so many that subjects are seldom read again, so few that memory holds them
LINES = ".jsonl"  # annotated articles, or a graph, as its first line says
GRAPHS = (".trig", ".nq", ".nquads", ".jsonld")
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
    in an error. `texts` holds `<article id>.txt`, against which every span is checked. Raises DataError where the
    registry itself is wrong, StoreError where the store cannot serve; problems of articles are in the report.
    """
    prepare(store)
    folders = registry_folders(store, registry_dirs)
    people = registry(*folders)
    report = report or Report()
    report.dry_run, report.folders = dry_run, folders
    annotated, exported = _split(paths)
    brought = _brought(exported)
    read = formats.read(annotated, people, source or formats.Source())
    sources = [*_articles(read, people, store, texts, report), *graph_sources(brought, people)]
    if strict:
        _refuse_any(read, report)
    steps = _steps(store, people, folders, sources)
    _carry_out(
        store, steps, Cast(people, brought.nodes), report, lambda done: progress and progress(done, len(sources))
    )
    for outcome in report.outcomes:
        if problem := refused(outcome):
            report.problems.append(problem)
            read.report.leave_out([outcome.source.node.id], problem.message)
    return report


def _carry_out(store: Store, steps: Sequence[Step], cast: Cast, report: Report, done: Callable[[int], object]) -> None:
    """Take the steps, each in a transaction of its own; in a dry run all in one that is rolled back."""
    now = datetime.now(UTC).replace(microsecond=0)

    def take(step: Step, tx: Transaction) -> tuple[list[Outcome], Changes]:
        batch = Batch(tx, cast, now, now.date())
        return step(batch), batch.changes

    if report.dry_run:
        for outcomes, changes in rehearse(store, lambda tx: [take(step, tx) for step in steps]):
            report.note(outcomes, changes)
        return
    for step in steps:
        report.note(*store.write(partial(take, step)))
        done(len(report.articles))


def _refuse_any(read: formats.Conversion, report: Report) -> None:
    """Raise DataError where anything is wrong with any article, or anything of an export was rejected."""
    report.problems += read.report.problems()
    if report.errors:
        read.report.leave_out(None, "strict: no article loads where one has an error")
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


def _steps(store: Store, people: Registry, folders: Sequence[Path], sources: Sequence[Source]) -> list[Step]:
    """What each transaction does: exported records with their clock, the registry where it changed, then articles."""
    records = [source for source in sources if source.node.label == RECORD]
    steps: list[Step] = [partial(_take_records, records)] if records else []
    before = registered(store)
    if before.version != people.version or set(before.folders) != set(folders):
        _refuse_other_classes(store, people)
        steps.append(partial(take_registry, people, before, folders))
    articles = [source for source in sources if source.node.label == ARTICLE]
    for chunk in _chunks(sorted(articles, key=lambda source: source.node.id)):
        steps.append(partial(_take_articles, chunk))
    return steps


def _take_records(records: Sequence[Source], batch: Batch) -> list[Outcome]:
    """The records of an export that the store lacks; of the others, the registry at hand knows better."""
    there = present(batch.tx, [record.node.id for record in records], RECORD)
    return batch.take([record for record in records if record.node.id not in there])


def _take_articles(sources: Sequence[Source], batch: Batch) -> list[Outcome]:
    return batch.take(sources)


def _chunks(sources: Iterable[Source]) -> Iterator[list[Source]]:
    chunk: list[Source] = []
    claims = 0
    for source in sources:
        chunk.append(source)
        claims += len(source.claims)
        if claims >= CLAIMS:
            yield chunk
            chunk, claims = [], 0
    if chunk:
        yield chunk


def _split(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Annotated articles, and what `kg export` wrote; folders are annotated articles."""
    annotated: list[Path] = []
    exported: list[Path] = []
    for path in paths:
        graph = path.suffix in GRAPHS or (path.suffix == LINES and path.is_file() and jsonl.is_graph(path))
        (exported if graph else annotated).append(path)
    return annotated, exported


def _brought(paths: Iterable[Path]) -> Graph:
    """The graphs of exported files in one."""
    graph = Graph()
    for path in paths:
        found = jsonl.read(path) if path.suffix == LINES else rdf.read(path)
        if problems := [Problem(str(path), 0, str(one)) for one in violations(found)]:
            raise DataError(problems)
        graph.add(found.nodes.values(), found.edges)
    return graph


def _articles(
    read: formats.Conversion, people: Registry, store: Store, texts: Path | None, report: Report
) -> Iterator[Source]:
    """The sources of the articles that are right; of several revisions in one load the newest.

    What can be read of the others is checked too, so that all that is wrong is reported at once.
    """
    articles, broken = read.articles, read.partial
    report.problems += read.problems
    report.read, report.formats = read.read, read.report
    newest = {article.id: article for article in sorted(articles, key=lambda article: article.revision)}
    known = _classes(store, {entity.id for article in (*articles, *broken) for entity in article.entities})
    left_out: dict[str, tuple[str, str]] = {}  # what only articles declare that do not load
    read_well = [(article, True) for article in newest.values()]
    for article, whole in sorted([*read_well, *((one, False) for one in broken)], key=lambda pair: pair[0].id):
        found = check_article(article, people, known if whole else ChainMap(known, left_out), _text(texts, article.id))
        report.problems += found
        if whole and all(problem.warning for problem in found):
            known |= _declared(article)
            yield article_source(article, people)
            continue
        left_out |= _declared(article)
        if whole:
            read.report.leave_out([article.id], next(problem.message for problem in found if not problem.warning))
    report.problems = sorted(set(report.problems))


def _declared(article: Article) -> dict[str, tuple[str, str]]:
    return {entity.id: (entity.class_name, f"{entity.file}:{entity.line}") for entity in article.entities}


def _text(folder: Path | None, article: str) -> str | None:
    path = folder / f"{article}.txt" if folder else None
    return read_text(path) if path and path.is_file() else None


def _classes(store: Store, ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The class that the store has for each of these ids, and where it is: id -> (class, place)."""
    wanted = sorted(ids)
    found: dict[str, tuple[str, str]] = {}
    for root in sorted({cls.root for cls in ontology().classes.values() if not cls.made_by}) if wanted else ():
        query = f"UNWIND $ids AS id MATCH (n:{root} {{id: id}}) RETURN id, labels(n)"
        for id, labels in store.read(query, {"ids": wanted}).rows:
            found[id] = (most_specific(labels), store.target)
    return found


def _refuse_other_classes(store: Store, people: Registry) -> None:
    stored = _classes(store, people.entities)
    problems = [
        Problem(
            entity.file, entity.line, f"{entity.id} is a {stored[id][0]} in {stored[id][1]}, here a {entity.class_name}"
        )
        for id, entity in people.entities.items()
        if id in stored and stored[id][0] != entity.class_name
    ]
    if problems:
        raise DataError(problems)
