import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kg.graph import Edge, Graph, Node
from kg.rdf import fingerprint
from tests.rdf.samples import ARTICLE, BAN, MEASURE, entity, sample

CLAIM = f"{ARTICLE}#covers-00000002"


def changed(id: str, **properties: Any) -> Graph:
    graph = sample()
    graph.nodes[id] = replace(graph.nodes[id], properties={**graph.nodes[id].properties, **properties})
    return graph


def test_the_order_does_not_matter() -> None:
    graph = sample()
    nodes = list(graph.nodes.items())
    for seed in range(5):
        random.Random(seed).shuffle(nodes)
        random.Random(seed).shuffle(graph.edges)
        assert fingerprint(Graph(dict(nodes), graph.edges)) == fingerprint(sample())


@pytest.mark.parametrize(
    ("id", "properties"),
    [
        (CLAIM, {"factuality": "probable"}),
        (CLAIM, {"start": 11}),
        (CLAIM, {"rate": 13.0}),
        (CLAIM, {"gloss": "Other words."}),
        (ARTICLE, {"revision": 2}),
        ("FR", {"name": "La France"}),
        (f"{MEASURE}#status-a-b", {"status": "in_force"}),
    ],
)
def test_every_detail_of_what_is_said_matters(id: str, properties: dict[str, Any]) -> None:
    assert fingerprint(changed(id, **properties)) != fingerprint(sample())


@pytest.mark.parametrize(
    ("id", "properties"),
    [
        (CLAIM, {"recordedAt": date(2031, 1, 1)}),
        (ARTICLE, {"recordedAt": date(2031, 1, 1)}),
        (MEASURE, {"status": "in_force", "statusSince": date(2031, 1, 1), "statusAnswer": "yes"}),
        ("silent-2031", {"revision": 2}),  # no claim of it is live
        ("JP", {"name": "Nippon"}),  # named by a retracted claim alone
        (BAN, {"name": "Another name"}),
        (f"{BAN}#status-a-b", {"status": "in_force"}),
        (f"{ARTICLE}#old-00000007", {"gloss": "Other words."}),
    ],
)
def test_what_nobody_says_and_when_it_was_recorded_does_not(id: str, properties: dict[str, Any]) -> None:
    assert fingerprint(changed(id, **properties)) == fingerprint(sample())


def test_an_entity_that_nobody_names_does_not_matter() -> None:
    graph = sample()
    graph.add([entity("APEC", "Bloc", "APEC"), Node("Meta", "Meta")], [Edge("APEC", "POSSIBLY_SAME", "G7")])
    assert fingerprint(graph) == fingerprint(sample())


def test_a_fact_a_contradiction_or_a_speaker_less_matters() -> None:
    for type in ("TARGETS", "CLAIMED", "CONTRADICTS", "STATED_BY", "CONFIRMS"):
        graph = sample()
        graph.edges.remove(next(edge for edge in graph.edges if edge.type == type))
        assert fingerprint(graph) != fingerprint(sample())


def test_a_whole_number_is_the_same_rate() -> None:
    assert fingerprint(changed(CLAIM, rate=100)) == fingerprint(changed(CLAIM, rate=100.0))
