"""What a reader does with the page: keys, neighbours, addresses, files, paper, a graph of a thousand cards."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser

from kg.page import page, page_near
from tests.benchmarks.page import copied
from tests.cli.command import kg
from tests.page import sample as s
from tests.page.opened import Opened, opened

CONTROLS_NAME = s.ENTITIES[s.CONTROLS][1]


def heading(seen: Opened) -> str:
    return seen.page.locator("#panel h2").inner_text()


def test_arrow_keys_go_from_card_to_card_and_enter_opens(seen: Opened) -> None:
    said = seen.page.locator("#said")
    seen.page.locator("#canvas").focus()
    seen.page.keyboard.press("ArrowLeft")
    assert said.inner_text().startswith(f"{CONTROLS_NAME}, export control, considered")  # what was asked for
    seen.page.keyboard.press("ArrowLeft")
    assert said.inner_text().startswith(f"{CONTROLS_NAME} targets Borvenia, said as fact")
    seen.page.keyboard.press("Enter")
    assert heading(seen) == f"{CONTROLS_NAME} targets Borvenia"
    assert seen.page.evaluate("document.activeElement.closest('#panel') !== null")


def test_every_card_and_line_can_be_reached_by_arrow_keys(seen: Opened) -> None:
    unreached = seen.page.evaluate(
        """() => {
            const all = [...scene.spots.keys()].filter(id => ["card", "chip"].includes(page.boxes[id].kind));
            const reached = new Set([startBox()]), waiting = [...reached];
            while (waiting.length) {
                const from = waiting.pop();
                for (const next of Object.values(WAYS).map(way => boxTowards(from, way)))
                    if (next && !reached.has(next)) { reached.add(next); waiting.push(next); }
            }
            return all.filter(id => !reached.has(id));
        }"""
    )
    assert unreached == []


def test_the_search_opens_by_keyboard_alone(seen: Opened) -> None:
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("borvenien")
    seen.page.keyboard.press("ArrowDown")
    seen.page.keyboard.press("Enter")
    assert heading(seen) == "Borvenia"


def test_only_neighbours_stand_close_together(seen: Opened) -> None:
    seen.page.evaluate("id => open({ entity: id })", s.TALKS)
    before = seen.page.evaluate("scene.height")
    seen.page.get_by_role("button", name="Show only its neighbours").click()
    assert seen.shown() == "5 cards, 3 lines"  # the talks, both sides, the minister, the paper that says so
    assert seen.page.evaluate("scene.height") < before
    seen.page.locator("#focused").click()
    assert seen.shown() == "16 cards, 19 lines"


def test_the_address_keeps_the_view(browser: Browser, seen: Opened, tmp_path: Path) -> None:
    seen.page.evaluate("id => open({ entity: id })", s.LAMPS)
    seen.page.locator("[data-key=TARGETS]").click()
    seen.page.locator("#tab-list").click()
    seen.page.wait_for_url("**#*tab=table*")
    again = browser.new_page()
    again.goto(seen.page.url)
    assert again.locator("#panel h2").inner_text() == s.ENTITIES[s.LAMPS][1]
    assert again.locator("[data-key=TARGETS]").get_attribute("aria-pressed") == "false"
    assert again.locator("#lines").is_visible()
    again.evaluate("location.hash = '#show=nobody&off=class+Nothing&near=__proto__&only=x&at=a+b+c&line=q'")
    assert "Which measures are coordinated" in again.locator("#panel").inner_text()
    again.close()


def test_csv_has_the_rows_that_are_seen_and_no_formula(seen: Opened, tmp_path: Path) -> None:
    seen.page.locator("[data-part=conditional]").click()
    with seen.page.expect_download() as download:
        seen.page.locator("#csv").click()
    assert download.value.suggested_filename == "ring-of-nine-coordination-2031-06-01.csv"
    download.value.save_as(tmp_path / "seen.csv")
    with (tmp_path / "seen.csv").open(encoding="utf-8-sig", newline="") as file:
        [row] = csv.DictReader(file)
    assert (row["subject"], row["predicate"], row["object"]) == (s.CONTROLS, "COORDINATED_WITH", "ring")
    assert row["answer"] == "conditional"
    assert row["conditions"] == "if the loom controls come"
    assert row["claims"] == "harbour-post-2031-05-09#coordination"
    assert seen.page.evaluate("cellOf('=1+1')") == '"\'=1+1"'


def test_png_is_the_drawing_under_its_title(seen: Opened, tmp_path: Path) -> None:
    with seen.page.expect_download() as download:
        seen.page.locator("#png").click()
    download.value.save_as(tmp_path / "seen.png")
    picture = (tmp_path / "seen.png").read_bytes()
    height = seen.page.evaluate("document.querySelector('#canvas canvas').height")
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(picture[20:24], "big") == height + 34


def test_paper_has_the_answer_the_drawing_and_every_row(seen: Opened) -> None:
    seen.page.evaluate("paper(true)")
    seen.page.emulate_media(media="print", color_scheme="dark")
    assert seen.page.locator("#lines tbody tr").count() == 19
    for shown in ("#lines", "#paper", "#panel", "#strip"):
        assert seen.page.locator(shown).is_visible()
    assert not seen.page.locator("#legend").is_visible()
    assert seen.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(244, 245, 247)"


def test_printing_leaves_the_screen_as_it_was(seen: Opened) -> None:
    seen.page.evaluate("move(0, 120)")
    before = seen.page.evaluate("fragment()")
    assert before.startswith("at=")
    assert seen.page.pdf()[:5] == b"%PDF-"
    assert seen.page.evaluate("fragment()") == before
    assert not seen.page.locator("#paper").is_visible()


def test_the_strip_marks_what_passed_unreported(browser: Browser, tmp_path: Path) -> None:
    dated = [replace(c, valid_to=date(2031, 5, 20)) if c.id.endswith("#lamps-status") else c for c in s.claims()]
    seen = opened(browser, tmp_path, page(s.graph_of(dated), answer=s.answer(), **s.CALL))
    row = seen.page.locator(f"[data-strip={s.LAMPS}]")
    assert "in force" in row.inner_text()
    assert "last day 2031-05-20: passed, nothing said since" in row.inner_text()
    assert row.locator(".passed").count() == 1
    row.get_by_role("button").click()
    assert heading(seen) == s.ENTITIES[s.LAMPS][1]
    assert row.get_attribute("aria-current") == "true"
    seen.page.close()


def test_a_neighbourhood_has_its_own_page(browser: Browser, tmp_path: Path) -> None:
    seen = opened(browser, tmp_path, page_near(s.sample(), "lamp-oil", steps=1, as_of=s.CALL["as_of"]))
    assert heading(seen) == "lamp oil"
    assert seen.page.locator("#sentence").inner_text() == "What one line leads to from lamp oil"
    assert seen.shown() == "5 cards, 4 lines"  # the permits, lanterns, Borvenia; and the paper
    assert seen.complaints == []
    seen.page.close()


def test_the_command_writes_a_neighbourhood(tmp_path: Path) -> None:
    assert kg("demo", cwd=tmp_path).returncode == 0
    found = kg("html", "--near", "China", "--steps", "2", "-o", "near.html", "--as-of", "2025-10-23", cwd=tmp_path)
    assert (found.returncode, found.stdout) == (0, "")
    assert '"near":{"id":"CN","steps":2}' in (tmp_path / "near.html").read_text(encoding="utf-8")
    both = kg("html", "--near", "China", "--ask", "measures_coordinated_with", cwd=tmp_path)
    assert both.returncode == 2
    assert "give one of them" in both.stderr


def test_of_a_thousand_cards_those_in_view_are_drawn(browser: Browser, tmp_path: Path) -> None:
    answer = s.answer(measure=f"{s.CONTROLS}-0", claims=["harbour-post-2031-05-09#coordination-0"])
    seen = opened(browser, tmp_path, page(copied(60), answer=answer, **s.CALL))
    cards = int(seen.shown().split()[0])
    assert cards > 240
    assert 20 < seen.page.evaluate("drawing.nodes.length") < 300
    seen.page.evaluate("id => open({ entity: id })", f"{s.TALKS}-59")
    assert seen.page.evaluate("id => drawing.nodes.get(id) !== null", f"card {s.TALKS}-59")
    seen.page.locator("#width").click()
    seen.page.locator("#scroll").click(position={"x": 5, "y": 300})
    assert seen.page.evaluate("drawing.network.getViewPosition().y") > 5000
    seen.page.evaluate("moveTo({ scale: 0.02 })")
    assert seen.page.evaluate("drawing.nodes.getIds().filter(id => id.startsWith('card ')).length") == cards
    seen.page.close()
