"""From annotated articles to a store: identities, claims, checks, one transaction a batch; and back to a graph."""

from kg.load.meta import prepare, verify
from kg.load.report import Report
from kg.load.run import load, retract
from kg.load.snapshot import recorded, snapshot, write_graph

__all__ = ["Report", "load", "prepare", "recorded", "retract", "snapshot", "verify", "write_graph"]
