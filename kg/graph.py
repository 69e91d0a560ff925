"""The labelled property graph as records: what a store holds, what RDF says, what a page draws."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

Value = str | int | float | bool | date | datetime | list[str]
LIVE = datetime.fromisoformat("9999-12-31T00:00:00+00:00")  # retractedAt of what nobody retracted
ALWAYS = date(1, 1, 1)  # publishedOn of the registry's facts; start of all clocks
NEVER = date(9999, 12, 31)  # end of all clocks


@dataclass(frozen=True, slots=True)
class Node:
    """A node: `label` is its most specific class; `properties` never hold None, lists are sorted without doubles."""

    id: str
    label: str
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship from node to node, by their ids. Only facts and contradictions have properties."""

    source: str
    type: str
    target: str
    properties: Mapping[str, Value] = field(default_factory=dict)

    @property
    def order(self) -> tuple[str, ...]:
        """A total order over the edges of a graph."""
        return (self.source, self.type, self.target, *(f"{k}={v}" for k, v in sorted(self.properties.items())))


@dataclass(slots=True)
class Graph:
    """Nodes by id, and edges whose ends are among them."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)

    def add(self, nodes: Iterable[Node] = (), edges: Iterable[Edge] = ()) -> None:
        self.nodes.update((node.id, node) for node in nodes)
        self.edges.extend(edges)

    def labelled(self, *labels: str) -> Iterator[Node]:
        """The nodes whose own class is one of these, in order of id."""
        return (node for _, node in sorted(self.nodes.items()) if node.label in labels)

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        """The same as a networkx multigraph: node attribute `label`, edge attribute `type`, properties beside them."""
        import networkx as nx  # a tenth of a second that no question needs

        result: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        result.add_nodes_from((node.id, {"label": node.label, **node.properties}) for node in self.nodes.values())
        result.add_edges_from((e.source, e.target, {"type": e.type, **e.properties}) for e in self.edges)
        return result


def written_name(text: str, language: str = "en") -> str:
    """A name as `names` holds it: English plain, others with `@` and the language tag."""
    return text if language == "en" else f"{text}@{language}"


def read_name(written: str) -> tuple[str, str]:
    """The text and the language of a name as `names` holds it."""
    text, mark, language = written.rpartition("@")
    return (text, language) if mark and language.isascii() and language.replace("-", "").isalnum() else (written, "en")


def plain(value: Any) -> Any:
    """The value with days as ISO 8601 text, at any depth: as JSON takes it, and as both stores take parameters."""
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
