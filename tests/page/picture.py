"""The picture of README: the page of the data that travels with kg, as of the day of its newest article.

python -m tests.page.picture          writes docs/page.png
"""

import shutil
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from kg import page
from kg.ask import ask
from kg.cli.showing import headline
from kg.load import load, snapshot
from kg.ontology import ARTICLE
from kg.stores import open_store

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "docs" / "page.png"
SIZE = {"width": 1200, "height": 720}


def shipped_page(folder: Path) -> str:
    """The page that `kg demo` writes, of a day that does not move: that of the newest article."""
    name, parameters = headline()
    with open_store(str(folder / "picture.kg"), create=True) as store:
        load(store, [ROOT / "data" / "articles"])
        graph = snapshot(store)
        newest = max(day for node in graph.labelled(ARTICLE) if isinstance(day := node.properties["publishedOn"], date))
        answer = ask(store, name, parameters, as_of=newest)
    return page.page(graph, title=answer.title, answer=answer.to_dict(), question_text=answer.text, as_of=answer.as_of)


def take(browser: Browser, folder: Path, picture: Path) -> None:
    """Open the page in a window of SIZE and write what is seen."""
    page.write(folder / "page.html", shipped_page(folder))
    window = browser.new_page(viewport={"width": SIZE["width"], "height": SIZE["height"]}, color_scheme="light")
    window.goto((folder / "page.html").as_uri())
    window.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    window.screenshot(path=picture)
    window.close()


if __name__ == "__main__":
    chromium = shutil.which("chromium") or sys.exit("There is no Chromium; Debian has it as the package chromium.")
    PICTURE.parent.mkdir(exist_ok=True)
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        take(started, Path(name), PICTURE)
        started.close()
