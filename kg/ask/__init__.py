"""Questions by name: what there is to ask, what is meant by a name, and the answer, the same from either engine."""

from kg.ask.answer import Answer, Options, ask
from kg.ask.catalogue import CYPHER, SPARQL, Column, Parameter, Question, question, questions
from kg.ask.names import find, shown
from kg.ask.rows import Row

__all__ = [
    "CYPHER",
    "SPARQL",
    "Answer",
    "Column",
    "Options",
    "Parameter",
    "Question",
    "Row",
    "ask",
    "find",
    "question",
    "questions",
    "shown",
]
