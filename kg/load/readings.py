"""What is read off claims, subject by subject: facts, contradictions, status periods, today's status (MODEL §3, §4)."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kg.claims.contradictions import contradictions
from kg.claims.model import Claim
from kg.claims.periods import periods
from kg.claims.projection import facts
from kg.claims.status import status_on
from kg.graph import Edge, Node, Value
from kg.ontology import STATUS_OF, ontology


@dataclass(slots=True)
class Readings:
    """Status periods as nodes; facts, contradictions and STATUS_OF as edges; today's status of each subject."""

    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    statuses: dict[str, dict[str, Value]] = field(default_factory=dict)


def read_off(
    subjects: Mapping[str, str],
    claims: Mapping[str, Sequence[Claim]],
    today: date,
    statuses: Container[str] | None = None,
) -> Readings:
    """The readings of subjects (id -> class) from the live claims about each; pure, whatever the order.

    All claims of a fact must be there; those of its status where the subject is among `statuses`, by default all are.
    """
    result = Readings()
    for subject, class_name in sorted(subjects.items()):
        about = sorted(claims.get(subject, ()), key=lambda claim: claim.id)
        result.edges += facts(about)
        result.edges += contradictions(about)
        if ontology().has_status(class_name) and (statuses is None or subject in statuses):
            spans = periods(subject, about)
            result.nodes += spans
            result.edges += (Edge(span.id, STATUS_OF, subject) for span in spans)
            result.statuses[subject] = today_s_status(about, today)
    return result


def today_s_status(claims: Sequence[Claim], today: date) -> dict[str, Any]:
    """`status`, `statusSince` and `statusAnswer` as entity nodes carry them for readers of edges."""
    standing = status_on(claims, today, today)
    found = {"status": standing.status, "statusSince": standing.since, "statusAnswer": standing.answer}
    return {name: value for name, value in found.items() if value is not None}


def by_subject(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Claims by their subject."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.subject, []).append(claim)
    return groups
