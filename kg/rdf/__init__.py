"""The graph as RDF and back, without loss; SPARQL over it; the fingerprint."""

from kg.rdf.files import FORMATS, read, write
from kg.rdf.fingerprint import fingerprint
from kg.rdf.quads import quads
from kg.rdf.terms import iri

__all__ = ["FORMATS", "fingerprint", "iri", "quads", "read", "write"]
