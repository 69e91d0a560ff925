"""The picture of README: the page of the data that travels with kg, as of the day of its newest article.

python -m tests.page.picture          writes docs/page.png
"""

import shutil
import sys
from base64 import b64encode
from collections.abc import Iterable
from datetime import date
from itertools import chain
from pathlib import Path
from struct import pack
from tempfile import TemporaryDirectory
from zlib import compress, crc32

from playwright.sync_api import Browser, sync_playwright

from kg import page
from kg.cli.showing import headline
from kg.page.days import published
from kg.stores import open_store
from tests.page.episode import Episode

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "docs" / "page.png"
SIZE = {"width": 1440, "height": 860}
COLOURS = """async (png) => { // 256 colours, the frequent ones first, none like another; each pixel's nearest
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
    const ctx = canvas.getContext("2d");
    ctx.drawImage(image, 0, 0);
    const pixels = new Uint32Array(ctx.getImageData(0, 0, image.width, image.height).data.buffer), counts = new Map();
    for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    const parts = (pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
    const found = [...counts].sort((a, b) => b[1] - a[1]).map(([pixel]) => pixel);
    const kept = [];
    const away = (a, b) => a.reduce((sum, part, at) => sum + (part - b[at]) ** 2, 0);
    for (const one of found.map(parts)) {
        if (kept.length < 256 && kept.every((other) => away(one, other) > 120)) kept.push(one);
    }
    const nearest = new Map(found.map((pixel) => {
        const distances = kept.map((one) => away(one, parts(pixel)));
        return [pixel, distances.indexOf(Math.min(...distances))];
    }));
    return { kept, rows: Array.from(pixels, (pixel) => String.fromCharCode(nearest.get(pixel))).join("") };
}"""


def shipped_page(folder: Path) -> str:
    """The page that `kg demo` writes, of a day that does not move: that of the newest article."""
    name, parameters = headline()
    with open_store(str(folder / "picture.kg"), create=True) as store:
        episode = Episode.loaded(store)
        newest = published(episode.graph, date.max)[-1]
        return page.page(**episode.call(name, parameters, newest))


def take(browser: Browser, folder: Path, picture: Path) -> None:
    """Open the page in a window of SIZE and write what is seen."""
    page.write(folder / "page.html", shipped_page(folder))
    window = browser.new_page(viewport={"width": SIZE["width"], "height": SIZE["height"]}, color_scheme="light")
    window.goto((folder / "page.html").as_uri())
    window.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    taken = b64encode(window.screenshot()).decode()
    window.goto("about:blank")
    found = window.evaluate(COLOURS, taken)
    window.close()
    picture.write_bytes(png(SIZE["width"], found["kept"], found["rows"].encode("latin-1")))


def png(width: int, palette: Iterable[Iterable[int]], pixels: bytes) -> bytes:
    """A PNG of colours from a palette: a third of the size of the browser's own."""
    rows = b"".join(b"\0" + pixels[start : start + width] for start in range(0, len(pixels), width))
    head = pack(">IIBBBBB", width, len(pixels) // width, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", bytes(chain(*palette))), (b"IDAT", compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(data)) + name + data + pack(">I", crc32(name + data)) for name, data in chunks
    )


if __name__ == "__main__":
    chromium = shutil.which("chromium") or sys.exit("There is no Chromium; Debian has it as the package chromium.")
    PICTURE.parent.mkdir(exist_ok=True)
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        take(started, Path(name), PICTURE)
        started.close()
