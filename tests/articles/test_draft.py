"""`kg new`: a draft that only waits for what a person knows."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from kg.articles import draft, locate, read, read_text


class People:
    """A registry of five names."""

    def names(self) -> Iterator[tuple[str, str, str]]:
        yield from (("Norway", "en", "NO"), ("Norge", "nb", "NO"), ("Cod: fresh", "en", "cod"), ("held", "en", "held"))
        yield ("Norway", "en", "no-government")


def drafted(folder: Path) -> str:
    (folder / "lantern-1.txt").write_text("Norway held talks. Cod: fresh.", "utf-8")
    return draft(folder / "lantern-1.txt", People())


def test_it_has_the_hash_and_the_names_that_stand_in_the_text(tmp_path: Path) -> None:
    text = drafted(tmp_path)
    assert f"sha256: {sha256(b'Norway held talks. Cod: fresh.').hexdigest()}\n" in text
    assert "names:\n  NO:\n  - Norway   # or no-government?\n" in text
    assert '  cod:\n  - "Cod: fresh"\n' in text
    assert "Norge" not in text
    assert "held" not in text


def test_what_is_missing_is_what_is_said_to_be_missing(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(drafted(tmp_path), "utf-8")
    articles, problems = read([tmp_path / "a.yaml"])
    missing = [problem.message.split("'")[1] for problem in problems]
    assert articles == []
    assert missing == ["outlet", "url", "published", "annotator", "by", "said", "fact", "quote", "gloss"]


def test_filled_in_it_can_be_located(tmp_path: Path) -> None:
    text = drafted(tmp_path)
    for key, value in {
        "outlet:": "o",
        "url:": "http://o.example",
        "published:": "2031-05-04",
        "annotator:": "me",
        "by:": "NO",
        "said:": "unknown",
        "fact:": "NO TARGETS SE",
        "quote:": "held talks",
        "gloss:": "They met.",
    }.items():
        text = (
            text.replace(f" {key}", f" {key} {value}", 1) if f" {key}" in text else text.replace(key, f"{key} {value}")
        )
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    assert locate(tmp_path / "a.yaml", read_text(tmp_path / "lantern-1.txt")) == []
    (article,), problems = read([tmp_path / "a.yaml"])
    assert problems == []
    assert article.statements[0].claims[0].span == (7, 17)
    assert article.names["cod"] == {"Cod: fresh": ((19, 29),)}


def test_a_text_without_names(tmp_path: Path) -> None:
    (tmp_path / "a b.txt").write_text("Nothing.", "utf-8")
    text = draft(tmp_path / "a b.txt", People())
    assert "names:" not in text
    assert "article: \n" in text
