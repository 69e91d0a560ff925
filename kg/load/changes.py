"""What a load changes in answers' terms: statuses, facts, contradictions."""

from collections.abc import Hashable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from kg.claims.answers import NO_CLAIM
from kg.graph import Edge
from kg.load.readings import Readings
from kg.ontology import CLAIMED, STATUS_OF, ontology

FactKey = tuple[str, str, str, str]  # subject, predicate, object, what else tells facts apart: first day, qualifiers
Pair = tuple[str, str, str]  # claim, claim, difference
K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


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
    """What is no longer what it was, over as many recomputations as there were; what came back is left out."""

    def __init__(self) -> None:
        self.moves: list[Move] = []
        self._standings: dict[str, tuple[Standing, Standing]] = {}
        self._facts: dict[FactKey, tuple[str, str]] = {}
        self._pairs: dict[Pair, tuple[bool, bool]] = {}

    def note(self, before: Reading, after: Reading) -> None:
        """Add what one recomputation found; of what it read before and after, all of a unit is there or nothing."""
        subjects = before.standings.keys() | after.standings.keys()
        _merge(self._standings, {id: (before.standing(id), after.standing(id)) for id in subjects})
        keys = before.facts.keys() | after.facts.keys()
        _merge(self._facts, {key: (before.fact(key), after.fact(key)) for key in keys})
        pairs = before.contradictions ^ after.contradictions
        _merge(self._pairs, {pair: (pair in before.contradictions, pair in after.contradictions) for pair in pairs})

    def add(self, later: "Changes") -> None:
        """Add the changes of a later transaction."""
        _merge(self._standings, later._standings)
        _merge(self._facts, later._facts)
        _merge(self._pairs, later._pairs)
        self.moves += later.moves

    def statuses(self) -> list[StatusChange]:
        """Changes of status or plan, in order of subject."""
        pairs = sorted(self._standings.items())
        return [StatusChange(id, old, new) for id, (old, new) in pairs if old.told != new.told]

    def facts(self) -> list[FactChange]:
        """Changes of the answers of facts, in order of subject, predicate and object."""
        return [FactChange(*one) for one in sorted({(*key[:3], *pair) for key, pair in self._facts.items()})]

    def contradictions(self) -> list[Pair]:
        """The pairs of claims that contradict each other now and did not before: claim, claim, difference."""
        return sorted(pair for pair, (_, now) in self._pairs.items() if now)


def _merge(known: dict[K, tuple[T, T]], later: Mapping[K, tuple[T, T]]) -> None:
    """Add later changes to those known: the first old value and the last new one, if these differ."""
    for key, (old, new) in later.items():
        first = known.pop(key, (old, new))[0]
        if first != new:
            known[key] = (first, new)


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
