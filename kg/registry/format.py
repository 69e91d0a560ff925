"""The files of the registry: records, entities, facts and judgements, and what each may hold."""

from functools import cache

from kg.articles.format import DATES, DAY, FACT, ID, URL, WORDS, entity, qualifiers
from kg.articles.kinds import Kind, ListOf, OneOf, Record, Text

RECORD_ID = Text("the id of a record, like record:g7-members", "record:[A-Za-z0-9][A-Za-z0-9._-]{0,119}")
SAME, DIFFERENT, UNSURE, SPLIT = "same", "different", "unsure", "split"


@cache
def registry_file() -> Record:
    """What one file of the registry may hold; every part may be missing."""
    record = Record("a record", {"id": RECORD_ID, "url": URL, "retrieved": DAY}, {"name": WORDS})
    fact = Record("a fact", {"fact": FACT, "record": RECORD_ID}, DATES | qualifiers())
    verdict = OneOf((SAME, DIFFERENT, UNSURE, SPLIT))
    judged: dict[str, Kind] = {"left": ID, "right": ID, "verdict": verdict, "because": WORDS, "on": DAY}
    judgement = Record("a judgement", judged, {"article": ID, "name": WORDS})
    parts: dict[str, Kind] = {
        "records": ListOf("a list of records", record),
        "entities": ListOf("a list of entities", entity()),
        "facts": ListOf("a list of facts", fact),
        "judgements": ListOf("a list of judgements", judgement),
    }
    return Record("a file of the registry", {}, parts)
