"""`kg locate`: writes into an annotation where its quotes and names stand in the text."""

import copy
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path as FilePath
from typing import Any

from kg.articles.edits import Edits
from kg.articles.files import YAML, file_tree, other_line_ends
from kg.articles.kinds import Fault, Path, short
from kg.articles.places import Span, as_span, name_places, quote_place
from kg.articles.read import examine
from kg.articles.rules import claims_of, rule_faults
from kg.articles.tree import Block, Tree, line_of, yaml_tree
from kg.errors import DataError, Problem, UsageError
from kg.files import write_whole

_BOM = "\ufeff"


def locate(file: FilePath, text: str) -> list[Problem]:
    """Writes the places of quotes and names, and a missing SHA-256, into the file; returns what has no place.

    `text` as `read_text` gives it. Where it is not the text that was annotated, nothing is written and all that does
    not agree is listed. An annotation with other faults stays as it is and the faults are returned.
    Raises UsageError for a file that is not YAML or cannot be written, DataError where the change would break it.
    """
    if file.suffix not in YAML:
        raise UsageError(f"`kg locate` writes into YAML; {str(file)!r} is none.")
    tree, flaws = file_tree(file)
    problems, _ = examine(tree, flaws, str(file))
    if not isinstance(tree, Block) or not all(problem.warning for problem in problems):
        return sorted(set(problems))
    if tree.get("sha256", _hash(text)) != _hash(text):
        return _problems(file, tree, _disagreements(tree, text))
    located = _Located(tree, text)
    return _problems(file, _written(file, tree, located), [*rule_faults(tree), *located.faults])


class _Located:
    """The place of each claim and each name, and what has none."""

    def __init__(self, tree: Block, text: str) -> None:
        self.hash = _hash(text)
        self.spans: dict[Path, Span] = {}
        self.names: dict[str, dict[str, list[Span]]] = {}
        self.faults: list[Fault] = []
        for path, claim in claims_of(tree):
            found = quote_place(claim, text)
            if isinstance(found, str):
                self.faults.append(Fault((*path, "quote"), found))
            else:
                self.spans[path] = found
        for entity, name, places in _names_of(tree):
            found_places = self._places(("names", entity, name), name, places, text)
            self.names.setdefault(entity, {})[name] = found_places

    def _places(self, path: Path, name: str, places: list[Span], text: str) -> list[Span]:
        """Those of the annotation that agree with the text, else all there are."""
        kept = [span for span in places if text[slice(*span)] == name]
        if kept and len(kept) < len(places):
            gone = ", ".join(str(list(span)) for span in places if span not in kept)
            self.faults.append(Fault(path, f"{short(name)} does not stand at {gone}; that is taken out.", warning=True))
        found = kept or name_places(name, text)
        if not found:
            message = f"The text does not have the name {short(name)}; write it as the text does."
            self.faults.append(Fault(path, message))
        return found


def _disagreements(tree: Mapping[str, Any], text: str) -> Iterator[Fault]:
    """What of an annotation does not hold for a text that is not the one annotated."""
    if other_line_ends(text, tree["sha256"]):
        message = "This is the text that was annotated, but with other line ends, so nothing is written. Give it with"
        yield Fault(("sha256",), f"{message} those it had; or, to move to these, delete this line and run again.")
        return
    message = "This is not the text that was annotated (its SHA-256 differs), so nothing is written. What does not"
    yield Fault(("sha256",), f"{message} agree is listed; to move to this text, delete this line and run again.")
    for path, claim in claims_of(tree):
        span = as_span(claim["span"]) if "span" in claim else None
        if span and text[slice(*span)] == claim["quote"]:
            continue
        found = quote_place(claim, text)
        if isinstance(found, str):
            yield Fault((*path, "quote"), found)
        elif span:
            yield Fault((*path, "span"), f"This text has {short(claim['quote'])} at {list(found)}, not {list(span)}.")
    for entity, name, places in _names_of(tree):
        gone = [list(span) for span in places if text[slice(*span)] != name]
        if gone or name not in text:
            yield Fault(("names", entity, name), f"This text does not have {short(name)} at {gone or 'any place'}.")


def _written(file: FilePath, tree: Block, located: _Located) -> Tree:
    """Changes the file and gives its new tree."""
    source = file.read_bytes().decode("utf-8")
    edits = Edits(source.removeprefix(_BOM))
    meant: dict[str, Any] = copy.deepcopy(tree)
    if "sha256" not in tree:
        meant["sha256"] = located.hash
        edits.put_hash(located.hash)
    for path, span in located.spans.items():
        _at(meant, path)["span"] = _as_text(span)
        edits.put_span(path, span)
    for entity, names in located.names.items():
        meant["names"][entity] = {name: [_as_text(span) for span in places] for name, places in names.items()}
        edits.put_places(entity, names)
    text = edits.result()
    changed, flaws = yaml_tree(text)
    if changed is None or flaws or changed != meant:
        message = "The places cannot be written into this style of YAML; write quotes and names on lines of their own."
        raise DataError([Problem(str(file), 1, message)])
    if text != edits.source:
        write_whole(file, source[: len(source) - len(edits.source)] + text)
    return changed


def _names_of(tree: Mapping[str, Any]) -> Iterator[tuple[str, str, list[Span]]]:
    """(entity, name, places) as written."""
    for entity, names in tree.get("names", {}).items():
        for name in names:
            yield entity, name, [as_span(one) for one in names[name]] if isinstance(names, dict) else []


def _at(tree: Any, path: Path) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def _as_text(span: Span) -> list[str]:
    return [str(one) for one in span]


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _problems(file: FilePath, tree: Tree, faults: Iterable[Fault]) -> list[Problem]:
    return sorted(Problem(str(file), line_of(tree, one.path), one.message, one.warning) for one in faults)
