"""What `kg export` wrote, read back and checked: its form, and who is who in it.

A judgement of identity stands in a folder of the registry, not in the graph; the claims of an export show what it made
of them. Without it they would be about somebody else, so an export is refused whole where the registry at hand knows
nothing of a judgement that it was made with. Judgements that the export lacks are applied, as to any article.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kg import jsonl, rdf
from kg.check.shapes import violations
from kg.claims.model import Claim, claims_in
from kg.claims.naming import ARROW, judged_mentions, named, read_mentions, unnamed, written_chain
from kg.errors import DataError, Problem
from kg.graph import Graph, Node
from kg.load.sources import bare_node
from kg.ontology import ARTICLE, CLAIM, POSSIBLY_SAME, RETRACTED_CLAIM
from kg.registry import Naming, Registry
from kg.registry.format import DIFFERENT, UNSURE

LINES = ".jsonl"  # annotated articles, or a graph, as its first line says
GRAPHS = (".trig", ".nq", ".nquads", ".jsonld")
_WRITTEN = ("writtenSubject", "writtenObject", "writtenChain")


class _Judged(NamedTuple):
    """An id as annotated that a judgement made another: whom the export takes it for, and whom the registry does."""

    written: str
    stands: str
    now: str


def is_exported(path: Path) -> bool:
    """Whether a path is a file that `kg export` wrote."""
    return path.suffix in GRAPHS or (path.suffix == LINES and path.is_file() and jsonl.is_graph(path))


def brought(paths: Iterable[Path], people: Registry) -> Graph:
    """The graphs of exported files in one.

    Raises DataError for what breaks a shape, and for judgements that a file was made with and `people` know nothing of.
    """
    graph = Graph()
    for path in paths:
        found = jsonl.read(path) if path.suffix == LINES else rdf.read(path)
        if problems := [Problem(str(path), 0, str(one)) for one in violations(found)]:
            raise DataError(problems)
        judged = set(_judged(found, people))
        if lost := sorted({(one.written, one.stands) for one in judged if _undecided(one, people)}):
            raise DataError(Problem(str(path), 0, _message(*pair)) for pair in lost)
        found.add(_separate(judged, found))
        graph.add(found.nodes.values(), found.edges)
    return graph


def _judged(graph: Graph, people: Registry) -> Iterator[_Judged]:
    """Every id of the graph that a judgement made another, and every pair that is unsure in it."""
    namings: dict[str, Naming] = {}
    for node in graph.labelled(ARTICLE):
        mentions = node.properties.get("mentions")
        if isinstance(mentions, list):
            naming = namings[node.id] = Naming(people, node.id, read_mentions(mentions))
            for stands, name, written in judged_mentions(mentions):
                yield _Judged(written, stands, naming.called(written, name))
    for claim in _judged_claims(graph):
        yield from _ends(claim, named(claim, namings.get(claim.article, Naming(people, claim.article))))
    for edge in graph.edges:
        if edge.type == POSSIBLY_SAME:
            yield _Judged(edge.target, edge.source, people.same(edge.target))


def _judged_claims(graph: Graph) -> list[Claim]:
    """The claims that name another than their annotator wrote."""
    nodes = {
        node.id: node
        for node in graph.labelled(CLAIM, RETRACTED_CLAIM)
        if any(name in node.properties for name in _WRITTEN)
    }
    return claims_in(Graph(nodes, [edge for edge in graph.edges if edge.source in nodes]))


def _ends(old: Claim, new: Claim) -> Iterator[_Judged]:
    """The ends and the outlets of a claim that a judgement made others; `new` is the claim by the registry at hand."""
    if old.written_subject:
        yield _Judged(old.written_subject, old.subject, new.subject)
    if old.written_object:
        yield _Judged(old.written_object, old.object, new.object)
    if old.written_chain:
        # Unnamed sources follow their outlet. A chain may be shorter by its last, which is then the one before.
        chains = zip(written_chain(old), old.chain.split(ARROW), new.chain.split(ARROW), strict=False)
        yield from (_Judged(*one) for one in chains if one[0] != one[1] and not one[1].startswith(unnamed("")))


def _undecided(one: _Judged, people: Registry) -> bool:
    """Whether the registry takes the two for two, and nobody has judged so."""
    pair = {people.same(one.stands), one.now}
    apart = (j for j in people.judgements if j.verdict in (DIFFERENT, UNSURE))
    return len(pair) == 2 and not any({people.same(j.left), people.same(j.right)} == pair for j in apart)


def _separate(judged: Iterable[_Judged], graph: Graph) -> Iterator[Node]:
    """Nodes for those who were one with others when the export was made, and are not now."""
    for one in sorted(judged):
        if one.now not in graph.nodes and one.stands in graph.nodes:
            yield bare_node(one.now, graph.nodes[one.stands].label)


def _message(written: str, stands: str) -> str:
    return (
        f"This export was made with a judgement of {stands} and {written} that the registry at hand lacks; without it "
        "answers would change. Give the folder that has it by --registry. If it is lost, give one whose "
        "judgements.yaml judges the two anew: the same, or different."
    )
