"""`kg locate`: places are written into the file as it stands, or said to be missing; never guessed."""

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import locate, read, read_text
from kg.articles.places import name_places, occurrences
from kg.errors import UsageError

TEXT = "🐟 Cod is cod.\r\nThe minister spoke of cod, and of Norway; Norwegians «on: Monday» agreed.\r\n"
HEAD = "article: a\noutlet: o\nurl: http://o.example\npublished: 2031-05-04\nannotator: me   # an example\n"
HASH = f"sha256: {sha256(TEXT.encode()).hexdigest()}\n"


def after(body: str, folder: Path, text: str = TEXT, head: str = HEAD + HASH) -> tuple[str, list[tuple[int, str]]]:
    """What of the file follows the head after `locate`, and what it says."""
    path = folder / "a.yaml"
    path.write_bytes((head + body).encode())
    problems = [(problem.line, problem.message) for problem in locate(path, text)]
    return path.read_bytes().decode().removeprefix(head), problems


BLOCK = """\
statements:   # who says what
- claims:

  # the minister
  - fact: NO TARGETS SE
    quote: minister spoke   # her words
    gloss: She spoke.
"""


def test_a_span_is_written_beside_the_quote_and_all_else_stays(tmp_path: Path) -> None:
    written, problems = after(BLOCK, tmp_path)
    assert problems == []
    assert written == BLOCK.replace("# her words\n", "# her words\n    span: [19, 33]\n")
    assert TEXT[19:33] == "minister spoke"
    assert read([tmp_path])[1] == []


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    after(BLOCK, tmp_path)
    before = (tmp_path / "a.yaml").stat()
    assert locate(tmp_path / "a.yaml", TEXT) == []
    assert (tmp_path / "a.yaml").stat().st_ino == before.st_ino


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("{quote: minister spoke, F}", "{quote: minister spoke, span: [19, 33], F}"),
        ("F\n    quote: 'on: Monday'", "F\n    quote: 'on: Monday'\n    span: [69, 79]"),
        ("quote: |-\n      minister spoke\n    F", "span: [19, 33]\n    quote: |-\n      minister spoke\n    F"),
        ("span: [3, 4]\n    quote: minister spoke\n    F", "span: [19, 33]\n    quote: minister spoke\n    F"),
        ("quote: cod\n    nth: 2\n    F", "quote: cod\n    span: [37, 40]\n    nth: 2\n    F"),
        ("span: [9, 12]\n    quote: cod\n    F", "span: [9, 12]\n    quote: cod\n    F"),
        ("span:\n    - 1\n    - 2\n    quote: Cod\n    F", "span: [2, 5]\n    quote: Cod\n    F"),
    ],
)
def test_every_style_of_yaml(claim: str, expected: str, tmp_path: Path) -> None:
    def filled(text: str) -> str:
        rest = "fact: NO TARGETS SE, gloss: G." if text.startswith("{") else "fact: NO TARGETS SE\n    gloss: G."
        return f"statements:\n- claims:\n  - {text.replace('F', rest)}\n"

    written, problems = after(filled(claim), tmp_path)
    assert problems == []
    assert written == filled(expected)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("NO: [Norway]", "NO:\n    Norway: [[49, 55]]"),
        ("NO: [Norway, Norwegians]   # both", "NO:\n    Norway: [[49, 55]]\n    Norwegians: [[57, 67]]   # both"),
        ("NO:\n  - Norway   # c\n  - 'Norwegians'", "NO:\n    Norway: [[49, 55]]   # c\n    'Norwegians': [[57, 67]]"),
        ("NO:\n    - Norway", "NO:\n    Norway: [[49, 55]]"),
        ("NO: [Norway, # c\n    Norwegians]", "NO: {Norway: [[49, 55]], # c\n    Norwegians: [[57, 67]]}"),
        ("NO:\n    Norway: []", "NO:\n    Norway: [[49, 55]]"),
        ("cod:\n    cod: [[9, 12]]", "cod:\n    cod: [[9, 12]]"),
        ("cod:\n    Cod:\n    - [1, 4]\n    cod: []", "cod:\n    Cod: [[2, 5]]\n    cod: [[9, 12], [37, 40]]"),
        ("cod: [Cod, cod]", "cod:\n    Cod: [[2, 5]]\n    cod: [[9, 12], [37, 40]]"),
    ],
)
def test_names_become_names_with_places(names: str, expected: str, tmp_path: Path) -> None:
    written, problems = after(f"names:\n  {names}\nstatements: []\n", tmp_path)
    assert problems == []
    assert written == f"names:\n  {expected}\nstatements: []\n"


def test_a_missing_hash_is_written(tmp_path: Path) -> None:
    after("statements: []\n", tmp_path, head=HEAD)
    expected = HEAD.replace("annotator", f"{HASH}annotator") + "statements: []\n"
    assert (tmp_path / "a.yaml").read_text("utf-8") == expected


def test_line_ends_and_the_byte_order_mark_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(("\ufeff" + HEAD + HASH + BLOCK).replace("\n", "\r\n").encode())
    assert locate(path, TEXT) == []
    written = path.read_bytes().decode()
    assert written.startswith("\ufeffarticle")
    assert "# her words\r\n    span: [19, 33]\r\n" in written
    assert written.count("\n") == written.count("\r\n")


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("ministers spoke", "does not have the quote 'ministers spoke'"),
        ("spoke  of", "does not have the quote"),
        ("cod", "2 times; say which by 'nth', or quote more words. 1: …🐟 Cod is »cod«. The minister"),
    ],
)
def test_a_quote_without_place_is_said_and_the_others_are_written(quote: str, words: str, tmp_path: Path) -> None:
    bad = f"  - {{fact: NO TARGETS SE, quote: {quote}, gloss: G.}}\n"
    written, problems = after(BLOCK + bad, tmp_path)
    assert written == BLOCK.replace("# her words\n", "# her words\n    span: [19, 33]\n") + bad
    ((line, message),) = problems
    assert line == 15  # of the file as it is now
    assert words in message


def test_a_name_that_is_not_there_is_said(tmp_path: Path) -> None:
    written, problems = after("names:\n  NO: [Norge]\nstatements: []\n", tmp_path)
    assert written == "names:\n  NO:\n    Norge: []\nstatements: []\n"
    assert problems == [(9, "The text does not have the name 'Norge'; write it as the text does.")]


def test_another_text_changes_nothing_and_what_does_not_agree_is_listed(tmp_path: Path) -> None:
    body, _ = after(f"names:\n  NO: [Norway]\n{BLOCK}  - {{fact: NO TARGETS SE, quote: Cod is, gloss: G.}}\n", tmp_path)
    written, problems = after(body, tmp_path, TEXT.replace("minister", "old minister"))
    assert written == body
    assert [line for line, _ in problems] == [6, 9, 16]
    assert "nothing is written" in problems[0][1]
    assert "at [23, 37], not [19, 33]" in problems[2][1]


def test_other_line_ends_are_told_once(tmp_path: Path) -> None:
    body, _ = after(BLOCK, tmp_path)
    written, problems = after(body, tmp_path, TEXT.replace("\r\n", "\n"))
    assert written == body
    assert [(line, "but with other line ends" in message) for line, message in problems] == [(6, True)]


def test_a_faulty_annotation_stays_as_it_is(tmp_path: Path) -> None:
    body = BLOCK.replace("gloss", "glos")
    written, problems = after(body, tmp_path)
    assert written == body
    assert [line for line, _ in problems] == [13]
    assert after("statements: [\n", tmp_path)[1][0][0] == 8


def test_only_yaml_is_written_into(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="writes into YAML"):
        locate(tmp_path / "a.jsonl", TEXT)


def test_a_text_is_read_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(("\ufeff" + TEXT).encode())
    assert read_text(path) == "\ufeff" + TEXT


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        ("US", "US, USTR, focUS, U.S.", 1),
        ("U.S.", "the U.S. U.S.-led", 2),
        ("미국", "미국은 미국", 2),
        ("G7", "G7s G7 G77", 1),
    ],
)
def test_a_name_is_no_part_of_a_longer_word(name: str, text: str, count: int) -> None:
    assert len(name_places(name, text)) == count


@given(st.text(max_size=20), st.text(min_size=1, max_size=3))
def test_occurrences_are_the_words(text: str, words: str) -> None:
    places = occurrences(words, text)
    assert {text[start:end] for start, end in places} <= {words}
    assert len(places) == text.count(words)


def test_the_seed_comes_out_as_it_is_kept(test_data: Path, tmp_path: Path) -> None:
    """Without its spans the shipped article gets the same ones back."""
    kept = (Path(__file__).parents[2] / "data" / "articles" / "asiae-2025-10-23.yaml").read_text("utf-8")
    bare = "".join(line for line in kept.splitlines(keepends=True) if not line.lstrip().startswith("span:"))
    path = tmp_path / "bare.yaml"
    path.write_text(bare, "utf-8")
    assert locate(path, read_text(test_data / "sources" / "asiae-2025-10-23.txt")) == []
    assert sorted(path.read_text("utf-8").splitlines()) == sorted(kept.splitlines())
