"""The reader chooses the day in a real Chromium: all of the page is then as a page written as of that day."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kg.page import page, page_near
from tests.page import sample as s
from tests.page.episode import Episode
from tests.page.opened import Opened, opened

LAST = s.CALL["as_of"]
OVERLAPPING = """() => {
    const boxes = [...scene.spots].filter(([id]) => page.boxes[id].kind !== "rail" && isShown(page.boxes[id]))
        .map(([id, { x, y }]) => ({ id, x, y, ...page.boxes[id], words: own(page.lines, id) ?? [] }));
    const near = (a, b, at, size) => Math.abs(a[at] - b[at]) < (a[size] + b[size]) / 2;
    const meet = (a, b) => near(a, b, "x", "width") && near(a, b, "y", "height");
    const pairs = boxes.flatMap((a, n) => boxes.slice(n + 1).filter((b) => meet(a, b)).map((b) => [a.id, b.id]));
    const low = ({ words, height }) => words.some(([, , y]) => y > height - 4);
    return [...pairs, ...boxes.filter(low).map(({ id }) => id)];
}"""  # boxes that share a place, and boxes lower than their words
SEEN = (Path(__file__).parent / "seen.js").read_text(encoding="utf-8")


@pytest.fixture
def dated(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    html = page(s.dated(), answer=s.answer_on(LAST), answer_on=s.answer_on, **s.CALL)
    result = opened(browser, tmp_path, html)
    yield result
    assert result.complaints == []
    assert len(result.requests) == 1
    result.page.close()


def choose(seen: Opened, day: date) -> None:
    seen.page.locator("#asof").fill(day.isoformat())
    seen.page.locator("#asof").dispatch_event("change")


def compare(browser: Browser, folder: Path, made: Callable[[date], str], last: date, chosen: list[date]) -> None:
    seen = opened(browser, folder, made(last))
    for day in chosen:
        choose(seen, day)
        (folder / day.isoformat()).mkdir()
        written = opened(browser, folder / day.isoformat(), made(day))
        here, there = seen.page.evaluate(SEEN), written.page.evaluate(SEEN)
        assert len(here["table"]) > 3
        assert seen.page.evaluate(OVERLAPPING) == []
        for what in there:
            assert here[what] == there[what], (day, what)
        assert written.complaints == []
        written.page.close()
    assert seen.complaints == []
    assert len(seen.requests) == 1
    seen.page.close()


def test_the_browser_shows_what_a_page_of_the_day_shows(browser: Browser, tmp_path: Path) -> None:
    graph = s.dated()

    def made(day: date) -> str:
        return page(graph, answer=s.answer_on(day), answer_on=s.answer_on, **s.CALL | {"as_of": day})

    chosen = [s.PUBLISHED, date(2031, 5, 14), date(2031, 5, 23), date(2031, 5, 10), LAST]
    compare(browser, tmp_path, made, LAST, chosen)


def test_the_browser_shows_the_episode_of_a_day(browser: Browser, tmp_path: Path, episode: Episode) -> None:
    chosen = [date(2025, 10, 10), date(2025, 10, 16), date(2025, 10, 24), date(2025, 11, 9), date(2025, 11, 12)]
    compare(
        browser,
        tmp_path,
        lambda day: page(**episode.call("measures_coordinated_with", {"bloc": "G7"}, day)),
        date(2025, 11, 16),
        chosen,
    )


def test_the_browser_shows_the_neighbourhood_of_a_day(browser: Browser, tmp_path: Path) -> None:
    graph = s.dated()
    compare(browser, tmp_path, lambda day: page_near(graph, "XB", as_of=day), LAST, [date(2031, 5, 12), LAST])


def test_the_buttons_go_to_the_days_with_a_report_by_keyboard(dated: Opened) -> None:
    dated.page.locator("#before").focus()
    dated.page.keyboard.press("Enter")
    assert dated.page.locator("#asof").input_value() == "2031-05-24"
    assert (
        dated.page.locator("#announced")
        .inner_text()
        .startswith("As of 2031-05-24. Ring of Nine coordination, said as fact 0, conditional 1")
    )
    dated.page.locator("#canvas").focus()
    for _ in range(7):
        dated.page.keyboard.press(",")
    assert dated.page.locator("#asof").input_value() == s.PUBLISHED.isoformat()
    assert dated.page.locator("#before").get_attribute("aria-disabled") == "true"
    dated.page.keyboard.press(".")
    assert dated.page.get_by_label("Previous day with a report: 2031-05-09").is_visible()


def test_a_day_outside_becomes_the_first_or_the_last(dated: Opened) -> None:
    asof = dated.page.locator("#asof")
    choose(dated, date(1999, 1, 1))
    asof.press("Enter")
    assert asof.input_value() == s.PUBLISHED.isoformat()
    choose(dated, date(2099, 1, 1))
    asof.blur()
    assert asof.input_value() == LAST.isoformat()


def test_a_day_can_be_typed(browser: Browser, tmp_path: Path) -> None:
    html = page(s.dated(), answer=s.answer_on(LAST), answer_on=s.answer_on, **s.CALL)
    seen = opened(browser, tmp_path, html, locale="en-US")
    seen.page.locator("#asof").focus()
    seen.page.keyboard.type("05122031")
    assert seen.page.evaluate("page.answer.as_of") == "2031-05-12"
    seen.page.close()


def test_where_only_days_with_a_report_are_exact_others_are_not_shown(browser: Browser, tmp_path: Path) -> None:
    html = page(s.dated(), answer=s.answer_on(LAST), answer_on=s.answer_on, any_day=False, **s.CALL)
    seen = opened(browser, tmp_path, html)
    choose(seen, date(2031, 5, 14))
    seen.page.locator("#asof").blur()
    assert seen.page.evaluate("page.answer.as_of") == "2031-05-12"
    seen.page.close()


def test_the_address_keeps_the_day(browser: Browser, dated: Opened) -> None:
    choose(dated, date(2031, 5, 12))
    dated.page.wait_for_url("**#asof=2031-05-12")
    again = browser.new_page()
    again.goto(dated.page.url)
    assert again.locator("#shown").inner_text() == dated.shown()
    again.evaluate("location.hash = '#asof=2031-13-99'")
    again.wait_for_function("page.answer.as_of === LAST_DAY")
    again.close()


def test_what_is_not_known_yet_closes(dated: Opened) -> None:
    last = dated.page.evaluate("drawnEntities")
    choose(dated, s.PUBLISHED)
    [*_, later] = sorted(set(last) - set(dated.page.evaluate("drawnEntities")))
    choose(dated, LAST)
    dated.page.evaluate("id => chooseFocus(id)", later)
    assert "Which measures are coordinated" not in dated.panel()
    choose(dated, s.PUBLISHED)
    assert "Which measures are coordinated" in dated.panel()
    assert dated.page.locator("#focused").count() == 0


def test_a_page_of_one_day_has_no_choice(seen: Opened) -> None:
    assert not seen.page.locator("#before").is_visible()
    assert seen.page.locator("#asof").get_attribute("readonly") is not None
