"""The browser, and the page of the sample in it; after each test, nothing was fetched and nothing complained of."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from kg.page import page
from kg.stores import open_store
from tests.page import sample as s
from tests.page.episode import Episode
from tests.page.opened import Opened, opened


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture
def seen(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    result = opened(browser, tmp_path, page(s.sample(), answer=s.answer(), **s.CALL))
    yield result
    assert result.complaints == []
    assert len(result.requests) == 1  # the file itself
    result.page.close()


@pytest.fixture(scope="session")
def episode(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Episode]:
    with open_store(str(tmp_path_factory.mktemp("episode") / "test.kg"), create=True) as store:
        yield Episode.loaded(store)
