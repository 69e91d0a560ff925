"""Whether the quotes, spans and names of an article agree with its text."""

from collections.abc import Iterator, Mapping
from hashlib import sha256

from kg.articles.files import other_line_ends
from kg.articles.kinds import short
from kg.articles.model import Article, WrittenClaim
from kg.articles.places import quote_place
from kg.errors import Problem

_HELP = "run `kg locate FILE --text TEXT`"


def check_text(article: Article, text: str) -> Iterator[Problem]:
    """What does not agree. Where the text is another copy than the annotated one, that alone."""
    line = article.lines.get("sha256", article.line)
    if article.sha256 and sha256(text.encode()).hexdigest() != article.sha256:
        message = "The text at hand is not the one that was annotated: its SHA-256 differs. Find that copy"
        if other_line_ends(text, article.sha256):
            message = "The text at hand is the one that was annotated, but with other line ends. Give it with those"
        yield Problem(article.file, line, f"{message}, or {_HELP}.")
        return
    if article.sha256 is None:
        yield Problem(article.file, line, f"The article has no 'sha256' of its text; {_HELP}.", warning=True)
    for statement in article.statements:
        for claim in statement.claims:
            message = _claim_message(claim, text)
            if message:
                yield Problem(article.file, claim.line, message)
    for id, names in article.names.items():
        line = article.lines.get(f"names {id}", article.line)
        yield from (Problem(article.file, line, message) for message in _name_messages(names, text))


def _claim_message(claim: WrittenClaim, text: str) -> str:
    if not claim.quote:
        return ""
    if claim.span:
        return _span_message(claim.quote, claim.span, text)
    written = {"quote": claim.quote} | ({"nth": claim.nth} if claim.nth else {})
    found = quote_place(written, text)
    return found if isinstance(found, str) else ""


def _name_messages(names: Mapping[str, tuple[tuple[int, int], ...]], text: str) -> Iterator[str]:
    for name, places in names.items():
        if not places and name not in text:
            yield f"The text does not have the name {short(name)}; write it as the text does."
        yield from filter(None, (_span_message(name, place, text) for place in places))


def _span_message(words: str, span: tuple[int, int], text: str) -> str:
    start, end = span
    if end > len(text):
        return f"The place [{start}, {end}] of {short(words)} is past the end of the text ({len(text)}); {_HELP}."
    if text[start:end] != words:
        return f"At [{start}, {end}] the text has {short(text[start:end])}, not {short(words)}; {_HELP}."
    return ""
