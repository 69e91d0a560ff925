"""Everything the page shows, as one JSON object: the answer, the network, the dossiers, the legend; and its past."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.graph import Graph
from kg.ontology import ontology
from kg.page.boxes import Box, legend_answers
from kg.page.days import MARK, history, later, moving, published, strip_rows, turns
from kg.page.layout import Layout, layout
from kg.page.lifecycle import axis
from kg.page.moment import Moment, Teller, answered, surrounded
from kg.page.network import network
from kg.page.routes import Route, Router
from kg.page.view import Reading, View
from kg.page.words import NO_CLAIM, answer_style

AnswerOn = Callable[[date], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Content:
    """The data of a page: `now` is all that the page opens with, `past` what was otherwise on earlier days."""

    now: Mapping[str, Any]
    past: Sequence[Mapping[str, Any]]

    @property
    def title(self) -> str:
        """The title on the day that the page opens with."""
        return str(self.now["title"]).replace(MARK, self.now["days"]["asOf"])


def content(
    graph: Graph,
    *,
    title: str,
    answer: Mapping[str, Any],
    question_text: str,
    as_of: date,
    answer_on: AnswerOn | None = None,
    any_day: bool = True,
) -> Content:
    """The data of a page around an answer; see `kg.page.page` for what is expected."""
    reading = Reading(graph)

    def moment(day: date) -> Moment:
        return answered(reading.on(day), answer if day == as_of or answer_on is None else answer_on(day))

    def words(key: str, now: str) -> str:
        def text(day: date) -> str:
            return now if day == as_of or answer_on is None else str(answer_on(day).get(key, now))

        return moving(text, as_of, later(as_of, -1))

    asked = dict.fromkeys(str(value) for row in answer["rows"] for value in row.values() if isinstance(value, str))
    heads = {"title": words("title", title), "question": words("text", question_text)}
    return _told(graph, moment, as_of, list(asked), heads, past=answer_on is not None, any_day=any_day)


def surroundings(graph: Graph, id: str, *, steps: int, as_of: date) -> Content:
    """The data of a page around an entity; see `kg.page.page_near`."""
    reading = Reading(graph)

    def moment(day: date) -> Moment:
        return surrounded(reading.on(day), id, steps)

    heads = {"title": moment(as_of).view.name(id), "near": {"id": id, "steps": steps}}
    return _told(graph, moment, as_of, [id], heads, past=True)


def _told(
    graph: Graph,
    moment: Callable[[date], Moment],
    as_of: date,
    first: Sequence[str],
    heads: Mapping[str, Any],
    *,
    past: bool,
    any_day: bool = True,
) -> Content:
    """All that is drawn and told; `first` stand first. `past`: of earlier days too, all or those with a report."""
    newest = moment(as_of)
    teller = Teller(newest)
    reports = published(graph, as_of) or [as_of]
    stops = sorted({*(reports if past else ()), as_of})
    days = sorted({*turns(graph, stops[0], as_of), as_of}) if any_day else stops
    found = history(lambda day: teller.tell(newest if day == as_of else moment(day)), days)
    plan = layout(newest.view, [id for id in first if id in newest.view.drawn], teller.sized)
    days_told = {
        "asOf": as_of.isoformat(),
        "stops": [day.isoformat() for day in stops],
        "starts": [day.isoformat() for day in found.starts],
        "any": any_day,
    }
    scale = axis(strip_rows(found), reports[0], reports[-1], as_of)
    now = {**heads, **_drawn(newest.view, plan), "axis": scale, "days": days_told, "told": teller.rows}
    return Content({**now, "state": found.newest}, found.changes)


def _drawn(seen: View, plan: Layout) -> dict[str, Any]:
    """What is the same on every day: places, and how things look."""
    routes = Router(seen, plan).routes()
    return {
        "answers": {name: answer_style(name) for name in (*legend_answers(), "headline", NO_CLAIM)},
        "classes": _classes(seen),
        "labels": {name: one.label for name, one in ontology().classes.items()},
        "predicates": {name: predicate.label for name, predicate in ontology().predicates.items()},
        "qualifiers": {name: qualifier.label for name, qualifier in ontology().qualifiers.items()},
        "network": network(seen, plan, routes),
        "size": {"width": plan.width, "height": plan.height},
        "boxes": {box.id: _box(box) for box in plan.boxes.values()},
        "stubs": {f"chip {one.relation.id}": _stub(one, plan.boxes[f"chip {one.relation.id}"]) for one in routes},
    }


def _classes(seen: View) -> list[dict[str, Any]]:
    """The classes that can be drawn, in the order of the columns."""
    orders = {
        name: (_column(name).get("order", "9"), ontology().style(name).get("order", "99")) for name in seen.columns
    }
    ordered = sorted(orders, key=lambda name: (*map(int, orders[name]), name))
    return [{"name": name, "label": ontology().classes[name].label, **_look(name)} for name in ordered]


def _look(class_name: str) -> dict[str, str]:
    style = ontology().style(class_name)
    return {key: style.get(key, "") for key in ("colour", "icon", "column")}


def _column(class_name: str) -> dict[str, str]:
    return ontology().style(f"column/{ontology().style(class_name)['column']}")


def _stub(route: Route, box: Box) -> dict[str, Any]:
    """Where the chip is joined to its card and where its line leaves it, from the middle of the chip."""
    (x, y), (card_x, card_y), (out_x, out_y) = (
        (round(x - box.centre, 1), round(y - box.middle, 1)) for x, y in (*route.stub, route.leaves)
    )
    return {"from": [x, y], "to": [card_x, card_y], "out": [out_x, out_y], "enters": route.enters}


def _box(box: Box) -> dict[str, Any]:
    """A box without its words; those of a heading are always the same."""
    told: dict[str, Any] = {"kind": box.kind, "of": box.of, "width": box.width, "height": box.height}
    if box.kind == "heading":
        told["lines"] = [[line.text, line.kind, line.y] for line in box.lines]
        told["column"] = box.id.removeprefix("heading ")
    return told
