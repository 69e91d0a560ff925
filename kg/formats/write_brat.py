"""Articles as documents of brat: the text, the annotations, and a side file with what brat has no place for."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.articles.model import Article
from kg.formats.metadata import SIDE
from kg.formats.model import Attribute, Event, Fragment, Link, Mark, Note, Span
from kg.formats.native import header_of, yaml_text
from kg.formats.outline import outlines, roles_of
from kg.registry import Registry


@dataclass(frozen=True, slots=True)
class Written:
    """Files by name, and in words what of the article they do not hold."""

    files: dict[str, str] = field(default_factory=dict)
    losses: list[str] = field(default_factory=list)


def write_brat(article: Article, text: str, registry: Registry) -> Written:
    """The three files of an article; of several annotators brat holds the first."""
    first, *others = outlines(article, text, registry)
    losses = [*first.losses, *(f"the claims of the annotator {other.annotator}" for other in others)]
    lines = "".join(f"{line}\n" for mark in first.marks for line in _lines(mark, first.marks, text, losses))
    files = {f"{article.id}.txt": text, f"{article.id}.ann": lines}
    header = header_of(article) | {"annotator": first.annotator}
    return Written(files | {f"{article.id}{SIDE}": yaml_text(header)}, losses)


def _lines(mark: Mark, marks: list[Mark], text: str, losses: list[str]) -> Iterator[str]:
    match mark:
        case Span():
            pieces = [piece for fragment in mark.fragments for piece in _pieces(fragment, text)]
            places = ";".join(f"{start} {end}" for start, end in pieces)
            yield f"{mark.key}\t{mark.label} {places}\t{_one_line(' '.join(text[s:e] for s, e in pieces))}"
        case Event():
            roles = "".join(f" {role.label}:{role.target}" for role in roles_of(marks, mark.key))
            yield f"{mark.key}\t{mark.label}:{mark.trigger}{roles}"
        case Attribute():
            yield f"{mark.key}\t{mark.label} {mark.target} {mark.value}"
        case Link():
            yield f"{mark.key}\t{mark.label} {mark.target} {mark.database}:{mark.entry}\t{_one_line(mark.words)}"
        case Note():
            if "\n" in mark.words or "\r" in mark.words:
                losses.append(f"the line breaks in the {mark.label} of {mark.target}")
            yield f"{mark.key}\t{mark.label} {mark.target}\t{_one_line(mark.words)}"


def _pieces(fragment: Fragment, text: str) -> Iterator[Fragment]:
    """A stretch without the ends of lines, which no annotation of brat may cross."""
    at = fragment[0]
    for line in text[slice(*fragment)].split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1


def _one_line(words: str) -> str:
    return words.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
