"""What the tests share: a real Neo4j, both stores, the data that is not in the repository, and strictness.

KG_TEST_DATA       a folder with sources/ and annotated/, for the tests that read real articles
KG_TEST_NEO4J      the Neo4j of the fixtures `store` and `neo4j`: lts (default) or newest
KG_REQUIRE_ALL=1   a test that cannot run here fails instead of being skipped
"""

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import TypeVar

import pytest
from hypothesis import settings

from kg.stores import Store, open_store
from tests.neo4j_jars import UnavailableError
from tests.neo4j_server import LTS, NEWEST, Neo4jServer, running

STORES = ("arcadedb", "neo4j")
Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


def pytest_configure(config: pytest.Config) -> None:
    """Forget the user's own stores and questions. A busy machine makes no example of hypothesis fail."""
    settings.register_profile("kg", settings(), deadline=None)
    settings.load_profile("kg")
    for name in [name for name in os.environ if name.startswith("NEO4J_") or name in ("KG_STORE", "KG_QUERIES")]:
        del os.environ[name]
    os.environ["KG_RECEIPTS"] = mkdtemp(prefix="kg-receipts-")
    config.add_cleanup(lambda: shutil.rmtree(os.environ["KG_RECEIPTS"], ignore_errors=True))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return _failed_if_skipped((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return _failed_if_skipped((yield))


def _failed_if_skipped(report: Report) -> Report:
    """With KG_REQUIRE_ALL, a skip is a failure with the reason of the skip."""
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("KG_REQUIRE_ALL") == "1":
        report.outcome = "failed"
        report.longrepr = f"KG_REQUIRE_ALL: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def test_data() -> Path:
    """The folder of real articles and annotations that tests may read and the repository may not hold."""
    folder = os.environ.get("KG_TEST_DATA")
    if not folder:
        pytest.skip("KG_TEST_DATA is not set")
    return Path(folder).resolve(strict=True)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser that the page is tested in."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    return path or pytest.skip("there is no Chromium; Debian has it as the package chromium")


@pytest.fixture(scope="session")
def neo4j_lts() -> Iterator[Neo4jServer]:
    """A Neo4j of the long-term support version, started at first use, for the whole session."""
    yield from _server(LTS)


@pytest.fixture(scope="session")
def neo4j_newest() -> Iterator[Neo4jServer]:
    """A Neo4j of the newest version, started at first use, for the whole session."""
    yield from _server(NEWEST)


def _server(version: str) -> Iterator[Neo4jServer]:
    try:
        with running(version) as server:
            yield server
    except UnavailableError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def neo4j(request: pytest.FixtureRequest) -> Neo4jServer:
    """The server that KG_TEST_NEO4J chooses."""
    server: Neo4jServer = request.getfixturevalue(f"neo4j_{os.environ.get('KG_TEST_NEO4J') or 'lts'}")
    return server


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store, once embedded and once on the server; what one passes, the other must pass."""
    yield from _store(request, tmp_path)


@pytest.fixture(params=STORES, scope="module")
def module_store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The same for a whole module, which fills it once; no test beside may take `store`, for it wipes the server."""
    yield from _store(request, tmp_path_factory.mktemp("store"))


def _store(request: pytest.FixtureRequest, folder: Path) -> Iterator[Store]:
    if request.param == "arcadedb":
        pytest.importorskip("arcadedb", reason="there is no embedded store for this system")
        with open_store(str(folder / "test.kg")) as embedded:
            yield embedded
    else:
        server: Neo4jServer = request.getfixturevalue("neo4j")
        server.wipe()
        with open_store(server.uri, username=server.username, password=server.password) as served:
            yield served
