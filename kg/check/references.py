"""Whether everything that an article refers to exists and may stand where it stands."""

from collections.abc import Iterable, Iterator, Mapping

from kg.articles.model import Article, Entity
from kg.articles.rules import UNNAMED
from kg.check.names import check_names
from kg.check.quotes import check_text
from kg.errors import Problem, number_of
from kg.ontology import ACTOR, GOVERNMENT, OUTLET, PERSON, a_or_an, ontology
from kg.registry import Registry
from kg.registry.ends import end_messages, unknown
from kg.registry.known import is_government_id

Known = Mapping[str, tuple[str, str]]


def check_article(article: Article, registry: Registry, known: Known, text: str | None = None) -> list[Problem]:
    """Everything wrong with an article that `read` let pass, in order of line; warnings among it.

    Of a partial one (`read_all`), everything but what `read_all` said; nothing about what cannot be read.

    `known`: entity id -> (class, "file:line") of what other articles or the store declare. `text`: the article's text
    as `kg.articles.read_text` gives it, where it is at hand.
    """
    check = _References(article, registry, known)
    problems = [
        *check.declarations(),
        *_once([*check.speakers(), *check.claims(), *check.names()]),
        *check_names(article, registry),
    ]
    if text is not None:
        problems += check_text(article, text)
    return sorted(set(problems))


def _once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Each message at its first line, with how many more lines it holds for."""
    lines: dict[tuple[str, str, bool], set[int]] = {}
    for one in problems:
        lines.setdefault((one.file, one.message, one.warning), set()).add(one.line)
    for (file, message, warning), found in lines.items():
        rest = f" And in {number_of(len(found) - 1, 'more line')}." if len(found) > 1 else ""
        yield Problem(file, min(found), message + rest, warning)


class _References:
    """The ids that one article may use, and the checks of where it uses them."""

    def __init__(self, article: Article, registry: Registry, known: Known) -> None:
        self.article = article
        self.registry = registry
        self.known = known
        self.declared = {entity.id: entity for entity in article.entities}

    def class_of(self, id: str) -> str | None:
        """The class of an id, "" where it cannot be read; the registry's word counts first."""
        if not id:
            return ""
        entity = self.registry.entity(id) or self.declared.get(id)
        if entity:
            return entity.class_name
        return self.known[id][0] if id in self.known else None

    def near(self, text: str) -> list[str]:
        """The ids that may be meant by this text: of the registry, of this article and of others."""
        return self.registry.near(text, beside=(*self.declared, *self.known))

    def declarations(self) -> Iterator[Problem]:
        """Entities whose class, id or name somebody else has."""
        for one in (one for one in self.article.entities if one.id and one.class_name):
            for message, warning in self._declaration(one):
                yield Problem(self.article.file, one.line, message, warning)

    def _declaration(self, one: Entity) -> Iterator[tuple[str, bool]]:
        registered = self.registry.entity(one.id)
        place, other = "", ""
        if registered:
            place, other = f"{registered.file}:{registered.line}", registered.class_name
        elif one.id in self.known:
            other, place = self.known[one.id]
        if other and other != one.class_name:
            here = a_or_an(one.class_name)
            yield f"{one.id} is {a_or_an(other)} in {place}, here {here}; one of them is wrong.", False
        if one.class_name == GOVERNMENT and not is_government_id(one.id):
            yield f"The id of a {GOVERNMENT} is its ISO 3166-1 code of two letters; {one.id!r} is none.", False
        if not registered:
            yield from ((message, True) for message in self._namesakes(one))

    def _namesakes(self, one: Entity) -> Iterator[str]:
        for name, _ in one.names:
            for id in self.registry.named(name):
                found = self.registry.entity(id)
                if found is None or self.registry.apart(one.id, id):
                    continue
                if ontology().classes[found.class_name].root == ontology().classes[one.class_name].root:
                    yield f"The registry has {id} with the name {name!r}; use that id, or judge them different."

    def speakers(self) -> Iterator[Problem]:
        """The outlet, who speaks, and the outlets between."""
        article = self.article
        line = article.lines.get("outlet", article.line)
        yield from (Problem(article.file, line, message) for message in self._outlet())
        for statement in article.statements:
            for id in (statement.by, *statement.via):
                if id is not None and id != UNNAMED:
                    yield from (Problem(article.file, statement.line, m) for m in self._actor(id, "speak"))

    def _outlet(self) -> Iterator[str]:
        id, news = self.article.outlet, self.article.kind == "news"
        class_name = self.class_of(id)
        if class_name is None:
            yield unknown(id, self.near)
        elif not class_name:
            return
        elif news and not ontology().is_a(class_name, OUTLET):
            message = f"{id} is {a_or_an(class_name)}; the outlet of news is {a_or_an(OUTLET)}"
            yield f"{message}, of an official text whoever issues it."
        elif not ontology().is_a(class_name, ACTOR) or ontology().is_a(class_name, PERSON):
            yield f"{id} is {a_or_an(class_name)}, which cannot publish; name the body, government or outlet."

    def _actor(self, id: str, what: str) -> Iterator[str]:
        class_name = self.class_of(id)
        if class_name is None:
            yield unknown(id, self.near)
        elif class_name and not ontology().is_a(class_name, ACTOR):
            yield f"{id} is {a_or_an(class_name)}, which cannot {what}; name {a_or_an(ACTOR)}."

    def claims(self) -> Iterator[Problem]:
        """Subjects and objects."""
        for statement in self.article.statements:
            for claim in statement.claims:
                for message in end_messages(claim, self.class_of, self.near):
                    yield Problem(self.article.file, claim.line, message)

    def names(self) -> Iterator[Problem]:
        """Whose names the article lists."""
        for id in self.article.names:
            if self.class_of(id) is None:
                line = self.article.lines.get(f"names {id}", self.article.line)
                yield Problem(self.article.file, line, unknown(id, self.near))
