"""Claims as people read them: with the names of what they name, the speaker's offices, the article behind them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.ask.catalogue import SUPPORT
from kg.claims.model import Claim, from_graph
from kg.graph import plain
from kg.ontology import ontology
from kg.resources import resources
from kg.stores import Store


@dataclass(frozen=True, slots=True)
class Detail:
    """A claim, the names of its ends (id -> name), its speaker's offices that day, the outlet's name, the address."""

    claim: Claim
    names: Mapping[str, str]
    offices: tuple[str, ...]
    outlet: str | None
    url: str | None

    def name(self, id: str) -> str:
        """The name to show for an end of the claim."""
        return self.names.get(id, id)


@dataclass(frozen=True, slots=True)
class Standing:
    """The status of a subject and its answer, and every status that somebody claims of it."""

    status: str
    answer: str
    claimed: tuple[str, ...]


def details(store: Store, claims: Iterable[str]) -> list[Detail]:
    """The details of live claims, in the order of their ids; unknown ids are left out."""
    rows = support(store, "claim_details", {"claims": sorted(set(claims))})
    found = [_detail(row) for row in rows]
    return sorted(found, key=lambda detail: detail.claim.id)


def claims_naming(store: Store, id: str, class_name: str, as_of: date) -> list[str]:
    """The ids of the live claims published by a day that have a node as subject, object or speaker."""
    query = (
        f"MATCH (n:{ontology().classes[class_name].root} {{id: $id}})<-[:SUBJECT|OBJECT|STATED_BY]-(c:Claim) "
        "WHERE c.publishedOn <= date($as_of) RETURN DISTINCT c.id"
    )
    return sorted(row[0] for row in store.read(query, {"id": id, "as_of": as_of.isoformat()}).rows)


def headlines(store: Store, claims: Iterable[str], as_of: date) -> list[dict[str, Any]]:
    """The headline claims that say the same as one of these: claim, headline, condition (of the claim), without."""
    return support(store, "headlines", {"claims": sorted(set(claims)), "as_of": as_of.isoformat()})


def standings(store: Store, subjects: Iterable[str], as_of: date) -> dict[str, Standing]:
    """Where those of these subjects stand on a day of which somebody claims a status by then: id -> standing."""
    rows = support(store, "standings", {"subjects": sorted(set(subjects)), "as_of": as_of.isoformat()})
    return {row["id"]: Standing(row["status"], row["answer"], tuple(row["claimed"])) for row in rows}


def _detail(row: Mapping[str, Any]) -> Detail:
    links: dict[str, list[str]] = {}
    for relation, id, _ in row["links"]:
        links.setdefault(relation, []).append(id)
    names = {id: name for _, id, name in row["links"] if name}
    offices = tuple(sorted(row["offices"]))
    return Detail(from_graph(row["properties"], links), names, offices, row["outlet"], row["url"])


def support(store: Store, name: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of a query of queries/support, which serves the telling and is no question."""
    text = (resources("queries") / SUPPORT / f"{name}.cypher").read_text(encoding="utf-8")
    return store.read(text, plain(parameters)).dicts()
