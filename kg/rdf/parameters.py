"""SPARQL text with `$name` parameters: which there are, and the text with their values in place."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime

import pyoxigraph as ox

from kg.errors import QueryError
from kg.rdf.terms import literal

Scalar = str | int | float | bool | date | datetime | ox.NamedNode | ox.Literal
Parameter = Scalar | Sequence[Scalar]  # a list stands for its members side by side, as in VALUES ?x { $list }

# First what holds neither parameter nor keyword: IRIs, strings, comments, variables, ends of names, language tags.
# Oxigraph needs no space around keywords, so SERVICE is found inside of words too.
_TOKEN = re.compile(
    r"""(?P<opaque> <[^<>"{}|^`\\\s]*> | \"{3}(?:\\.|[^\\])*?\"{3} | '{3}(?:\\.|[^\\])*?'{3}
        | "(?:\\.|[^"\\\n\r])*" | '(?:\\.|[^'\\\n\r])*' | \#[^\n\r]*
        | \?\w+ | :\w(?:[\w.%-]*\w)? | @[a-z]+(?:-\w+)* )
      | \$(?P<parameter>\w+)
      | (?P<service>service)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


def parameters(text: str) -> list[str]:
    """The names of the parameters of a query, in order of first use."""
    return list(dict.fromkeys(match["parameter"] for match in _TOKEN.finditer(text) if match["parameter"]))


def bind(text: str, values: Mapping[str, Parameter]) -> str:
    """The query with each `$name` outside strings, IRIs and comments replaced by its value as a term.

    QueryError if a value is missing, or if the text asks another server (SERVICE).
    """

    def put(match: re.Match[str]) -> str:
        if match["service"]:
            raise QueryError("The query asks another server (SERVICE); it can only ask this graph.")
        if not match["parameter"]:
            return match[0]
        if match["parameter"] not in values:
            raise QueryError(f"The query needs a value for ${match['parameter']}: give {match['parameter']}=...")
        return _written(values[match["parameter"]])

    return _TOKEN.sub(put, text)


def _written(value: Parameter) -> str:
    if isinstance(value, (ox.NamedNode, ox.Literal)):
        return str(value)
    if isinstance(value, (str, int, float, date)):
        return str(literal(value))
    return " ".join(map(_written, value))
