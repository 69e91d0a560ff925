"""What the query of an own question returned, held to its description and to the claims there are."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from kg.ask.own import CLAIMS, SUFFIXES, returns
from kg.ask.question import CYPHER, Question
from kg.ask.rows import Row
from kg.errors import QueryError
from kg.ontology import CLAIM
from kg.stores import Store


@contextmanager
def located(asked: Question, engine: str, *, returned: bool = False) -> Iterator[None]:
    """Errors of an own question's query name its file; those about what it returned, the line of its RETURN too."""
    try:
        yield
    except QueryError as error:
        if not asked.file:
            raise
        suffix = next(suffix for suffix, name in SUFFIXES.items() if name == engine)
        line = f":{returns(asked.texts[CYPHER])[0]}" if returned and engine == CYPHER else ""
        raise QueryError(f"{Path(asked.file).with_suffix(suffix)}{line}: {error}") from error


def hold(store: Store, asked: Question, rows: Sequence[Row], as_of: date) -> None:
    """Raise QueryError where a row misses what is always there, or rests on claims that do not count on that day."""
    for column in asked.columns:
        if not column.optional and any(row[column.name] is None for row in rows):
            raise QueryError(f"{column.name} is missing in a row: describe it as `{column.name}: {column.type}?`.")
    claims = sorted({id for row in rows for id in row[CLAIMS]})
    query = f"UNWIND $claims AS id MATCH (c:{CLAIM} {{id: id}}) RETURN c.id, toString(c.publishedOn)"
    published = dict(store.read(query, {"claims": claims}).rows) if claims else {}
    for id in claims:
        if id not in published:
            raise QueryError(f"{CLAIMS} holds {id!r}, which is no claim that counts; return the ids of {CLAIM} nodes.")
        if published[id] > as_of.isoformat():
            raise QueryError(
                f"A row rests on {id}, published on {published[id]}, after {as_of}: "
                "let the query say `WHERE c.publishedOn <= date($as_of)`."
            )
