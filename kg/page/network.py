"""The network for the browser, built by pyvis: a node a box, an edge a stretch of a line; physics off, places given.

The data of pyvis and its copy of vis-network are used, its template is not: that links a CDN and runs scripts
that stand in headings and titles.
"""

import json
from collections.abc import Iterable, Mapping
from importlib.resources import files
from itertools import pairwise
from typing import Any

from kg.ontology import ontology
from kg.page.boxes import Box
from kg.page.layout import Layout
from kg.page.routes import Route
from kg.page.view import View

OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"dragNodes": False, "hover": True, "tooltipDelay": 999999, "selectConnectedEdges": False},
    "edges": {"selectionWidth": 1.2, "hoverWidth": 0.8, "arrowStrikethrough": False},
    "nodes": {"fixed": True},
}
# What pyvis is told of every node and edge.
BOX = {"shape": "custom", "label": " "}  # the page draws the lines of the box itself
BEND = {"shape": "dot", "label": " ", "size": 0, "chosen": False}
STRETCH: Mapping[str, Any] = {"smooth": {"enabled": False}, "arrows": {}}
_CURVE = {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.5}


def network(view: View, plan: Layout, routes: Iterable[Route]) -> dict[str, Any]:
    """Nodes, edges and options for vis-network; `relation` of an edge says which line it belongs to.

    How a line is drawn depends on what is said on the day, so the page sets dashes, strokes and width; `main` is the
    stretch at the chip, which bears the stroke. `common` is what all boxes, bends and edges have.
    """
    from pyvis.edge import Edge  # with IPython, a fifth of a second that nothing else needs
    from pyvis.network import Network
    from pyvis.node import Node

    net = Network(directed=True)
    net.set_options(json.dumps(OPTIONS))
    # Not by add_node and add_edge: they look every id up in a list, and all ids here are new.
    net.nodes += [Node(box.id, **BOX, **_node(view, box)).options for box in plan.boxes.values()]
    for route in routes:
        ids = [f"bend {route.relation.id} {number}" for number in range(len(route.points))]
        net.nodes += [Node(id, **BEND, x=x, y=y).options for id, (x, y) in zip(ids, route.points, strict=True)]
        for number, (source, target) in enumerate(pairwise(ids)):
            edge = {"id": f"{route.relation.id} {number}", **STRETCH, **_edge(route, number)}
            net.edges.append(Edge(source, target, directed=True, **edge).options)
    nodes = [_without(node, BOX if node["shape"] == BOX["shape"] else BEND) for node in net.nodes]
    edges = [_without(edge, STRETCH) for edge in net.edges]
    common = {"box": BOX, "bend": BEND, "edge": STRETCH}
    return {"nodes": nodes, "edges": edges, "options": net.options, "common": common}


def _without(options: Mapping[str, Any], common: Mapping[str, Any]) -> dict[str, Any]:
    """The options that are not the common ones: ten thousand times the same words are megabytes."""
    return {name: value for name, value in options.items() if name not in common or common[name] != value}


def vis_network() -> str:
    """The source of vis-network as pyvis ships it; it names no other file and needs none."""
    return (files("pyvis") / "lib" / "vis-9.1.2" / "vis-network.min.js").read_text(encoding="utf-8")


def _node(view: View, box: Box) -> dict[str, Any]:
    colour = ontology().style(view.nodes[box.of].label).get("colour") if box.of in view.nodes else None
    return {**({"color": colour} if colour else {}), "x": round(box.x + box.width / 2, 1), "y": box.middle}


def _edge(route: Route, number: int) -> dict[str, Any]:
    """One stretch: the arrow is on the last, the stroke of a denied line on the one that leads on from the chip."""
    main = number == route.main
    last = number == len(route.points) - 2 and not route.enters
    return {
        "relation": route.relation.id,
        **({"main": True} if main else {}),
        **({"smooth": _CURVE} if main and route.curved else {}),
        **({"arrows": {"to": {"enabled": True, "scaleFactor": 0.5}}} if last else {}),
    }
