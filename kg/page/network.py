"""The network for the browser, built by pyvis: a node a box, an edge a stretch of a line; physics off, places given.

The data of pyvis and its copy of vis-network are used, its template is not: that links a CDN and runs scripts
that stand in headings and titles.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from importlib.resources import files
from itertools import pairwise
from typing import Any

from kg.ontology import ontology
from kg.page.boxes import Box
from kg.page.layout import Layout
from kg.page.routes import Route
from kg.page.view import View
from kg.page.words import answer_style

DASHES: Mapping[str, bool | list[int]] = {"dashed": [7, 5], "dotted": [2, 4]}  # by the line of the style; else solid
LINE, ASKED_LINE = 1.6, 3.0  # pixels; the evidence of the answer is thicker
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"dragNodes": False, "hover": True, "tooltipDelay": 999999, "selectConnectedEdges": False},
    "edges": {"selectionWidth": 1.2, "hoverWidth": 0.8, "arrowStrikethrough": False},
    "nodes": {"fixed": True},
}
_CURVE = {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.5}


def network(view: View, plan: Layout, routes: Iterable[Route], asked: Collection[str] = ()) -> dict[str, Any]:
    """Nodes, edges and options for vis-network; `relation` of an edge says which line it belongs to.

    Lines with a claim among the `asked` ones, the evidence of the answer, are drawn thicker.
    """
    from pyvis.edge import Edge  # with IPython, a fifth of a second that nothing else needs
    from pyvis.network import Network
    from pyvis.node import Node

    net = Network(directed=True)
    net.set_options(json.dumps(OPTIONS))
    # Not by add_node and add_edge: they look every id up in a list, and all ids here are new.
    net.nodes += [Node(box.id, "custom", **_node(view, box)).options for box in plan.boxes.values()]
    for route in routes:
        width = LINE if set(asked).isdisjoint(route.relation.claims) else ASKED_LINE
        ids = [f"bend {route.relation.id} {number}" for number in range(len(route.points))]
        for id, (x, y) in zip(ids, route.points, strict=True):
            net.nodes.append(Node(id, "dot", " ", size=0, x=x, y=y, chosen=False).options)
        for number, (source, target) in enumerate(pairwise(ids)):
            edge = {"id": f"{route.relation.id} {number}", "width": width, **_edge(route, number)}
            net.edges.append(Edge(source, target, directed=True, **edge).options)
    return {"nodes": net.nodes, "edges": net.edges, "options": net.options}


def vis_network() -> str:
    """The source of vis-network as pyvis ships it; it names no other file and needs none."""
    return (files("pyvis") / "lib" / "vis-9.1.2" / "vis-network.min.js").read_text(encoding="utf-8")


def _node(view: View, box: Box) -> dict[str, Any]:
    colour = ontology().style(view.nodes[box.of].label).get("colour") if box.of in view.nodes else None
    place: dict[str, Any] = {"x": round(box.x + box.width / 2, 1), "y": box.middle}
    return {"label": " ", "color": colour or "#5B6B82", **place}  # the page draws the lines of the box itself


def _edge(route: Route, number: int) -> dict[str, Any]:
    """One stretch: the arrow is on the last; the stroke of a denied line on the one that leads on from the chip."""
    style = answer_style(route.relation.answer)
    line, main = style.get("line", "solid"), number == route.main
    arrows: dict[str, Any] = {}
    if number == len(route.points) - 2 and not route.enters:
        arrows["to"] = {"enabled": True, "scaleFactor": 0.5}
    if main and line in ("struck", "disputed"):
        arrows["middle"] = {"enabled": True, "type": "bar", "scaleFactor": 0.8}
    return {
        "relation": route.relation.id,
        "arrows": arrows,
        "dashes": DASHES.get(line, False),
        "smooth": _CURVE if main and route.curved else {"enabled": False},
        "color": style.get("colour", "#5B6B82"),
    }
