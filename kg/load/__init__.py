"""From annotated articles to a store: identities, claims, checks, one transaction a batch; and back to a graph."""

from kg.load.judging import Judged, judge
from kg.load.meta import changed, prepare, registered, verify
from kg.load.opening import open_filled
from kg.load.report import Report
from kg.load.run import load, retract
from kg.load.whole import recorded, snapshot, write_graph

__all__ = [
    "Judged",
    "Report",
    "changed",
    "judge",
    "load",
    "open_filled",
    "prepare",
    "recorded",
    "registered",
    "retract",
    "snapshot",
    "verify",
    "write_graph",
]
