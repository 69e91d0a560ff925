"""FollowTheMoney entities, held to FollowTheMoney's own library.

The library wants an older rdflib than kg, so it lives in a folder of its own, from requirements/followthemoney.txt.
"""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from kg.export import ExportFormat, export
from kg.graph import Graph
from kg.load import load, snapshot
from kg.stores import open_store
from tests.cli.command import ROOT
from tests.rdf.samples import BAN, HOSTILE, MEASURE, sample

PINS = ROOT / "requirements" / "followthemoney.txt"


@pytest.fixture(scope="module")
def library() -> Path:
    """A folder with the pinned library; downloads it once (180 MB unpacked)."""
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "trade-policy-kg"
    folder = caches / f"followthemoney-{sha256(PINS.read_bytes()).hexdigest()[:12]}"
    if not folder.is_dir():
        caches.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=caches) as scratch:
            command = [sys.executable, "-m", "pip", "install", "--quiet", "--only-binary=:all:", "--require-hashes"]
            command += ["--target", f"{scratch}/all", "--requirement", str(PINS)]
            done = subprocess.run(command, capture_output=True, text=True)
            if done.returncode:
                pytest.skip(f"followthemoney cannot be installed: {done.stderr[-500:]}")
            Path(scratch, "all").replace(folder)
    return folder


def entities(graph: Graph, path: Path) -> list[dict[str, Any]]:
    export(graph, ExportFormat.ftm, path)
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def wrong(library: Path, path: Path) -> str:
    checker = Path(__file__).with_name("valid_ftm.py")
    environment = os.environ | {"PYTHONPATH": str(library), "PYTHONWARNINGS": "ignore"}
    done = subprocess.run([sys.executable, str(checker), str(path)], env=environment, capture_output=True, text=True)
    return done.stdout + done.stderr


def test_the_library_takes_every_kind_of_thing(library: Path, tmp_path: Path) -> None:
    entities(sample(), tmp_path / "sample.ftm")
    assert wrong(library, tmp_path / "sample.ftm") == ""


def test_the_library_takes_the_data_that_travels_with_kg(library: Path, tmp_path: Path) -> None:
    with open_store(str(tmp_path / "all.kg")) as store:
        load(store, [ROOT / "data" / "articles"])
        found = entities(snapshot(store), tmp_path / "all.ftm")
    assert {"Person", "Occupancy", "Membership", "Event", "Documentation"} <= {one["schema"] for one in found}
    assert wrong(library, tmp_path / "all.ftm") == ""


def test_what_is_only_conditional_is_no_link(tmp_path: Path) -> None:
    found = entities(sample(), tmp_path / "sample.ftm")
    links = [one["properties"] for one in found if one["schema"] == "UnknownLink"]
    assert [(link["subject"], link["object"]) for link in links if link["subject"] == [MEASURE]] == [
        ([MEASURE], ["goods"]),
        ([MEASURE], ["CN"]),
    ]
    told = [one["properties"] for one in found if one["schema"] == "Documentation"]
    (conditional,) = (one for one in told if one["status"] == ["conditional"])
    assert conditional["role"] == [f"conditional: A tariff coordinated with G7, only if: {HOSTILE}"]


def test_things_have_their_names_and_status(tmp_path: Path) -> None:
    found = {one["id"]: one for one in entities(sample(), tmp_path / "sample.ftm")}
    assert found["FR"]["properties"]["alias"] == ["Frankreich", "프랑스"]
    assert found["FR"]["properties"]["country"] == ["fr"]
    assert found[BAN]["properties"]["keywords"] == ["import ban", "status: no claim (no claim)"]
