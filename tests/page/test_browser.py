"""The page in a real Chromium: it fetches nothing, hostile text is text, and a click leads to the evidence."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from kg.claims.model import Claim
from kg.graph import Graph, Node, Value
from kg.page import page
from kg.page.document import SCRIPTS
from kg.page.layout import layout
from kg.page.view import view
from tests.page import sample as s
from tests.page.opened import Opened, opened

PAYLOAD = "</script><script>attack()</script><img src=x onerror=attack()><b id=evil>&lt;\u2028<!--"


def test_the_answer_is_there_at_once(seen: Opened) -> None:
    assert "said as fact0conditional1denied0" in seen.page.locator("#sentence").inner_text().replace("\n", "")
    assert "Only if: the loom controls come" in seen.panel()
    assert "Minister of Trade" in seen.panel()
    assert "characters 1201–1223" in seen.panel()
    assert seen.page.locator("#canvas canvas").count() == 1


def test_a_click_on_words_of_a_line_shows_its_claims_condition_first(seen: Opened) -> None:
    relation = seen.page.evaluate("Object.keys(page.relations).find(id => page.relations[id].asked)")
    seen.click(f"chip {relation}")
    assert "Should controls come, the Ring acts with Aldermark." in seen.panel()
    text = seen.page.locator("#panel .claim").first.inner_text()
    assert text.startswith("Only if: the loom controls come")


def test_a_click_on_a_line_itself_does_the_same(seen: Opened) -> None:
    spot = seen.page.evaluate(
        """() => {
            const [id] = Object.keys(page.relations).filter(id => page.relations[id].answer === "denied");
            const { x, y } = drawing.nodes.get(drawing.edges.get(`${id} 0`).from);
            return drawing.network.canvasToDOM({ x: x - 6, y }); // a little off the chip, where no other line crosses
        }"""
    )
    seen.page.locator("#canvas").click(position=spot)
    assert "Gloss of lamps-not-c." in seen.panel()
    assert "denied" in seen.panel()


def test_a_click_on_a_card_shows_the_dossier(seen: Opened) -> None:
    seen.click(f"card {s.LAMPS}")
    assert "in force" in seen.panel()
    assert "Gloss of lamps-what." in seen.panel()
    assert "no claim of" in seen.panel()
    seen.page.get_by_role("button", name="Back to the answer").click()
    assert "Which measures are coordinated" in seen.panel()


def test_a_part_of_the_sentence_filters(seen: Opened) -> None:
    seen.page.locator("[data-part=conditional]").click()
    assert seen.shown() == "3 cards, 1 line"  # the measure, the bloc and who says so
    seen.page.locator("[data-part=yes]").click()
    assert seen.shown() == "0 cards, 0 lines"
    assert "Nobody says so as fact." in seen.panel()
    seen.page.get_by_role("button", name="Show everything").click()
    assert seen.shown() == "16 cards, 19 lines"


def test_the_legend_counts_and_filters(seen: Opened) -> None:
    key = seen.page.locator("[data-key=ExportControl]")
    assert key.inner_text().split("\n") == ["export control", "2"]
    key.click()
    assert key.get_attribute("aria-pressed") == "false"
    assert key.inner_text().split("\n") == ["export control", "0 of 2"]
    assert seen.page.locator("[data-key=COORDINATED_WITH]").inner_text().endswith("0 of 1")
    assert seen.page.evaluate("id => drawing.nodes.get(id)", f"card {s.CONTROLS}") is None


def test_search_finds_an_alias(seen: Opened) -> None:
    seen.page.locator("#search").fill("r9")
    seen.page.get_by_role("button", name="Ring of Nine").first.click()
    assert seen.page.locator("#panel h2").inner_text() == "Ring of Nine"
    seen.page.locator("#search").fill("nobody at all")
    assert "Nobody here has that name." in seen.page.locator("#found").inner_text()


def test_the_table_says_the_same_by_keyboard_alone(seen: Opened) -> None:
    seen.page.locator("#tab-drawing").focus()
    seen.page.keyboard.press("ArrowRight")
    assert seen.page.locator("#lines tbody tr").count() == 19
    seen.page.locator("#list [data-relation]").first.focus()
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate("document.activeElement.closest('#panel') !== null")
    seen.page.keyboard.press("Escape")
    assert "Which measures are coordinated" in seen.panel()


def test_everything_has_a_role_and_a_name(seen: Opened) -> None:
    unnamed = seen.page.evaluate(
        """() => [...document.querySelectorAll("button, a, input")].filter(
            (one) => !(one.textContent.trim() || one.ariaLabel || one.labels?.length)).length"""
    )
    assert unnamed == 0
    for role in ("banner", "navigation", "main", "complementary", "search"):
        assert seen.page.get_by_role(role).count() == 1


def test_text_fits_its_box(seen: Opened) -> None:
    wide = seen.page.evaluate(
        """() => {
            const ctx = document.createElement("canvas").getContext("2d");
            const lines = (id, box) => box.lines ?? page.lines[id] ?? [];
            return Object.entries(page.boxes).flatMap(([id, box]) => lines(id, box).filter(([text, kind]) => {
                ctx.font = FONTS[kind];
                return ctx.measureText(text).width > box.width - 4;
            }));
        }"""
    )
    assert wide == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_needs_no_sideways_scrolling(browser: Browser, tmp_path: Path, scheme: str) -> None:
    html = page(s.sample(), answer=s.answer(), **s.CALL)
    seen = opened(browser, tmp_path, html, viewport={"width": 390, "height": 844}, color_scheme=scheme)
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 390
    seen.page.close()


def hostile_claims() -> list[Claim]:
    told = replace(
        s.told("x", s.CONTROLS, "COORDINATED_WITH", "ring"), id=f"id {PAYLOAD}", chain=f"harbour-post > {PAYLOAD}"
    )
    later: dict[str, Any] = {"published_on": s.LATER, "article": "harbour-post-later"}
    return [
        replace(
            told, condition=PAYLOAD, gloss=f"gloss {PAYLOAD}", quote=f"quote {PAYLOAD}", described=PAYLOAD,
            place=PAYLOAD, annotator=PAYLOAD, qualifiers={"scope": f"scope {PAYLOAD}", "degree": PAYLOAD},
        ),
        s.told("y", PAYLOAD, "TARGETS", "__proto__", **later),
        s.told("z", "constructor", "TARGETS", "__proto__", gloss="a gloss of a hostile id", **later),
    ]  # fmt: skip


def hostile_graph() -> Graph:
    graph = s.graph_of(hostile_claims())
    for id, node in list(graph.nodes.items()):
        if "name" in node.properties and node.label not in ("Article", "Record", "Status"):
            values: dict[str, Value] = {
                "name": f"name of {id} {PAYLOAD}",
                "names": [PAYLOAD, f"{PAYLOAD}@de"],
                "note": PAYLOAD,
            }
            graph.nodes[id] = replace(node, properties={**node.properties, **values})
        if node.label == "Article":
            graph.nodes[id] = replace(
                node, properties={**node.properties, "url": "javascript:attack()", "name": PAYLOAD}
            )
    for id, label in ((PAYLOAD, "ExportBan"), ("__proto__", "Government"), ("constructor", "ImportBan")):
        graph.add([Node(id, label, {"id": id, "name": f"{id} named", "names": [id]})])
    return graph


def hostile_page() -> str:
    graph = hostile_graph()
    assert len(layout(view(graph, date(2031, 6, 1))).boxes) > 5
    answer = s.answer(measure_name=PAYLOAD, conditions=[PAYLOAD], claims=[f"id {PAYLOAD}", PAYLOAD], stranger=PAYLOAD)
    answer |= {"unit": PAYLOAD, "parameters": {"bloc": PAYLOAD}, "newest": PAYLOAD}
    call = s.CALL | {"title": PAYLOAD, "question_text": PAYLOAD}
    return page(graph, answer=answer, answer_on=lambda day: answer | {"rows": [], "text": PAYLOAD}, **call)


def test_hostile_text_is_text(browser: Browser, tmp_path: Path) -> None:
    seen = opened(browser, tmp_path, hostile_page())
    seen.page.evaluate("for (const id of Object.keys(page.entities)) open({ entity: id })")
    seen.page.evaluate("for (const id of Object.keys(page.relations)) open({ relation: id })")
    seen.page.evaluate("chooseTab('list'); table.finish(); finishStrip(); csv(); paper(true); paper(false)")
    seen.page.evaluate("for (const id of drawnEntities) chooseFocus(id)")
    seen.page.evaluate("chooseFocus(filters.focus); for (const way of Object.values(WAYS)) step(way)")
    seen.page.locator("#search").fill("name")
    seen.page.evaluate("chooseDay(STOPS[0])")
    assert seen.page.evaluate("own(page.entities, '__proto__')") is None
    seen.page.evaluate("chooseDay(LAST_DAY)")
    assert seen.page.evaluate("page.entities['__proto__'].name") == "__proto__ named"
    seen.page.evaluate("open({})")
    assert f"gloss {PAYLOAD}" in (seen.page.locator("#panel").text_content() or "")
    assert seen.page.locator("h1").text_content() == PAYLOAD
    assert seen.page.locator("img, #evil").count() == 0
    assert seen.page.locator("script:not([type])").count() == len(SCRIPTS) + 1  # and vis-network
    assert seen.page.locator("a[href^=javascript]").count() == 0
    assert "address javascript:attack()" in seen.panel()
    assert seen.complaints == []
    assert len(seen.requests) == 1
    seen.page.close()


def test_the_policy_stops_what_would_get_through(browser: Browser, tmp_path: Path) -> None:
    attack = "<script>document.title = 'attacked'</script><img src='https://example.org/x.png'></body>"
    seen = opened(browser, tmp_path, page(s.sample(), answer=s.answer(), **s.CALL).replace("</body>", attack))
    assert seen.page.title() == s.CALL["title"]
    assert len(seen.complaints) == 2  # both refused by the policy
    seen.page.close()
