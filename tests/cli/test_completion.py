"""What shells are offered, asked for as shells ask."""

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

KG = Path(sys.executable).with_name("kg")


def offered(shell: str, *words: str, cwd: Path) -> list[str]:
    """What completes the last word, in bash or zsh; zsh has a help text behind each."""
    asks = {
        "bash": {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)},
        "zsh": {"_TYPER_COMPLETE_ARGS": " ".join(words)},
    }
    variables = os.environ | {"_KG_COMPLETE": f"complete_{shell}", **asks[shell]}
    done = subprocess.run([str(KG)], env=variables, cwd=cwd, capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    if shell == "bash":
        return done.stdout.split()
    return re.findall(r'"([^"]*)":"', done.stdout)


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_questions(tmp_path: Path, shell: str) -> None:
    assert offered(shell, "kg", "ask", "measures_coord", cwd=tmp_path) == ["measures_coordinated_with"]
    assert offered(shell, "kg", "ask", "nothing", cwd=tmp_path) == []


def test_keys_then_ids(tmp_path: Path) -> None:
    assert offered("zsh", "kg", "ask", "status_of", "", cwd=tmp_path) == ["measure=", "on="]
    assert offered("zsh", "kg", "ask", "status_of", "on=", cwd=tmp_path) == [f"on={date.today()}"]
    assert "bloc=EU" in offered("zsh", "kg", "ask", "measures_coordinated_with", "", cwd=tmp_path)
    assert offered("zsh", "kg", "ask", "measures_coordinated_with", "bloc=G7", cwd=tmp_path) == ["bloc=G7"]
    assert offered("zsh", "kg", "ask", "measures_coordinated_with", "bloc=G7", "", cwd=tmp_path) == []
    assert offered("zsh", "kg", "ask", "nothing", "", cwd=tmp_path) == []


def test_bash_hands_over_a_pair_in_three_words(tmp_path: Path) -> None:
    asked = ("kg", "ask", "measures_coordinated_with", "bloc", "=")
    assert offered("bash", *asked, "G7", cwd=tmp_path) == ["G7"]
    assert {"EU", "G7"} <= set(offered("bash", *asked, cwd=tmp_path))
