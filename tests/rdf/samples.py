"""A small invented graph with every kind of node and edge, and text that is hard to write down."""

from datetime import UTC, date, datetime
from typing import Any

from kg.claims.model import Claim, to_edges, to_node
from kg.graph import ALWAYS, LIVE, NEVER, Edge, Graph, Node, Value

HOSTILE = 'He said: "why @ # % \\ \'us\'?"\r\n\t</script> é 中 😀 \u2028 {$as_of} "@de ^^<x>'
RECORDED = datetime(2031, 5, 6, 7, 8, 9, 123456, tzinfo=UTC)
ARTICLE, RECORD, MEASURE, BAN = "gazette-2031-05-04", "record:members", "fr-tariff-2031", "de-ban-2031"


def claim(id: str, subject: str, predicate: str, object: str, **changes: Any) -> Claim:
    """A claim of the invented article, said by FR the day before."""
    values: dict[str, Any] = {
        "article": ARTICLE,
        "chain": "gazette > FR",
        "annotator": "tester",
        "published_on": date(2031, 5, 4),
        "stated_on": date(2031, 5, 3),
        "starts_on": date(2031, 5, 3),
        "stated_by": "FR",
        "gloss": "In other words.",
        "quote": "six words at the very most",
        "start": 10,
        "end": 36,
        "recorded_at": RECORDED,
    }
    full = f"{changes.get('article', ARTICLE)}#{id}"
    return Claim(**values | {"id": full, "subject": subject, "predicate": predicate, "object": object} | changes)


def claims() -> list[Claim]:
    registry: dict[str, Any] = dict.fromkeys(("stated_by", "gloss", "quote", "start", "end"))
    registry |= {"article": RECORD, "chain": RECORD, "published_on": ALWAYS}
    registry |= {"starts_on": date(1958, 1, 1), "valid_from": date(1958, 1, 1)}
    odd = f"{ARTICLE}#odd#50%-00000003"
    targets = claim("targets-00000001", MEASURE, "TARGETS", "CN", confirms=(odd,))
    return [
        targets,
        claim("covers-00000002", MEASURE, "COVERS", "goods", qualifiers={"rate": 12.5, "additional": True}),
        claim(odd.removeprefix(f"{ARTICLE}#"), MEASURE, "COORDINATED_WITH", "G7", condition=HOSTILE, via=("gazette",)),
        claim(
            "denied-00000004", MEASURE, "TARGETS", "CN", factuality="denied", gloss=HOSTILE,
            stated_by="unnamed:gazette", denies=(targets.id,),
        ),
        claim("status-00000005", MEASURE, "HAS_STATUS", "in_force", planned=True, valid_from=date(2031, 6, 1)),
        claim("supplies-00000006", "CN", "SUPPLIES", "goods", qualifiers={"stage": "mined", "share": 1e-9}),
        claim("old-00000007", MEASURE, "TARGETS", "JP", retracted_at=datetime(2031, 6, 1, tzinfo=UTC)),
        claim("member-00000008", "FR", "MEMBER_OF", "G7", **registry),
    ]  # fmt: skip


def fact(source: str, type: str, target: str, claim: str, **more: Value) -> Edge:
    properties: dict[str, Value] = {"answer": "yes", "factuality": "certain", "conditional": False, "claims": [claim]}
    return Edge(source, type, target, properties | {"claimCount": 1, "independentSources": 1} | more)


def entity(id: str, label: str, *names: str, **more: Value) -> Node:
    return Node(id, label, {"id": id, "name": names[0], "names": sorted(names), **more})


def nodes() -> list[Node]:
    status: dict[str, Value] = {"status": "no claim", "statusAnswer": "no claim"}
    period: dict[str, Value] = {"knownFrom": ALWAYS, "knownUntil": NEVER, "holdsFrom": ALWAYS, "holdsUntil": NEVER}
    period |= {"status": "no claim", "answer": "no claim"}
    article: dict[str, Value] = {
        "name": ARTICLE, "url": "https://gazette.example/a?b=c#d", "outlet": "gazette", "publishedOn": date(2031, 5, 4),
        "kind": "news", "language": "en", "extent": "whole", "sha256": "0" * 64, "annotator": "tester", "revision": 1,
        "contentHash": "1" * 64, "recordedAt": RECORDED, "mentions": [HOSTILE, "the G7"], "declares": ['{"id": "x"}'],
    }  # fmt: skip
    return [
        entity("FR", "Government", "France", "Frankreich@de", "프랑스@ko", iso3="FRA"),
        entity("CN", "Government", "China", "中国@zh-Hans", "odd@example.com", "odd@en", "odd@"),
        entity("JP", "Government", "Japan"),
        entity("G7", "Bloc", "G7", note=HOSTILE),
        entity("gazette", "NewsOutlet", "The Gazette", country="FR"),
        Node("unnamed:gazette", "UnnamedSource", {"id": "unnamed:gazette", "name": "unnamed sources"}),
        entity(MEASURE, "ImportTariff", "A tariff", unreviewed=True, **status),
        entity(BAN, "ImportBan", "A ban nobody speaks of", **status),
        entity("goods", "Commodity", "goods", hsCode=["2805", "2846"]),
        entity("in_force", "Status", "in force"),
        Node(ARTICLE, "Article", {"id": ARTICLE, **article}),
        Node("silent-2031", "Article", {"id": "silent-2031", **article, "name": "silent-2031"}),
        Node(RECORD, "Record", {"id": RECORD, "name": RECORD, "url": "https://m.example", "retrieved": ALWAYS}),
        *(Node(f"{m}#status-a-b", "StatusPeriod", {"id": f"{m}#status-a-b", **period}) for m in (MEASURE, BAN)),
    ]  # fmt: skip


def sample() -> Graph:
    """Claims live, denied, conditional, retracted and of the registry; facts said, disputed and claimed; all links."""
    graph, said = Graph(), claims()
    ids = [one.id for one in said]
    graph.add(nodes(), (edge for one in said for edge in to_edges(one)))
    graph.add(map(to_node, said))
    graph.add(edges=[
        fact(MEASURE, "TARGETS", "CN", ids[0], answer="disputed", deniedBy=[ids[3]]),
        fact(MEASURE, "COVERS", "goods", ids[1], rate=12.5, additional=True, disputed=["scope"]),
        fact(MEASURE, "CLAIMED", "G7", ids[2], answer="conditional", conditional=True, predicate="COORDINATED_WITH"),
        fact(MEASURE, "CLAIMED", "G7", ids[2], answer="possible", predicate="SEEKS_COORDINATION_WITH"),
        fact("CN", "SUPPLIES", "goods", ids[5], stage="mined", share=1e-9),
        fact("CN", "SUPPLIES", "goods", ids[5], stage="refined"),
        fact("FR", "MEMBER_OF", "G7", ids[7], validFrom=date(1958, 1, 1), validTo=NEVER),
        Edge(ids[0], "CONTRADICTS", ids[3], {"difference": "denial"}),
        Edge(ids[0], "CONTRADICTS", ids[3], {"difference": "date"}),
        Edge("FR", "POSSIBLY_SAME", "JP"),
        *(Edge(f"{m}#status-a-b", "STATUS_OF", m) for m in (MEASURE, BAN)),
    ])  # fmt: skip
    assert said[6].retracted_at != LIVE
    return graph


def same(one: Graph, other: Graph) -> bool:
    """Whether two graphs have equal nodes and equal edges, in whatever order."""
    return one.nodes == other.nodes and sorted(one.edges, key=order) == sorted(other.edges, key=order)


def order(edge: Edge) -> tuple[str, ...]:
    return edge.order
