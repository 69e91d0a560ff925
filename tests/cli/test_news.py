"""`kg load` and `kg news` say what changed; `kg same` and its kin say it before they write."""

import json
from pathlib import Path

import pytest

from tests.cli.command import kg
from tests.load.judged import article as people_article
from tests.load.judged import folder
from tests.load.written import MEASURE, article, claim


def loaded(cwd: Path) -> None:
    suspended = claim(f"{MEASURE} HAS_STATUS suspended", from_="2025-10-23", to="2025-11-10")
    done = kg("load", article(cwd, "a", suspended, claim(f"{MEASURE} TARGETS CN")), "--report", "report.json", cwd=cwd)
    assert done.returncode == 0, done.stderr
    assert f"Status: {MEASURE}: no claim -> suspended until 2025-11-10, by a" in done.stderr


def test_load_ends_with_what_it_changed(tmp_path: Path) -> None:
    loaded(tmp_path)
    changes = json.loads((tmp_path / "report.json").read_text())["changes"]
    (status,) = changes["statuses"]
    assert (status["old"]["status"], status["new"]["status"], status["articles"]) == ("no claim", "suspended", ["a"])
    assert len(changes["claims_new"]) == 2
    assert changes["contradictions"] == changes["claims_retracted"] == []


def test_many_changes_end_in_a_number(tmp_path: Path) -> None:
    claims = [claim(f"{MEASURE} TARGETS CN", from_=f"2025-10-{day}") for day in range(10, 32)]
    done = kg("load", article(tmp_path, "a", *claims), cwd=tmp_path)
    assert done.stderr.count("New claim: ") == 20
    assert done.stderr.rstrip().endswith("and 2 more")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--since", "2025-10-23", "--as-of", "2025-11-11"], 10, "nothing newer loaded"),
        (
            ["--since", "2025-10-23", "--as-of", "2025-11-01", "--about", "china"],
            10,
            "until 2025-11-10: that day is near",
        ),
        (["--since", "2025-10-23", "--as-of", "2025-10-23", "--format", "markdown"], 10, "## New claims"),
        (["--since", "2025-10-23", "--as-of", "2025-10-23", "--format", "json"], 10, '"statuses"'),
        (["--since", "2025-10-23", "--as-of", "2025-11-01", "--about", "EU"], 0, "Nothing."),
    ],
)
def test_news(tmp_path: Path, arguments: list[str], code: int, words: str) -> None:
    loaded(tmp_path)
    done = kg("news", *arguments, cwd=tmp_path)
    assert (done.returncode, words in done.stdout) == (code, True), done


def test_news_from_the_future_are_refused(tmp_path: Path) -> None:
    loaded(tmp_path)
    done = kg("news", "--since", "2025-12-01", "--as-of", "2025-11-01", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        2,
        "kg: --since 2025-12-01 is after 2025-11-01; nothing can be published between them.\n",
    )


def test_same_and_its_undoing(tmp_path: Path) -> None:
    people, file = folder(tmp_path / "people"), people_article(tmp_path)
    kg("load", file, "--registry", people, cwd=tmp_path)
    before = kg("stats", cwd=tmp_path).stdout
    tried = kg("same", "ann-alder", "An Alder", "--because", "One office.", "--dry-run", cwd=tmp_path)
    assert tried.stdout.endswith("Nothing written.\n"), tried
    assert kg("stats", cwd=tmp_path).stdout == before
    done = kg("same", "ann-alder", "An Alder", "--because", "One office.", cwd=tmp_path)
    assert "an-alder is ann-alder; this id stays." in done.stdout
    assert "speaker an-alder -> ann-alder" in done.stdout
    assert f"Written to {people / 'judgements.yaml'}." in done.stdout
    refused = kg("different", "ann-alder", "an-alder", "--because", "No.", cwd=tmp_path)
    assert refused.returncode == 1
    assert "ann-alder is an-alder" in refused.stderr
    (people / "judgements.yaml").unlink()
    assert "re-pointed" in kg("load", file, cwd=tmp_path).stderr
    assert kg("stats", cwd=tmp_path).stdout == before


def test_split(tmp_path: Path) -> None:
    kg("load", people_article(tmp_path), "--registry", folder(tmp_path / "people"), cwd=tmp_path)
    wrong = kg("split", "an-alder", "--article", "a", "--name", "Elm", "--as", "e", "--because", "X.", cwd=tmp_path)
    assert (wrong.returncode, wrong.stderr) == (
        2,
        "kg: a does not call an-alder 'Elm'; it has 'Alder', 'the minister'.\n",
    )
    done = kg(
        "split",
        "an-alder",
        "--article",
        "a",
        "--name",
        "the minister",
        "--as",
        "e-elm",
        "--because",
        "X.",
        cwd=tmp_path,
    )
    assert done.returncode == 0, done
    assert "speaker an-alder -> e-elm" in done.stdout
    assert done.stdout.count("Stays with an-alder: ") == 2
