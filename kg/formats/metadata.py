"""What an article needs besides its marks: from its side file, the export, the command line or the mapping."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.articles.files import file_tree
from kg.articles.format import ID
from kg.articles.tree import FORBIDDEN, line_of
from kg.errors import Problem
from kg.formats.cast import slug
from kg.formats.mapping import header
from kg.formats.model import Document

SIDE = ".article.yaml"
_NEEDED = ("outlet", "url", "published")


def metadata(document: Document, given: Mapping[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """The header of a document, and what is wrong with it. `given` holds for all, `{article}` in its url is the id."""
    side, problems = _side(document)
    found = {**given, **document.header, **side}
    found.setdefault("article", document.name if ID.fits(document.name) else slug(document.name))
    if isinstance(found.get("url"), str):
        found["url"] = found["url"].replace("{article}", str(found["article"]))
    at = f" of {document.name}" if document.at else ""
    if _hostile(found):
        problems.append(Problem(document.file, 0, f"The metadata{at} hold a character that no text needs."))
    missing = [key for key in _NEEDED if key not in found]
    if missing:
        side_file = f"{(document.sides or (document.name,))[0]}{SIDE}"
        options = " ".join(f"--metadata {key}=..." for key in missing)
        ways = f"write {side_file} beside it, or give {options}, or `metadata:` in the mapping"
        message = f"The export does not say the {', '.join(missing)}{at}; {ways}."
        problems.append(Problem(document.file, 0, message))
    for fault in header().faults({key: value for key, value in found.items() if key not in side}, ()):
        problems.append(Problem(document.file, 0, f"{fault.message.rstrip('.')}{at}."))
    return found, problems


def _hostile(tree: object) -> bool:
    """Whether a text somewhere in a tree holds what no text needs."""
    if isinstance(tree, str):
        return FORBIDDEN.search(tree) is not None
    if isinstance(tree, Mapping):
        return any(map(_hostile, tree.values()))
    return isinstance(tree, list) and any(map(_hostile, tree))


def _side(document: Document) -> tuple[dict[str, Any], list[Problem]]:
    for name in (name for name in document.sides if "/" not in name and not FORBIDDEN.search(name)):
        path = Path(document.file).with_name(name + SIDE)
        if path.is_file():
            tree, flaws = file_tree(path)
            problems = [Problem(str(path), *flaw) for flaw in flaws]
            if tree is not None:
                faults = header().faults(tree, ())
                problems += (Problem(str(path), line_of(tree, fault.path), fault.message) for fault in faults)
            return (dict(tree) if isinstance(tree, dict) and not problems else {}), problems
    return {}, []
