"""`kg stats`: what a store holds, in counts, and the fingerprint that two stores of the same data share."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from kg import rdf
from kg.claims.model import claims_in
from kg.graph import Graph
from kg.ontology import CLAIMED, CONTRADICTS, ontology


def statistics(graph: Graph) -> dict[str, Any]:
    """Nodes by class, live claims by predicate and by answer, facts by type, contradictions, the fingerprint."""
    live = [claim for claim in claims_in(graph) if claim.live]
    facts = Counter(edge.type for edge in graph.edges if edge.type in ontology().predicates or edge.type == CLAIMED)
    return {
        "nodes": dict(sorted(Counter(node.label for node in graph.nodes.values()).items())),
        "claims_by_predicate": dict(sorted(Counter(claim.predicate for claim in live).items())),
        "claims_by_answer": dict(sorted(Counter(claim.answer for claim in live).items())),
        "facts": dict(sorted(facts.items())),
        "contradictions": sum(edge.type == CONTRADICTS for edge in graph.edges),
        "fingerprint": rdf.fingerprint(graph),
    }


def statistics_text(found: Mapping[str, Any]) -> str:
    """The counts in words, one a line."""
    lines: list[str] = []
    units = {
        "nodes": "nodes",
        "claims_by_predicate": "live claims",
        "claims_by_answer": "live claims",
        "facts": "facts",
    }
    for name, unit in units.items():
        lines.append(name.replace("_", " ").upper())
        lines += [f"   {key:<28}{count:>8} {unit}" for key, count in found[name].items()]
    lines.append(f"CONTRADICTIONS {found['contradictions']} pairs of claims")
    lines.append(f"FINGERPRINT    {found['fingerprint']}")
    return "\n".join(lines)
