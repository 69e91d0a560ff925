"""Asking a question: the right text to the right engine, and the answer with what it was searched in."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol, TypedDict

from kg import rdf
from kg.ask.bind import bind, derived
from kg.ask.catalogue import question
from kg.ask.names import shown
from kg.ask.question import AS_OF, CYPHER, ID, SPARQL, Column, Question
from kg.ask.returned import hold, located
from kg.ask.rows import Row, rows
from kg.ask.surroundings import Surroundings, surroundings
from kg.errors import UsageError
from kg.graph import plain
from kg.load import recorded, snapshot
from kg.stores import Rows, Store

SECONDS = 60.0  # a question may take
ROWS = 100_000  # rows an answer may have


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The rows of a question, and what they were read from.

    `question` is its name, `text` its sentence and `title` its title with the names put in, `parameters` the bound
    values. `articles` counts the live articles published by `as_of`, `newest` is the day of the last of them. `own` is
    what a user wrote who asked a question of his own, by engine: its Cypher, which describes it, and what answered.
    """

    question: str
    text: str
    title: str
    parameters: Mapping[str, Any]
    as_of: date
    unit: str
    engine: str
    articles: int
    newest: date | None
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    own: Mapping[str, str] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The answer as JSON has it: days in ISO 8601, rows as objects in the order of the columns."""
        keys = ("question", "parameters", "as_of", "unit", "engine", "articles", "newest", "rows")
        return {key: plain(getattr(self, key)) for key in keys}


class Options(TypedDict, total=False):
    """How to ask: published by `as_of` (default: today), known to the store at `recorded_by`, in which engine."""

    as_of: date | None
    recorded_by: datetime | None
    engine: str


def ask(
    store: Store,
    name: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    as_of: date | None = None,
    recorded_by: datetime | None = None,
    engine: str = CYPHER,
    queries: str | Path | None = None,
) -> Answer:
    """Ask the question `name`, of all that was published by `as_of` (default: today).

    `parameters` are names, ids, days or lists of them. `recorded_by` asks what this store knew at that time (UTC).
    `engine` is cypher or sparql; the rows are the same. `queries`: folders with own questions, see `own_questions`.
    Raises UsageError, UnknownNameError, QueryError or StoreError.
    """
    return ask_question(store, question(name, queries), parameters, as_of=as_of, recorded_by=recorded_by, engine=engine)


def ask_question(
    store: Store,
    asked: Question,
    parameters: Mapping[str, Any] | None = None,
    *,
    as_of: date | None = None,
    recorded_by: datetime | None = None,
    engine: str = CYPHER,
) -> Answer:
    """Ask a question as `ask` does its name."""
    if engine not in asked.texts:
        rest = f"it is for {', '.join(asked.texts)}"
        if asked.file and engine == SPARQL:
            rest = f"write {Path(asked.file).with_suffix('.rq')} beside {asked.file}"
        raise UsageError(f"The question {asked.name} is not written for {engine}; {rest}.")
    given, day = parameters or {}, as_of or date.today()
    with _as_recorded(store, recorded_by) as known:
        if engine == CYPHER:
            around = surroundings(known, asked, given, day)
            answer, state = _answer(known, asked, given, around, day, engine)
            if state == around.state:  # which is whenever nobody has written meanwhile: all is of one state
                return answer
        around = surroundings(known, asked, given, day, anew=True)
        return _answer(known, asked, given, around, day, engine)[0]


def _answer(
    store: Store, asked: Question, given: Mapping[str, Any], around: Surroundings, as_of: date, engine: str
) -> tuple[Answer, str | None]:
    """The answer in these surroundings, and the state of the store that its rows were read in."""
    bound = bind(store, asked, given, as_of, around.nodes)
    text, title = _worded(store, asked, bound, around)
    found, state = _rows(store, asked, bound, around, as_of, engine)
    answer = Answer(
        question=asked.name,
        text=text,
        title=title,
        parameters=bound,
        as_of=as_of,
        unit=asked.unit,
        engine=engine,
        articles=around.articles,
        newest=around.newest,
        columns=asked.columns,
        rows=found,
        own={name: text for name, text in asked.texts.items() if asked.file and name in (CYPHER, engine)},
    )
    return answer, state


@contextmanager
def _as_recorded(store: Store, at: datetime | None) -> Iterator[Store]:
    if at is None:
        yield store
    else:
        with recorded(store, at) as known:
            yield known


class _Found(Protocol):
    """What both engines return."""

    @property
    def columns(self) -> Sequence[str]: ...
    @property
    def rows(self) -> Sequence[Sequence[Any]]: ...
    @property
    def truncated(self) -> bool: ...


def _rows(
    store: Store, asked: Question, bound: Mapping[str, Any], around: Surroundings, as_of: date, engine: str
) -> tuple[list[Row], str | None]:
    values = {**bound, **derived(store, asked, bound, around.nodes), AS_OF: as_of}
    with located(asked, engine):
        found = (_sparql if engine == SPARQL else _cypher)(store, asked, values)
    if found.truncated:
        raise UsageError(f"The answer has more than {ROWS} rows; ask for less.")
    with located(asked, engine, returned=True):
        result = rows(asked.columns, found.columns, found.rows)
        if asked.file:
            hold(store, asked, result, as_of)
    return result, found.state if isinstance(found, Rows) else None


def _cypher(store: Store, asked: Question, values: Mapping[str, Any]) -> _Found:
    return store.read(asked.texts[CYPHER], plain(values), timeout=SECONDS if asked.file else None, limit=ROWS)


def _sparql(store: Store, asked: Question, values: Mapping[str, Any]) -> _Found:
    nodes = [parameter.name for parameter in asked.parameters if parameter.type == ID]
    terms = {name: _terms(value) if name in nodes else value for name, value in values.items()}
    with closing(rdf.dataset(snapshot(store))) as dataset:
        return rdf.select(dataset, asked.texts[SPARQL], terms, timeout=SECONDS, limit=ROWS)


def _terms(value: Any) -> Any:
    return [rdf.iri(id) for id in value] if isinstance(value, list) else rdf.iri(value)


def _worded(store: Store, asked: Question, bound: Mapping[str, Any], around: Surroundings) -> tuple[str, str]:
    """The sentence and the title of the question, with the names of what it is asked about."""
    names = {id: node.name for id, node in around.nodes.items()}
    for one in asked.parameters:
        left = [id for id in map(str, _list(bound[one.name])) if id not in names] if one.classes else []
        names |= shown(store, left, one.classes) if left else {}
    words = {name: ", ".join(names.get(str(one), str(one)) for one in _list(value)) for name, value in bound.items()}
    return asked.sentence.format_map(words), asked.title.format_map(words)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
