"""The boxes of the drawing: cards for entities, chips for the words on a line, heads of columns; sized by text."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.ontology import ontology
from kg.page.text import Line, stacked, wrap
from kg.page.view import Relation, View
from kg.page.words import answer_style, belongings, detail, modality, office, status_lines

PEOPLE, ACTORS, MEASURES, GOODS = "people", "actors", "measures", "goods"
WIDTHS = {PEOPLE: 146.0, ACTORS: 160.0, MEASURES: 232.0, GOODS: 144.0}
CHIP_WIDTH = 128.0
PAD, ICON = 10.0, 20.0  # space around text; space of the icon beside the class
INDENT = 12.0  # of chips beneath the card that they hang on


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle with lines of text; pixels, `x` and `y` its left upper corner. `of` is the id of what it stands for.

    `kind` is card, chip or heading; a point is a bend of a line and has no size.
    """

    id: str
    kind: str
    of: str
    x: float = 0.0
    y: float = 0.0
    width: float = 0.0
    height: float = 0.0
    lines: tuple[Line, ...] = ()

    @property
    def middle(self) -> float:
        return round(self.y + self.height / 2, 1)

    @property
    def centre(self) -> float:
        return round(self.x + self.width / 2, 1)

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height


def boxes(view: View) -> dict[str, Box]:
    """All cards and chips of a view by id, at no place yet."""
    found = [*(card(view, id) for id in view.drawn), *(chip(view, relation) for relation in view.relations)]
    return {box.id: box for box in found}


def card(view: View, id: str) -> Box:
    """The card of an entity: its class, its name, then its status, its office or how much it says.

    A speaker has the icon alone for its class: speakers are many, and what they speak of must be in sight.
    """
    column = view.column(id)
    limit = WIDTHS[column] - 2 * PAD - 4
    if column == PEOPLE:
        lines = wrap(view.name(id), "speaker", limit - ICON, 3)
    else:
        label = ontology().classes[view.nodes[id].label].label
        lines = wrap(label, "class", limit - ICON, 1) + wrap(view.name(id), "name", limit, 3)
    for kind, words in status_lines(view, id):
        lines += wrap(words, kind, limit - (14 if kind != "note" else 0), 2 if kind == "note" else 1)
    for note in _notes(view, id):
        lines += wrap(note, "note", limit, 2 if column == PEOPLE else 3)
    return _box(f"card {id}", "card", id, WIDTHS[column], lines)


def home(view: View, relation: Relation) -> str:
    """The entity that the chip of a relation hangs on: the end in the middle column, else the subject."""
    ends = (relation.subject, relation.object)
    return next((end for end in ends if view.column(end) == MEASURES), relation.subject)


def other(view: View, relation: Relation) -> str:
    """The end of a relation that its chip does not hang on."""
    return relation.object if home(view, relation) == relation.subject else relation.subject


def chip(view: View, relation: Relation) -> Box:
    """The words on a line, as a phrase with the name of the far end: its card can be out of sight.

    Below, the qualifiers, and how it is said where that is not as fact.
    """
    column = view.column(home(view, relation))
    width = CHIP_WIDTH if column == MEASURES else WIDTHS[column] - 2 * INDENT
    label, name = ontology().predicates[relation.predicate].label, view.name(other(view, relation))
    phrase = f"{label} {name}" if home(view, relation) == relation.subject else f"{name} {label}"
    lines = wrap(phrase, "label", width - 14, 3)
    for words, kind in ((detail(relation, short=True), "label"), (modality_words(view, relation), "mode")):
        lines += wrap(words, kind, width - 14, 3)
    return _box(f"chip {relation.id}", "chip", relation.id, width, lines, pad=4)


def modality_words(view: View, relation: Relation) -> str:
    """How it is said; of a conditional relation, the condition that the first claim names."""
    words = modality(relation)
    conditions = sorted({c for id in relation.claims if (c := view.claims[id].condition)})
    if words.endswith("…") and conditions:
        *start, last = words.rstrip("… ").split()
        said = conditions[0].split() or ["…"]
        return " ".join([*start, *([] if said[0].casefold() == last else [last]), *said])
    return words


def heading(column: str, x: float, y: float, width: float) -> Box:
    """The head of a column, in the words of the style."""
    words = ontology().style(f"column/{column}").get("label", column)
    lines, bottom = stacked(wrap(words, "heading", width, 1), 0)
    return Box(id=f"heading {column}", kind="heading", of="", x=x, y=y, width=width, height=bottom, lines=tuple(lines))


def legend_answers() -> list[str]:
    """The answers of relations, in the order of the legend."""
    answers = ("yes", "disputed", "probable", "possible", "conditional", "denied")
    return sorted(answers, key=lambda answer: int(answer_style(answer).get("order", "99")))


def _box(id: str, kind: str, of: str, width: float, lines: Sequence[Line], pad: float = 7) -> Box:
    placed, bottom = stacked(lines, pad)
    return Box(id=id, kind=kind, of=of, width=width, height=round(bottom + pad, 1), lines=tuple(placed))


def _notes(view: View, id: str) -> list[str]:
    """The office or what it belongs to, today, and how many claims it states."""
    said = view.said.get(id, 0)
    notes = [office(view, id, view.as_of)] if view.column(id) == PEOPLE else belongings(view, id)
    if said:
        notes.append(f"says {said} claim{'s' if said > 1 else ''}")
    return [note for note in notes if note]
