"""Where everything stands: three columns and the speakers above, by plain arithmetic. The same view, the same places.

A measure has its row: the card, at its sides the chips of its relations, one under the other, so that no two labels
overlap. The other columns follow the rows that they belong to.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from kg.ontology import ontology
from kg.page.boxes import (
    ACTORS,
    CHIP_WIDTH,
    GOODS,
    INDENT,
    MEASURES,
    PEOPLE,
    WIDTHS,
    Box,
    boxes,
    heading,
    home,
    other,
)
from kg.page.view import Relation, View

OUTER, GUTTER, PORT = 26.0, 62.0, 16.0  # beside the columns; between a column and the chips; between chip and card
ROW_GAP, CARD_GAP, CHIP_GAP = 30.0, 14.0, 6.0
SPEAKER_GAP = 14.0  # between speakers side by side; lines pass there
ENTRY = 26.0  # room at the right of a card for lines from other cards of its column
HEAD = 28.0
RAIL = 16.0  # how far inside the card the rail hangs from it, to which chips below the card are joined

LEFT = {ACTORS: OUTER}
CHIPS_LEFT = LEFT[ACTORS] + WIDTHS[ACTORS] + GUTTER
LEFT[MEASURES] = CHIPS_LEFT + CHIP_WIDTH + PORT
CHIPS_RIGHT = LEFT[MEASURES] + WIDTHS[MEASURES] + PORT
LEFT[GOODS] = CHIPS_RIGHT + CHIP_WIDTH + GUTTER
WIDTH = LEFT[GOODS] + WIDTHS[GOODS] + OUTER

Sized = Mapping[str, Box]


@dataclass(frozen=True, slots=True)
class Layout:
    """All boxes by id; `rows` are the heights between the rows of the middle column where lines may pass."""

    boxes: Mapping[str, Box]
    rows: Sequence[float]
    top: float
    width: float
    height: float


class Hanging:
    """The cards, and the chips that hang on each, in the order of the ontology's predicates and of names."""

    def __init__(self, view: View, sized: Sized) -> None:
        rank = {name: number for number, name in enumerate(ontology().predicates)}
        self._sized = sized
        self._relations: dict[str, list[Relation]] = defaultdict(list)
        for relation in view.relations:
            self._relations[home(view, relation)].append(relation)
        for group in self._relations.values():
            group.sort(key=lambda r: (rank[r.predicate], view.name(other(view, r)), r.id))

    def card(self, id: str) -> Box:
        return self._sized[f"card {id}"]

    def chips(self, id: str) -> list[tuple[Relation, Box]]:
        return [(relation, self._sized[f"chip {relation.id}"]) for relation in self._relations.get(id, ())]


def layout(view: View, first: Iterable[str] = (), sized: Sized | None = None) -> Layout:
    """The boxes of a view; the measures in `first` stand at the top of their column, in that order.

    `sized` are the cards and chips where they must have another size than the words of this view ask for.
    """
    hanging = Hanging(view, boxes(view) if sized is None else sized)
    placed, top = _speakers(view, hanging)
    start = top + HEAD + 6
    middle, rows = _middle(view, hanging, _order(view, list(first)), start)
    placed += middle
    places = {box.of: box.middle for box in middle if box.kind == "chip"}
    for column in (ACTORS, GOODS):
        placed += _side(view, hanging, column, places, start)
    used = {view.column(id) for id in view.drawn}
    placed += [
        heading(c, LEFT[c], top, WIDTHS[c] + (0 if c == GOODS else GUTTER))
        for c in (ACTORS, MEASURES, GOODS)
        if c in used
    ]
    bottom = max([start, *(box.bottom for box in placed)])
    return Layout({box.id: box for box in placed}, rows, top - 12, WIDTH, round(bottom + 24, 1))


def _speakers(view: View, hanging: Hanging) -> tuple[list[Box], float]:
    """The cards above the columns, as many in a row as fit, and where the columns begin."""
    cards = [_with_chips(hanging, id) for id in _sorted(view, PEOPLE)]
    if not cards:
        return [], 0.0
    placed, y, row = [heading(PEOPLE, OUTER, 0, WIDTHS[PEOPLE])], HEAD, 0.0
    x = OUTER
    for group in cards:
        if x + WIDTHS[PEOPLE] > WIDTH - OUTER:
            x, y, row = OUTER, y + row + CARD_GAP, 0.0
        placed += [replace(box, x=x, y=round(y + box.y, 1)) for box in group]
        row = max(row, group[-1].bottom)
        x += WIDTHS[PEOPLE] + SPEAKER_GAP
    return placed, round(y + row + ROW_GAP + 10, 1)


def _with_chips(hanging: Hanging, id: str) -> list[Box]:
    """A card outside the middle column, from 0, with the chips that hang on it beneath."""
    found = [hanging.card(id)]
    for _, below in hanging.chips(id):
        found.append(replace(below, x=INDENT, y=round(found[-1].bottom + CHIP_GAP, 1)))
    return found


def _middle(view: View, hanging: Hanging, order: Sequence[str], top: float) -> tuple[list[Box], list[float]]:
    placed: list[Box] = []
    entered = {r.object for r in view.relations if view.column(r.subject) == view.column(r.object) == MEASURES}
    rows = [top - 8]
    for id in order:
        main, chips = hanging.card(id), hanging.chips(id)
        left = [box for relation, box in chips if view.column(other(view, relation)) in (ACTORS, PEOPLE)]
        right = [box for relation, box in chips if view.column(other(view, relation)) in (MEASURES, GOODS)]
        stacks = _stack(left, CHIPS_LEFT, top) + _stack(right, CHIPS_RIGHT, top + (ENTRY if id in entered else 0))
        height = max([main.height, *(box.bottom - top for box in stacks)])
        main = replace(main, x=LEFT[MEASURES], y=top)
        placed += [main, *stacks, *_rails(main, stacks)]
        top = round(top + height + ROW_GAP, 1)
        rows.append(round(top - ROW_GAP / 2, 1))
    return placed, rows


def _rails(main: Box, stacks: Sequence[Box]) -> list[Box]:
    """Beneath a card that is lower than its chips: at each side a rail down to the last chip."""
    rails = []
    for side, x in (("left", main.x + RAIL), ("right", main.right - RAIL)):
        below = [c.middle for c in stacks if c.middle > main.bottom and (c.x < main.x) == (side == "left")]
        if below:
            height = round(max(below) - main.bottom, 1)
            rails.append(Box(id=f"rail {side} {main.of}", kind="rail", of=main.of, x=x, y=main.bottom, height=height))
    return rails


def _stack(chips: Sequence[Box], x: float, top: float) -> list[Box]:
    placed = []
    for one in chips:
        placed.append(replace(one, x=x, y=round(top, 1)))
        top += one.height + CHIP_GAP
    return placed


def _side(view: View, hanging: Hanging, column: str, places: Mapping[str, float], top: float) -> list[Box]:
    """The cards of an outer column, each as near as it can be to the first chip that leads to it."""
    aims = _aims(view, column, places, max([top, *places.values()]))
    ids = sorted(aims, key=lambda id: aims[id])
    groups = [_with_chips(hanging, id) for id in ids]
    heights = [group[-1].bottom + CARD_GAP for group in groups]
    tops = spread([aims[id] - height / 2 for id, height in zip(ids, heights, strict=True)], heights, top)
    return [
        replace(box, x=LEFT[column] + box.x, y=round(y + box.y, 1))
        for group, y in zip(groups, tops, strict=True)
        for box in group
    ]


def _aims(view: View, column: str, places: Mapping[str, float], lowest: float) -> dict[str, float]:
    """Where each card of an outer column belongs, else below the cards it has a line to, else last.

    It belongs at the first of its chips, not amidst them: what was asked for stands first, and so do those it names.
    """
    chips: dict[str, list[float]] = defaultdict(list)
    near: dict[str, list[str]] = defaultdict(list)
    for one in view.relations:
        for end, partner in ((one.subject, one.object), (one.object, one.subject)):
            if one.id in places:
                chips[end].append(places[one.id])
            near[end].append(partner)
    firsts = {id: min(heights) for id, heights in chips.items()}
    aims = {}
    for id in _sorted(view, column):
        below = [firsts[partner] + 1 for partner in near[id] if partner in firsts]
        aims[id] = firsts.get(id, min(below, default=lowest))
    return aims


def spread(aims: Sequence[float], heights: Sequence[float], top: float) -> list[float]:
    """Places from `top` on, in the order given and without overlap, with the least squared distance to the aims.

    Pool adjacent violators: neighbours that would overlap move as one block, to the mean of what they want.
    """
    offsets = [0.0, *accumulate(heights)][: len(heights)]
    blocks: list[list[float]] = []  # sum of the wanted places less the offsets, and how many
    for aim, offset in zip(aims, offsets, strict=True):
        blocks.append([aim - offset, 1])
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] >= blocks[-1][0] / blocks[-1][1]:
            total, count = blocks.pop()
            blocks[-1] = [blocks[-1][0] + total, blocks[-1][1] + count]
    starts = [max(top, total / count) for total, count in blocks for _ in range(int(count))]
    return [start + offset for start, offset in zip(starts, offsets, strict=True)]


def _order(view: View, first: Sequence[str]) -> list[str]:
    """The middle column: what was asked for; then what is linked to it in the column, and so on; then the others."""
    near: dict[str, list[str]] = defaultdict(list)
    for r in view.relations:
        if view.column(r.subject) == view.column(r.object) == MEASURES:
            near[r.subject].append(r.object)
            near[r.object].append(r.subject)
    found = dict.fromkeys(id for id in first if view.column(id) == MEASURES)
    linked = [one for id in found for one in near[id] if one not in found]
    waiting = [*linked, *_sorted(view, MEASURES)][::-1]
    while waiting:
        id = waiting.pop()
        if id not in found:
            found[id] = None
            waiting += [one for one in reversed(near[id]) if one not in found]
    return list(found)


def _sorted(view: View, column: str) -> list[str]:
    style = {id: ontology().style(view.nodes[id].label) for id in view.drawn if view.column(id) == column}
    return sorted(style, key=lambda id: (int(style[id].get("order", "99")), view.name(id).casefold(), id))
