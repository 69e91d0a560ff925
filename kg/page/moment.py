"""The page as of one day: what is seen and what is answered, and all of it as plain data for the browser."""

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kg.page import dossier
from kg.page.boxes import Box, boxes, legend_answers
from kg.page.lifecycle import lifecycle
from kg.page.near import near
from kg.page.view import Relation, View, background
from kg.page.words import NO_CLAIM, YES, answer_style

ALWAYS_TOLD = (YES, "conditional", "denied")  # told even when nobody says so: none is an answer too
TOLD = ("articles", "newest", "unit")


@dataclass(frozen=True, slots=True)
class Moment:
    """A view with the answer that stands beside it: the `rows`, and what is `told` of how they were found."""

    view: View
    rows: Sequence[Mapping[str, Any]]
    told: Mapping[str, Any]
    counted: bool = True  # whether the rows are told in a sentence

    @property
    def evidence(self) -> Collection[str]:
        """The claims behind the rows."""
        return {id for row in self.rows for id in row.get("claims", ())}


def answered(view: View, answer: Mapping[str, Any]) -> Moment:
    """The moment of an answer, as JSON has it."""
    return Moment(view, answer["rows"], {key: answer[key] for key in TOLD if answer.get(key) is not None})


def surrounded(whole: View, id: str, steps: int) -> Moment:
    """The moment of a neighbourhood; see `kg.page.near`."""
    articles = {claim.article: claim.published_on for claim in whole.claims.values() if not background(claim)}
    newest = {"newest": max(articles.values()).isoformat()} if articles else {}
    return Moment(near(whole, id, steps), (), {"articles": len(articles), **newest}, counted=False)


def sentence(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The answer in one sentence: what is said in which way, and how often; each part is a filter of the page."""
    counts = Counter(str(row["answer"]) for row in rows if "answer" in row)
    told = [name for name in (*legend_answers(), NO_CLAIM) if counts[name] or name in ALWAYS_TOLD]
    return [{"answer": name, "label": answer_style(name).get("label", name), "count": counts[name]} for name in told]


class Teller:
    """Tells the moments of one page, each in the ids of lines that the newest one has.

    A line of any day is one of the newest day: claims are never taken back by the published clock. `sized` are the
    boxes in which the words of all moments told so far have room, with the words of the newest. `rows` are those of
    all moments; a moment has their numbers.
    """

    def __init__(self, newest: Moment) -> None:
        self.rows: list[Mapping[str, Any]] = []
        self.sized: dict[str, Box] = {}
        self._numbers: dict[str, int] = {}
        self._claims = dossier.claims(newest.view)
        self._lines = _lines(newest.view)

    def tell(self, moment: Moment) -> dict[str, Any]:
        """Everything on the page that can be another on another day."""
        seen = self._alike(moment.view)
        words = boxes(seen)
        for id, box in words.items():
            known = self.sized.setdefault(id, box)
            self.sized[id] = known if known.height >= box.height else replace(known, height=box.height)
        claims = {id: self._claims[id] for id in dossier.shown(seen)}
        return {
            "answer": dict(moment.told),
            "rows": [self._number(row) for row in moment.rows],
            "sentence": sentence(moment.rows) if moment.counted else [],
            "lines": {id: [[line.text, line.kind, line.y] for line in box.lines] for id, box in words.items()},
            "lifecycle": lifecycle(seen),
            "relations": dossier.relations(seen, moment.evidence),
            "claims": claims,
            "entities": dossier.entities(seen, claims.values()),
            "sources": dossier.sources(seen, claims.values()),
        }

    def _alike(self, view: View) -> View:
        """The view with the ids of the newest one for its lines."""
        found = (next(id for key in _keys(one) if (id := self._lines.get(key))) for one in view.relations)
        relations = (replace(one, id=id) for one, id in zip(view.relations, found, strict=True))
        return replace(view, relations=tuple(sorted(relations, key=lambda one: one.id)))

    def _number(self, row: Mapping[str, Any]) -> int:
        key = json.dumps(row, sort_keys=True, default=str)
        if key not in self._numbers:
            self._numbers[key] = len(self.rows)
            self.rows.append(row)
        return self._numbers[key]


Key = tuple[str, str, str, str]


def _lines(view: View) -> dict[Key, str]:
    """What a line is known by -> its id; of several that share a key, the first."""
    found: dict[Key, str] = {}
    for one in view.relations:
        for key in _keys(one):
            found.setdefault(key, one.id)
    return found


def _keys(one: Relation) -> list[Key]:
    """Each claim, and, for a denial that an assertion has joined since, the ends alone."""
    ends = (one.subject, one.predicate, one.object)
    return [(*ends, id) for id in (*one.claims, "")]
