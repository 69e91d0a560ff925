"""Annotated articles in the native format: read, check the spelling of, locate in their text."""

from kg.articles.build import content_hash
from kg.articles.files import read_text
from kg.articles.locate import locate
from kg.articles.model import Article, Entity, Statement, WrittenClaim
from kg.articles.read import read

__all__ = ["Article", "Entity", "Statement", "WrittenClaim", "content_hash", "locate", "read", "read_text"]
