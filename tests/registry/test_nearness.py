"""Which names are near: slips and parts of a name, nothing that only shares a word."""

import pytest

from kg.registry import registry
from kg.registry.nearness import nearest

NAMES = ["us-software-export-controls-2025", "software", "US", "RU", "Mark Carney", "mark-carney", "G7", "G20", "DK"]


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("us-software-export-control-2025", ["us-software-export-controls-2025"]),
        ("mark-carny", ["Mark Carney", "mark-carney"]),
        ("Prime Minister Carny, Mark", ["Mark Carney", "mark-carney"]),
        ("carny", ["Mark Carney", "mark-carney"]),
        ("G8", ["G20", "G7"]),
        ("ru-oil-price-cap-export-ban-2023", []),
        ("nosuch", []),
        ("", []),
    ],
)
def test_near_names(text: str, near: list[str]) -> None:
    assert [NAMES[index] for index in nearest(text, NAMES)] == near


def test_of_the_registry() -> None:
    assert registry().near("mark-carny") == ["mark-carney"]
    assert registry().near("us-software-export-control-2025")[:1] == ["us-software-export-controls-2025"]
