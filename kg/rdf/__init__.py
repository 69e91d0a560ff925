"""The graph as RDF and back, without loss; SPARQL over it; the fingerprint."""

from kg.rdf.dataset import Dataset, Rows, dataset, select
from kg.rdf.files import FORMATS, read, write
from kg.rdf.fingerprint import fingerprint
from kg.rdf.parameters import parameters
from kg.rdf.quads import quads
from kg.rdf.rdflib_view import to_rdflib
from kg.rdf.terms import iri

__all__ = [
    "FORMATS",
    "Dataset",
    "Rows",
    "dataset",
    "fingerprint",
    "iri",
    "parameters",
    "quads",
    "read",
    "select",
    "to_rdflib",
    "write",
]
