"""The questions there are: each written once, in queries/<theme>/<name>.cypher and .rq.

The comments at the top of the .cypher describe the question (`// key: value`); a .rq without a .cypher beside it
describes itself (`# key: value`):

    question: Which measures are coordinated with the {bloc}?
    title: {bloc} coordination                  what is asked in a few words; without it, the sentence
    unit: A row is a measure and an answer.
    parameter: bloc: Bloc                       a class, classes with a bar between, date, number or text;
    parameter: on: date = as_of                 `list of` before it; what stands after = is the default
    derived: aspects: predicates of measure     nobody gives it: all that a claim about a thing of its class can say
    column: conditions: texts | only if         a type, ? where it can be missing, and after a bar how people read it
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

from kg.errors import UsageError
from kg.ontology import ontology
from kg.resources import resources

SUPPORT = "support"  # the folder of queries that serve the telling of answers and are no questions
CYPHER, SPARQL = "cypher", "sparql"
SUFFIXES = {".cypher": CYPHER, ".rq": SPARQL}
DATE, NUMBER, TEXT, BOOLEAN = "date", "number", "text", "boolean"
ID, CLASS, IDS, TEXTS = "id", "class", "ids", "texts"
_PLAIN = (DATE, NUMBER, TEXT)
_COLUMNS = (*_PLAIN, BOOLEAN, ID, CLASS, IDS, TEXTS)
_MARKS = {CYPHER: "//", SPARQL: "#"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question is asked about: a plain value of `type`, or a node of one of `classes`; `many`: a list."""

    name: str
    type: str = ID
    classes: tuple[str, ...] = ()
    many: bool = False
    default: str | None = None

    @property
    def kind(self) -> str:
        """What to give, in words."""
        words = " or ".join(ontology().classes[name].label for name in self.classes) or self.type
        return f"list of {words}" if self.many else words

    def __str__(self) -> str:
        return f"{self.name}=<{self.kind}>" if self.default is None else f"[{self.name}=<{self.kind}>]"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer: its type, and how people read its name.

    The type is id, text, date, number, boolean, class, ids, texts, or a notation of classes, such as mastChapter: the
    query returns the labels of a node for it, as for class.
    """

    name: str
    type: str
    optional: bool
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its sentence and title with {parameters}, what a row is, its text by engine (cypher, sparql).

    `derived` are values that its text takes and the ontology gives: name -> the parameter they are the predicates of.
    """

    name: str
    theme: str
    sentence: str
    title: str
    unit: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    texts: Mapping[str, str]
    derived: Mapping[str, str]

    @property
    def usage(self) -> str:
        """How to ask it on the command line."""
        return " ".join(["kg ask", self.name, *map(str, self.parameters)])


def questions(*extra: Path) -> dict[str, Question]:
    """All questions by name: those that travel with kg, and those in the folders `extra`, which may replace them.

    Raises UsageError for a file whose comments do not describe a question.
    """
    found = dict(_shipped())
    for folder in extra:
        if not folder.is_dir():
            raise UsageError(f"There is no folder {folder} with questions.")
        found |= _read(folder)
    return found


def question(name: str, among: Mapping[str, Question] | None = None) -> Question:
    """The question of that name. Raises UsageError that lists the questions there are."""
    known = _shipped() if among is None else among
    if name not in known:
        raise UsageError(f"There is no question {name!r}. The questions are: {', '.join(sorted(known))}.")
    return known[name]


@cache
def _shipped() -> Mapping[str, Question]:
    return _read(resources("queries"))


def _read(folder: Traversable) -> dict[str, Question]:
    files: dict[tuple[str, str], dict[str, str]] = {}
    for theme, file in sorted(_files(folder, ""), key=lambda item: item[1].name):
        stem, dot, suffix = file.name.rpartition(".")
        if dot + suffix in SUFFIXES:
            files.setdefault((theme, stem), {})[SUFFIXES[dot + suffix]] = file.read_text(encoding="utf-8")
    return {name: _question(name, theme, texts) for (theme, name), texts in files.items()}


def _files(folder: Traversable, theme: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_file():
            yield theme, entry
        elif entry.name != SUPPORT:
            yield from _files(entry, entry.name)


def _question(name: str, theme: str, texts: Mapping[str, str]) -> Question:
    engine = CYPHER if CYPHER in texts else SPARQL
    header = list(_header(texts[engine], _MARKS[engine]))
    said = {key: [value for other, value in header if other == key] for key in ("question", "unit", "title")}
    columns = tuple(_column(name, value) for key, value in header if key == "column")
    if len(said["question"]) != 1 or len(said["unit"]) != 1 or not columns:
        raise UsageError(f"The query {name} needs comments with one question, one unit and its columns at the top.")
    parameters = tuple(_parameter(name, value) for key, value in header if key == "parameter")
    sentence, title = said["question"][0], (said["title"] or said["question"])[0]
    derived = dict(_derived(name, value, parameters) for key, value in header if key == "derived")
    return Question(name, theme, sentence, title, said["unit"][0], parameters, columns, dict(texts), derived)


def _header(text: str, mark: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        if not line.startswith(mark):
            return
        key, _, value = line.removeprefix(mark).partition(":")
        yield key.strip(), value.strip()


def _parameter(question: str, written: str) -> Parameter:
    name, _, rest = (part.strip() for part in written.partition(":"))
    kind, _, default = (part.strip() for part in rest.partition("="))
    many, kind = kind.startswith("list of "), kind.removeprefix("list of ")
    if kind in _PLAIN:
        return Parameter(name, kind, many=many, default=default or None)
    classes = tuple(part.strip() for part in kind.split("|"))
    if unknown := [one for one in classes if one not in ontology().classes]:
        raise UsageError(f"The query {question} has the parameter {name}: {unknown[0]} is no class and no type.")
    return Parameter(name, classes=classes, many=many, default=default or None)


def _derived(question: str, written: str, parameters: Iterable[Parameter]) -> tuple[str, str]:
    name, _, rest = (part.strip() for part in written.partition(":"))
    source = rest.removeprefix("predicates of ")
    if source == rest or source not in [one.name for one in parameters if one.classes and not one.many]:
        raise UsageError(f"The query {question} derives {name}: it must be `predicates of` one parameter of a class.")
    return name, source


def _column(question: str, written: str) -> Column:
    name, _, rest = (part.strip() for part in written.partition(":"))
    kind, _, label = (part.strip() for part in rest.partition("|"))
    types = (*_COLUMNS, *ontology().notations)
    if kind.removesuffix("?") not in types:
        raise UsageError(f"The query {question} has the column {name}: {kind!r} is none of {', '.join(types)}.")
    return Column(name, kind.removesuffix("?"), kind.endswith("?"), label or name.replace("_", " "))
