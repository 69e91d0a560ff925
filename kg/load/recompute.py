"""Facts, contradictions and statuses read anew off the claims of some units, and written where they changed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from kg.claims.model import Claim
from kg.graph import Edge, Node
from kg.load.changes import Pair, Reading, Standing, covers, fact_of, standing, standings_in
from kg.load.readings import Readings, by_subject, read_off
from kg.load.statements import create_edges, grouped, periods_of, replace_periods, root_of, run
from kg.load.units import Stored, Unit, unit_of, unit_of_fact
from kg.ontology import CLAIM, CONTRADICTS, STATUS_OF, STATUS_PERIOD
from kg.stores import Transaction


@dataclass(slots=True)
class Touched:
    """What a transaction has to read anew.

    `fresh` are the nodes that it made. Whatever names one of them is among `written`, the claims that it wrote, so the
    store need not be asked.
    """

    units: set[Unit] = field(default_factory=set)
    fresh: set[str] = field(default_factory=set)
    written: list[Claim] = field(default_factory=list)

    def claims(self, claims: Iterable[Claim]) -> None:
        """The units of these claims are to be read anew."""
        self.units.update(map(unit_of, claims))

    def statuses(self, ids: Iterable[str]) -> None:
        """The statuses of these entities are to be read anew, or read at all."""
        self.units.update(map(Unit, ids))


def recompute(
    tx: Transaction, touched: Touched, classes: Mapping[str, str], today: date, busy: dict[tuple[str, str], int]
) -> tuple[Reading, Reading]:
    """Bring the readings of the units up to date; `classes` has both ends of each. Returns them before and after.

    `busy` is what `Stored` notes for a later transaction.
    """
    fresh = {unit for unit in touched.units if not touched.fresh.isdisjoint((unit.subject, unit.object))}
    roots = {id: root_of(name) for id, name in classes.items()}
    stored = Stored(tx, touched.units - fresh, roots, busy)
    known = stored.claims()
    claims = [*known, *(claim for claim in touched.written if claim.live and unit_of(claim) in fresh)]
    subjects = {unit.subject: classes[unit.subject] for unit in sorted(touched.units)}
    statuses = {unit.subject for unit in touched.units if not unit.predicate}
    readings = read_off(subjects, by_subject(claims), today, statuses)
    facts, pairs = stored.facts(), stored.contradictions(known)
    _write_facts(tx, stored, facts, [edge for edge in readings.edges if _is_fact(edge)], roots)
    _write_contradictions(tx, stored, pairs, _pairs(readings))
    old = _write_statuses(tx, readings, statuses - touched.fresh, roots, today)
    return (
        Reading(old, dict(map(fact_of, facts)), pairs),
        Reading(standings_in(readings, today), dict(map(fact_of, filter(_is_fact, readings.edges))), _pairs(readings)),
    )


def _is_fact(edge: Edge) -> bool:
    return edge.type not in (CONTRADICTS, STATUS_OF)


def _pairs(readings: Readings) -> set[Pair]:
    return {(e.source, e.target, str(e.properties["difference"])) for e in readings.edges if e.type == CONTRADICTS}


def _write_facts(
    tx: Transaction, stored: Stored, before: Iterable[Edge], after: Iterable[Edge], roots: Mapping[str, str]
) -> None:
    old, new = grouped(before, unit_of_fact), grouped(after, unit_of_fact)
    gone = {unit for unit, edges in old.items() if _ordered(edges) != _ordered(new.get(unit, ()))}
    stored.delete_facts(gone)
    made = (unit for unit in new if unit not in old or unit in gone)
    create_edges(tx, (edge for unit in made for edge in new[unit]), roots)


def _ordered(edges: Iterable[Edge]) -> list[Edge]:
    return sorted(edges, key=lambda edge: edge.order)


def _write_contradictions(tx: Transaction, stored: Stored, before: set[Pair], after: set[Pair]) -> None:
    stored.delete_contradictions(sorted(before - after))
    made = [Edge(one, CONTRADICTS, other, {"difference": kind}) for one, other, kind in sorted(after - before)]
    create_edges(tx, made, {end: CLAIM for edge in made for end in (edge.source, edge.target)})


def _write_statuses(
    tx: Transaction, readings: Readings, known: Collection[str], roots: Mapping[str, str], today: date
) -> dict[str, Standing]:
    """Write periods and today's statuses; returns how the `known` subjects, which had some, stood today."""
    before: dict[str, Node] = {}
    stood: dict[str, Standing] = {}
    for root, ids in grouped(sorted(known), roots.__getitem__).items():
        for subject, period in periods_of(tx, ids, root):
            before[period.id] = period
            if covers(period.properties, today, today):
                stood[subject] = standing(period.properties)
    replace_periods(tx, readings.nodes, before)
    made = [edge for edge in readings.edges if edge.type == STATUS_OF and edge.source not in before]
    create_edges(tx, made, {**roots, **{edge.source: STATUS_PERIOD for edge in made}})
    for root, ids in grouped(readings.statuses, roots.__getitem__).items():
        rows = [{"id": id, "status": readings.statuses[id]} for id in ids]
        run(tx, f"UNWIND $rows AS row MATCH (s:{root} {{id: row.id}}) REMOVE s.statusSince SET s += row.status", rows)
    return stood
