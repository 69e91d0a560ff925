"""What the shape of an article does not say: dates that exist, predicates, qualifiers, local ids (MODEL §1, §2, §8)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from kg.articles.dates import parse, parse_day
from kg.articles.kinds import Fault, Path, near, short
from kg.ontology import ontology

UNNAMED = "unnamed"  # what `by` says of a source without a name
Tree = Mapping[str, Any]


def rule_faults(article: Tree, unread: frozenset[str] = frozenset()) -> Iterator[Fault]:
    """What is wrong with an article beyond its shape.

    Where the shape is wrong, `article` is what `kg.articles.partial` leaves of it: keys may be missing, or hold "" for
    what cannot be read, about which nothing is said again. `unread`: ids that claims left out of it may have.
    """
    published = None
    try:
        published = parse_day(article["published"]) if article.get("published") else None
    except ValueError as error:
        yield Fault(("published",), f"{error}.")
    local: dict[str, Path] = {}
    for path, claim in claims_of(article):
        yield from fact_faults(claim, path)
        yield from _local_id_faults(claim, path, local)
        yield from _span_faults(claim, path)
    for path, claim in claims_of(article):
        if "confirms" in claim or "denies" in claim:
            yield from _link_faults(claim, path, local, unread)
    for position, statement in enumerate(article.get("statements", ())):
        yield from _statement_faults(statement, ("statements", position), published)
    yield from _declared_faults(article)
    yield from _place_faults(article)


def fact_faults(claim: Tree, path: Path) -> Iterator[Fault]:
    """What is wrong with the fact, the qualifiers and the dates of a claim or of a fact of the registry."""
    if claim.get("fact"):
        yield from _predicate_faults(claim, path)
    if "from" in claim or "to" in claim:
        yield from _date_faults(claim, path)


def _predicate_faults(claim: Tree, path: Path) -> Iterator[Fault]:
    predicate = claim["fact"].split()[1]
    known = ontology().predicates
    if predicate not in known:
        hint = near(predicate, tuple(known)) or f"There are {', '.join(known)}."
        yield Fault((*path, "fact"), f"No predicate is called {short(predicate)}. {hint}")
        return
    allowed = ontology().qualifiers_of(predicate)
    qualifiers = ontology().qualifiers
    for key in claim:
        if key in qualifiers and key not in allowed:
            yield Fault((*path, key), f"{predicate} takes no {key!r}; it takes {', '.join(allowed)}.")
    if "planned" in claim and not known[predicate].is_status:
        only = ontology().status_predicate
        yield Fault((*path, "planned"), f"Only {only} is planned; give {predicate} a 'from', or put it in words.")


def _date_faults(claim: Tree, path: Path) -> Iterator[Fault]:
    spans = {}
    for key in ("from", "to"):
        if claim.get(key):
            try:
                spans[key] = parse(claim[key])
            except ValueError as error:
                yield Fault((*path, key), f"{error}.")
    begin, end = spans.get("from"), spans.get("to")
    if begin and end and begin.first and end.last and begin.first > end.last:
        yield Fault((*path, "to"), f"It ends ({claim['to']}) before it begins ({claim['from']}); correct one of them.")


def claims_of(article: Tree) -> Iterator[tuple[Path, Tree]]:
    """Each claim and its path."""
    for position, statement in enumerate(article.get("statements", ())):
        for number, claim in enumerate(statement.get("claims", ())):
            yield ("statements", position, "claims", number), claim


def _local_id_faults(claim: Tree, path: Path, local: dict[str, Path]) -> Iterator[Fault]:
    """Notes the claim's own id in `local`."""
    if not claim.get("id"):
        return
    if claim["id"] in local:
        yield Fault((*path, "id"), f"Two claims of this article have the id {claim['id']!r}; rename one.")
    local.setdefault(claim["id"], path)


def _link_faults(claim: Tree, path: Path, local: Mapping[str, Path], unread: frozenset[str]) -> Iterator[Fault]:
    for key in ("confirms", "denies"):
        for target in ids(claim.get(key)):
            if target not in local:
                if target in unread:
                    continue
                hint = near(target, tuple(local)) or "Give that claim an 'id' first."
                yield Fault((*path, key), f"No claim of this article has the id {target!r}. {hint}")
            elif local[target] == path:
                yield Fault((*path, key), f"{target!r} is this claim itself; name another one.")


def _statement_faults(statement: Tree, path: Path, published: date | None) -> Iterator[Fault]:
    if statement.get("by") == UNNAMED and "described" not in statement:
        yield Fault((*path, "by"), "An unnamed source needs 'described': the article's own words for it.")
    if "described" in statement and "by" not in statement:
        yield Fault((*path, "described"), "Somebody is described but nobody speaks; add 'by: unnamed'.")
    if not statement.get("said"):
        return
    try:
        said = parse(statement["said"])
    except ValueError as error:
        yield Fault((*path, "said"), f"{error}.")
        return
    if published and said.first and said.first > published:
        message = f"It was said ({statement['said']}) after the publication ({published}); one of the dates is wrong."
        yield Fault((*path, "said"), message, warning=True)


def entity_faults(entity: Tree, path: Path) -> Iterator[Fault]:
    """What is wrong with an entity beyond its shape: a reserved id, properties of other classes."""
    if entity.get("id") == UNNAMED:
        yield Fault((*path, "id"), f"The id {UNNAMED!r} stands for sources without a name; give this another one.")
    if not entity.get("class"):
        return
    for key, one in ontology().properties.items():
        if key in entity and not any(ontology().is_a(entity["class"], domain) for domain in one.domain):
            yield Fault((*path, key), f"A {entity['class']} has no {key!r}; only: {', '.join(one.domain)}.")


def _declared_faults(article: Tree) -> Iterator[Fault]:
    seen = set()
    for position, entity in enumerate(article.get("entities", ())):
        path = ("entities", position)
        yield from entity_faults(entity, path)
        id = entity.get("id")
        if id and id in seen:
            yield Fault((*path, "id"), f"{id!r} is declared twice; keep one entry.")
        seen.add(id)


def _span_faults(claim: Tree, path: Path) -> Iterator[Fault]:
    if claim.get("span") and not is_span(claim["span"]):
        yield Fault((*path, "span"), "A span begins before it ends; let `kg locate` write it.")


def _place_faults(article: Tree) -> Iterator[Fault]:
    for entity, names in (article.get("names") or {}).items():
        if len(set(names)) < len(names):
            yield Fault(("names", entity), f"A name of {entity} stands twice; take one out.")
        for name in names if isinstance(names, Mapping) else ():
            for number, span in enumerate(names[name]):
                if not is_span(span):
                    path = ("names", entity, name, number)
                    yield Fault(path, "A place begins before it ends; let `kg locate` write it.")


def is_span(span: list[Any]) -> bool:
    """Whether this pair of offsets begins before it ends."""
    return int(span[0]) < int(span[1])


def ids(value: str | list[str] | None) -> tuple[str, ...]:
    """The ids of a key that takes one or a list."""
    return (value,) if value and isinstance(value, str) else tuple(value or ())
