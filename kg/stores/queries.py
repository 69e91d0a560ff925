"""What is refused in the text of a query before any store sees it."""

import re

from kg.errors import QueryError

_NOT_CODE = re.compile(
    r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:``|[^`])*`|//[^\r\n]*|/\*.*?\*/""",
    re.DOTALL,
)
_LOADS = re.compile(r"\bLOAD\s+CSV\b", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")


def refuse_files(query: str) -> None:
    """Raise QueryError if the query reads a file or an address of the network.

    For both stores LOAD CSV is reading, which a read-only transaction may do. ArcadeDB can be told to refuse it; a
    Neo4j server can be told so for local files alone, and not by a client. So the text is looked at, outside of
    strings, quoted names and comments. Where it has escapes like `\\u004c`, which may stand for any character of the
    statement itself, the whole text is looked at, strings too.
    """
    code = _NOT_CODE.sub(" ", query)
    if _ESCAPE.search(query):
        code += " " + _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), query)
    if _LOADS.search(code):
        raise QueryError("LOAD CSV is refused: a query reads the store, not files and not the network.")
