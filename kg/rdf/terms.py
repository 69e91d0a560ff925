"""Ids and values as RDF terms, and back: one IRI for each id, one literal for each value."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from functools import lru_cache
from urllib.parse import quote, unquote

import pyoxigraph as ox

from kg.graph import Value, read_name, written_name
from kg.ontology import DATA, TERMS, ontology

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
CLAIM_OF = TERMS + "p/"  # subject p:PREDICATE claim: Wikidata's shape, for live claims
VALUE_OF = TERMS + "ps/"  # claim ps:PREDICATE object
RETRACTED = TERMS + "retracted/"  # whatever a retracted claim has: no query meets it by accident
PREFIXES = {"id": DATA, "kg": TERMS, "p": CLAIM_OF, "ps": VALUE_OF, "rdf": RDF, "retracted": RETRACTED, "xsd": XSD}

TYPE = ox.NamedNode(RDF + "type")
REIFIED = tuple(ox.NamedNode(RDF + part) for part in ("subject", "predicate", "object"))
FACT, CONTRADICTION = ox.NamedNode(TERMS + "Fact"), ox.NamedNode(TERMS + "Contradiction")
REGISTRY, FACTS = ox.NamedNode(DATA + "graph/registry"), ox.NamedNode(DATA + "graph/facts")  # no id holds a raw slash

NAMES = "names"
_SAFE = ":"  # beside letters, digits and -._~
_LANGUAGE_STRING = RDF + "langString"
_DATATYPES = {bool: "boolean", int: "integer", float: "double", date: "date", datetime: "dateTime", str: "string"}

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@lru_cache(maxsize=1 << 16)
def iri(id: str) -> ox.NamedNode:
    """The IRI of a node: the data base and the percent-encoded id, whose first `#` stays and opens the fragment."""
    before, mark, fragment = id.partition("#")
    return ox.NamedNode(DATA + quote(before, safe=_SAFE) + mark + quote(fragment, safe=_SAFE))


def id_of(value: str) -> str:
    """The id of a node's IRI. ValueError if no id has that IRI."""
    before, mark, fragment = value.removeprefix(DATA).partition("#")
    id = unquote(before) + mark + unquote(fragment)
    if not value.startswith(DATA) or iri(id).value != value:
        raise ValueError(f"{value} is not the address of a node")
    return id


@lru_cache(maxsize=1 << 12)
def name(local: str, base: str = TERMS) -> ox.NamedNode:
    """The IRI of a term of the ontology."""
    return ox.NamedNode(base + local)


def literals(column: str, value: Value) -> Iterator[ox.Literal]:
    """The literals of a property, one for each member of a list; whole numbers of a double column as doubles."""
    if column == NAMES and isinstance(value, (list, tuple)):
        yield from map(_name_literal, value)
    elif isinstance(value, (list, tuple)):
        yield from map(ox.Literal, value)
    elif type(value) is int and ontology().columns[column].datatype == "double":
        yield literal(float(value))
    else:
        yield literal(value)


def literal(value: str | float | bool | date | datetime) -> ox.Literal:
    """The literal of one value. ValueError for a time without a zone."""
    if isinstance(value, str):
        return ox.Literal(value)
    if isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, datetime):
        text = _utc(value)
    elif isinstance(value, date):
        text = value.isoformat()
    else:
        text = {"inf": "INF", "-inf": "-INF", "nan": "NaN"}.get(repr(value), repr(value))
    return ox.Literal(text, datatype=name(_DATATYPES[type(value)], XSD))


def value_of(literal: ox.Literal) -> str | int | float | bool | date | datetime:
    """The value of a literal, a language-tagged one as `text@tag`. ValueError if the text does not fit its datatype."""
    text, datatype = literal.value, literal.datatype.value
    if literal.language is not None:
        return written_name(text, literal.language)
    match datatype.removeprefix(XSD):
        case "boolean" if text in ("true", "false", "1", "0"):
            return text in ("true", "1")
        case "boolean":
            raise ValueError(f"{text!r} is neither true nor false")
        case "integer":
            return int(text)
        case "double" | "float" | "decimal":
            return float(text)
        case "date":
            return date.fromisoformat(text)
        case "dateTime":
            return datetime.fromisoformat(_zoned(text)).astimezone(UTC)
    return text


def fits(literal: ox.Literal, column: str) -> bool:
    """Whether a literal has the datatype that the ontology gives to the property."""
    datatype = literal.datatype.value
    return datatype == XSD + ontology().columns[column].datatype or (column == NAMES and datatype == _LANGUAGE_STRING)


def _name_literal(written: str) -> ox.Literal:
    """A name with its language tag, or as plain text where a tag would not give back the same letters."""
    text, language = read_name(written)
    try:
        tagged = ox.Literal(text, language=language)
    except ValueError:  # what looks like a tag is none
        return ox.Literal(written)
    return tagged if value_of(tagged) == written else ox.Literal(written)


def _utc(value: datetime) -> str:
    if value.tzinfo is None:
        raise ValueError(f"{value.isoformat()} needs a time zone: every time in the graph is in UTC")
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _zoned(text: str) -> str:
    if not text.endswith("Z") and text[-6:-5] not in ("+", "-"):
        raise ValueError(f"{text} needs a time zone, such as a final Z")
    return text


def lines(quads: Iterable[ox.Quad]) -> list[bytes]:
    """The statements in N-Quads, sorted, each once: the same for the same graph."""
    found = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    return sorted(set((found or b"").splitlines(keepends=True)))
