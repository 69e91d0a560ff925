"""The words around a quote, from texts that the user has; the store has none."""

from collections.abc import Iterator
from pathlib import Path

from kg.articles import text_at_hand

Span = tuple[int | None, int | None]


class Passages:
    """The texts of a folder, `<article id>.txt`. One that is another copy than the annotated one gives no words."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._texts: dict[str, str | None] = {}
        self._others: set[str] = set()

    def around(self, article: str, span: Span, quote: str | None, characters: int) -> str | None:
        """A span in brackets with some characters on either side; None where its text is not at hand."""
        text, (start, end) = self._text(article), span
        if text is None or start is None or end is None:
            return None
        if not _plain(text[start:end]).startswith(_plain(quote or "")):
            self._others.add(article)
            return None
        return _plain(f"{text[max(0, start - characters) : start]}[{text[start:end]}]{text[end : end + characters]}")

    def warnings(self) -> Iterator[str]:
        """What the user should know of the texts that were asked for."""
        for article in sorted(self._others):
            yield f"{self._folder}/{article}.txt is another copy than the annotated one; words that differ are missing."

    def _text(self, article: str) -> str | None:
        if article not in self._texts:
            self._texts[article] = text_at_hand(self._folder, article)
        return self._texts[article]


def _plain(text: str) -> str:
    return " ".join(text.split())
