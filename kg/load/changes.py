"""What a load changes in answers' terms: statuses, facts, contradictions."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

import msgspec

from kg.claims.answers import NO_CLAIM
from kg.graph import Edge
from kg.load.ledger import Ledger
from kg.load.readings import Readings
from kg.ontology import CLAIMED, STATUS_OF, ontology

FactKey = tuple[str, str, str, str]  # subject, predicate, object, what else tells facts apart: first day, qualifiers
Pair = tuple[str, str, str]  # claim, claim, difference
_STANDING, _FACT, _PAIR = "standing", "fact", "contradiction"  # kinds of entries
_HOLDS, _HOLDS_NOT = "yes", "no"  # whether two claims contradict each other


@dataclass(frozen=True, slots=True, order=True)
class Move:
    """An end of a claim (subject, object or speaker) that a judgement of identity pointed elsewhere."""

    claim: str
    end: str
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.claim}: {self.end} {self.old} -> {self.new}"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a subject stands today, and the articles that say so."""

    status: str = NO_CLAIM
    answer: str = NO_CLAIM
    since: date | None = None
    until: date | None = None
    planned_status: str | None = None
    planned_on: str | None = None
    articles: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[object, ...]:
        """What people are told of it; who says so is another matter."""
        return self.status, self.answer, self.until, self.planned_status, self.planned_on

    def __str__(self) -> str:
        firm = f" ({self.answer})" if self.answer not in ("yes", self.status) else ""
        until = f" until {self.until}" if self.until else ""
        plan = f", planned: {self.planned_status} {self.planned_on or 'on no day'}" if self.planned_status else ""
        return f"{self.status}{firm}{until}{plan}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read off claims at one time: where subjects stand today, the answers of facts, the contradictions."""

    standings: Mapping[str, Standing]
    facts: Mapping[FactKey, str]
    contradictions: AbstractSet[Pair]

    def standing(self, id: str) -> Standing:
        return self.standings.get(id, Standing())

    def fact(self, key: FactKey) -> str:
        return self.facts.get(key, NO_CLAIM)


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A subject whose status, or what is planned of it, is no longer what it was."""

    subject: str
    old: Standing
    new: Standing

    def __str__(self) -> str:
        source = f", by {', '.join(self.new.articles)}" if self.new.articles else ""
        return f"{self.subject}: {self.old} -> {self.new}{source}"


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact whose answer is no longer what it was; "no claim" where there was or is none."""

    subject: str
    predicate: str
    object: str
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.subject} {self.predicate} {self.object}: {self.old} -> {self.new}"


class Changes:
    """What is no longer what it was, over as many recomputations as there were; what came back is left out.

    However many changes there are, memory holds few of them, and only the `moves` all.
    """

    def __init__(self) -> None:
        self.moves: list[Move] = []
        self._ledger = Ledger()

    def note(self, before: Reading, after: Reading) -> None:
        """Add what one recomputation found; of what it read before and after, all of a unit is there or nothing."""
        subjects = before.standings.keys() | after.standings.keys()
        stood = ((id, before.standing(id), after.standing(id)) for id in subjects)
        changed = (one for one in stood if one[1] != one[2])
        self._ledger.note(_STANDING, (((id, "", "", ""), _text(old), _text(new)) for id, old, new in changed))
        keys = before.facts.keys() | after.facts.keys()
        self._ledger.note(_FACT, ((key, before.fact(key), after.fact(key)) for key in keys))
        gone, new = before.contradictions - after.contradictions, after.contradictions - before.contradictions
        self._ledger.note(_PAIR, (((*pair, ""), _HOLDS, _HOLDS_NOT) for pair in gone))
        self._ledger.note(_PAIR, (((*pair, ""), _HOLDS_NOT, _HOLDS) for pair in new))

    def add(self, later: "Changes") -> None:
        """Add the changes of a later transaction."""
        self._ledger.add(later._ledger)
        self.moves += later.moves

    def statuses(self) -> Iterator[StatusChange]:
        """Changes of status or plan, in order of subject."""
        for (id, *_), first, last in self._ledger.changed(_STANDING):
            old, new = _read(first), _read(last)
            if old.told != new.told:
                yield StatusChange(id, old, new)

    def facts(self) -> Iterator[FactChange]:
        """Changes of the answers of facts, in order of subject, predicate and object."""
        for (subject, predicate, end), entries in groupby(self._ledger.changed(_FACT), lambda entry: entry[0][:3]):
            for old, new in sorted({entry[1:] for entry in entries}):
                yield FactChange(subject, predicate, end, old, new)

    def contradictions(self) -> Iterator[Pair]:
        """The pairs of claims that contradict each other now and did not before: claim, claim, difference."""
        return (key[:3] for key, _, last in self._ledger.changed(_PAIR) if last == _HOLDS)


def _text(standing: Standing) -> str:
    return msgspec.json.encode(standing).decode()


def _read(text: str) -> Standing:
    return msgspec.json.decode(text, type=Standing)


def standings_in(readings: Readings, today: date) -> dict[str, Standing]:
    """Where the subjects of these readings stand today."""
    subjects = {edge.source: edge.target for edge in readings.edges if edge.type == STATUS_OF}
    now = (node for node in readings.nodes if covers(node.properties, today, today))
    return {subjects[node.id]: standing(node.properties) for node in now}


def covers(period: Mapping[str, Any], known: date, holds: date) -> bool:
    """Whether a status period is the one of these two days."""
    return bool(
        period["knownFrom"] <= known < period["knownUntil"] and period["holdsFrom"] <= holds < period["holdsUntil"]
    )


def fact_of(edge: Edge) -> tuple[FactKey, str]:
    """What tells a fact from others, and its answer."""
    predicate = str(edge.properties["predicate"]) if edge.type == CLAIMED else edge.type
    keys = (name for name, one in ontology().qualifiers.items() if one.in_key)
    told = [str(edge.properties.get(name, "")) for name in ("validFrom", *keys)]
    return (edge.source, predicate, edge.target, " ".join(told)), str(edge.properties["answer"])


def standing(period: Mapping[str, Any]) -> Standing:
    """The standing of a status period; none is "no claim"."""
    return Standing(
        status=period.get("status", NO_CLAIM),
        answer=period.get("answer", NO_CLAIM),
        since=period.get("since"),
        until=period.get("until"),
        planned_status=period.get("plannedStatus"),
        planned_on=period.get("plannedOn"),
        articles=tuple(period.get("articles", ())),
    )
