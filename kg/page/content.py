"""Everything the page shows, as one JSON object: the answer, the network, the dossiers, the legend."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from kg.graph import Graph
from kg.ontology import ontology
from kg.page import dossier
from kg.page.boxes import Box, legend_answers
from kg.page.layout import layout
from kg.page.lifecycle import lifecycle
from kg.page.near import near
from kg.page.network import network
from kg.page.routes import Route, Router
from kg.page.view import View, background, view
from kg.page.words import NO_CLAIM, YES, answer_style

ALWAYS_TOLD = (YES, "conditional", "denied")  # told even when nobody says so: none is an answer too


def content(graph: Graph, *, title: str, answer: Mapping[str, Any], question_text: str, as_of: date) -> dict[str, Any]:
    """The data of a page around an answer; see `kg.page.page` for what is expected."""
    rows: Sequence[Mapping[str, Any]] = answer["rows"]
    told = {key: answer.get(key) for key in ("question", "parameters", "as_of", "unit", "articles", "newest")}
    evidence = {id for row in rows for id in row.get("claims", ())}
    asked = dict.fromkeys(str(value) for row in rows for value in row.values() if isinstance(value, str))
    heads = {"title": title, "question": question_text, "answer": told, "rows": list(rows), "sentence": sentence(rows)}
    return heads | _drawing(view(graph, as_of), list(asked), evidence)


def surroundings(graph: Graph, id: str, *, steps: int, as_of: date) -> dict[str, Any]:
    """The data of a page around an entity; see `kg.page.page_near`."""
    whole = view(graph, as_of)
    seen = near(whole, id, steps)
    articles = {claim.article: claim.published_on for claim in whole.claims.values() if not background(claim)}
    newest = max(articles.values()).isoformat() if articles else None
    told = {"as_of": as_of.isoformat(), "articles": len(articles), "newest": newest}
    heads = {"title": seen.name(id), "answer": told, "rows": [], "sentence": [], "near": {"id": id, "steps": steps}}
    return heads | _drawing(seen, [id], ())


def _drawing(seen: View, first: Sequence[str], evidence: Collection[str]) -> dict[str, Any]:
    """What is drawn and told of a view; `first` stand first, lines with the `evidence` are thick."""
    plan = layout(seen, [id for id in first if id in seen.drawn])
    claims = dossier.claims(seen)
    routes = Router(seen, plan).routes()
    return {
        "answers": {name: answer_style(name) for name in (*legend_answers(), "headline", NO_CLAIM)},
        "classes": _classes(seen),
        "predicates": {name: predicate.label for name, predicate in ontology().predicates.items()},
        "qualifiers": {name: qualifier.label for name, qualifier in ontology().qualifiers.items()},
        "network": network(seen, plan, routes, evidence),
        "size": {"width": plan.width, "height": plan.height},
        "boxes": {box.id: _drawn(box) for box in plan.boxes.values()},
        "stubs": {f"chip {one.relation.id}": _stub(one, plan.boxes[f"chip {one.relation.id}"]) for one in routes},
        "lifecycle": lifecycle(seen, plan),
        "relations": {one.id: dossier.relation(seen, one, evidence) for one in seen.relations},
        "claims": claims,
        "entities": dossier.entities(seen, claims.values()),
        "sources": dossier.sources(seen, claims.values()),
    }


def sentence(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The answer in one sentence: what is said in which way, and how often; each part is a filter of the page."""
    counts = Counter(str(row["answer"]) for row in rows if "answer" in row)
    told = [name for name in (*legend_answers(), NO_CLAIM) if counts[name] or name in ALWAYS_TOLD]
    return [{"answer": name, "label": answer_style(name).get("label", name), "count": counts[name]} for name in told]


def _classes(seen: View) -> list[dict[str, Any]]:
    """The classes in the drawing, in the order of the columns, with how many there are."""
    counts = Counter(seen.nodes[id].label for id in seen.drawn)
    columns = {name: int(_column(name).get("order", "9")) for name in {seen.column(id) for id in seen.drawn}}
    rank = {
        name: (columns[ontology().style(name)["column"]], int(ontology().style(name).get("order", "99")), name)
        for name in counts
    }
    return [
        {"name": name, "label": ontology().classes[name].label, "count": counts[name], **_look(name)}
        for name in sorted(counts, key=lambda name: rank[name])
    ]


def _look(class_name: str) -> dict[str, str]:
    style = ontology().style(class_name)
    return {key: style.get(key, "") for key in ("colour", "icon", "column")}


def _column(name: str) -> dict[str, str]:
    return ontology().style(f"column/{name}")


def _stub(route: Route, box: Box) -> dict[str, Any]:
    """Where the chip is joined to its card and where its line leaves it, from the middle of the chip."""
    (x, y), (card_x, card_y), (out_x, out_y) = (
        (round(x - box.centre, 1), round(y - box.middle, 1)) for x, y in (*route.stub, route.leaves)
    )
    return {"from": [x, y], "to": [card_x, card_y], "out": [out_x, out_y], "enters": route.enters}


def _drawn(box: Box) -> dict[str, Any]:
    return {
        "kind": box.kind,
        "of": box.of,
        "width": box.width,
        "height": box.height,
        "lines": [[line.text, line.kind, line.y] for line in box.lines],
    }
