"""The wheel in an environment of its own, without a network: what somebody gets who installs kg.

What kg runs on comes from the environment of the tests, so that this test needs no network either.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `kg` of a new environment, into which the wheel of this checkout was installed."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    venv.create(folder / "venv", with_pip=False)
    python = folder / "venv" / Path(sys.executable).relative_to(sys.prefix)
    place = Path(sysconfig.get_path("purelib", vars={"base": str(folder / "venv")}))
    (wheel,) = folder.glob("*.whl")
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    # A plain path: the packages are found, but not the editable kg, which hangs on a .pth file of its own.
    (place / "needed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python.with_name("kg")


def offline(command: list[str], cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command without a network, where this system lets a user take it away, and without a home."""
    away = ["unshare", "-rn"]
    if shutil.which("unshare") is None or subprocess.run([*away, "true"], capture_output=True).returncode:
        away = []
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "KG_"))}
    environment |= {"HOME": str(cwd / "home"), "XDG_DATA_HOME": str(cwd / "data")}
    return subprocess.run([*away, *command], cwd=cwd, env=environment, capture_output=True, text=True, timeout=300)


def test_it_is_the_installed_kg_that_runs(installed: Path, tmp_path: Path) -> None:
    where = [str(installed.with_name("python")), "-c", "import kg; print(kg.__file__)"]
    found = offline(where, tmp_path).stdout
    assert found.startswith(str(installed.parent.parent))


def test_demo_in_an_empty_folder_without_a_network(installed: Path, tmp_path: Path) -> None:
    done = offline([str(installed), "demo"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert "CONDITIONAL    1" in done.stdout
    assert (tmp_path / "trade-policy.html").stat().st_size > 100_000
    asked = offline([str(installed), "ask", "measures_coordinated_with", "bloc=G7"], tmp_path)
    assert asked.returncode == 0, asked.stderr
    id = asked.stdout.split("Receipt: ")[1].split()[0]
    cited = offline([str(installed), "cite", id], tmp_path)
    assert (cited.returncode, f"receipt       {id}" in cited.stdout) == (0, True), cited.stderr


def test_sparql_and_exports_need_nothing_else(installed: Path, tmp_path: Path) -> None:
    offline([str(installed), "demo"], tmp_path)
    for command in (
        ["ask", "measures_coordinated_with", "bloc=G7", "--engine", "sparql"],
        *(["export", "--format", form, "-o", f"all.{form}"] for form in ("trig", "graphml", "csv", "xlsx", "ftm")),
    ):
        done = offline([str(installed), *command], tmp_path)
        assert done.returncode == 0, done.stderr
