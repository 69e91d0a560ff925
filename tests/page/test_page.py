import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.ontology import ontology
from kg.page import page, page_near, write
from kg.page.boxes import Box
from kg.page.content import content
from kg.page.document import embedded
from kg.page.dossier import safe_link
from kg.page.layout import layout, spread
from kg.page.lifecycle import Axis, lifecycle, ticks
from kg.page.moment import sentence
from kg.page.near import near
from kg.page.text import width, wrap
from kg.page.view import Relation, View, view
from kg.page.words import belongings, status_lines
from tests.page import sample as s

TODAY = date(2031, 6, 1)


def seen(as_of: date = TODAY) -> View:
    return view(s.sample(), as_of)


def line(subject: str, predicate: str, object: str, as_of: date = TODAY) -> Relation | None:
    found = (r for r in seen(as_of).relations if (r.subject, r.predicate, r.object) == (subject, predicate, object))
    return next(found, None)


def test_only_what_was_published_by_the_day_is_drawn() -> None:
    assert seen(date(2031, 5, 8)).drawn == ()
    assert s.CONTROLS in seen(date(2031, 5, 9)).drawn


def test_a_conditional_line_says_so() -> None:
    found = line(s.CONTROLS, "COORDINATED_WITH", "ring")
    assert found
    assert found.answer == "conditional"


def test_what_is_only_denied_has_a_line_too() -> None:
    found = line(s.LAMPS, "TARGETS", "XC")
    assert found
    assert found.answer == "denied"


def test_what_the_registry_alone_says_stands_on_the_card_while_it_holds() -> None:
    assert belongings(seen(), "XA") == ["member of Ring of Nine"]
    assert belongings(seen(), "XC") == []  # a former member
    assert not line("XA", "MEMBER_OF", "ring")


def test_a_status_is_words_on_the_card() -> None:
    assert status_lines(seen(), s.CONTROLS) == [
        ("open", "considered"),
        ("note", "since 2031-05-08"),
        ("note", "no claim that it is in force"),
    ]
    assert status_lines(seen(), s.LAMPS) == [("decided", "in force"), ("note", "since 2031-04")]
    assert status_lines(seen(), "XA") == []


def test_offices_articles_and_claims_are_not_drawn() -> None:
    classes = {seen().nodes[id].label for id in seen().drawn}
    assert not classes & {"Position", "Article", "Record", "Claim", "StatusPeriod", "Status"}


def test_the_sentence_tells_none_too() -> None:
    told = [(part["label"], part["count"]) for part in sentence(s.answer()["rows"])]
    assert told == [("said as fact", 0), ("conditional", 1), ("denied", 0)]
    assert [part["count"] for part in sentence([])] == [0, 0, 0]


def overlapping(boxes: list[Box]) -> list[tuple[str, str]]:
    return [
        (one.id, other.id)
        for one, other in combinations(boxes, 2)
        if one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
    ]


def test_no_box_overlaps_another() -> None:
    assert overlapping(list(layout(seen()).boxes.values())) == []


def test_no_box_overlaps_another_among_hundreds() -> None:
    claims = [
        replace(
            claim,
            id=f"{claim.id}-{n}",
            subject=f"{claim.subject}-{n}" if claim.subject in s.MEASURES else claim.subject,
        )
        for n in range(40)
        for claim in s.claims()
    ]
    graph = s.graph_of(claims, copies=40)
    boxes = list(layout(view(graph, TODAY)).boxes.values())
    assert len(boxes) > 400
    assert overlapping(boxes) == []


def test_what_is_asked_for_stands_first() -> None:
    boxes = layout(seen(), [s.TARIFF]).boxes
    assert boxes[f"card {s.TARIFF}"].y == min(boxes[f"card {id}"].y for id in s.MEASURES)


def test_what_the_asked_for_names_stands_beside_it() -> None:
    boxes = layout(seen(), [s.TARIFF]).boxes
    actors = sorted((box for box in boxes.values() if box.kind == "card" and box.x < 100), key=lambda box: box.y)
    columns = [box.of for box in actors if seen().column(box.of) == "actors"]
    assert columns[:2] == ["XA", "XB"]  # who does it, to whom


def test_chips_below_their_card_hang_on_a_rail() -> None:
    boxes = layout(seen()).boxes
    card, rail = boxes[f"card {s.CONTROLS}"], boxes[f"rail right {s.CONTROLS}"]
    assert rail.y == card.bottom
    assert card.height < rail.bottom - card.y


def with_plan(first: date, last: date) -> View:
    """The sample, and a claim that the talks will be held within that time."""
    dates = {"valid_from": first, "valid_from_latest": last, "valid_from_precision": "span", "starts_on": first}
    plan = s.told("plan", s.TALKS, "HAS_STATUS", "held", planned=True, **dates)
    return view(s.graph_of([*s.claims(), plan]), TODAY)


def test_the_strip_has_bars_ticks_and_what_passed() -> None:
    planned_view = with_plan(date(2031, 5, 20), date(2031, 5, 21))
    found = lifecycle(planned_view)
    assert set(found) == set(s.MEASURES)
    [considered] = found[s.CONTROLS]["bars"]
    assert (considered["label"], considered["since"], considered["kind"]) == ("considered", "since 2031-05-08", "open")
    assert (considered["from"], considered["heard"]) == ("2031-05-08", "2031-05-09")  # nobody said more after the 9th
    assert found[s.LAMPS]["bars"][0]["kind"] == "decided"
    [mark] = found[s.TALKS]["marks"]
    assert mark["words"] == "planned held between 2031-05-20 and 2031-05-21: passed, nothing said since"


def test_a_plan_of_tomorrow_is_no_passed_one() -> None:
    planned_view = with_plan(date(2031, 7, 1), date(2031, 7, 2))
    [mark] = lifecycle(planned_view)[s.TALKS]["marks"]
    assert (mark["day"], mark["passed"]) == ("2031-07-02", False)


def test_the_time_of_the_reports_has_most_of_the_strip() -> None:
    days = [date(2020, 1, 1), date(2035, 1, 1)]
    scale = Axis.around(days, date(2031, 5, 1), date(2031, 6, 1), date(2031, 7, 1))
    assert scale.place(date(2031, 6, 1)) - scale.place(date(2031, 5, 1)) > 30
    assert (scale.place(date(2020, 1, 1)), scale.place(date(2035, 1, 1))) == (0, 100)
    assert scale.place(date(2031, 7, 1)) < scale.place(date(2031, 8, 1))


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (date(2025, 10, 22), date(2025, 12, 3), ["2025-11", "2025-12"]),
        (date(2024, 1, 2), date(2026, 6, 1), ["2024-07", "2025-01", "2025-07", "2026-01"]),
        (date(2018, 3, 1), date(2026, 1, 1), ["2019", "2020", "2021", "2022", "2023", "2024", "2025", "2026"]),
        (date(2025, 10, 22), date(2025, 10, 23), []),
    ],
)
def test_ticks_are_round_and_few(first: date, last: date, labels: list[str]) -> None:
    scale = Axis(((first, 0.0), (last, 100.0)))
    assert [label for _, label in ticks(scale)] == [first.isoformat(), *labels, last.isoformat()]


def test_a_neighbourhood_grows_with_its_steps() -> None:
    reached = [set(near(seen(), "lanterns", steps).drawn) for steps in range(4)]
    assert reached[0] == {"lanterns"}
    assert {"lamp-oil", s.CONTROLS} <= reached[1]
    assert "XB" in reached[2] - reached[1]
    assert reached[2] <= reached[3] <= set(seen().drawn)


def test_what_has_no_place_in_the_drawing_has_no_neighbourhood() -> None:
    with pytest.raises(UsageError, match=r"xa-trade-minister \(office\) has no place"):
        near(seen(), "xa-trade-minister", 1)


def test_blocks_that_would_overlap_move_together() -> None:
    assert spread([0, 0, 100], [10, 10, 10], top=0) == [0, 10, 100]
    assert spread([50, 50], [10, 10], top=0) == [45, 55]


@pytest.mark.parametrize("text", ["short", "a very long name of a measure " * 5, "x" * 300, "関税" * 40, "", "🚢" * 60])
def test_wrapped_text_fits(text: str) -> None:
    lines = wrap(text, "name", 120, 3)
    assert len(lines) <= 3
    assert all(width(one.text, "name") <= 120 for one in lines)


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https:", False),
        ("http://[bad", False),
    ],
)
def test_only_web_addresses_become_links(url: str, kept: bool) -> None:
    assert safe_link(url) == (url if kept else "")


def test_data_cannot_leave_its_element() -> None:
    hostile = {"a": "</script><!-- <script> & \u2028 \u2029"}
    text = embedded(hostile)
    assert not re.search("[<>&\u2028\u2029]", text)
    assert json.loads(text) == hostile


def test_same_input_same_bytes_under_any_hash_seed() -> None:
    script = (
        "import hashlib; from kg.page import page, page_near; from tests.page import sample as s;"
        "near = page_near(s.dated(), 'XA', steps=2, as_of=s.CALL['as_of']);"
        "whole = page(s.dated(), answer=s.answer(), answer_on=s.answer_on, **s.CALL);"
        "print(hashlib.sha256((whole + near).encode()).hexdigest())"
    )
    root = Path(__file__).parents[2]
    hashes = {
        subprocess.run(
            [sys.executable, "-c", script], env=os.environ | {"PYTHONHASHSEED": seed}, cwd=root,
            capture_output=True, text=True, check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }  # fmt: skip
    near_page = page_near(s.dated(), "XA", steps=2, as_of=TODAY)
    whole = page(s.dated(), answer=s.answer(), answer_on=s.answer_on, **s.CALL)
    assert hashes == {hashlib.sha256((whole + near_page).encode()).hexdigest()}


def test_the_order_of_the_graph_does_not_matter() -> None:
    turned = s.sample()
    turned.nodes = dict(reversed(turned.nodes.items()))
    turned.edges.reverse()
    assert page(turned, answer=s.answer(), **s.CALL) == page(s.sample(), answer=s.answer(), **s.CALL)


def test_an_empty_graph_has_a_page() -> None:
    empty = content(s.graph_of([]), answer=s.answer() | {"rows": []}, **s.CALL)
    assert empty.now["state"]["relations"] == {}


def test_written_as_utf8_and_whole(tmp_path: Path) -> None:
    write(tmp_path / "page.html", "Ü ☂")
    assert (tmp_path / "page.html").read_bytes() == "Ü ☂".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
    with pytest.raises(UsageError, match="-o"):
        write(tmp_path / "nowhere" / "page.html", "")


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def palettes() -> list[dict[str, str]]:
    """The light and the dark colours of the style sheet."""
    css = (Path(__file__).parents[2] / "kg/page/static/page.css").read_text(encoding="utf-8")
    return [dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block)) for block in css.split("prefers-color-scheme")[:2]]


def test_text_and_lines_keep_their_contrast() -> None:
    answers = ("yes", "disputed", "probable", "possible", "conditional", "denied", "headline", "no_claim")
    for palette, key in zip(palettes(), ("colour", "colourDark"), strict=True):
        for ground in ("ground", "surface", "raised"):
            for text in ("text", "muted", "focus", "warn"):
                assert contrast(palette[text], palette[ground]) >= 4.5, (text, ground)
            assert contrast(palette["edge"], palette[ground]) >= 3, ground
            for answer in answers:
                assert contrast(ontology().style(f"answer/{answer}")[key], palette[ground]) >= 4.5, (answer, ground)
            for name in ontology().classes:
                assert contrast(ontology().style(name)["colour"], palette[ground]) >= 3, (name, ground)
