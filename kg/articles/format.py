"""The native format: the one place that says which keys there are and what they hold (MODEL §8).

Reading, its messages and the JSON Schema come from this; qualifiers of claims and properties of entities from the
ontology.
"""

from functools import cache

from kg.articles.kinds import Either, Kind, ListOf, MapOf, OneOf, Record, Text
from kg.ontology import Property, ontology

_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

ID = Text("an id: up to 120 of a-z, A-Z, 0-9, '-', '_' and '.'", "[A-Za-z0-9][A-Za-z0-9._-]{0,119}")
REFERENCE = Text("an id, without blanks", r"\S+")
WORDS = Text("words", r"\s*\S[\s\S]*")
URL = Text("an address that begins with http:// or https://", r"https?://\S+")
LANGUAGE = Text("a language tag like en or zh-Hans", r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
DAY = Text("a day like 2025-10-22", _DAY, format="date")
WHEN = Text(
    "a date: 2025, 2025-10, 2025-10-22, 2025-10-20/2025-10-26, /2025-10-22 or unknown",
    f"[0-9]{{4}}(-[0-9]{{2}})?|/?{_DAY}|{_DAY}/{_DAY}|unknown",
)
SHA256 = Text("64 digits 0-9 and a-f; `kg locate` writes it", "[0-9a-f]{64}")
ANNOTATOR = Text("who annotates", r"\s*\S[\s\S]*")
FACT = Text("three words: subject, PREDICATE and object", r"\s*\S+\s+\S+\s+\S+\s*")
QUOTE = Text("at most six words and 150 characters, copied from the text", r"(?=[\s\S]{1,150}$)\s*\S+(\s+\S+){0,5}\s*")
GLOSS = Text("what is said, in one sentence of our own", r"\s*\S[\s\S]*")
COUNT = Text("a whole number from 1", "0*[1-9][0-9]{0,8}", "integer")
OFFSET = Text("a whole number from 0", "[0-9]{1,9}", "integer")
NUMBER = Text("a number", r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,2})?", "number")
FLAG = Text("true or false", "true|false", "boolean")
SPAN = ListOf("[start, end] in characters of the text; `kg locate` writes it", OFFSET, 2, 2)
PART = OneOf(("body", "headline"))
IDS = Either((ID, ListOf("a list of ids", ID)))

NAMES = ListOf(
    "a list of names, first the one to show",
    Either((WORDS, Record("a name", {"text": WORDS}, {"lang": LANGUAGE}))),
    least=1,
)
PLACES = MapOf(
    "entity ids, each with a list of names",
    REFERENCE,
    Either((ListOf("a list of names", WORDS), MapOf("names with places", WORDS, ListOf("a list of places", SPAN)))),
)
DATES: dict[str, Kind] = {"from": WHEN, "to": WHEN}


@cache
def qualifiers() -> dict[str, Kind]:
    """The qualifiers of the ontology and what each may hold."""
    return {name: _scalar(one) for name, one in ontology().qualifiers.items()}


@cache
def entity() -> Record:
    """Somebody or something, declared."""
    known = ontology().properties.items()
    properties = {name: ListOf("a list", _scalar(one)) if one.many else _scalar(one) for name, one in known}
    return Record("an entity", {"id": ID, "class": OneOf(ontology().declarable), "names": NAMES}, properties)


@cache
def claim() -> Record:
    """One thing said."""
    may: dict[str, Kind] = {
        "id": ID,
        "condition": WORDS,
        "factuality": OneOf(("certain", "probable", "possible", "denied"), default="certain"),
        **DATES,
        "planned": FLAG,
        "confirms": IDS,
        "denies": IDS,
        "part": PART,
        "place": WORDS,
        "nth": COUNT,
        "span": SPAN,
    }
    return Record("a claim", {"fact": FACT, "quote": QUOTE, "gloss": GLOSS}, may | qualifiers())


@cache
def statement() -> Record:
    """What one speaker said on one day along one chain; without `by` the outlet speaks."""
    may: dict[str, Kind] = {
        "by": REFERENCE,
        "described": WORDS,
        "via": ListOf("a list of outlets like [reuters]", REFERENCE),
        "said": WHEN,
        "part": PART,
        "place": WORDS,
        "annotator": ANNOTATOR,
    }
    return Record("a statement", {"claims": ListOf("a list of claims", claim(), least=1)}, may)


@cache
def article() -> Record:
    """An annotated article."""
    needs: dict[str, Kind] = {
        "article": ID,
        "outlet": Text("the id of the outlet", r"\S+"),
        "url": URL,
        "published": DAY,
        "annotator": ANNOTATOR,
        "statements": ListOf("a list of statements", statement()),
    }
    may: dict[str, Kind] = {
        "kind": OneOf(("news", "official", "legal_act"), default="news"),
        "language": LANGUAGE,
        "extent": OneOf(("whole", "excerpt"), default="whole"),
        "sha256": SHA256,
        "revision": COUNT,
        "entities": ListOf("a list of entities", entity()),
        "names": PLACES,
    }
    return Record("an article", needs, may)


def _scalar(one: Property) -> Kind:
    if one.values:
        return OneOf(one.values)
    return {"boolean": FLAG, "double": NUMBER, "decimal": NUMBER, "integer": NUMBER}.get(one.datatype, WORDS)
