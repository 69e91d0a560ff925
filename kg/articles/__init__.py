"""Annotated articles in the native format: read, draft, check the spelling of, locate in their text."""

from kg.articles.build import content_hash
from kg.articles.draft import draft
from kg.articles.files import read_text, text_at_hand
from kg.articles.locate import locate
from kg.articles.model import Article, Entity, Statement, WrittenClaim
from kg.articles.read import Reading, read, read_all
from kg.articles.schema import json_schema

__all__ = [
    "Article",
    "Entity",
    "Reading",
    "Statement",
    "WrittenClaim",
    "content_hash",
    "draft",
    "json_schema",
    "locate",
    "read",
    "read_all",
    "read_text",
    "text_at_hand",
]
