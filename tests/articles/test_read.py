"""Files of the native format: what is read, and what is said of what cannot be read, line by line."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kg.articles import Article, content_hash, read
from kg.articles.format import article as article_kind
from kg.articles.tree import yaml_tree
from kg.errors import UsageError

HERE = Path(__file__).parent
VALID = HERE / "valid"
INVALID = sorted((HERE / "invalid").glob("*.yaml"))


def one(path: Path) -> Article:
    (article,), problems = read([path])
    assert problems == []
    return article


def test_every_key_is_read() -> None:
    article = one(VALID / "every-key.yaml")
    assert (article.id, article.published, article.revision) == ("lantern-2031-05-04", date(2031, 5, 4), 2)
    assert (article.kind, article.extent, article.line) == ("official", "excerpt", 2)
    tariff, cod = article.entities
    assert tariff.names == (("Norway's fish tariff", "en"), ("fisketoll", "nb"))
    assert cod.properties == {"hsCode": ("030251", "030363")}
    assert article.names == {"NO": {"Norway": (), "Norges": ()}, "cod": {"cod": ((10, 13), (20, 23))}}
    first, second, third = article.statements
    assert (first.by, first.said, first.via, first.part) == (
        "kari-example",
        "/2031-05-03",
        ("evening-wire",),
        "headline",
    )
    (claim,) = first.claims
    assert (claim.subject, claim.predicate, claim.object) == ("no-fish-tariff-2031", "COVERS", "cod")
    assert claim.qualifiers == {"rate": 12.5, "additional": True, "scope": "fresh only"}
    assert (claim.valid_from, claim.valid_to, claim.nth, claim.span) == ("2031-06-01/2031-06-10", "2032", 2, (40, 57))
    assert (second.claims[0].planned, second.claims[0].confirms, second.claims[0].denies) == (
        True,
        ("rate",),
        ("rate",),
    )
    assert third.by is None
    assert third.claims[0].object == "NO"


def test_lines_are_those_of_the_file() -> None:
    article = one(VALID / "every-key.yaml")
    text = (VALID / "every-key.yaml").read_text("utf-8").splitlines()
    for statement in article.statements:
        for claim in statement.claims:
            assert f"{claim.subject} {claim.predicate} {claim.object}" in text[claim.line - 1]
    assert "by: unnamed" in text[article.statements[1].line - 1]
    assert text[article.lines["outlet"] - 1].startswith("outlet:")
    assert text[article.lines["names cod"] - 1].strip() == "cod:"


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_everything_wrong_is_said_at_its_line(path: Path) -> None:
    """A comment `# ! words` marks a line about which a problem with these words is expected."""
    expected = {
        (number, mark)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        for mark in re.findall(r"# ! (.*)$", line)
    }
    articles, problems = read([path])
    assert articles == []
    assert {problem.line for problem in problems} == {line for line, _ in expected}
    for line, words in expected:
        assert [problem for problem in problems if problem.line == line and words in problem.message], words
    assert {problem.file for problem in problems} == {str(path)}


def test_good_articles_are_read_beside_bad_ones() -> None:
    articles, problems = read([HERE / "invalid", VALID])
    assert [article.id for article in articles] == ["lantern-2031-05-04", "lantern-2031-05-05"]
    assert problems == sorted(problems)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: "%YAML 1.1\n---\n" + text,
        lambda text: text.replace("annotator: an example", "annotator: >-\n  an\n  example"),
    ],
    ids=["CRLF", "BOM", "YAML 1.1", "folded"],
)
def test_the_way_of_writing_does_not_matter(change: object, tmp_path: Path) -> None:
    assert callable(change)
    text = (VALID / "every-key.yaml").read_text("utf-8")
    path = tmp_path / "article.yaml"
    path.write_bytes(change(text).encode())
    assert content_hash(one(path)) == content_hash(one(VALID / "every-key.yaml"))


def test_json_and_json_lines_say_the_same_as_yaml(tmp_path: Path) -> None:
    tree, _ = yaml_tree((VALID / "every-key.yaml").read_text("utf-8"))
    (tmp_path / "text.json").write_text(json.dumps(tree, indent=1), "utf-8")
    typed = json.dumps(tree).replace('"12.5"', "12.5").replace('"true"', "true").replace('"2"', "2")
    (tmp_path / "typed.jsonl").write_text(f"\n{typed}\n", "utf-8")
    expected = content_hash(one(VALID / "every-key.yaml"))
    assert content_hash(one(tmp_path / "text.json")) == expected
    article = one(tmp_path / "typed.jsonl")
    assert content_hash(article) == expected
    assert {article.line, *(statement.line for statement in article.statements)} == {2}


def test_a_problem_in_json_has_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"article": "a",\n "outlet": "b",\n "article": "c",\n "revision": -1}', "utf-8")
    lines = [(problem.line, problem.message.split(";")[0]) for problem in read([path])[1]]
    assert (3, "Key 'article' stands twice, first in line 1") in lines
    assert (4, "'revision' must be a whole number from 1, not '-1'.") in lines


LINE = '{"article": "%s", "outlet": "o", "url": "http://x.example", "published": "2031-05-04", "annotator": "me", %s}'


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ('{"article": "b"', "not JSON"),
        (LINE % ("b", '"statements": [], "statements": []'), "stands twice"),
        (LINE % ("b", '"statements": [], "outlet" : "\\u003a"'), "stands twice"),
        (LINE % ("b", '"statements": [], "extent": null'), "has no value"),
        (LINE % ("b", '"statements": [{"claims": NaN}]'), "not JSON"),
        (LINE % ("\\u0007", '"statements": []'), "U+0007 is not allowed"),
        (LINE % ("b", '"statements": [], "names": {"\\ud800": []}'), "U+D800 is not allowed"),
        ("[" * 100_000, "nests deeper"),
        ("[]", "must be an article"),
    ],
)
def test_a_bad_line_of_json_lines_leaves_the_others(bad: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join([LINE % ("a", '"statements": []'), bad, LINE % ("c", '"statements": []')]), "utf-8")
    articles, problems = read([path])
    assert [article.id for article in articles] == ["a", "c"]
    assert {problem.line for problem in problems} == {2}
    assert any(message in problem.message for problem in problems)


def test_one_article_in_two_files(tmp_path: Path) -> None:
    text = (VALID / "least.yaml").read_text("utf-8")
    for name, content in (("a", text), ("b", text), ("c", text + "revision: 2\n")):
        (tmp_path / f"{name}.yaml").write_text(content, "utf-8")
    articles, problems = read([tmp_path])
    assert (sorted(article.revision for article in articles), problems) == ([1, 2], [])

    (tmp_path / "b.yaml").write_text(text.replace("an example", "somebody"), "utf-8")
    articles, (problem,) = read([tmp_path])
    assert [article.revision for article in articles] == [2]
    assert problem.file.endswith("b.yaml")
    assert f"{tmp_path / 'a.yaml'}:1" in problem.message


def test_words_said_after_the_publication_are_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text((VALID / "every-key.yaml").read_text("utf-8").replace("/2031-05-03", "2031-05-06"), "utf-8")
    (article,), (problem,) = read([path])
    assert (article.statements[0].said, problem.warning) == ("2031-05-06", True)


def test_a_file_that_is_not_utf8_says_where(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"article: a\noutlet: \xe9\n")
    assert [(problem.line, "UTF-8" in problem.message) for problem in read([path])[1]] == [(2, True)]


def test_other_files_and_no_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words", "utf-8")
    assert read([tmp_path]) == ([], [])
    assert ".jsonl" in read([tmp_path / "a.txt"])[1][0].message
    with pytest.raises(UsageError, match="no file or folder"):
        read([tmp_path / "nowhere"])


def test_the_hash_is_of_what_is_said() -> None:
    article = one(VALID / "every-key.yaml")
    assert content_hash(replace(article, file="elsewhere", line=99, lines={})) == content_hash(article)
    assert content_hash(replace(article, annotator="another")) != content_hash(article)
    (first, *rest) = article.statements
    moved = replace(first, claims=(replace(first.claims[0], span=(41, 58)),))
    assert content_hash(replace(article, statements=(moved, *rest))) != content_hash(article)


@pytest.mark.parametrize("path", [*INVALID, *sorted(VALID.glob("*.yaml"))], ids=lambda path: path.stem)
def test_what_fits_has_no_faults(path: Path) -> None:
    tree, _ = yaml_tree(path.read_text("utf-8"))
    kind = article_kind()
    assert kind.fits(tree) == (not list(kind.faults(tree, ())))


def test_a_statement_can_have_an_annotator_of_its_own(tmp_path: Path) -> None:
    text = (VALID / "every-key.yaml").read_text("utf-8")
    own = text.replace("- by: unnamed\n", "- by: unnamed\n  annotator: second\n")
    (tmp_path / "two.yaml").write_text(own, "utf-8")
    assert [statement.annotator for statement in one(tmp_path / "two.yaml").statements][:2] == [None, "second"]
