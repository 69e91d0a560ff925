"""What a question is: its sentence, its parameters, its columns, and its text for each engine."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.ontology import ontology

CYPHER, SPARQL = "cypher", "sparql"
DATE, NUMBER, TEXT, BOOLEAN = "date", "number", "text", "boolean"
ID, CLASS, IDS, TEXTS = "id", "class", "ids", "texts"
PLAIN = (DATE, NUMBER, TEXT)
COLUMNS = (*PLAIN, BOOLEAN, ID, CLASS, IDS, TEXTS)
AS_OF = "as_of"  # the value that every query may take: only what was published by that day counts


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
    `file` is where a user wrote it; empty for those that travel with kg.
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
    file: str = ""

    @property
    def usage(self) -> str:
        """How to ask it on the command line."""
        return " ".join(["kg ask", self.name, *map(str, self.parameters)])
