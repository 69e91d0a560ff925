"""Receipts on the command line."""

import os
import shlex
from pathlib import Path

import pytest

from tests.cli.command import kg
from tests.load.written import MEASURE, article, claim

ASK = ("ask", "measures_coordinated_with", "bloc=G7", "--as-of", "2025-12-31")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    done = kg("load", article(folder, "a"), cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_every_answer_ends_in_its_receipt(filled: Path, tmp_path: Path) -> None:
    kept = {"KG_RECEIPTS": str(tmp_path / "kept")}
    text = kg(*ASK, cwd=filled, **kept)
    last = text.stdout.splitlines()[-1]
    assert last.startswith("Receipt: ")
    for form in ("json", "csv", "markdown"):
        done = kg(*ASK, "--format", form, cwd=filled, **kept)
        assert "Receipt" not in done.stdout
        assert last in done.stderr
    id = last.split()[1]
    footnote = kg("cite", id, "--bundle", "one.zip", cwd=tmp_path, **kept)
    assert footnote.returncode == 0, footnote.stderr
    again = shlex.split(footnote.stdout.splitlines()[-1].split(maxsplit=1)[1])
    assert again[-2:] == ["--store", str(filled / "trade-policy.kg")]
    assert kg(*again[1:], cwd=tmp_path, **kept).stdout.rpartition("Receipt")[0] == text.stdout.rpartition("Receipt")[0]
    replayed = kg("replay", tmp_path / "one.zip", cwd=filled, **kept)
    assert (replayed.returncode, replayed.stdout) == (
        0,
        "identical: 1 row; all that was known then is the same\n",
    )
    kg("load", article(tmp_path, "z", claim(f"{MEASURE} COORDINATED_WITH G7")), "--store", "other.kg", cwd=tmp_path)
    differs = kg("replay", "one.zip", "--store", "other.kg", cwd=tmp_path, **kept)
    assert differs.returncode == 1
    assert "only in the bundle\n   measure " in differs.stdout
    assert "only here\n   measure " in differs.stdout


@pytest.mark.skipif(os.name == "nt", reason="homes are found otherwise there")
def test_without_a_home_it_answers_all_the_same(filled: Path) -> None:
    homeless = {"KG_RECEIPTS": "", "XDG_DATA_HOME": "/dev/null/data", "HOME": "/dev/null"}
    done = kg(*ASK, cwd=filled, **homeless)
    assert done.returncode == 0, done.stderr
    assert "CONDITIONAL    1" in done.stdout
    assert "eceipt" not in done.stdout + done.stderr
    assert "This answer has no receipt" in kg("-v", *ASK, cwd=filled, **homeless).stderr


def test_where_receipts_lie(filled: Path, tmp_path: Path) -> None:
    kg(*ASK, cwd=filled, KG_RECEIPTS="", XDG_DATA_HOME=str(tmp_path))
    assert len(list((tmp_path / "trade-policy-kg" / "receipts").glob("*.json"))) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["cite", "nothing"], "There is no receipt 'nothing'"), (["replay", "none.zip"], "none.zip cannot be read")],
)
def test_what_is_not_there(tmp_path: Path, arguments: list[str], words: str) -> None:
    done = kg(*arguments, cwd=tmp_path)
    assert (done.returncode, words in done.stderr) == (2, True), done
