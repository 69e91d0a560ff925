"""An invented graph for the page: one conditional coordination, a countermeasure, a threatened tariff, one denial."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle
from typing import Any

from kg.claims.model import Claim, to_edges, to_node
from kg.claims.periods import periods
from kg.graph import ALWAYS, Edge, Graph, Node, Value
from kg.ontology import ARTICLE, RECORD, STATUS_OF, ontology

PUBLISHED = date(2031, 5, 9)
SAID = date(2031, 5, 8)
LATER = date(2031, 5, 20)
CONTROLS, LAMPS, TARIFF, TALKS = (
    "xa-loom-controls-2031",
    "xb-lamp-oil-permits-2031",
    "xa-tariff-2031",
    "harbour-talks-2031",
)

MEASURES = (CONTROLS, LAMPS, TARIFF, TALKS)

ENTITIES = {
    "XA": ("Government", "Aldermark", ["Aldermark", "Republic of Aldermark"]),
    "XB": ("Government", "Borvenia", ["Borvenia", "Borvenien@de"]),
    "XC": ("Government", "Calloway Isles", []),
    "ring": ("Bloc", "Ring of Nine", ["Ring of Nine", "R9"]),
    "xa-trade-ministry": ("PublicBody", "Aldermark Ministry of Trade", []),
    "xa-trade-minister": ("Position", "Minister of Trade", []),
    "mira-okonjo": ("Official", "Mira Okonjo", ["Mira Okonjo", "Myra Okonjo"]),
    "tobias-lindqvist": ("Official", "Tobias Lindqvist", []),
    "harbour-post": ("NewsOutlet", "The Harbour Post", []),
    "tidewire": ("NewsOutlet", "Tidewire", []),
    "unnamed:tidewire": ("UnnamedSource", "Unnamed sources of Tidewire", []),
    CONTROLS: ("ExportControl", "Aldermark export controls on loom software to Borvenia", ["loom software controls"]),
    LAMPS: ("ExportControl", "Borvenian permits for lamp oil", []),
    TARIFF: ("ImportTariff", "Aldermark tariff of 40 % on Borvenian goods", []),
    TALKS: ("Summit", "Harbour summit", []),
    "loom-software": ("Commodity", "loom software", []),
    "lamp-oil": ("Commodity", "lamp oil", []),
    "lanterns": ("Commodity", "lanterns", []),
    "all-goods": ("Commodity", "all goods", []),
}


def told(name: str, subject: str, predicate: str, object: str, **more: Any) -> Claim:
    """A claim of the invented article; `more` overrides what most of them have in common."""
    by = more.pop("stated_by", "mira-okonjo")
    common: dict[str, Any] = {
        "article": "harbour-post-2031-05-09",
        "chain": f"harbour-post > {by}",
        "annotator": "sample",
        "published_on": PUBLISHED,
        "stated_on": SAID,
        "starts_on": SAID,
        "stated_by": by,
        "gloss": f"Gloss of {name}.",
        "quote": f"words of {name}",
        "start": 100,
        "end": 120,
    }
    return Claim(
        id=f"harbour-post-2031-05-09#{name}", subject=subject, predicate=predicate, object=object, **common | more
    )


def known(name: str, subject: str, predicate: str, object: str, **more: Any) -> Claim:
    """A fact of the registry."""
    common: dict[str, Any] = {"article": "record:almanac", "chain": "record:almanac", "annotator": "registry"}
    dates = {"published_on": ALWAYS, "stated_on": date(2031, 1, 1), "starts_on": date(2031, 1, 1)}
    return Claim(
        id=f"record:almanac#{name}", subject=subject, predicate=predicate, object=object, **common | dates | more
    )


def claims() -> list[Claim]:
    wire = {
        "stated_by": "unnamed:tidewire",
        "via": ("tidewire",),
        "chain": "harbour-post > tidewire > unnamed:tidewire",
    }
    paper = {"stated_by": "harbour-post", "chain": "harbour-post"}
    state = {"stated_by": "XA"}
    return [
        told("considered", CONTROLS, "HAS_STATUS", "considered"),
        told(
            "coordination", CONTROLS, "COORDINATED_WITH", "ring",
            condition="if the loom controls come", gloss="Should controls come, the Ring acts with Aldermark.",
            quote="together with the Ring", start=1201, end=1223,
        ),
        told("title", CONTROLS, "COORDINATED_WITH", "ring", part="headline", **paper),
        told("who", CONTROLS, "IMPLEMENTED_BY", "XA", **wire),
        told("whom", CONTROLS, "TARGETS", "XB", **wire),
        told("what", CONTROLS, "COVERS", "loom-software", **wire),
        told("perhaps-lanterns", CONTROLS, "COVERS", "lanterns", factuality="possible", **wire),
        told("never", CONTROLS, "HAS_STATUS", "not_implemented", factuality="possible", **wire),
        told("answer", CONTROLS, "IN_RESPONSE_TO", LAMPS, factuality="probable", **paper),
        told("lamps-who", LAMPS, "IMPLEMENTED_BY", "XB", **paper),
        told("lamps-what", LAMPS, "COVERS", "lamp-oil", **paper),
        told("lamps-whom", LAMPS, "TARGETS", "XA", **paper),
        told("lamps-not-c", LAMPS, "TARGETS", "XC", factuality="denied", stated_by="tobias-lindqvist"),
        told("lamps-status", LAMPS, "HAS_STATUS", "in_force", valid_from=date(2031, 4, 1),
             valid_from_latest=date(2031, 4, 30), valid_from_precision="month", starts_on=date(2031, 4, 1), **paper),
        told("supply", "XB", "SUPPLIES", "lamp-oil", qualifiers={"share": 70.0}, **paper),
        told("use", "lamp-oil", "USED_IN", "lanterns", **paper),
        told("tariff-who", TARIFF, "IMPLEMENTED_BY", "XA", **state),
        told("tariff-whom", TARIFF, "TARGETS", "XB", **state),
        told("tariff-what", TARIFF, "COVERS", "all-goods", qualifiers={"rate": 40.0, "additional": True}, **state),
        told("tariff-status", TARIFF, "HAS_STATUS", "threatened", **state),
        told("tariff-answer", TARIFF, "IN_RESPONSE_TO", LAMPS, **state),
        told("talks", TALKS, "HAS_STATUS", "scheduled", **paper),
        told("talks-a", "XA", "PARTICIPATES_IN", TALKS, **paper),
        told("talks-b", "XB", "PARTICIPATES_IN", TALKS, **paper),
        told("talks-m", "mira-okonjo", "PARTICIPATES_IN", TALKS, condition="if the oil flows again"),
        known("holds", "mira-okonjo", "HOLDS", "xa-trade-minister", valid_from=date(2030, 2, 1)),
        known("of", "xa-trade-minister", "OF", "xa-trade-ministry"),
        known("held", "tobias-lindqvist", "HOLDS", "xa-trade-minister", valid_to=date(2030, 1, 31)),
        known("member-a", "XA", "MEMBER_OF", "ring"),
        known("member-c", "XC", "MEMBER_OF", "ring", valid_to=date(2020, 1, 1)),
    ]  # fmt: skip


def spread(claims: Iterable[Claim]) -> list[Claim]:
    """The claims as if one paper after the other had them: every third day one, six in all."""
    days = [PUBLISHED + timedelta(days=3 * number) for number in range(6)]
    return [
        claim if claim.published_on == ALWAYS else replace(claim, published_on=day, article=f"harbour-post-{day}")
        for claim, day in zip(claims, cycle(days))
    ]


def graph_of(claims: Iterable[Claim], copies: int = 0) -> Graph:
    """The graph that a load of these claims makes, as far as the page reads it; with `copies` of each measure."""
    claims = list(claims)
    graph = Graph()
    entities = ENTITIES | {f"{id}-{n}": ENTITIES[id] for id in MEASURES for n in range(copies)}
    for id, (label, name, names) in entities.items():
        graph.add([Node(id, label, {"id": id, "name": name, "names": sorted(names or [name])})])
    for id in ontology().statuses:
        graph.add([Node(id, "Status", {"id": id, "name": id, "names": [id]})])
    for id, day in {(c.article, c.published_on) for c in claims if c.published_on != ALWAYS}:
        where: dict[str, Value] = {"id": id, "name": id, "outlet": "harbour-post", "publishedOn": day}
        graph.add([Node(id, ARTICLE, {**where, "url": "https://harbour-post.example/1"})])
    record: dict[str, Any] = {
        "id": "record:almanac",
        "name": "almanac",
        "url": "https://almanac.example/",
        "retrieved": date(2031, 1, 1),
    }
    graph.add([Node("record:almanac", RECORD, record)])
    by_subject: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        graph.add([to_node(claim)], to_edges(claim))
        if claim.predicate == "HAS_STATUS":
            by_subject[claim.subject].append(claim)
    for id, (label, _, _) in entities.items():
        if ontology().has_status(label):
            found = periods(id, by_subject[id])
            graph.add(found, [Edge(period.id, STATUS_OF, id) for period in found])
    return graph


def dated() -> Graph:
    """The sample over six papers; an office that ends, a membership that begins, a plan that passes, a denial first."""
    days = {"valid_from": date(2031, 5, 13), "valid_from_latest": date(2031, 5, 14), "valid_from_precision": "span"}
    plan = told("plan", TALKS, "HAS_STATUS", "held", planned=True, starts_on=date(2031, 5, 13), **days)
    denied = told("not-c", CONTROLS, "TARGETS", "XC", factuality="denied", stated_by="tobias-lindqvist")
    asserted = told("yet-c", CONTROLS, "TARGETS", "XC")
    changes: dict[str, dict[str, Any]] = {
        "record:almanac#holds": {"valid_to": date(2031, 5, 22)},
        "record:almanac#member-c": {"valid_from": date(2031, 5, 19), "valid_to": None},
    }
    return graph_of(replace(c, **changes.get(c.id, {})) for c in spread([plan, *claims(), denied, asserted]))


def sample() -> Graph:
    return graph_of(claims())


def answer(**changes: Any) -> dict[str, Any]:
    """The answer to the headline question of the sample, as `kg ask --format json` prints it."""
    row = {
        "measure": CONTROLS, "measure_name": ENTITIES[CONTROLS][1], "answer": "conditional", "implementers": ["XA"],
        "targets": ["XB"], "status": "considered", "status_answer": "yes", "factualities": ["certain"],
        "conditions": ["if the loom controls come"], "degrees": [], "stated_by": ["mira-okonjo"],
        "stated_on": "2031-05-08", "articles": ["harbour-post-2031-05-09"],
        "claims": ["harbour-post-2031-05-09#coordination"],
    }  # fmt: skip
    asked = {"question": "measures_coordinated_with", "parameters": {"bloc": "ring"}, "as_of": "2031-06-01"}
    told_by = {"unit": "A row is a measure and an answer.", "engine": "cypher", "articles": 1, "newest": "2031-05-09"}
    return asked | told_by | {"rows": [row | changes]}


def answer_on(day: date) -> dict[str, Any]:
    """The answer as of a day where the coordination was reported on PUBLISHED and repeated with other words later."""
    later = {"conditions": ["if the loom controls come", "if they ever come"]} if day > LATER else {}
    told = answer(**later) | {"as_of": day.isoformat()}
    return told if day >= PUBLISHED else told | {"rows": [], "articles": 0, "newest": None}


CALL: dict[str, Any] = {
    "title": "Ring of Nine coordination",
    "question_text": "Which measures are coordinated with the Ring of Nine?",
    "as_of": date(2031, 6, 1),
}
