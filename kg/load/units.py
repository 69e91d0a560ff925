"""What is read off claims at once, and what a store has of it: its claims, its relationships, its contradictions.

A government is the subject of claims in every other article. So not whole subjects are read anew but the facts that
changed, each from whichever of its ends has fewer claims.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from kg.claims.model import Claim, from_graph
from kg.graph import Edge
from kg.load.changes import Pair
from kg.load.statements import grouped, links, run
from kg.ontology import CLAIM, CLAIMED, CONTRADICTS, OBJECT, SUBJECT, ontology
from kg.stores import Transaction

Row = dict[str, Any]
MANY = 1_000  # claims: whoever has so many is seldom the end with fewer


class Unit(NamedTuple):
    """A subject, predicate and object; with neither predicate nor object, the statuses of the subject."""

    subject: str
    predicate: str = ""
    object: str = ""


def unit_of(claim: Claim) -> Unit:
    """The unit that a claim belongs to: contradictions too are between claims of one unit."""
    if claim.predicate == ontology().status_predicate:
        return Unit(claim.subject)
    return Unit(claim.subject, claim.predicate, claim.object)


def unit_of_fact(edge: Edge) -> Unit:
    """The unit whose claims amount to a fact."""
    predicate = str(edge.properties["predicate"]) if edge.type == CLAIMED else edge.type
    return Unit(edge.source, predicate, edge.target)


class Stored:
    """What a store has of units, both ends of which are in it; `roots` gives the root class of every end.

    `busy` is for all transactions of a load: (relationship, id) -> how many claims name this one so, where it is many.
    """

    def __init__(
        self, tx: Transaction, units: Collection[Unit], roots: Mapping[str, str], busy: dict[tuple[str, str], int]
    ) -> None:
        self._tx, self._roots, self._busy = tx, roots, busy
        self._from_object = self._fewer_at_object([unit for unit in units if unit.predicate])
        self._from_subject = {unit for unit in units if unit not in self._from_object}

    def claims(self) -> list[Claim]:
        """The live claims of the units."""
        told = "RETURN properties(c) AS claim, collect([type(r), x.id]) AS links"
        by_subject = (
            f"MATCH (n)<-[:{SUBJECT}]-(c:{CLAIM}) WHERE c.predicate IN row.predicates MATCH (c)-[r]->(x) {told}"
        )
        wanted = f"MATCH (n)<-[:{OBJECT}]-(c:{CLAIM} {{predicate: row.predicate}})-[:{SUBJECT}]->(s)"
        by_object = f"{wanted} WHERE s.id IN row.subjects MATCH (c)-[r]->(x) {told}"
        at_subjects, at_objects = self._at_subjects(by_subject), self._at_objects(lambda predicate: by_object)
        found = [claim for claim in map(_claim, at_subjects) if unit_of(claim) in self._from_subject]
        return [*found, *map(_claim, at_objects)]

    def facts(self) -> list[Edge]:
        """The relationships that were read off the claims of the units."""
        told = "RETURN {} AS source, type(r) AS type, {} AS target, properties(r) AS properties"
        ours = f"type(r) IN row.predicates OR (type(r) = '{CLAIMED}' AND r.predicate IN row.predicates)"
        rows = self._at_subjects(f"MATCH (n)-[r]->(o) WHERE {ours} {told.format('n.id', 'o.id')}")
        found = [edge for edge in map(_fact, rows) if unit_of_fact(edge) in self._from_subject]
        by_object = told.format("s.id", "n.id")
        at_objects = self._at_objects(lambda predicate: f"{_to_object(predicate)} {by_object}")
        return [*found, *map(_fact, at_objects)]

    def delete_facts(self, units: Collection[Unit]) -> None:
        """Delete the relationships of some of the units."""
        for predicate, some in grouped(units, lambda unit: unit.predicate).items():
            near, far = ([u for u in some if (u in self._from_object) == at_object] for at_object in (True, False))
            for root, rows in self._objects(near):
                run(self._tx, f"{_start(root)} {_to_object(predicate)} DELETE r", rows)
            for root, found in grouped(far, lambda unit: self._roots[unit.subject]).items():
                rows = [{"id": unit.subject, "object": unit.object} for unit in found]
                run(self._tx, f"{_start(root)} {_to_subject(predicate)} DELETE r", rows)

    def contradictions(self, claims: Iterable[Claim]) -> set[Pair]:
        """The contradictions of these claims."""
        # WITH: a plan made while there are none would begin at all contradictions, and is kept when there are many
        match = f"UNWIND $rows AS id MATCH (c:{CLAIM} {{id: id}}) WITH id, c MATCH (c)-[r:{CONTRADICTS}]->(d)"
        ids = [claim.id for claim in claims]
        rows = run(self._tx, f"{match} RETURN id, d.id AS other, r.difference AS difference", ids)
        return {(row["id"], row["other"], row["difference"]) for row in rows}

    def delete_contradictions(self, pairs: Collection[Pair]) -> None:
        """Delete some contradictions."""
        match = f"MATCH (c:{CLAIM} {{id: row.one}})-[r:{CONTRADICTS} {{difference: row.difference}}]->(d:{CLAIM})"
        rows = [dict(zip(("one", "other", "difference"), pair, strict=True)) for pair in pairs]
        run(self._tx, f"UNWIND $rows AS row {match} WHERE d.id = row.other DELETE r", rows)

    def _fewer_at_object(self, units: list[Unit]) -> set[Unit]:
        subjects = self._degrees({unit.subject for unit in units}, SUBJECT)
        objects = self._degrees({unit.object for unit in units}, OBJECT)
        return {unit for unit in units if objects.get(unit.object, 0) < subjects.get(unit.subject, 0)}

    def _degrees(self, ids: Collection[str], relation: str) -> dict[str, int]:
        """How many claims name each of these, or did when they were many: to count takes a step for each."""
        found = {id: self._busy[relation, id] for id in ids if (relation, id) in self._busy}
        for root, some in grouped(sorted(set(ids) - found.keys()), self._roots.__getitem__).items():
            count = f"COUNT {{ (n)<-[:{relation}]-() }}"
            match = f"UNWIND $rows AS id MATCH (n:{root} {{id: id}})"
            found |= {row["id"]: row["count"] for row in run(self._tx, f"{match} RETURN id, {count} AS count", some)}
        self._busy |= {(relation, id): count for id, count in found.items() if count >= MANY}
        return found

    def _at_subjects(self, rest: str) -> list[Row]:
        """Run the rest of a statement once for each subject, with the predicates of its units."""
        status = ontology().status_predicate
        subjects = grouped(self._from_subject, lambda unit: unit.subject)
        rows: list[Row] = [
            {"id": id, "predicates": sorted({unit.predicate or status for unit in some})}
            for id, some in subjects.items()
        ]
        found: list[Row] = []
        for root, some in grouped(rows, lambda row: self._roots[row["id"]]).items():
            found += run(self._tx, f"{_start(root)} {rest}", some)
        return found

    def _at_objects(self, rest: Callable[[str], str]) -> list[Row]:
        """Run the rest of a statement, made for a predicate, once for each object, with the subjects of its units."""
        found: list[Row] = []
        for predicate, some in grouped(self._from_object, lambda unit: unit.predicate).items():
            for root, rows in self._objects(some):
                found += run(self._tx, f"{_start(root)} {rest(predicate)}", rows)
        return found

    def _objects(self, units: Iterable[Unit]) -> Iterator[tuple[str, list[Row]]]:
        """Root class and rows, one an object, of units that have one predicate."""
        for root, some in grouped(units, lambda unit: self._roots[unit.object]).items():
            objects = grouped(some, lambda unit: unit.object)
            rows: list[Row] = [
                {"id": id, "predicate": ours[0].predicate, "subjects": [unit.subject for unit in ours]}
                for id, ours in objects.items()
            ]
            yield root, rows


def _claim(row: Row) -> Claim:
    return from_graph(row["claim"], links(row["links"]))


def _fact(row: Row) -> Edge:
    return Edge(row["source"], row["type"], row["target"], row["properties"])


def _start(root: str) -> str:
    return f"UNWIND $rows AS row MATCH (n:{root} {{id: row.id}})"


def _to_object(predicate: str) -> str:
    ours = f"type(r) = '{predicate}' OR r.predicate = '{predicate}'"
    return f"MATCH (n)<-[r:{predicate}|{CLAIMED}]-(s) WHERE s.id IN row.subjects AND ({ours})"


def _to_subject(predicate: str) -> str:
    ours = f"type(r) = '{predicate}' OR r.predicate = '{predicate}'"
    return f"MATCH (n)-[r:{predicate}|{CLAIMED}]->(o) WHERE o.id = row.object AND ({ours})"
