"""Questions by name: what there is to ask, what is meant by a name, and the answer, the same from either engine."""

from kg.ask.answer import Answer, Options, ask, ask_question
from kg.ask.catalogue import own_questions, question, questions
from kg.ask.names import find, shown
from kg.ask.question import CYPHER, SPARQL, Column, Parameter, Question
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
    "ask_question",
    "find",
    "own_questions",
    "question",
    "questions",
    "shown",
]
