"""What became of all sources of a load, in a scratch file: memory holds their numbers alone."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from kg.graph import Node
from kg.load.apply import Outcome
from kg.load.sources import Source
from kg.load.spool import Spool
from kg.ontology import ARTICLE

_TOLD = ("kind", "revision")  # of a source's properties


class _Row(msgspec.Struct, array_like=True, frozen=True):
    """An outcome as it is written: its source without claims."""

    id: str
    label: str
    told: dict[str, str | int]
    file: str
    line: int
    action: str
    stored_revision: int | None
    created: tuple[str, ...]
    changed: tuple[str, ...]
    retracted: tuple[str, ...]


class Outcomes:
    """Outcomes in the order in which they were added, their sources bare of claims; gone with whoever holds it.

    `actions` counts those of articles; `claims` counts the claims of sources by their class and what became of them:
    created, changed, retracted.
    """

    def __init__(self) -> None:
        self.actions: Counter[str] = Counter()
        self.claims: Counter[tuple[str, str]] = Counter()
        self._spool = Spool(_Row)

    def add(self, outcome: Outcome) -> None:
        """Put an outcome aside."""
        label = outcome.source.node.label
        if label == ARTICLE:
            self.actions[outcome.action] += 1
        for what in ("created", "changed", "retracted"):
            self.claims[label, what] += len(getattr(outcome, what))
        self._spool.add(_row(outcome))

    def __iter__(self) -> Iterator[Outcome]:
        return map(_outcome, self._spool)

    def articles(self) -> Iterator[Outcome]:
        """The outcomes of articles, without the registry's records."""
        return (outcome for outcome in self if outcome.source.node.label == ARTICLE)


def _row(outcome: Outcome) -> _Row:
    source = outcome.source
    return _Row(
        id=source.node.id,
        label=source.node.label,
        told={name: v for name, v in source.node.properties.items() if name in _TOLD and isinstance(v, str | int)},
        file=source.file,
        line=source.line,
        action=outcome.action,
        stored_revision=outcome.stored_revision,
        created=outcome.created,
        changed=outcome.changed,
        retracted=outcome.retracted,
    )


def _outcome(row: _Row) -> Outcome:
    source = Source(Node(row.id, row.label, row.told), (), file=row.file, line=row.line)
    return Outcome(source, row.action, row.stored_revision, row.created, row.changed, row.retracted)
