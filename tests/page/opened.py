"""A page in a real Chromium, with everything that it asks for and complains about."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from kg.page import write


@dataclass
class Opened:
    """A page in the browser, and what it did."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def panel(self) -> str:
        return self.page.locator("#panel").inner_text()

    def click(self, box: str) -> None:
        """Click the middle of a box of the drawing."""
        spot = self.page.evaluate(
            "id => { const n = drawing.nodes.get(id); return drawing.network.canvasToDOM({x: n.x, y: n.y}); }", box
        )
        self.page.locator("#canvas").click(position=spot)

    def shown(self) -> str:
        return self.page.locator("#shown").inner_text()


def opened(browser: Browser, folder: Path, html: str, **context: Any) -> Opened:
    write(folder / "page.html", html)
    size = context.pop("viewport", {"width": 1440, "height": 900})
    result = Opened(browser.new_page(viewport=size, **context))
    result.page.on("request", lambda request: result.requests.append(request.url))
    result.page.on("dialog", lambda dialog: result.complaints.append(dialog.message))
    result.page.on("dialog", lambda dialog: dialog.dismiss())
    result.page.on("console", lambda message: result.complaints.append(message.text))
    result.page.on("pageerror", lambda error: result.complaints.append(str(error)))
    result.page.goto((folder / "page.html").as_uri())
    return result
