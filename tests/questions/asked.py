"""One question in every way there is to ask it."""

from dataclasses import asdict
from datetime import date
from typing import Any

import kg.questions
from kg.ask import CYPHER, SPARQL, Row, ask
from kg.stores import Store
from tests.questions.build import TODAY


def asked(store: Store, name: str, as_of: date = TODAY, **parameters: Any) -> list[Row]:
    """The rows of a question, after making sure that Cypher, SPARQL and the helper give the same."""
    cypher, sparql = (ask(store, name, parameters, as_of=as_of, engine=engine).rows for engine in (CYPHER, SPARQL))
    helper = getattr(kg.questions, name)(store, **parameters, as_of=as_of)
    assert cypher == sparql == [asdict(row) for row in helper]
    return list(cypher)


def by_cypher(store: Store, name: str, as_of: date = TODAY, **parameters: Any) -> list[Row]:
    """The rows of a question by Cypher alone."""
    return list(ask(store, name, parameters, as_of=as_of).rows)


def whole(store: Store, value: str) -> str:
    """The id of a claim that is written without its hash; anything else as it is."""
    if "#" not in value:
        return value
    ((id,),) = store.read(f"MATCH (c:Claim) WHERE c.id STARTS WITH '{value}-' RETURN c.id", {}).rows
    return str(id)
