"""What a transaction changes in answers' terms: statuses, facts, contradictions, subject by subject."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kg.claims.answers import NO_CLAIM
from kg.load.readings import Readings
from kg.load.statements import run
from kg.ontology import CLAIM, CLAIMED, CONTRADICTS, POSSIBLY_SAME, STATUS_OF, STATUS_PERIOD, ontology
from kg.stores import Transaction

FactKey = tuple[str, str, str]  # predicate, object, what else tells facts apart: first day, qualifiers


@dataclass(slots=True)
class Reading:
    """What is read off the claims about one subject: its status period of today, the answers of its facts, which of
    its claims contradict each other: (claim, claim, difference)."""

    standing: Mapping[str, Any] = field(default_factory=dict)
    facts: dict[FactKey, str] = field(default_factory=dict)
    contradictions: set[tuple[str, str, str]] = field(default_factory=set)


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
    """The first reading before and the last one after, of each subject that was read anew."""

    def __init__(self) -> None:
        self.moves: list[Move] = []
        self._before: dict[str, Reading] = {}
        self._after: dict[str, Reading] = {}

    def note(self, before: Mapping[str, Reading], after: Mapping[str, Reading]) -> None:
        """Add what one recomputation found; the first `before` of a subject stays."""
        self._before = {**before, **self._before}
        self._after |= after

    def add(self, later: "Changes") -> None:
        """Add the changes of a later transaction."""
        self.note(later._before, later._after)
        self.moves += later.moves

    def statuses(self) -> list[StatusChange]:
        """Changes of status or plan, in order of subject."""
        pairs = ((id, standing(old.standing), standing(new.standing)) for id, old, new in self._pairs())
        return [StatusChange(*pair) for pair in pairs if pair[1].told != pair[2].told]

    def facts(self) -> list[FactChange]:
        """Changes of the answers of facts, in order of subject, predicate and object."""
        found = set()
        for id, old, new in self._pairs():
            for key in old.facts.keys() | new.facts.keys():
                was, now = old.facts.get(key, NO_CLAIM), new.facts.get(key, NO_CLAIM)
                if was != now:
                    found.add((id, *key[:2], was, now))
        return [FactChange(*one) for one in sorted(found)]

    def contradictions(self) -> list[tuple[str, str, str]]:
        """The pairs of claims that contradict each other now and did not before: claim, claim, difference."""
        old = {pair for _, before, _ in self._pairs() for pair in before.contradictions}
        return sorted({pair for _, _, after in self._pairs() for pair in after.contradictions} - old)

    def _pairs(self) -> Iterator[tuple[str, Reading, Reading]]:
        for id in sorted(self._before):
            yield id, self._before[id], self._after.get(id, Reading())


def readings_before(tx: Transaction, ids: Sequence[str], root: str, today: date) -> dict[str, Reading]:
    """The readings of these subjects that the store has."""
    found = {id: Reading() for id in ids}
    match = f"UNWIND $rows AS id MATCH (s:{root} {{id: id}})"
    fact = f"{match}-[r]->(o) WHERE type(r) <> '{POSSIBLY_SAME}'"
    for row in run(tx, f"{fact} RETURN id, type(r) AS type, o.id AS object, properties(r) AS properties", ids):
        key, answer = _fact(row["type"], row["object"], row["properties"])
        found[row["id"]].facts[key] = answer
    pair = f"{match}<-[:SUBJECT]-(c:{CLAIM})-[r:{CONTRADICTS}]->(d)"
    for row in run(tx, f"{pair} RETURN id, c.id AS one, d.id AS other, r.difference AS difference", ids):
        found[row["id"]].contradictions.add((row["one"], row["other"], row["difference"]))
    day = f"date('{today}')"
    now = " AND ".join(f"p.{clock}From <= {day} AND p.{clock}Until > {day}" for clock in ("known", "holds"))
    period = f"{match}<-[:{STATUS_OF}]-(p:{STATUS_PERIOD}) WHERE {now}"
    for row in run(tx, f"{period} RETURN id, properties(p) AS period", ids):
        found[row["id"]].standing = row["period"]
    return found


def readings_after(
    readings: Readings, subjects: Iterable[str], of: Mapping[str, str], today: date
) -> dict[str, Reading]:
    """The same of what has just been read off; `of` is claim -> subject."""
    found = {id: Reading() for id in subjects}
    for edge in readings.edges:
        if edge.type == CONTRADICTS:
            pair = (edge.source, edge.target, str(edge.properties["difference"]))
            found[of[edge.source]].contradictions.add(pair)
        elif edge.type != STATUS_OF:
            key, answer = _fact(edge.type, edge.target, edge.properties)
            found[edge.source].facts[key] = answer
    subject_of = {edge.source: edge.target for edge in readings.edges if edge.type == STATUS_OF}
    for node in readings.nodes:
        if covers(node.properties, today, today):
            found[subject_of[node.id]].standing = node.properties
    return found


def covers(period: Mapping[str, Any], known: date, holds: date) -> bool:
    """Whether a status period is the one of these two days."""
    return bool(
        period["knownFrom"] <= known < period["knownUntil"] and period["holdsFrom"] <= holds < period["holdsUntil"]
    )


def _fact(type: str, object: str, properties: Mapping[str, Any]) -> tuple[FactKey, str]:
    predicate = str(properties["predicate"]) if type == CLAIMED else type
    keys = (name for name, one in ontology().qualifiers.items() if one.in_key)
    told = [str(properties.get(name, "")) for name in ("validFrom", *keys)]
    return (predicate, object, " ".join(told)), str(properties["answer"])


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
