from pathlib import Path

from playwright.sync_api import Browser

from tests.page.picture import PICTURE, SIZE, take


def dimensions(picture: Path) -> tuple[int, int]:
    head = picture.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")


def test_the_picture_of_readme_can_be_taken_and_is_small(browser: Browser, tmp_path: Path) -> None:
    take(browser, tmp_path, tmp_path / "taken.png")
    for picture in (tmp_path / "taken.png", PICTURE):
        assert dimensions(picture) == (SIZE["width"], SIZE["height"])
        assert 30_000 < picture.stat().st_size < 300_000
