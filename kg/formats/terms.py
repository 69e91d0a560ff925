"""The words that annotations and mapping files may use without being told: the ontology's, and the native format's."""

from collections.abc import Mapping
from functools import cache

from kg.articles.format import FLAG, WORDS, claim, statement
from kg.articles.kinds import Kind, OneOf
from kg.ontology import UNNAMED, ontology

SUBJECT, OBJECT = "subject", "object"
BY, VIA, CONDITION, CONFIRMS, DENIES = "by", "via", "condition", "confirms", "denies"
UNNAMED_SPEAKER = "unnamed"
STATEMENT_KEYS = ("by", "described", "via", "said", "annotator")
PARTS = (SUBJECT, OBJECT, BY, VIA, CONDITION, CONFIRMS, DENIES)  # what can be another mark, in a claim


@cache
def concept_classes() -> dict[str, str]:
    """Class of concepts, in small letters -> the predicate whose objects they are."""
    classes = {one.class_name for one in ontology().concepts.values()}
    return {
        class_name.lower(): predicate.name
        for predicate in ontology().predicates.values()
        for class_name in predicate.range
        if class_name in classes
    }


@cache
def concepts_of(word: str) -> tuple[str, ...]:
    """The concepts of a class that `concept_classes` has."""
    return tuple(one.name for one in ontology().concepts.values() if one.class_name.lower() == word)


@cache
def details() -> Mapping[str, Kind]:
    """What can be said of a claim in a word or words of its own: key -> what it may hold."""
    left_out = ("fact", "quote", "span", "nth", "claims", "annotator", CONFIRMS, DENIES, VIA)
    kinds = {**claim().needs, **claim().may, **statement().may}
    found = {key: kind for key, kind in kinds.items() if key not in left_out}
    concepts = {word: OneOf(concepts_of(word)) for word in concept_classes()}
    return found | concepts | dict.fromkeys((SUBJECT, OBJECT, VIA, CONFIRMS, DENIES), WORDS)


@cache
def classes() -> tuple[str, ...]:
    """The classes that a stretch of text can be labelled with."""
    return (*ontology().declarable, UNNAMED)


def own_word(label: str, words: Mapping[str, object] | tuple[str, ...]) -> str | None:
    """The word that a label is, whatever its case and a number at its end: `Via2` is `via`."""
    folded = _folded(tuple(words))
    return folded.get(label.casefold()) or folded.get(label.rstrip("0123456789").casefold())


@cache
def _folded(words: tuple[str, ...]) -> dict[str, str]:
    return {word.casefold(): word for word in words}


def is_flag(key: str) -> bool:
    """Whether a detail is true by being there."""
    return details()[key] is FLAG
