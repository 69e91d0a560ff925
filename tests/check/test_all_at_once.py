"""Everything wrong with an article is said in one run, each thing once, and nothing that only follows from another."""

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import read_all
from kg.articles.tree import yaml_tree
from kg.check import check
from kg.errors import Problem
from kg.load import load
from kg.registry import Registry, registry_of
from kg.stores import Store

PEOPLE = Path(__file__).parent.parent / "registry" / "valid"
TEXT = "Norway weighs a quota. Two officials said that the quota was about cod and about nothing else at all."
HASH = sha256(TEXT.encode()).hexdigest()
# `# ! words | words`: a problem each with these words, at this line.
BAD = """\
article: bad
outlet: daily-lanter   # ! Nobody has the id 'daily-lanter'
url: https://lantern.example/a
url: https://lantern.example/b   # ! Key 'url' stands twice
published: 2031-02-30   # ! day 30 does not exist
annotator: an example
sha256: %s
title: Of fish   # ! no key 'title'
entities:
- {id: no-fish-quota, class: ExportQota, names: [quota]}   # ! Did you mean 'ExportQuota'?
- {id: no-fish-tax, class: ExportTax, names: [tax]}
- {id: no-fish-tax, class: ExportTax, names: [the tax]}   # ! 'no-fish-tax' is declared twice
- {id: no-fish-ban, class: Embargo-2}   # ! 'class' must be | needs the key 'names'
names:
  NX: [Norway]   # ! Nobody has the id 'NX'
  NO: [Norge]   # ! does not have the name 'Norge'
statements:
- by: kari-exampel   # ! Nobody has the id 'kari-exampel' | Nobody has the id 'morning-wire'
  via: [morning-wire]
  claims:
  - fact: no-fish-tax COVRS codd   # ! Did you mean 'COVERS'? | Nobody has the id 'codd' | not 'a quota weighed
    factualty: possible   # ! Did you mean 'factuality'?
    from: 2031-13   # ! month 13
    confirms: nowhere   # ! No claim of this article has the id 'nowhere'
    id: one
    quote: a quota weighed for cod here now   # ! at most six words
    span: [0, 6]
    gloss: A quota is being weighed.
  - fact: no-fish-tax TARGETS cod   # ! TARGETS cannot join these | the text has 'Norway', not 'a quota'
    id: one   # ! Two claims of this article have the id 'one'
    quote: a quota
    span: [0, 6]
    gloss: A quota is being weighed.
- by: unnamed   # ! An unnamed source needs 'described'
  said: 2031-04-31   # ! day 31
  claims:
  - fact: no-fish-tax HAS_STATUS   # ! three words
    quote: about sprats
    gloss: Nothing else is meant.
  - fact: no-quota COVERS cod   # ! Nobody has the id 'no-quota' | The text does not have the quote 'about hake'
    rate: a lot   # ! must be a number
    denies: one
    quote: about hake
    gloss: It is about fish.
  claims:   # ! Key 'claims' stands twice
  - fact: no-fish-quota COVERS cod
    denies: [two, three]   # ! has the id 'two' | has the id 'three'
    quote: the quota
    gloss: It is about cod.
""".replace("%s", HASH)
BAD = BAD.replace("HAS_STATUS   # ! three", "HAS_STATUS   # ! does not have the quote 'about sprats' | three")


@pytest.fixture(scope="module")
def people() -> Registry:
    return registry_of(PEOPLE)


def expected(text: str) -> set[tuple[int, str]]:
    lines = enumerate(text.splitlines(), 1)
    return {(n, words) for n, line in lines for mark in re.findall("# ! (.*)", line) for words in mark.split(" | ")}


def missed(problems: list[Problem], marks: set[tuple[int, str]]) -> tuple[list[Problem], set[tuple[int, str]]]:
    """Problems that no mark expects, and marks that no problem meets."""
    pairs = {(p, mark) for p in problems for mark in marks if p.line == mark[0] and mark[1] in p.message}
    return [p for p in problems if p not in {one for one, _ in pairs}], marks - {mark for _, mark in pairs}


def written(folder: Path, name: str, text: str) -> Path:
    (folder / "texts").mkdir(exist_ok=True)
    (folder / "texts" / "bad.txt").write_text(TEXT, "utf-8")
    (folder / name).write_text(text, "utf-8")
    return folder / name


def test_check_says_everything_at_once(people: Registry, tmp_path: Path) -> None:
    problems = check([written(tmp_path, "bad.yaml", BAD)], people, tmp_path / "texts")
    assert missed(problems, expected(BAD)) == ([], set())
    assert len(problems) == len(expected(BAD))
    assert problems == sorted(problems)


def test_load_says_everything_at_once_and_loads_the_others(store: Store, tmp_path: Path) -> None:
    good = written(tmp_path, "good.yaml", GOOD.replace("article: bad", "article: good"))
    bad = written(tmp_path, "bad.yaml", BAD)
    report = load(store, [bad, good], registry_dirs=[PEOPLE], texts=tmp_path / "texts")
    assert missed(report.problems, expected(BAD)) == ([], set())
    assert len(report.problems) == len(expected(BAD))
    assert [(outcome.source.node.id, outcome.action) for outcome in report.articles] == [("good", "new")]


def test_load_says_no_more_than_there_is(store: Store, tmp_path: Path) -> None:
    (tmp_path / "schema.json").write_text('{"types": []}', "utf-8")
    bad = written(tmp_path, "bad.yaml", GOOD.replace("kind: official", "kind: officiel"))
    report = load(store, [bad, tmp_path / "schema.json"], registry_dirs=[PEOPLE], texts=tmp_path / "texts")
    assert [problem.line for problem in report.problems if problem.file == str(bad)] == [3]
    assert report.articles == []


def test_a_line_of_json_lines_says_everything_at_once(people: Registry, tmp_path: Path) -> None:
    tree, _ = yaml_tree(BAD)
    twice = json.dumps(tree).replace('"url":', '"url": "https://lantern.example/a", "url":')
    problems = check([written(tmp_path, "bad.jsonl", f"\n{twice}\n")], people, tmp_path / "texts")
    # YAML's second `claims` is lost on the way through JSON.
    marks = {(2, words) for _, words in expected(BAD) if "'claims'" not in words and not words.startswith("has the id")}
    assert missed(problems, marks) == ([], set())
    assert len(problems) == len(marks)


GOOD = f"""\
article: bad
outlet: no-fish-ministry
kind: official
url: https://lantern.example/a
published: 2031-05-04
annotator: an example
sha256: {HASH}
entities:
- id: no-fish-quota
  class: ExportQuota
  names: [fishy quota]
names:
  NO: [Norway]
statements:
- by: unnamed
  described: two officials
  claims:
  - fact: no-fish-quota COVERS cod
    id: cod
    quote: quota
    nth: 2
    gloss: It is about cod.
  - fact: no-fish-quota HAS_STATUS considered
    confirms: cod
    quote: a quota
    span: [14, 21]
    gloss: A quota is being weighed.
"""


def test_nothing_is_wrong_with_the_good_article(people: Registry, tmp_path: Path) -> None:
    assert check([written(tmp_path, "good.yaml", GOOD)], people, tmp_path / "texts") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kind: official", "kind: officiel"),
        ("outlet: no-fish-ministry", "outlet: The Ministry"),
        ("article: bad", "article: so bad"),
        ("published: 2031-05-04", "published: May 2031"),
        (f"sha256: {HASH}", "sha256: unknown"),
        ("entities:", "entitys:"),
        ("- id: no-fish-quota\n", "- id: no-fish-quota\n  id: no-quota\n"),
        ("  class: ExportQuota\n", ""),
        ("class: ExportQuota", "class: quota"),
        ("names: [fishy quota]", "names: fishy quota"),
        ("- id: no-fish-quota\n  class: ExportQuota\n  names: [fishy quota]", "- no-fish-quota"),
        ("- id: no-fish-quota\n  class: ExportQuota\n  names: [fishy quota]", "  no-fish-quota: {class: ExportQuota}"),
        ("NO: [Norway]", "NO: Norway"),
        ("by: unnamed", "by: two officials"),
        ("described: two officials", "described:"),
        ("described: two officials", "describd: two officials"),
        ("  claims:", "  claim:"),
        ("  - fact: no-fish-quota HAS", "  claims:\n  - fact: no-fish-quota HAS"),
        ("fact: no-fish-quota COVERS cod", "fact: no-fish-quota COVERS"),
        ("fact: no-fish-quota COVERS cod", "factt: no-fish-quota COVERS cod"),
        ("id: cod", "id: [cod]"),
        ("nth: 2", "nth: second"),
        ("nth: 2", "span: [34]"),
        ("nth: 2", "span: [9, 3]"),
        ("quote: a quota", "quote:"),
        ("confirms: cod", "confirms: {cod: 1}"),
    ],
)
def test_one_mistake_is_one_problem(people: Registry, tmp_path: Path, old: str, new: str) -> None:
    assert GOOD.count(old) == 1
    problems = check([written(tmp_path, "bad.yaml", GOOD.replace(old, new))], people, tmp_path / "texts")
    assert len(problems) == 1, problems


@given(
    at=st.integers(0, len(GOOD)),
    length=st.integers(0, 20),
    new=st.sampled_from(["", " ", ":", "- ", "\n", "[", "{a: b}"]),
)
def test_what_is_left_of_any_article_can_be_checked(
    people: Registry, tmp_path_factory: pytest.TempPathFactory, at: int, length: int, new: str
) -> None:
    folder = tmp_path_factory.getbasetemp()
    path = written(folder, "slip.yaml", GOOD[:at] + new + GOOD[at + length :])
    articles, partial, problems = read_all([path])
    assert len(articles) + len(partial) <= 1
    assert {(p.line, p.message) for p in problems} <= {
        (p.line, p.message) for p in check([path], people, folder / "texts")
    }
