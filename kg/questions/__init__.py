"""The questions as functions, one module a theme: the same names, parameters and columns as on the command line."""

from kg.questions.coordination import (
    CoordinatedMeasure,
    CoordinationClaim,
    coordination_claims,
    measures_coordinated_with,
)
from kg.questions.knowledge import KnownFact, known_on
from kg.questions.lifecycle import StatusRow, status_of
from kg.questions.retaliation import Countermeasure, countermeasures_to
from kg.questions.sources import ChainStep, Evidence, attribution_chain, evidence_of

__all__ = [
    "ChainStep",
    "CoordinatedMeasure",
    "CoordinationClaim",
    "Countermeasure",
    "Evidence",
    "KnownFact",
    "StatusRow",
    "attribution_chain",
    "coordination_claims",
    "countermeasures_to",
    "evidence_of",
    "known_on",
    "measures_coordinated_with",
    "status_of",
]
