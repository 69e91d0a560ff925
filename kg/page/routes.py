"""The way of each line: from the subject by its chip to the object, through the gutters, never across a card."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from kg.page.boxes import ACTORS, CHIP_WIDTH, GOODS, MEASURES, PEOPLE, Box, home, other
from kg.page.layout import CHIP_GAP, CHIPS_LEFT, CHIPS_RIGHT, ENTRY, GUTTER, OUTER, RAIL, SPEAKER_GAP, Layout
from kg.page.view import Relation, View

Point = tuple[float, float]
LANE, LANES = 6.0, 6  # pixels between lines that run side by side, and how many do before they share
PORT = 9.0  # pixels between lines that reach the same side of a card


@dataclass(frozen=True, slots=True)
class Route:
    """The points of a line in the direction from subject to object, from its chip on or up to its chip.

    `main` is the stretch at the chip, straight or `curved`. The `stub` joins the chip to the card it hangs on: from the
    chip to the card; the arrow stands there where it `enters` that card.
    """

    relation: Relation
    points: tuple[Point, ...]
    stub: tuple[Point, Point]
    main: int
    curved: bool
    enters: bool

    @property
    def leaves(self) -> Point:
        """Where the line meets its chip."""
        return self.points[-1 if self.enters else 0]


class Router:
    """Routes for one layout; lines in the same gutter take lanes in turn, lines to one side of a card its ports."""

    def __init__(self, view: View, plan: Layout) -> None:
        self.view, self.plan = view, plan
        self._lanes: Counter[str] = Counter()
        self._ports = self._all_ports()

    def routes(self) -> list[Route]:
        return [self._route(relation) for relation in self.view.relations]

    def _route(self, relation: Relation) -> Route:
        start, end = home(self.view, relation), other(self.view, relation)
        columns = (self.view.column(start), self.view.column(end))
        card, chip = self._card(start), self.plan.boxes[f"chip {relation.id}"]
        onward = self._onward(relation, *columns, end)
        right = onward[0][0] > chip.centre
        out = (chip.right if right else chip.x, chip.middle)
        if columns[0] == MEASURES:
            inset = RAIL if chip.middle > card.bottom else 0.0
            hold = card.right - inset if right else card.x + inset
            stub = ((chip.x if right else chip.right, chip.middle), (hold, chip.middle))
        else:
            stub = ((chip.centre, chip.y), (chip.centre, chip.y - CHIP_GAP))
        points = [out, *onward]
        curved = columns in ((MEASURES, ACTORS), (MEASURES, GOODS))
        if start == relation.subject:
            return Route(relation, tuple(points), stub, 0, curved, enters=False)
        return Route(relation, tuple(reversed(points)), stub, len(points) - 2, curved, enters=True)

    def _onward(self, relation: Relation, start: str, finish: str, end: str) -> list[Point]:
        """From the chip to the card at the other end."""
        target, chip = self._card(end), self.plan.boxes[f"chip {relation.id}"]
        if start == finish == MEASURES:  # down or up the right gutter, in at the upper right
            x = self._gutter(GOODS)
            y = target.y + ENTRY / 2
            return [(x, chip.middle), (x, y), (target.right, y)]
        if start == MEASURES != finish != PEOPLE:
            return [self._port(relation, target, inner=True)]
        if start == finish != PEOPLE:
            port = self._port(relation, target, inner=False)
            x = port[0] + (-1 if start == ACTORS else 1) * self._lane("outer", OUTER - 6, 3, -LANE)
            return [(x, chip.middle), (x, port[1]), port]
        return self._around(relation, start, finish, target)

    def _around(self, relation: Relation, start: str, finish: str, target: Box) -> list[Point]:
        """Along a gap between rows, or between the speakers and the columns; gutters lead there and away."""
        chip = self.plan.boxes[f"chip {relation.id}"]
        y = self._above() if PEOPLE in (start, finish) else self._passage(chip.middle, target.middle)
        x = self._beside(self._card(home(self.view, relation))) if start == PEOPLE else self._gutter(start)
        path: list[Point] = [(x, chip.middle), (x, y)]
        if finish == PEOPLE:
            x = self._beside(target)
            return [*path, (x, y), (x, target.middle), (target.right, target.middle)]
        port = self._port(relation, target, inner=True)
        x = self._gutter(finish)
        return [*path, (x, y), (x, port[1]), port]

    def _all_ports(self) -> dict[str, float]:
        """Relation -> the height at which it reaches a card of an outer column, in the order of where it comes from."""
        sides: dict[tuple[str, bool], list[Relation]] = defaultdict(list)
        for relation in self.view.relations:
            start, end = home(self.view, relation), other(self.view, relation)
            if self.view.column(end) in (ACTORS, GOODS):
                sides[end, self.view.column(start) == self.view.column(end)].append(relation)
        ports = {}
        for (end, _), group in sides.items():
            card = self._card(end)
            step = min(PORT, (card.height - 12) / len(group))
            group.sort(key=lambda r: (self.plan.boxes[f"chip {r.id}"].middle, r.id))
            for index, relation in enumerate(group):
                ports[relation.id] = round(card.middle + (index - (len(group) - 1) / 2) * step, 1)
        return ports

    def _port(self, relation: Relation, target: Box, *, inner: bool) -> Point:
        right = (self.view.column(target.of) == ACTORS) == inner
        return (target.right if right else target.x, self._ports[relation.id])

    def _card(self, id: str) -> Box:
        return self.plan.boxes[f"card {id}"]

    def _gutter(self, column: str) -> float:
        if column == GOODS:
            return self._lane("right", CHIPS_RIGHT + CHIP_WIDTH + 8)
        return self._lane("left", CHIPS_LEFT - GUTTER + 14)

    def _beside(self, speaker: Box) -> float:
        """In the gap at the right of a speaker, which goes down past all rows of speakers."""
        return speaker.right + self._lane("beside", SPEAKER_GAP - 4, 3, -3)

    def _passage(self, *heights: float) -> float:
        aim = sum(heights) / len(heights)
        return min(self.plan.rows, key=lambda y: abs(y - aim)) + self._lane("row", -LANE, 3)

    def _above(self) -> float:
        return self._lane("top", self.plan.top - 20, 4)

    def _lane(self, gutter: str, first: float, lanes: int = LANES, step: float = LANE) -> float:
        self._lanes[gutter] += 1
        return first + step * ((self._lanes[gutter] - 1) % lanes)
