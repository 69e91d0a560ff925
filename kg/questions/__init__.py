"""The questions as functions, one module a theme: the same names, parameters and columns as on the command line."""

from kg.questions.actors import OfficeHeld, Speaker, offices_and_claims_of, speakers_on
from kg.questions.coordination import (
    CoordinatedMeasure,
    CoordinationClaim,
    OneSpeakersCoordination,
    coordination_claims,
    measures_coordinated_with,
    single_speaker_coordination,
)
from kg.questions.knowledge import KnownFact, known_on
from kg.questions.lifecycle import StatusRow, status_of
from kg.questions.quality import RejectedAnnotation, UnansweredAspect, rejected_annotations, unanswered_about
from kg.questions.retaliation import Countermeasure, countermeasures_to
from kg.questions.sources import (
    AnonymousFact,
    ChainStep,
    Contradiction,
    Evidence,
    OfficialResponse,
    anonymous_only_claims,
    attribution_chain,
    confirmed_or_denied_claims,
    contradictory_claims,
    evidence_of,
)

__all__ = [
    "AnonymousFact",
    "ChainStep",
    "Contradiction",
    "CoordinatedMeasure",
    "CoordinationClaim",
    "Countermeasure",
    "Evidence",
    "KnownFact",
    "OfficeHeld",
    "OfficialResponse",
    "OneSpeakersCoordination",
    "RejectedAnnotation",
    "Speaker",
    "StatusRow",
    "UnansweredAspect",
    "anonymous_only_claims",
    "attribution_chain",
    "confirmed_or_denied_claims",
    "contradictory_claims",
    "coordination_claims",
    "countermeasures_to",
    "evidence_of",
    "known_on",
    "measures_coordinated_with",
    "offices_and_claims_of",
    "rejected_annotations",
    "single_speaker_coordination",
    "speakers_on",
    "status_of",
    "unanswered_about",
]
