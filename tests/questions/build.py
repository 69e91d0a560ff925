"""Small graphs for the questions: a cast that everybody knows, and claims written in one line each."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from kg.articles.dates import parse
from kg.claims.model import Claim, to_edges, to_node
from kg.graph import ALWAYS, Graph, Node, Value
from kg.load.readings import by_subject, read_off
from kg.ontology import ARTICLE, RECORD, UNNAMED, ontology

TODAY = date(2026, 6, 1)
RETRIEVED = date(2026, 1, 1)
STATUS = "HAS_STATUS"

CAST = {
    "US": ("Government", "United States"),
    "CN": ("Government", "China"),
    "FR": ("Government", "France"),
    "G7": ("Bloc", "G7", "Group of Seven", "Groupe des Sept@fr"),
    "EU": ("Bloc", "European Union"),
    "chip-ban": ("ExportControl", "US controls on chips"),
    "tariff": ("ImportTariff", "US tariff on steel"),
    "answer": ("ExportTax", "Chinese tax on steel"),
    "quota": ("ExportQuota", "Chinese quota on metals"),
    "decree": ("StateAct", "Decree on chips"),
    "notice": ("StateAct", "Notice of autumn"),
    "summit": ("Summit", "Summit in spring"),
    "ann": ("Official", "Ann Alder"),
    "bob": ("Person", "Bob Birch"),
    "minister": ("Position", "Minister of Trade"),
    "envoy": ("Position", "Envoy"),
    "ministry": ("PublicBody", "Ministry of Trade"),
    "office": ("PublicBody", "Executive Office"),
    "agency": ("NewsOutlet", "The Agency"),
    "daily": ("NewsOutlet", "The Daily"),
    "steel": ("Commodity", "Steel"),
    "chips": ("Commodity", "Chips"),
    "metals": ("Commodity", "Metals"),
    "rails": ("Commodity", "Rails"),
}


def claim(
    id: str,
    fact: str,
    *,
    by: str | None = None,
    via: Iterable[str] = (),
    outlet: str = "daily",
    published: str = "2025-10-23",
    article: str | None = None,
    since: str | None = None,
    until: str | None = None,
    headline: bool = False,
    **more: Any,
) -> Claim:
    """The claim `c#id`, `subject PREDICATE object`; by default in the outlet's own words, on the day of publication."""
    subject, predicate, object = fact.split()
    day = date.fromisoformat(published)
    outlets = [outlet, *via]
    speaker = by or outlets[-1]
    chain = outlets if speaker == outlets[-1] else [*outlets, speaker]
    said = date.fromisoformat(more.pop("said", published))
    begin = parse(since) if since else None
    first = begin.first if begin else None
    return Claim(
        id=f"c#{id}",
        subject=subject,
        predicate=predicate,
        object=object,
        article=article or f"{outlet}-{published}",
        chain=" > ".join(chain),
        via=tuple(chain[1:-1]),
        annotator="test",
        stated_by=speaker,
        published_on=day,
        stated_on=said,
        starts_on=first or said,
        valid_from=first,
        valid_from_latest=begin.last if begin else None,
        valid_from_precision=begin.precision if begin else None,
        valid_to=parse(until).last if until else None,
        valid_to_precision=parse(until).precision if until else None,
        planned=more.pop("planned", predicate == STATUS and first is not None and first > said),
        part="headline" if headline else "body",
        **more,
    )


def fact(id: str, said: str, since: str | None = None, until: str | None = None) -> Claim:
    """A fact of the registry: a claim `c#id` without a speaker, in a record, published before all articles."""
    subject, predicate, object = said.split()
    return Claim(
        id=f"c#{id}",
        subject=subject,
        predicate=predicate,
        object=object,
        article="record:people",
        chain="record:people",
        annotator="registry",
        published_on=ALWAYS,
        stated_on=RETRIEVED,
        starts_on=date.fromisoformat(since) if since else RETRIEVED,
        valid_from=date.fromisoformat(since) if since else None,
        valid_to=date.fromisoformat(until) if until else None,
    )


def graph(claims: Iterable[Claim], more: Mapping[str, tuple[str, ...]] | None = None) -> Graph:
    """The whole cast and `more` (id -> class and names), the claims with their articles, and what is read off them."""
    cast: dict[str, tuple[str, ...]] = {**CAST, **(more or {})}
    said = list(claims)
    result = Graph()
    result.add(
        Node(id, cls, {"id": id, "name": names[0], "names": sorted(names)}) for id, (cls, *names) in cast.items()
    )
    result.add(Node(id, one.class_name, {"id": id, "name": one.label}) for id, one in ontology().concepts.items())
    for one in said:
        result.add([_source(one), to_node(one)], to_edges(one))
        if one.stated_by and one.stated_by.startswith("unnamed:"):
            result.add([Node(one.stated_by, UNNAMED, {"id": one.stated_by, "name": one.stated_by})])
    readings = read_off({id: label for id, (label, *_) in cast.items()}, by_subject(said), TODAY)
    result.add(readings.nodes, readings.edges)
    return result


def _source(one: Claim) -> Node:
    if one.stated_by is None:
        return Node(one.article, RECORD, {"id": one.article, "name": one.article, "url": "https://people.example/"})
    properties: dict[str, Value] = {
        "id": one.article,
        "name": one.article,
        "url": f"https://{one.article}.example/",
        "outlet": one.chain.partition(" > ")[0],
        "publishedOn": one.published_on,
    }
    return Node(one.article, ARTICLE, properties)
