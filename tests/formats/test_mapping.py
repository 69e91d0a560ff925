"""A mapping file: checked against the ontology, every fault with its line."""

from pathlib import Path

import pytest

from kg.errors import DataError
from kg.formats import read_mapping


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("labels: {GPE: Government}\nrelations:\n  Hits: TARGETZ\n", 3, "Did you mean 'TARGETS'?"),
        ("labels:\n  GPE: Governmint\n", 2, "Did you mean 'Government'?"),
        ("events:\n  Embargo:\n    class: ExportBan\n    roles:\n      Item: COVER\n", 5, "Did you mean 'COVERS'?"),
        ("events:\n  Embargo: {class: ExportBan, predicate: TARGETS}\n", 2, "keep one of them"),
        ("attributes:\n  Mood: {values: {Low: {factuality: perhaps}}}\n", 2, "one of certain, probable"),
        ("attributes:\n  Mood: {values: {Low: {status: in_farce}}}\n", 2, "Did you mean 'in_force'?"),
        ("attributes:\n  Mood: fuctuality\n", 2, "Did you mean 'factuality'?"),
        ("metadata:\n  published: yesterday\n", 2, "a day like 2025-10-22"),
        ("lables: {}\n", 1, "labels"),
        ("- labels\n", 1, "mapping"),
        ("", 1, "empty"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = tmp_path / "mapping.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(DataError) as error:
        read_mapping(path)
    assert [(problem.file, problem.line) for problem in error.value.problems] == [(str(path), line)]
    assert words in error.value.problems[0].message


def test_the_mapping_of_the_documentation_is_right(tmp_path: Path) -> None:
    import kg.formats.mapping as module

    path = tmp_path / "mapping.yaml"
    path.write_text(str(module.__doc__).partition("\n\n")[2], "utf-8")
    found = read_mapping(path)
    assert found.class_of("GPE") == "Government"
    assert found.links == {"Wikipedia:64488": "some-id"}
