"""Answers in words: where something stands, who says so and who does not, and the words of texts at hand."""

from pathlib import Path

import pytest

from tests.cli.command import kg
from tests.load.written import MEASURE, article, claim

ANNOUNCED, IN_FORCE = f"{MEASURE} HAS_STATUS announced", f"{MEASURE} HAS_STATUS in_force"
REPLY = f"{MEASURE} IN_RESPONSE_TO cn-port-fees-2025"


@pytest.fixture(scope="module")
def disputed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A measure announced on some day of a span, planned for December, denied later, and a headline that denies too."""
    folder = tmp_path_factory.mktemp("disputed")
    files = [
        article(
            folder,
            "reuters-2025-10-23",
            claim(ANNOUNCED, from_="2025-10-20/2025-10-21"),
            claim(IN_FORCE, from_="2025-12-01"),
            claim(REPLY, factuality="probable"),
        ),
        article(
            folder,
            "reuters-2025-10-25",
            claim(ANNOUNCED, factuality="denied"),
            claim(REPLY, factuality="denied", part="headline"),
            published="2025-10-25",
        ),
    ]
    done = kg("load", *files, cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_who_says_so_who_plans_and_who_denies(disputed: Path) -> None:
    text = kg("ask", "status_of", f"measure={MEASURE}", "--as-of", "2025-12-02", cwd=disputed).stdout
    assert "DISPUTED       1" in text
    assert "1  announced (disputed); no claim that it is in force\n" in text
    assert "   since         between 2025-10-20 and 2025-10-21\n" in text
    assert "   planned for   2025-12-01: that day has passed, nothing newer loaded\n" in text
    told = [line[3:17].strip() for line in text.splitlines() if line.startswith("   who ")]
    assert told == ["who says so", "who plans it", "who denies it"]


def test_the_status_is_as_firm_as_it_is_said_whatever_the_answer_of_the_row(disputed: Path) -> None:
    text = kg("ask", "countermeasures_to", "measure=cn-port-fees-2025", cwd=disputed).stdout
    assert "   status        announced (disputed); no claim that it is in force\n   answer" not in text
    assert "   status        announced (disputed); no claim that it is in force\n" in text
    assert "PROBABLE       1" in text
    assert "!  a headline denies it; not counted" in text


def test_a_start_that_nobody_gives_is_no_start(tmp_path: Path) -> None:
    assert kg("load", article(tmp_path, "reuters-2025-10-23", claim(IN_FORCE)), cwd=tmp_path).returncode == 0
    text = kg("ask", "status_of", f"measure={MEASURE}", cwd=tmp_path).stdout
    assert "   since         2025-10-23, when it was said; no start is given\n" in text


def test_words_of_another_copy_are_not_shown(tmp_path: Path) -> None:
    said = claim(ANNOUNCED, span="[4, 14]")
    assert kg("load", article(tmp_path, "reuters-2025-10-23", said), cwd=tmp_path).returncode == 0
    text = tmp_path / "reuters-2025-10-23.txt"
    text.write_text("The some words that are quoted.")
    shown = kg("show", MEASURE, "--texts", tmp_path, cwd=tmp_path)
    assert ("The [some words] that" in shown.stdout, "another copy" in shown.stderr) == (True, False)
    text.write_text("Thus some words that are quoted.")
    shown = kg("show", MEASURE, "--texts", tmp_path, cwd=tmp_path)
    assert ("[" in shown.stdout.partition("words   ")[2], "is another copy" in shown.stderr) == (False, True)
