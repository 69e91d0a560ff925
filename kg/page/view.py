"""What the page shows of a graph as of a day: the claims published by then, the lines they draw, and who is on them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from kg.claims.model import DENIED, HEADLINE, Claim, claims_in
from kg.claims.projection import facts
from kg.graph import ALWAYS, Edge, Graph, Node, Value
from kg.ontology import CLAIMED, STATUS_OF, STATUS_PERIOD, ontology


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One line: what the claims say of a subject and an object, at the best. Of one that is denied only, the denials.
    What the registry alone says is no line: it stands on the cards.

    `details` are the qualifiers on which the claims agree; `since` is the first day where the claims give one.
    """

    id: str
    subject: str
    predicate: str
    object: str
    answer: str
    claims: tuple[str, ...]
    details: Mapping[str, Value] = field(default_factory=dict)
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A graph as of a day. `nodes` are all nodes by id; `drawn` are the ids of those in the drawing, in order.

    `mentions` are the claims by their subject and object, `said` how many claims a speaker states, `columns` the column
    of every class that is drawn. `histories` are the status periods of a subject as known on the day, `periods` the one
    of them that covers the day.
    """

    as_of: date
    nodes: Mapping[str, Node]
    claims: Mapping[str, Claim]
    histories: Mapping[str, tuple[Node, ...]]
    periods: Mapping[str, Node]
    relations: tuple[Relation, ...]
    drawn: tuple[str, ...]
    mentions: Mapping[str, tuple[Claim, ...]]
    said: Mapping[str, int]
    columns: Mapping[str, str]

    def about(self, id: str) -> tuple[Claim, ...]:
        """The claims that have the entity as subject or object, in order of publication and id."""
        return self.mentions.get(id, ())

    def name(self, id: str) -> str:
        """The name to show for an id; the id where nothing else is known."""
        node = self.nodes.get(id)
        return str(node.properties.get("name", id)) if node else id

    def column(self, id: str) -> str:
        """The column that an entity is drawn in; empty for what is never drawn."""
        return self.columns.get(self.nodes[id].label, "") if id in self.nodes else ""


class Reading:
    """A graph read once, to be seen as of many days."""

    def __init__(self, graph: Graph) -> None:
        self._nodes = graph.nodes
        self._claims = [claim for claim in claims_in(graph) if claim.live]
        self._periods = _periods(graph)
        styles = ((name, ontology().style(name).get("column")) for name in ontology().classes)
        self._columns = {name: column for name, column in styles if column}

    def on(self, as_of: date) -> View:
        """What was known by `as_of`: the claims published by then, of each status the period that covers the day."""
        claims = {claim.id: claim for claim in self._claims if claim.published_on <= as_of}
        reported = [claim for claim in claims.values() if not background(claim)]
        told = {end for claim in reported for end in (claim.subject, claim.object)}
        said = Counter(claim.stated_by for claim in reported if claim.stated_by)
        drawn = {id for id in told | set(said) if id in self._nodes and self._nodes[id].label in self._columns}
        relations = (r for r in _relations(claims.values()) if {r.subject, r.object} <= drawn)
        lines = tuple(_numbered(r for r in relations if not all(background(claims[id]) for id in r.claims)))
        known = {id: tuple(p for p in all if _covers(p, "known", as_of)) for id, all in self._periods.items()}
        histories = {id: some for id, some in known.items() if some}
        return View(
            as_of=as_of,
            nodes=self._nodes,
            claims=claims,
            histories=histories,
            periods={id: one for id, some in histories.items() for one in some if _covers(one, "holds", as_of)},
            relations=lines,
            drawn=tuple(sorted(drawn)),
            mentions=_mentions(claims),
            said=said,
            columns=self._columns,
        )


def view(graph: Graph, as_of: date) -> View:
    """What was known by `as_of`; see `Reading`, which is for more than one day."""
    return Reading(graph).on(as_of)


def background(claim: Claim) -> bool:
    """Whether it is a fact of the registry, which nobody uttered on a day."""
    return claim.published_on == ALWAYS


def holds_on(claim: Claim, day: date) -> bool:
    """Whether the dates that the claim gives include the day; a missing end is open."""
    return (claim.valid_from is None or claim.valid_from <= day) and (claim.valid_to is None or day <= claim.valid_to)


def _mentions(claims: Mapping[str, Claim]) -> dict[str, tuple[Claim, ...]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims.values(), key=lambda c: (c.published_on, c.id)):
        for end in {claim.subject, claim.object}:
            found[end].append(claim)
    return {id: tuple(list) for id, list in found.items()}


def _relations(claims: Iterable[Claim]) -> Iterable[Relation]:
    """The facts, and the denials of what nobody asserts: those have no fact but must be seen."""
    counted = [claim for claim in claims if claim.answer != HEADLINE]
    asserted = set()
    for edge in facts(counted):
        relation = _relation(edge)
        asserted.add((relation.subject, relation.predicate, relation.object))
        yield relation
    denials: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for claim in counted:
        key = (claim.subject, claim.predicate, claim.object)
        if claim.answer == DENIED and key not in asserted and not ontology().predicates[claim.predicate].is_status:
            denials[key].append(claim.id)
    for (subject, predicate, object), ids in denials.items():
        yield Relation(
            id="", subject=subject, predicate=predicate, object=object, answer=DENIED, claims=tuple(sorted(ids))
        )


def _relation(edge: Edge) -> Relation:
    values = edge.properties
    since = values.get("validFrom")
    return Relation(
        id="",
        subject=edge.source,
        predicate=str(values["predicate"]) if edge.type == CLAIMED else edge.type,
        object=edge.target,
        answer=str(values["answer"]),
        claims=(*_list(values.get("claims")), *_list(values.get("deniedBy"))),
        details={name: values[name] for name in ontology().qualifiers if name in values},
        since=since if isinstance(since, date) else None,
    )


def _list(value: Value | None) -> list[str]:
    return list(value) if isinstance(value, list) else []


def _numbered(relations: Iterable[Relation]) -> Iterable[Relation]:
    ordered = sorted(relations, key=lambda r: (r.subject, r.predicate, r.object, str(r.since), r.answer, r.claims))
    return [replace(one, id=f"relation-{number:05}") for number, one in enumerate(ordered)]


def _periods(graph: Graph) -> dict[str, tuple[Node, ...]]:
    """Subject -> its status periods of all days, in order of when they hold."""
    subjects = {edge.source: edge.target for edge in graph.edges if edge.type == STATUS_OF}
    found: dict[str, list[Node]] = defaultdict(list)
    for node in sorted(graph.labelled(STATUS_PERIOD), key=lambda node: str(node.properties["holdsFrom"])):
        found[subjects[node.id]].append(node)
    return {id: tuple(periods) for id, periods in found.items()}


def _covers(period: Node, clock: str, day: date) -> bool:
    first, last = period.properties[clock + "From"], period.properties[clock + "Until"]
    return isinstance(first, date) and isinstance(last, date) and first <= day < last
