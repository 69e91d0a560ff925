"""The way of each line: from the subject by its chip to the object, through the gutters, never across a card."""

from collections import Counter
from dataclasses import dataclass

from kg.page.boxes import ACTORS, CHIP_WIDTH, GOODS, MEASURES, PEOPLE, WIDTHS
from kg.page.layout import CHIPS_LEFT, CHIPS_RIGHT, ENTRY, GUTTER, LEFT, OUTER, Layout, home, other
from kg.page.view import Relation, View

Stop = str | tuple[float, float]  # a box by its id, or a bend
LANE, LANES = 6.0, 6  # pixels between lines that run side by side, and how many do before they share


@dataclass(frozen=True, slots=True)
class Route:
    """The stops of a line from subject to object; `curved` where it swings from box to box, else it turns corners."""

    relation: Relation
    stops: tuple[Stop, ...]
    curved: bool


class Router:
    """Routes for one layout; lines in the same gutter take lanes in turn."""

    def __init__(self, view: View, plan: Layout) -> None:
        self.view, self.plan = view, plan
        self._lanes: Counter[str] = Counter()

    def routes(self) -> list[Route]:
        return [self._route(relation) for relation in self.view.relations]

    def _route(self, relation: Relation) -> Route:
        start, end = home(self.view, relation), other(self.view, relation)
        columns = (self.view.column(start), self.view.column(end))
        curved = columns in ((MEASURES, ACTORS), (MEASURES, GOODS))
        path: list[Stop] = [f"card {start}", f"chip {relation.id}"]
        if columns == (MEASURES, MEASURES):
            path += self._beside(relation, end)
        elif not curved:
            path += [*self._bends(relation, *columns, end), f"card {end}"]
        else:
            path.append(f"card {end}")
        return Route(relation, tuple(path if start == relation.subject else reversed(path)), curved)

    def _beside(self, relation: Relation, end: str) -> list[Stop]:
        """To another card of the middle column, down the right gutter, in at its upper right."""
        x = self._lane("right", CHIPS_RIGHT + CHIP_WIDTH + 8)
        target = self.plan.boxes[f"card {end}"]
        y = target.y + ENTRY / 2
        return [(x, self._chip(relation)), (x, y), (target.x + target.width, y)]

    def _bends(self, relation: Relation, start: str, finish: str, end: str) -> list[Stop]:
        """From a chip under or beside a card to a card elsewhere: out, along a row gap or above the columns, and in."""
        target = self.plan.boxes[f"card {end}"]
        chip = self.plan.boxes[f"chip {relation.id}"]
        if start == finish != PEOPLE:
            x = self._outside(start)
            return [(x, chip.middle), (x, target.middle)]
        y = self._passage(chip.middle, target.middle) if PEOPLE not in (start, finish) else self._above()
        if start == PEOPLE:
            x = round(chip.x + chip.width / 2, 1)
            path: list[Stop] = [(x, y)]
        else:
            x = self._gutter(start)
            path = [(x, chip.middle), (x, y)]
        if finish == PEOPLE:
            return [*path, (round(target.x + target.width / 2, 1), y)]
        x = self._gutter(finish)
        return [*path, (x, y), (x, target.middle)]

    def _gutter(self, column: str) -> float:
        if column == GOODS:
            return self._lane("right", CHIPS_RIGHT + CHIP_WIDTH + 8)
        return self._lane("left", CHIPS_LEFT - GUTTER + 8)

    def _outside(self, column: str) -> float:
        if column == ACTORS:
            return OUTER - self._lane("outer left", 8, 4)
        return LEFT[GOODS] + WIDTHS[GOODS] + self._lane("outer right", 8, 4)

    def _passage(self, *heights: float) -> float:
        aim = sum(heights) / len(heights)
        return min(self.plan.rows, key=lambda y: abs(y - aim)) + self._lane("row", -6, 3)

    def _above(self) -> float:
        return self._lane("top", self.plan.top - 20, 4)

    def _lane(self, gutter: str, first: float, lanes: int = LANES) -> float:
        self._lanes[gutter] += 1
        return first + LANE * ((self._lanes[gutter] - 1) % lanes)

    def _chip(self, relation: Relation) -> float:
        return self.plan.boxes[f"chip {relation.id}"].middle
