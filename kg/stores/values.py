"""One form for the cells of both stores.

ArcadeDB, embedded, hands `RETURN n.publishedOn` over as text and does not say that it was a date; it says so only in
`properties(n)` and `n {.publishedOn}`. Guessing would turn text that looks like a date into one. So no cell is guessed
at: dates are ISO text from both stores, and who wants a date declares it (`msgspec.convert(row, RowType)` reads ISO
text). A cell that is itself a map keeps its types, so that `properties(n)` gives back exactly what was stored.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

# An instant as Java writes it: seconds are left out when they are zero, and the name of a zone may follow its offset.
# In the transaction that wrote it, ArcadeDB gives it without a zone: it is UTC then.
_INSTANT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?)(?:\[[^]]+\])?")


def cell(value: Any) -> Any:
    """A cell of a row: text, number, truth value, None, a list of such, or a map with its own types.

    Text in exactly the form of an instant is written in UTC with seconds.
    """
    return _typed(value) if isinstance(value, Mapping) else _plain(value)


def may_be_instant(text: str) -> bool:
    """Whether text has the one letter that an instant has, and where; most has not, and is a cell as it is."""
    return text[10:11] == "T"


def _typed(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, Mapping):
        return {name: _typed(inner) for name, inner in value.items()}
    return [_typed(inner) for inner in value] if isinstance(value, list) else value


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        found = _INSTANT.fullmatch(value) if may_be_instant(value) else None
        return _plain(datetime.fromisoformat(found[1])) if found else value
    if isinstance(value, datetime):
        return _typed(value).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: _plain(inner) for name, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value
