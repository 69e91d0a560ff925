"""`kg schema`: the native format as JSON Schema, for editors and other tools."""

from kg.articles.format import article
from kg.articles.kinds import Schema
from kg.ontology import TERMS


def json_schema() -> Schema:
    """The JSON Schema (draft 2020-12) of one article; qualifiers and properties are those of the ontology.

    It knows shapes; that dates, ids and quotes exist is what `kg check` finds out.
    """
    head: Schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{TERMS}article.schema.json",
        "title": "An annotated article",
    }
    return head | article().schema()
