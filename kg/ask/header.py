"""The comments at the top of a question's Cypher, which describe it: one `// key: value` a line.

    question: Which measures are coordinated with the {bloc}?
    title: {bloc} coordination                  what is asked in a few words; without it, the sentence
    unit: A row is a measure and an answer.
    parameter: bloc: Bloc                       a class, classes with a bar between, date, number or text;
    parameter: on: date = as_of                 `list of` before it; what stands after = is the default
    derived: aspects: predicates of measure     nobody gives it: all that a claim about a thing of its class can say
    column: conditions: texts | only if         a type, ? where it can be missing, and after a bar how people read it

Other comments explain the query; one that nearly begins with a key is taken for a slip.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from keyword import iskeyword
from string import Formatter
from typing import TypeVar

from rapidfuzz import fuzz, process

from kg.ask.question import AS_OF, COLUMNS, DATE, NUMBER, PLAIN, Column, Parameter, Question
from kg.errors import Problem
from kg.ontology import ontology

T = TypeVar("T")
MARK = "//"
MISSING = {
    "question": "what it asks: `// question: Which measures cover steel?`",
    "unit": "what a row is: `// unit: A row is a measure.`",
    "column": "its columns: `// column: measure: id`",
}
KEYS = (*MISSING, "title", "parameter", "derived")
ALIKE = 75  # of 100: how alike a word must be to be taken for a slip


class WrongError(Exception):
    """What is wrong with a line, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Header:
    """The described lines of a file, (number, key, value), and the problems found so far."""

    file: str
    lines: tuple[tuple[int, str, str], ...]
    problems: list[Problem] = field(default_factory=list)

    def each(self, key: str, read: Callable[[str], T]) -> list[T]:
        """What is read of every line with this key; a line that is wrong becomes a problem."""
        found = []
        for number, _, value in self._of(key):
            try:
                found.append(read(value))
            except WrongError as error:
                self.problems.append(Problem(self.file, number, str(error)))
        return found

    def one(self, key: str) -> str:
        """The sentence of the one line with this key; empty where it is missing."""
        names = self.names("parameter")
        values = self.each(key, lambda value: _sentence(value, names))
        again = [number for number, *_ in self._of(key)[1:]]
        self.problems.extend(Problem(self.file, number, f"There is a second {key}: delete it.") for number in again)
        return values[0] if values else ""

    def names(self, key: str) -> list[str]:
        """The names that lines with this key describe, well or not."""
        return [value.partition(":")[0].strip() for _, _, value in self._of(key)]

    def line(self, key: str, name: str) -> int:
        """The number of the line that describes the parameter or column of this name."""
        return next((n for n, _, value in self._of(key) if value.partition(":")[0].strip() == name), 1)

    def _of(self, key: str) -> list[tuple[int, str, str]]:
        return [line for line in self.lines if line[1] == key]


def header_of(text: str, file: str) -> Header:
    """The comments at the top of a query."""
    header = Header(file, tuple(_lines(text)))
    for number, key, _ in header.lines:
        near = process.extractOne(key.casefold(), KEYS, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if near and key not in KEYS:
            header.problems.append(Problem(file, number, f"`{key}:` means nothing here; write `{near[0]}:`."))
    for key, words in MISSING.items():
        if key not in [line[1] for line in header.lines]:
            header.problems.append(Problem(file, 1, f"The comments at the top do not say {words}."))
    return header


def described(name: str, theme: str, texts: Mapping[str, str], header: Header, file: str = "") -> Question:
    """The question that a header describes; it holds only where the header has no problems afterwards."""
    parameters = tuple(header.each("parameter", _parameter))
    columns = tuple(header.each("column", _column))
    derived = dict(header.each("derived", lambda value: _derived(value, parameters)))
    for key in ("parameter", "column"):
        names = header.names(key)
        for twice in sorted({one for one in names if names.count(one) > 1}):
            header.problems.append(Problem(header.file, header.line(key, twice), f"{key} {twice} is described twice."))
    sentence, title, unit = map(header.one, ("question", "title", "unit"))
    return Question(name, theme, sentence, title or sentence, unit, parameters, columns, dict(texts), derived, file)


def _lines(text: str) -> Iterator[tuple[int, str, str]]:
    for number, line in enumerate(map(str.strip, text.split("\n")), 1):
        if line and not line.startswith(MARK):
            return
        key, colon, value = line.removeprefix(MARK).partition(":")
        if colon and len(key.split()) == 1:
            yield number, key.strip(), value.strip()


def _sentence(value: str, names: Iterable[str]) -> str:
    try:
        fields = [(name, spec, kind) for _, name, spec, kind in Formatter().parse(value) if name is not None]
    except ValueError as error:
        raise WrongError(f"Names of parameters stand in braces, like {{bloc}}: {error}.") from None
    for name, spec, conversion in fields:
        if name not in names or spec or conversion:
            raise WrongError(f"{{{name}}} is no parameter: describe it, `// parameter: {name or 'bloc'}: ...`.")
    if not value:
        raise WrongError("Nothing stands after the colon.")
    return value


def _parameter(written: str) -> Parameter:
    name, rest = _named(written, "bloc: Bloc")
    kind, _, default = (part.strip() for part in rest.partition("="))
    many, kind = kind.startswith("list of "), kind.removeprefix("list of ")
    if name == AS_OF:
        raise WrongError(f"${AS_OF} is there without being described; `--as-of` gives it.")
    _check_default(name, kind, default, many)
    if kind in PLAIN:
        return Parameter(name, kind, many=many, default=default or None)
    classes = tuple(part.strip() for part in kind.split("|"))
    if unknown := [one for one in classes if one not in ontology().classes]:
        near = process.extractOne(unknown[0], [*ontology().classes, *PLAIN], scorer=fuzz.WRatio)[0]
        raise WrongError(f"The parameter {name}: {unknown[0]} is no class and no type; is it {near}?")
    return Parameter(name, classes=classes, many=many, default=default or None)


def _check_default(name: str, kind: str, default: str, many: bool) -> None:
    if not default or (kind == DATE and default == AS_OF and not many):
        return
    try:
        for one in default.split(",") if many else (default,):
            if kind == DATE:
                date.fromisoformat(one.strip())
            elif kind == NUMBER:
                int(one)
    except ValueError:
        raise WrongError(f"The parameter {name}: its default {default} is no {kind}.") from None


def _derived(written: str, parameters: Iterable[Parameter]) -> tuple[str, str]:
    name, rest = _named(written, "aspects: predicates of measure")
    source = rest.removeprefix("predicates of ")
    if source == rest or source not in [one.name for one in parameters if one.classes and not one.many]:
        raise WrongError(f"What is derived, {name}, must be `predicates of` one parameter of a class.")
    return name, source


def _column(written: str) -> Column:
    name, rest = _named(written, "measure: id")
    kind, _, label = (part.strip() for part in rest.partition("|"))
    types = (*COLUMNS, *ontology().notations)
    if kind.removesuffix("?") not in types:
        raise WrongError(f"The column {name}: {kind!r} is none of {', '.join(types)}.")
    return Column(name, kind.removesuffix("?"), kind.endswith("?"), label or name.replace("_", " "))


def _named(written: str, example: str) -> tuple[str, str]:
    name, colon, rest = (part.strip() for part in written.partition(":"))
    if not name.isidentifier() or iskeyword(name):
        raise WrongError(f"{name!r} cannot be a name here, nor in Python; write it like `{example}`.")
    if not colon or not rest:
        raise WrongError(f"{name} has no type; write it like `{example}`.")
    return name, rest
