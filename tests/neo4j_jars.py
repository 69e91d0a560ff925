"""The jars of a Neo4j server: from Maven Central through jgo, each held to its pin in requirements/neo4j-VERSION.txt.

`jgo.build` would do in one call, but it takes half a jar left by a broken download for the jar, asks for hundreds of
POMs on each new machine, and fetches a JDK 11 to look at module names.
`python -m tests.neo4j_jars VERSION` resolves a version anew and writes its pins.
"""

import hashlib
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import jgo
from jgo.maven import Artifact, MavenContext

TRIES = 3
PINS = Path(__file__).resolve().parent.parent / "requirements"


class UnavailableError(Exception):
    """This machine cannot run a Neo4j server of its own; says what is missing."""


@dataclass(frozen=True, slots=True)
class Jar:
    """One line of the pins, `group:artifact:version:classifier sha256`; the classifier is mostly empty."""

    group: str
    name: str
    version: str
    classifier: str
    sha256: str

    @classmethod
    def parsed(cls, line: str) -> "Jar":
        coordinates, sha256 = line.split()
        group, name, version, classifier = coordinates.split(":")
        return cls(group, name, version, classifier, sha256)

    @classmethod
    def of(cls, artifact: Artifact) -> "Jar":
        sha256 = _sha256(artifact.resolve())
        return cls(artifact.groupId, artifact.artifactId, artifact.version, artifact.classifier, sha256)

    @property
    def filename(self) -> str:
        return "-".join(filter(None, (self.name, self.version, self.classifier))) + ".jar"

    def artifact(self, context: MavenContext) -> Artifact:
        return context.project(self.group, self.name).at_version(self.version).artifact(self.classifier)

    def is_at(self, path: Path) -> bool:
        return path.is_file() and _sha256(path) == self.sha256

    def __str__(self) -> str:
        return f"{self.group}:{self.name}:{self.version}:{self.classifier} {self.sha256}"


def pinned(version: str) -> list[Jar]:
    """The jars of a Neo4j version, as pinned; UnavailableError where nobody has pinned it."""
    pins = PINS / f"neo4j-{version}.txt"
    if not pins.is_file():
        raise UnavailableError(f"Neo4j {version} is not pinned; run `python -m tests.neo4j_jars {version}`")
    return [Jar.parsed(line) for line in pins.read_text("utf-8").splitlines()]


def fetched(version: str) -> Path:
    """A folder with every pinned jar of a Neo4j version, whole; downloads what is missing (about 130 MB in all)."""
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "trade-policy-kg"
    folder = caches / f"neo4j-{version}"
    folder.mkdir(parents=True, exist_ok=True)
    missing = [jar for jar in pinned(version) if not jar.is_at(folder / jar.filename)]
    with TemporaryDirectory(dir=caches) as scratch, ThreadPoolExecutor(8) as pool:
        for jar, path in zip(missing, pool.map(lambda jar: _download(jar, Path(scratch)), missing), strict=True):
            path.replace(folder / jar.filename)  # at once: another process may do the same
    return folder


def _download(jar: Jar, scratch: Path) -> Path:
    """The jar in a repository of its own in `scratch`, held to its pin."""
    reason = "what comes is not what is pinned"
    for attempt in range(TRIES):
        context = MavenContext(repo_cache=scratch / jar.filename / str(attempt))
        try:
            path = jar.artifact(context).resolve()
        except (OSError, RuntimeError) as error:  # no network is an OSError, no such jar a RuntimeError
            reason = str(error)
        else:
            if jar.is_at(path):
                return path
    raise UnavailableError(f"cannot download {jar.filename}: {reason}")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def pin(version: str) -> None:
    """Resolve a Neo4j version anew and write its pins."""
    artifacts = jgo.resolve(f"org.neo4j:neo4j:{version}+org.neo4j.app:neo4j-server:{version}")
    lines = sorted(str(Jar.of(artifact)) for artifact in artifacts)
    (PINS / f"neo4j-{version}.txt").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    for wanted in sys.argv[1:]:
        pin(wanted)
