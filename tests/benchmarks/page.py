"""Time to a first useful picture: the page beside plain pyvis with physics, the same graph, the same Chromium.

python -m tests.benchmarks.page [NODES]          default 1000; plain pyvis takes minutes

Useful: of the page, two frames after everything is loaded, when the cards are painted at their places with their words
and the answer stands beside them; of pyvis, when its physics has come to rest and its progress bar goes.
"""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from pyvis.network import Network

from kg.claims.model import Claim
from kg.graph import Graph
from kg.page import page, write
from kg.page.view import View, background, view
from tests.benchmarks.table import Row, show, times_as_fast
from tests.page import sample as s

DAYS = 24  # on which something was published; all by the day of the page
RUNS = 5  # of the page; pyvis runs once
PATIENCE = 900_000  # milliseconds
PAINTED = """() => {
    const canvas = document.querySelector("#canvas canvas"), pixels = canvas.getContext("2d");
    const colours = new Set(new Uint32Array(pixels.getImageData(0, 0, canvas.width, canvas.height).data.buffer));
    return colours.size > 20 && document.querySelector("#panel .claim") !== null;
}"""
FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
RESTED = "() => new Promise(done => network.once('stabilizationIterationsDone', () => done(true)))"


def copied(copies: int, days: int = 1) -> Graph:
    """The invented graph of the tests with so many copies of each measure, each with its claims, over so many days."""
    reported = [claim for claim in s.claims() if not background(claim)]
    known = [claim for claim in s.claims() if background(claim)]
    return s.graph_of([*known, *(copy(c, number, number % days) for number in range(copies) for c in reported)], copies)


def copy(claim: Claim, number: int, later: int) -> Claim:
    ends = {end: f"{end}-{number}" for end in s.MEASURES}
    subject, object = ends.get(claim.subject, claim.subject), ends.get(claim.object, claim.object)
    day = claim.published_on + timedelta(days=later)
    ours = replace(claim, published_on=day, article=f"harbour-post-{day}")
    return replace(ours, id=f"{claim.id}-{number}", subject=subject, object=object)


def answer_on(day: date) -> dict[str, Any]:
    """The answer about the first copy, which has been there since the first day."""
    return s.answer(measure=f"{s.CONTROLS}-0", claims=["harbour-post-2031-05-09#coordination-0"])


def plain(seen: View) -> str:
    """The same nodes and lines as a user of pyvis would show them."""
    net = Network(height="800px", width="100%", directed=True, cdn_resources="in_line")
    net.add_nodes(list(seen.drawn), label=[seen.name(id) for id in seen.drawn])
    net.add_edges([(one.subject, one.object) for one in seen.relations])
    return str(net.generate_html())


def until_painted(opened: Page) -> None:
    opened.wait_for_load_state("load")
    opened.evaluate(FRAMES)
    if not opened.evaluate(PAINTED):
        raise AssertionError("The page has no picture.")


def until_rest(opened: Page) -> None:
    opened.wait_for_function("() => typeof network === 'object' && network !== null", timeout=PATIENCE)
    opened.evaluate(RESTED)
    opened.evaluate(FRAMES)


def seconds(browser: Browser, path: Path, done: Callable[[Page], None]) -> float:
    """From the call for the file until `done`, in a new window."""
    opened = browser.new_page(viewport={"width": 1440, "height": 900})
    opened.set_default_timeout(PATIENCE)
    opened.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort())
    start = perf_counter()
    opened.goto(path.as_uri(), wait_until="commit")
    done(opened)
    taken = perf_counter() - start
    opened.close()
    return taken


def main(nodes: int) -> Iterator[Row]:
    """Write both files and open both."""
    graph = copied(max(1, (nodes - len(s.ENTITIES)) // len(s.MEASURES)), DAYS)
    seen = view(graph, s.CALL["as_of"])
    chromium = shutil.which("chromium") or sys.exit("There is no Chromium; Debian has it as the package chromium.")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        ours, theirs = Path(folder, "kg.html"), Path(folder, "pyvis.html")
        start = perf_counter()
        write(ours, page(graph, answer=answer_on(s.CALL["as_of"]), answer_on=answer_on, **s.CALL))
        written = perf_counter() - start
        write(theirs, plain(seen))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        times = [seconds(browser, ours, until_painted) for _ in range(RUNS)]
        size = ours.stat().st_size / 1e6
        slow = seconds(browser, theirs, until_rest)
        browser.close()
    what = f"picture of {len(seen.drawn):,} nodes ({size:.1f} MB made in {written:.1f} s)"
    yield times_as_fast(
        what, (f"kg page, median of {RUNS}", median(times)), ("pyvis with physics, one run", slow), ">= 75 : 1"
    )


if __name__ == "__main__":
    show(main(int((sys.argv[1:] or ["1000"])[0])))
