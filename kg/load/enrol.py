"""The registry taken into a store: its entities, its facts, its judgements; and out of it what it no longer says."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kg.graph import Node
from kg.load.apply import Batch, Outcome
from kg.load.identity import align
from kg.load.meta import Registered, note_registry
from kg.load.sources import Source, entity_node, registry_sources
from kg.load.statements import run
from kg.ontology import RECORD
from kg.registry import Registry
from kg.registry.format import UNSURE


def take_registry(people: Registry, before: Registered, folders: Iterable[Path], batch: Batch) -> list[Outcome]:
    """Write the registry in place of the one that the store had; articles follow its judgements."""
    entities = [entity_node([entity], reviewed=True) for entity in people.entities.values()]
    emptied = _emptied(batch, sorted(before.records - people.records.keys()))
    outcomes = batch.take([*registry_sources(people), *emptied], entities)
    outcomes += align(batch, people, gone=before.entities - people.entities.keys())
    unsure = ((people.same(one.left), people.same(one.right)) for one in people.judgements if one.verdict == UNSURE)
    batch.doubt(pair for pair in unsure if pair[0] != pair[1])
    note_registry(batch.tx, people, folders)
    return outcomes


def _emptied(batch: Batch, records: list[str]) -> Iterator[Source]:
    """Records that the registry had: their facts are retracted, they themselves stay for the recorded clock."""
    match = f"UNWIND $rows AS id MATCH (r:{RECORD} {{id: id}}) RETURN properties(r) AS node"
    for row in run(batch.tx, match, records):
        node = Node(row["node"]["id"], RECORD, row["node"])
        yield Source(replace(node, properties={**node.properties, "contentHash": "0", "identityHash": "0"}), ())
