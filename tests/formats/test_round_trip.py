"""Native to a tool's format and back: equal in claims, or what is lost is said."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg import formats
from kg.articles import Article, content_hash
from kg.articles import read as read_native
from kg.claims.derive import claims_of
from kg.formats.native import to_json_line, to_yaml
from kg.registry import registry
from tests.formats.written import TEXT, people

ARTICLE = """\
article: demo-1
outlet: reuters
url: https://news.example/1
published: 2025-10-23
kind: official
language: en
extent: excerpt
annotator: anna
revision: 3
entities:
- {id: ana-ruiz, class: Official, names: [Ana Ruiz, {text: Ana Ruíz, lang: es}], note: Invented.}
- {id: freedonia, class: Group, names: [Freedonia]}
names:
  ana-ruiz: [Ana Ruiz]
  freedonia: {Freedonia: [[23, 32]]}
  G7: [G7]
statements:
- by: ana-ruiz
  said: 2025-10-22
  place: the capital
  claims:
  - fact: freedonia-curb COORDINATED_WITH G7
    id: coordination
    condition: if they come
    factuality: probable
    from: 2025-11/2025-12
    degree: joint
    scope: only some grades
    quote: in coordination with G7
    gloss: With the seven.
  - {fact: freedonia-curb HAS_STATUS considered, planned: true, denies: coordination, quote: may curb, gloss: Perhaps.}
- by: unnamed
  described: a source
  via: [reuters]
  part: headline
  claims:
  - {fact: freedonia-curb COVERS graphite, rate: 12.5, additional: false, quote: graphite, gloss: On graphite.}
- claims:
  - {fact: freedonia-curb AIMS_AT reciprocity, confirms: [coordination], quote: exports, gloss: To do alike.}
"""


@pytest.fixture
def article(tmp_path: Path) -> Article:
    path = tmp_path / "demo-1.yaml"
    path.write_text(ARTICLE.replace("2025-11/2025-12", "2025-11-01/2025-12-31"), "utf-8")
    (found,), problems = read_native([path])
    assert problems == []
    return found


@pytest.mark.parametrize("to", ["brat", "label-studio"])
@pytest.mark.parametrize("before", ["", "🚢 "])
def test_claims_come_back_equal(tmp_path: Path, article: Article, to: str, before: str) -> None:
    if before:
        article = replace(article, names={**article.names, "freedonia": {"Freedonia": ((25, 34),)}})
    back, losses = there_and_back(tmp_path, article, before + TEXT, to)
    assert losses == []
    known = people(tmp_path)
    ones, others = ({claim.id: claim for claim in claims_of(one, known)} for one in (article, back))
    assert ones.keys() == others.keys()
    for id, one in ones.items():
        other = others[id]
        assert replace(one, start=None, end=None) == replace(other, start=None, end=None)
        assert other.start is not None
    assert back.entities[0] == replace(article.entities[0], file=back.entities[0].file, line=0)
    assert {id: list(names) for id, names in back.names.items()} == {id: list(n) for id, n in article.names.items()}


def there_and_back(folder: Path, article: Article, text: str, to: str) -> tuple[Article, list[str]]:
    known = people(folder)
    out = folder / "out" / "demo.json" if to == "label-studio" else folder / "out"
    out.parent.mkdir(exist_ok=True)
    saved = formats.save([formats.Converted(article, text)], to, out, known, None)
    found = formats.read([out], known)
    assert [document.rejections for document in found.report.documents] == [[]]
    return found.articles[0], [problem.message for problem in saved.problems]


@pytest.mark.parametrize("to", ["brat", "label-studio"])
def test_the_seed_comes_back_equal(test_data: Path, tmp_path: Path, to: str) -> None:
    source = Path(__file__).parents[2] / "data" / "articles" / "asiae-2025-10-23.yaml"
    (article,), _ = read_native([source])
    out = tmp_path / "demo.json" if to == "label-studio" else tmp_path
    found = formats.stream([source], registry())
    assert formats.save(found, to, out, registry(), test_data / "sources").problems == []
    (back,) = formats.read([out], registry()).articles
    assert sorted(claims_of(back, registry()), key=str) == sorted(claims_of(article, registry()), key=str)
    assert (back.names, back.sha256) == (article.names, article.sha256)


def test_native_comes_back_equal_to_the_last_key(tmp_path: Path, article: Article) -> None:
    (tmp_path / "a.yaml").write_text(to_yaml(article), "utf-8")
    (tmp_path / "b.jsonl").write_text(to_json_line(article), "utf-8")
    for name in ("a.yaml", "b.jsonl"):
        (back,), problems = read_native([tmp_path / name])
        assert problems == []
        assert content_hash(back) == content_hash(article)


def test_what_a_format_cannot_hold_is_said(tmp_path: Path, article: Article) -> None:
    first, second, third = article.statements
    claim = replace(first.claims[0], gloss="Two\nlines.", quote="not in the text")
    long = replace(second.claims[0], gloss="Two\nlines.")
    changed = (
        replace(first, claims=(claim,)),
        replace(second, claims=(long,)),
        replace(third, annotator="bob", claims=()),
    )
    article = replace(article, statements=changed, names={"G7": {"the seven": ()}, "nobody": {"G7": ()}})
    out, known = tmp_path / "out", people(tmp_path)
    saved = formats.save([formats.Converted(article, TEXT)], "brat", out, known, None)
    assert [problem.message.partition(": left out: ")[2][:40] for problem in saved.problems] == [
        "the name 'the seven' of G7, which the te",
        "the mentions of nobody, which neither th",
        "freedonia-curb COORDINATED_WITH G7: The ",
        "the claims of the annotator bob.",
        "the line breaks in the gloss of E1.",
    ]
    assert all(problem.warning for problem in saved.problems)


def test_the_annotators_of_one_article_come_back_as_annotators(tmp_path: Path, article: Article) -> None:
    first, second, third = article.statements
    article = replace(article, statements=(first, replace(second, annotator="bob"), replace(third, claims=())))
    back, losses = there_and_back(tmp_path, article, TEXT, "label-studio")
    assert losses == []
    known = people(tmp_path)
    assert {(c.annotator, c.id) for c in claims_of(back, known)} == {
        (c.annotator, c.id) for c in claims_of(article, known)
    }


def test_a_text_that_was_not_annotated_is_refused(tmp_path: Path, article: Article) -> None:
    article = replace(article, sha256="0" * 64)
    saved = formats.save(
        [formats.Converted(article, TEXT)], "label-studio", tmp_path / "x.json", people(tmp_path), None
    )
    assert "not the one that was annotated" in saved.problems[0].message
    (task,) = json.loads((tmp_path / "x.json").read_text("utf-8"))
    assert task["annotations"][0]["result"] == []
