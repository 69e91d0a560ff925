"""How far annotators agree: on what they marked, on what is claimed, and on how firmly it is said.

Two annotators who were free to mark anything agree, first, on what both found. Chance is taken out by Krippendorff's
alpha (1: as one, 0: as if by lot): for a class over all places that anybody marked, for a predicate over all facts that
it could have said of the entities which anybody named in the article.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any, NamedTuple, TypeAlias

from kg.articles.model import Article, WrittenClaim
from kg.ontology import ontology
from kg.registry import Registry

Unit: TypeAlias = tuple[object, ...]  # an article and a place in it, or an article and a fact
LABEL, PREDICATE = "label", "predicate"
FACTUALITY, CONDITION, SPEAKER = "factuality", "condition", "speaker"


class Row(NamedTuple):
    """The agreement on one label or predicate: what both found and what one alone; alpha, None where nothing varies."""

    kind: str
    name: str
    both: int
    only_left: int
    only_right: int
    alpha: float | None

    @property
    def f1(self) -> float:
        """Marks found by both, twice, among all marks of both: 1 where they are the same."""
        return 2 * self.both / (2 * self.both + self.only_left + self.only_right)


class Detail(NamedTuple):
    """Of the claims found by both: how many, how many agree on the detail, and alpha."""

    name: str
    both: int
    same: int
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement of two annotators. `articles` are those that both annotated."""

    left: str
    right: str
    articles: int
    rows: tuple[Row, ...]
    details: tuple[Detail, ...]

    def to_dict(self) -> dict[str, Any]:
        """The agreement as JSON takes it."""
        rows = [{**row._asdict(), "f1": round(row.f1, 3), "alpha": _rounded(row.alpha)} for row in self.rows]
        details = [{**one._asdict(), "alpha": _rounded(one.alpha)} for one in self.details]
        pair = {"left": self.left, "right": self.right, "articles": self.articles}
        return {**pair, "rows": rows, "claims_found_by_both": details}


@dataclass(slots=True)
class _Annotated:
    """What one annotator says of the shared articles."""

    claims: dict[Unit, list[tuple[WrittenClaim, str]]] = field(default_factory=lambda: defaultdict(list))
    places: dict[Unit, str] = field(default_factory=dict)


def agreement(left: Iterable[Article], right: Iterable[Article], registry: Registry) -> Agreement:
    """The agreement of two readings of the same articles; articles that only one has are left out."""
    ones, others = ({article.id: article for article in articles} for articles in (left, right))
    shared = sorted(ones.keys() & others.keys())
    sides = [[articles[id] for id in shared] for articles in (ones, others)]
    classes = _classes([*sides[0], *sides[1]], registry)
    one, other = (_annotated(articles, classes, registry) for articles in sides)
    rows = [*_label_rows(one, other), *_predicate_rows(one, other, classes, sides, registry)]
    names = [" and ".join(sorted({article.annotator for article in side})) for side in sides]
    return Agreement(names[0], names[1], len(shared), tuple(rows), tuple(_details(one, other)))


def split(articles: Iterable[Article]) -> dict[str, list[Article]]:
    """Articles by annotator, where one article holds the readings of several."""
    found: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        by: dict[str, list[Any]] = defaultdict(list)
        for statement in article.statements:
            by[statement.annotator or article.annotator].append(statement)
        for annotator, statements in by.items():
            found[annotator].append(replace(article, annotator=annotator, statements=tuple(statements)))
    return dict(sorted(found.items()))


def pairs(articles: Iterable[Article], registry: Registry) -> Iterator[Agreement]:
    """The agreement of each two annotators of these articles."""
    for (_, left), (_, right) in combinations(split(articles).items(), 2):
        yield agreement(left, right, registry)


def _classes(articles: Iterable[Article], registry: Registry) -> dict[str, str]:
    """Id -> class, of everyone that these articles name."""
    classes = {registry.same(entity.id): entity.class_name for article in articles for entity in article.entities}
    for article in articles:
        named = {*article.names, *(end for s in article.statements for c in s.claims for end in (c.subject, c.object))}
        for id in named:
            entity = registry.entity(id)
            classes |= {registry.same(id): entity.class_name} if entity else {}
    return classes


def _annotated(articles: Iterable[Article], classes: Mapping[str, str], registry: Registry) -> _Annotated:
    found = _Annotated()
    for article in articles:
        for id, names in article.names.items():
            for span in (span for places in names.values() for span in places):
                found.places[article.id, span] = classes.get(registry.same(id), "")
        for statement in article.statements:
            for claim in statement.claims:
                speaker = registry.same(statement.by or article.outlet)
                found.claims[_fact(article, claim, registry)].append((claim, speaker))
    return found


def _fact(article: Article, claim: WrittenClaim, registry: Registry) -> Unit:
    return article.id, registry.same(claim.subject), claim.predicate, registry.same(claim.object)


def _label_rows(one: _Annotated, other: _Annotated) -> Iterator[Row]:
    places = one.places.keys() | other.places.keys()
    for name in sorted({*one.places.values(), *other.places.values()}):
        left, right = ({place for place, label in side.places.items() if label == name} for side in (one, other))
        yield _row(LABEL, name, left, right, places)


def _predicate_rows(
    one: _Annotated, other: _Annotated, classes: Mapping[str, str], sides: Iterable[list[Article]], registry: Registry
) -> Iterator[Row]:
    facts = one.claims.keys() | other.claims.keys()
    cast = _cast([article for side in sides for article in side], registry)
    for predicate in sorted({str(fact[2]) for fact in facts}):
        left, right = ({fact for fact in side.claims if fact[2] == predicate} for side in (one, other))
        yield _row(PREDICATE, predicate, left, right, {*left, *right, *_possible(predicate, cast, classes)})


def _cast(articles: Iterable[Article], registry: Registry) -> dict[str, set[str]]:
    """Article -> the ids that anybody names in it or makes a claim about."""
    cast: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        ends = (end for s in article.statements for c in s.claims for end in (c.subject, c.object))
        cast[article.id] |= {registry.same(id) for id in (*article.names, *ends)}
    return cast


def _possible(predicate: str, cast: Mapping[str, set[str]], classes: Mapping[str, str]) -> Iterator[Unit]:
    """Every fact with that predicate about the entities of an article."""
    concepts = {id: one.class_name for id, one in ontology().concepts.items()}
    known = {**classes, **concepts}
    for article, ids in cast.items():
        for subject in (id for id in ids if id in known):
            for object in (id for id in {*ids, *concepts} if id in known and id != subject):
                if ontology().allows(known[subject], predicate, known[object]):
                    yield article, subject, predicate, object


def _row(kind: str, name: str, left: set[Unit], right: set[Unit], units: Iterable[Unit]) -> Row:
    told = [(str(unit in left), str(unit in right)) for unit in units]
    return Row(kind, name, len(left & right), len(left - right), len(right - left), alpha(told))


def _details(one: _Annotated, other: _Annotated) -> Iterator[Detail]:
    shared = sorted(one.claims.keys() & other.claims.keys(), key=str)
    for name in (FACTUALITY, CONDITION, SPEAKER):
        told = [(_told(name, one.claims[fact]), _told(name, other.claims[fact])) for fact in shared]
        yield Detail(name, len(told), sum(left == right for left, right in told), alpha(told))


def _told(name: str, claims: Iterable[tuple[WrittenClaim, str]]) -> str:
    """What an annotator says of a fact; of several claims, all of it."""
    if name == SPEAKER:
        told = {speaker for _, speaker in claims}
    elif name == CONDITION:
        told = {"conditional" if claim.condition else "without condition" for claim, _ in claims}
    else:
        told = {claim.factuality for claim, _ in claims}
    return " ".join(sorted(told))


def alpha(told: Iterable[tuple[str, str]]) -> float | None:
    """Krippendorff's alpha for two annotators' values of the same units; None where all values are one."""
    from nltk.metrics.agreement import AnnotationTask  # half a second that nothing else needs

    units = list(told)
    if len({value for pair in units for value in pair}) < 2:
        return None
    data = [(who, str(n), value) for n, pair in enumerate(units) for who, value in zip("ab", pair, strict=True)]
    return float(AnnotationTask(data).alpha())


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
