"""docs/questions.md is what the questions answer."""

from pathlib import Path

from tests.questions.document import DOCUMENT, document, filled


def test_the_document_has_the_answers(tmp_path: Path) -> None:
    with filled(tmp_path) as store:
        assert document(store) == DOCUMENT.read_text(encoding="utf-8"), "run `make docs` and read what changed"
