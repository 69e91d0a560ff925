"""A knowledge graph of trade-policy actors in which every edge leads to the claims behind it.

    import kg

    with kg.open("trade-policy.kg") as store:
        for row in kg.measures_coordinated_with(store, "G7"):
            print(row.measure, row.answer, row.conditions)

Every question is a function of its own name (`kg.questions` has the types of their rows), `any_question` asks any by
name, one's own too. Rows are records; their list goes on by `to_dicts`, `to_pandas`, `to_polars` and `to_networkx`.
`kg.load.load` fills a store, `kg.snapshot` is the whole graph.
"""

import logging
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.ask import Answer
    from kg.errors import DataError, KgError, QueryError, StoreError, UnknownNameError, UsageError
    from kg.graph import Edge, Graph, Node
    from kg.load import open_filled as open
    from kg.load import retract, snapshot
    from kg.questions import (
        anonymous_only_claims,
        attribution_chain,
        confirmed_or_denied_claims,
        contradictory_claims,
        coordination_claims,
        countermeasures_to,
        evidence_of,
        export_measures_covering,
        jurisdictions_affected_by,
        known_on,
        measure_scope,
        measures_between,
        measures_coordinated_with,
        measures_of_bloc_and_members,
        offices_and_claims_of,
        rejected_annotations,
        retaliation_chain,
        single_speaker_coordination,
        speakers_on,
        status_history,
        status_of,
        suspended_measures,
        threats_not_carried_out,
        unanswered_about,
    )
    from kg.questions.own import any_question
    from kg.rdf import fingerprint, to_rdflib
    from kg.stores import Store

logging.getLogger("kg").addHandler(logging.NullHandler())  # who wants to read it says so
# Imported when first used: `import kg` alone, and every process that needs one module, stays quick.
_HOMES = ("kg.ask", "kg.errors", "kg.graph", "kg.load", "kg.rdf", "kg.stores", "kg.questions", "kg.questions.own")

__all__ = [
    "Answer",
    "DataError",
    "Edge",
    "Graph",
    "KgError",
    "Node",
    "QueryError",
    "Store",
    "StoreError",
    "UnknownNameError",
    "UsageError",
    "anonymous_only_claims",
    "any_question",
    "attribution_chain",
    "confirmed_or_denied_claims",
    "contradictory_claims",
    "coordination_claims",
    "countermeasures_to",
    "evidence_of",
    "export_measures_covering",
    "fingerprint",
    "jurisdictions_affected_by",
    "known_on",
    "measure_scope",
    "measures_between",
    "measures_coordinated_with",
    "measures_of_bloc_and_members",
    "offices_and_claims_of",
    "open",
    "rejected_annotations",
    "retaliation_chain",
    "retract",
    "single_speaker_coordination",
    "snapshot",
    "speakers_on",
    "status_history",
    "status_of",
    "suspended_measures",
    "threats_not_carried_out",
    "to_rdflib",
    "unanswered_about",
]


def __getattr__(name: str) -> Any:
    if name in __all__:
        wanted = "open_filled" if name == "open" else name
        for home in map(import_module, _HOMES):
            if wanted in home.__all__ if hasattr(home, "__all__") else hasattr(home, wanted):
                return getattr(home, wanted)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
