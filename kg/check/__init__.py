"""What is wrong with annotated articles, before a store takes them: references, ends, words, shapes."""

from collections.abc import Iterable
from pathlib import Path

from kg import formats
from kg.articles import Article, text_at_hand
from kg.check.editor import editor
from kg.check.references import check_article
from kg.errors import Problem, number_of
from kg.registry import Registry

__all__ = ["check", "check_article"]


def check(
    paths: Iterable[Path], registry: Registry, texts: Path | None = None, source: formats.Source | None = None
) -> list[Problem]:
    """Everything wrong with these articles, and what a careful editor would ask about; `texts` holds <id>.txt.

    Of other tools' exports, which `source` says how to read, each mark that is rejected is a warning.
    """
    read = formats.read(paths, registry, source or formats.Source())
    articles, partial, problems = read.articles, read.partial, [*read.problems, *read.report.problems(warning=True)]
    known: dict[str, tuple[str, str]] = {}
    wrong: set[int] = set()
    for article in sorted([*articles, *partial], key=lambda one: (one.id, one.revision)):
        text = text_at_hand(texts, article.id)
        found = check_article(article, registry, known, text)
        if text is None and texts and article.id:  # "" is an id that cannot be read
            found.append(_unread(article, texts))
        problems += found
        wrong |= {id(article)} if any(not problem.warning for problem in found) else set()
        known |= {e.id: (e.class_name, f"{e.file}:{e.line}") for e in article.entities if e.id not in known}
    sound = [article for article in articles if id(article) not in wrong]
    return sorted({*problems, *editor(sound, registry)})


def _unread(article: Article, texts: Path) -> Problem:
    """The warning that the words of an article are not at hand."""
    quotes = sum(bool(claim.quote) for statement in article.statements for claim in statement.claims)
    verb = "is" if quotes == 1 else "are"
    message = f"The text {article.id}.txt is not in {texts}: {number_of(quotes, 'quote')} {verb} not checked."
    return Problem(article.file, article.line, message, warning=True)
