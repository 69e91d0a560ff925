"""The graph for people who work with rdflib."""

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.graph import Graph
from kg.rdf.quads import quads
from kg.rdf.terms import PREFIXES

if TYPE_CHECKING:
    import rdflib


def to_rdflib(graph: Graph) -> "rdflib.Dataset":
    """The graph as an rdflib Dataset on Oxigraph; its default graph is the union of all."""
    import rdflib  # a fifth of a second that no question needs
    from oxrdflib import OxigraphStore

    store = ox.Store()
    store.bulk_extend(quads(graph))
    result = rdflib.Dataset(store=OxigraphStore(store=store), default_union=True)
    for prefix, base in PREFIXES.items():
        result.bind(prefix, base)
    return result
