"""Trees with lines: everything is text, a key stands once, and no file makes the reader fail."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.articles import read
from kg.articles.tree import json_tree, line_of, yaml_tree

EVERY_KEY = (Path(__file__).parent / "valid" / "every-key.yaml").read_text("utf-8")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(min_size=1, max_size=3), inner, max_size=3),
    max_leaves=12,
)


@pytest.mark.parametrize(
    "word", ["NO", "on", "yes", "null", "~", "2025-11", "1e3", "0o7", "0x1F", "12:30:45", "1_000", ".inf"]
)
def test_scalars_stay_text(word: str) -> None:
    assert yaml_tree(f"a: {word}\nb: [{word}]\n{word}: c\n")[0] == {"a": word, "b": [word], word: "c"}


def test_lines_of_keys_and_items() -> None:
    tree, _ = yaml_tree("# c\na:\n  - b\n\n  - {c: d}\ne: >-\n  f\n  g\nh: i\n")
    assert tree is not None
    paths = [(), ("a",), ("a", 0), ("a", 1), ("a", 1, "c"), ("a", 1, "missing"), ("e",), ("h",)]
    assert [line_of(tree, path) for path in paths] == [2, 2, 3, 5, 5, 5, 6, 9]


def test_lines_of_json() -> None:
    tree, _ = json_tree('{"a": [\n1,\n{"b":\n null}]}', first_line=7)
    assert tree == {"a": ["1", {"b": ""}]}
    assert [line_of(tree, path) for path in [("a",), ("a", 0), ("a", 1), ("a", 1, "b")]] == [7, 8, 9, 9]


@given(JSON)
def test_json_is_read_as_json_reads_it(value: object) -> None:
    def text(one: object) -> object:
        if isinstance(one, dict):
            return {key: text(inner) for key, inner in one.items()}
        if isinstance(one, list):
            return [text(inner) for inner in one]
        return one if isinstance(one, str) else "" if one is None else json.dumps(one)

    tree, flaws = json_tree(json.dumps(value, indent=1))
    assert flaws or tree == text(value)


@given(st.text(alphabet=st.sampled_from("ab:-[]{}\"'|>&*!%#?,@\n\t \r\\\x00\ud800é😀\u2028\ufeff"), max_size=40))
def test_no_text_makes_a_reader_fail(text: str) -> None:
    for tree, flaws in (yaml_tree(text), json_tree(text)):
        assert tree is not None or flaws
        assert all(flaw.line >= 1 for flaw in flaws)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.integers(0, len(EVERY_KEY)), st.integers(0, 30), st.text(alphabet="a:-[]{}\"'\n 0", max_size=6))
def test_no_slip_of_the_pen_makes_reading_fail(tmp_path: Path, at: int, length: int, new: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(EVERY_KEY[:at] + new + EVERY_KEY[at + length :], "utf-8")
    articles, problems = read([path])
    assert articles or problems


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("- gloss: Note: that\n", 1, "Put a text with a colon in quotation marks"),
        ("- by: US\n   said: 2031\n", 2, "or indent this line like its neighbours"),
        ("a:\n  b: 1\n c: 2\n", 3, "indented differently than its neighbours"),
        ('quote: "the "fish" quota"\n', 1, "Quotation marks inside a text"),
        ("a:\n\tb: 1", 2, "not with tabs"),
    ],
)
def test_advice_for_common_slips(text: str, line: int, words: str) -> None:
    tree, flaws = yaml_tree(text)
    assert tree is None
    assert [(flaw.line, words in flaw.message) for flaw in flaws] == [(line, True)]
