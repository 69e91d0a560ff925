"""Who and what the marks of one document name: somebody of the registry, of the side file, or somebody new."""

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any
from unicodedata import normalize

from kg.articles.tree import FORBIDDEN
from kg.formats.model import Fragment, Link, Reason, Span
from kg.ontology import GOVERNMENT, ontology
from kg.registry import Registry
from kg.registry.lookalikes import folded

_LONG = 60  # characters of a name that an id keeps


class Cast:
    """Gives ids; collects the entities that the registry lacks, and the names that the text writes.

    A named thing has one id wherever it is named: its name and its class. Measures and whatever else has a status are
    mostly described, not named ("the controls"): theirs hold for one document only.
    """

    def __init__(self, article: str, registry: Registry, links: Mapping[str, str], declared: Sequence[Any]) -> None:
        self.registry = registry
        self.new: dict[str, dict[str, Any]] = {entity["id"]: dict(entity) for entity in declared}
        self.names: dict[str, dict[str, list[Fragment]]] = {}
        self._article, self._links = article, links
        self._fixed = frozenset(self.new)  # those of the side file keep the names written there

    def class_of(self, id: str) -> str | None:
        """The class of an id that the registry or this document knows."""
        entity = self.registry.entity(id)
        if entity:
            return entity.class_name
        return self.new[id]["class"] if id in self.new else None

    def shown(self, id: str) -> str:
        """The name to show for an id."""
        entity = self.registry.entity(id)
        if entity:
            return entity.names[0][0] if entity.names else id
        return next(iter(_names(self.new[id])), id) if id in self.new else id

    def known(self, text: str, class_name: str = "") -> list[str]:
        """The ids that are or have this name; of a class, where one is given."""
        found = {text} if self.class_of(text) else set(self.registry.named(text))
        for id, entity in self.new.items():
            found |= {id} if id in self._fixed and folded(text) in map(folded, _names(entity)) else set()
        return sorted(id for id in found if not class_name or self._fits(id, class_name))

    def linked(self, link: Link, class_name: str) -> str | Reason:
        """Who an entry of a knowledge base is; one that nobody knows makes somebody new, the same each time."""
        id = self._links.get(f"{link.database}:{link.entry}", link.entry)
        if self.class_of(id) is not None:
            return id if self._fits(id, class_name) else Reason.ENDS
        if class_name == GOVERNMENT:
            return Reason.NOT_KNOWN
        return f"{slug(link.database)}-{slug(link.entry)}-{class_name.lower()}"

    def named(self, words: str, class_name: str) -> str | Reason:
        """Who in the registry or the side file has that name, else the id of somebody new."""
        found = self.known(words, class_name)
        if len(found) > 1:
            return Reason.AMBIGUOUS
        return found[0] if found else self.local(words, class_name)

    def local(self, words: str, class_name: str, number: int = 0) -> str | Reason:
        """The id of somebody new; `number` tells apart what has the same words in one document."""
        kind = class_name.lower()
        if class_name == GOVERNMENT:  # ISO 3166 knows them all
            return Reason.NOT_KNOWN
        if not ontology().has_status(class_name):
            return f"{slug(words)}-{kind}"
        told = sha256("\0".join((self._article, kind, folded(words), str(number))).encode()).hexdigest()[:8]
        return f"{slug(words)}-{kind}-{told}"

    def add(self, id: str, class_name: str, span: Span, text: str, shown: str = "") -> None:
        """Note a mention, and declare who is not known."""
        start, end = span.fragments[0][0], span.fragments[-1][1]
        if FORBIDDEN.search(text, start, end):  # between the stretches of a mention
            start, end = span.fragments[0]
        name = text[start:end]
        places = self.names.setdefault(id, {}).setdefault(name, [])
        if (start, end) not in places:
            places.append((start, end))
        if self.registry.entity(id) is None and id not in self._fixed:
            entity = self.new.setdefault(id, {"id": id, "class": class_name, "names": []})
            entity["names"] += [one for one in (shown, span.words) if one.strip() and one not in entity["names"]]

    def _fits(self, id: str, class_name: str) -> bool:
        """Whether the one is a case of the other: an official may be labelled a person, and a person an official."""
        other = self.class_of(id)
        return other is not None and (ontology().is_a(other, class_name) or ontology().is_a(class_name, other))


def slug(text: str) -> str:
    """An id that people can read; where letters had to go, a hash of what the text was keeps it apart from others."""
    plain = normalize("NFKD", folded(text)).encode("ascii", "ignore").decode()
    short = "-".join(re.findall(r"[a-z0-9]+", plain))[:_LONG].strip("-")
    if short.replace("-", " ") == folded(text) or short == folded(text):
        return short
    told = sha256(folded(text).encode()).hexdigest()[:6]
    return f"{short}-{told}" if short else f"x-{told}"


def _names(entity: Mapping[str, Any]) -> list[str]:
    return [name if isinstance(name, str) else name["text"] for name in entity["names"]]
