"""What check, load and new say of folders, texts and files that are not as they should be."""

from pathlib import Path

import pytest

from tests.cli.command import kg
from tests.load.written import MEASURE, article, claim


def test_a_draft_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("Words.")
    done = kg("new", "--text", "text.txt", "-o", "a.yaml", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (tmp_path / "a.yaml").write_text("finished")
    done = kg("new", "--text", "text.txt", "-o", "a.yaml", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, "kg: a.yaml exists already; name another file, or remove it.\n")
    assert (tmp_path / "a.yaml").read_text() == "finished"


@pytest.mark.parametrize("command", ["check", "load", "show"])
def test_a_folder_of_texts_must_be_there(tmp_path: Path, command: str) -> None:
    done = kg(command, article(tmp_path), "--texts", "nowhere", cwd=tmp_path)
    assert done.returncode == 2
    assert "'nowhere' does not exist" in done.stderr


def test_a_text_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    path = article(tmp_path, "a", claim(f"{MEASURE} COORDINATED_WITH G7"), claim(f"{MEASURE} TARGETS CN"))
    done = kg("check", path, "--texts", tmp_path, cwd=tmp_path)
    assert done.stderr == (
        f"{path}:1: warning: The text a.txt is not in {tmp_path}: 2 quotes are not checked.\n0 errors, 1 warning.\n"
    )
    assert done.returncode == 0


@pytest.mark.parametrize("command", ["check", "load"])
def test_a_folder_without_annotations_is_told(tmp_path: Path, command: str) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.txt").write_text("words")
    done = kg(command, "notes", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("kg: Nothing in notes is an annotation: ")
    assert not (tmp_path / "trade-policy.kg").exists()


def test_a_load_counts_what_it_read_and_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    good = article(folder, "good")
    assert "Loaded 1 article: 1 new.\n" in kg("load", good, cwd=tmp_path).stderr
    article(folder, "bad", claim(f"{MEASURE} TARGETS nobody"))
    done = kg("load", folder, cwd=tmp_path)
    assert "Loaded 1 of 2 articles: 1 unchanged, 1 left out. 1 error.\n" in done.stderr
