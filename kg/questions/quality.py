"""What the graph lacks, and why."""

from dataclasses import dataclass
from typing import Unpack

from kg.ask import Options, ask
from kg.questions.typed import Rows, typed
from kg.stores import Store


@dataclass(frozen=True, slots=True)
class RejectedAnnotation:
    """What an annotator marked with another tool and did not become part of the graph: where it stands, and why.

    `kind` and `reason` are those of kg.formats; no claim came of it.
    """

    article: str
    kind: str
    place: str
    reason: str
    annotator: str
    claims: list[str]


@dataclass(frozen=True, slots=True)
class UnansweredAspect:
    """A predicate that claims about a thing of its class can have, and none has: `answer` is always "no claim"."""

    aspect: str
    answer: str
    claims: list[str]


def rejected_annotations(store: Store, article: str, **options: Unpack[Options]) -> Rows[RejectedAnnotation]:
    """Which annotations of an article did not become part of the graph, and why?"""
    return typed(RejectedAnnotation, ask(store, "rejected_annotations", {"article": article}, **options))


def unanswered_about(store: Store, measure: str, **options: Unpack[Options]) -> Rows[UnansweredAspect]:
    """Of which aspects of a measure is nothing said at all (unknown, distinct from no)?"""
    return typed(UnansweredAspect, ask(store, "unanswered_about", {"measure": measure}, **options))
