import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from kg.resources import resources

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("ontology", "queries", "data")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    with ZipFile(next(folder.glob("*.whl"))) as packed:
        packed.extractall(folder / "unpacked")
    return folder / "unpacked"


def test_a_checkout_reads_its_own_folders() -> None:
    assert [str(resources(folder)) for folder in FOLDERS] == [str(ROOT / folder) for folder in FOLDERS]


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_wheel_carries_the_folder_whole(wheel: Path, folder: str) -> None:
    assert _files(wheel / "kg" / "_resources" / folder) == _files(ROOT / folder) != set()


def test_an_installed_kg_reads_what_it_carries(wheel: Path) -> None:
    command = [sys.executable, "-c", "from kg.resources import resources; print(resources('data'))"]
    environment = os.environ | {"PYTHONPATH": str(wheel)}
    done = subprocess.run(command, cwd=wheel, env=environment, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == str(wheel / "kg" / "_resources" / "data")


def _files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
