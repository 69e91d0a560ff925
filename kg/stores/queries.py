"""What is refused in the text of a query before any store sees it."""

import re

from kg.errors import QueryError

_NOT_CODE = re.compile(
    r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:``|[^`])*`|//[^\r\n]*|/\*.*?\*/""",
    re.DOTALL,
)
# Between the words: anything but word and ASCII characters, for the stores know more white space than Python.
_LOADS = re.compile(r"\bLOAD[^\w!-~]+CSV\b", re.IGNORECASE)
_ANY_LOADS = re.compile(r"\bLOAD\b.*\bCSV\b", re.IGNORECASE | re.DOTALL)
_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")


def code_of(query: str) -> str:
    """The query, its lines as they were, with blanks for strings, quoted names and comments."""
    return _NOT_CODE.sub(lambda match: re.sub(r"[^\r\n]", " ", match[0]), query)


def refuse_files(query: str) -> None:
    """Raise QueryError if the query reads a file or an address of the network.

    For both stores LOAD CSV is reading, which a read-only transaction may do. ArcadeDB can be told to refuse it; a
    Neo4j server can be told so for local files alone, and not by a client. So the text is looked at, outside of
    strings, quoted names and comments. Where it has escapes like `\\u004C`, which Neo4j takes for characters of the
    statement itself, quotes and comment signs included, both words anywhere are enough.
    """
    unescaped = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), query)
    if _LOADS.search(code_of(query)) or (unescaped != query and _ANY_LOADS.search(unescaped)):
        raise QueryError("LOAD CSV is refused: a query reads the store, not files and not the network.")
