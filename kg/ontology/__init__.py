"""The only reader of ontology/*.ttl: classes, predicates, qualifiers, statuses and properties as Python records."""

from functools import cache

from kg.ontology.model import Ontology
from kg.ontology.names import (
    ACTOR,
    ARTICLE,
    BLOC,
    CLAIM,
    CLAIMED,
    CONFIRMS,
    CONTRADICTS,
    DATA,
    DECLARES,
    DENIES,
    GOVERNMENT,
    OBJECT,
    OUTLET,
    PERSON,
    POSITION,
    POSSIBLY_SAME,
    RECORD,
    REPORTED_IN,
    RETRACTED_CLAIM,
    STATED_BY,
    STATUS,
    STATUS_OF,
    STATUS_PERIOD,
    SUBJECT,
    TERMS,
    UNNAMED,
    VIA,
    a_or_an,
)
from kg.ontology.terms import Class, Concept, Predicate, Property, Status
from kg.resources import resources

__all__ = [
    "ACTOR",
    "ARTICLE",
    "BLOC",
    "CLAIM",
    "CLAIMED",
    "CONFIRMS",
    "CONTRADICTS",
    "DATA",
    "DECLARES",
    "DENIES",
    "GOVERNMENT",
    "OBJECT",
    "OUTLET",
    "PERSON",
    "POSITION",
    "POSSIBLY_SAME",
    "RECORD",
    "REPORTED_IN",
    "RETRACTED_CLAIM",
    "STATED_BY",
    "STATUS",
    "STATUS_OF",
    "STATUS_PERIOD",
    "SUBJECT",
    "TERMS",
    "UNNAMED",
    "VIA",
    "Class",
    "Concept",
    "Ontology",
    "Predicate",
    "Property",
    "Status",
    "a_or_an",
    "ontology",
]


@cache
def ontology() -> Ontology:
    """The ontology that travels with kg; read once a process."""
    folder = resources("ontology")
    trade, *others = ((folder / f"{name}.ttl").read_bytes() for name in ("trade", "style", "followthemoney"))
    return Ontology(trade, b"\n".join(others))
