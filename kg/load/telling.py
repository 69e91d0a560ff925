"""What a load or a judgement changed, in words and as JSON takes it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from itertools import islice
from typing import Any

from kg.claims.derive import LEGAL_ACT
from kg.load.apply import Outcome
from kg.load.changes import Changes, Standing
from kg.ontology import ARTICLE

LINES = 20  # of changes to print


def change_lines(
    changes: Changes, outcomes: Iterable[Outcome], limit: int = LINES, words: Mapping[str, str] | None = None
) -> Iterator[str]:
    """The changes in words, those of statuses first; "and N more" where there are more than `limit`.

    The outcomes are gone through more than once. `words` has those of new claims, as many as there are lines.
    """
    lines = _lines(changes, outcomes, words or {})
    yield from islice(lines, limit)
    if more := sum(1 for _ in lines):
        yield f"and {more} more"


def claim_words(outcome: Outcome) -> dict[str, str]:
    """The words of the claims that are new with a source, by id."""
    new = set(outcome.created)
    claims = (claim for claim in outcome.source.claims if claim.id in new)
    return {c.id: f"{c.subject} {c.predicate} {c.object}, {c.answer}" for c in claims}


def changes_dict(changes: Changes, outcomes: Iterable[Outcome]) -> dict[str, Any]:
    """The changes as JSON takes them, lists being iterators; the outcomes are gone through more than once.

    `acts` are those of a status's articles that are legal acts.
    """
    acts = {o.source.node.id for o in _articles(outcomes) if o.source.node.properties.get("kind") == LEGAL_ACT}
    return {
        "statuses": (
            {
                "subject": one.subject,
                "old": _standing(one.old),
                "new": _standing(one.new),
                "articles": list(one.new.articles),
                "acts": [article for article in one.new.articles if article in acts],
            }
            for one in changes.statuses()
        ),
        "facts": (asdict(one) for one in changes.facts()),
        "contradictions": (
            {"claims": [one, other], "difference": difference} for one, other, difference in changes.contradictions()
        ),
        "claims_repointed": (asdict(one) for one in sorted(changes.moves)),
        "claims_new": (id for outcome in _articles(outcomes) for id in outcome.created),
        "claims_retracted": (id for outcome in _articles(outcomes) for id in outcome.retracted),
    }


def _articles(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    return (outcome for outcome in outcomes if outcome.source.node.label == ARTICLE)


def _lines(changes: Changes, outcomes: Iterable[Outcome], words: Mapping[str, str]) -> Iterator[str]:
    yield from (f"Status: {one}" for one in changes.statuses())
    yield from (f"Contradiction on {kind}: {one} and {other}" for one, other, kind in changes.contradictions())
    yield from (f"Retracted: {id}" for outcome in _articles(outcomes) for id in outcome.retracted)
    yield from (f"Re-pointed: {one}" for one in sorted(changes.moves))
    for outcome in _articles(outcomes):
        yield from (f"New claim: {id}: {words.get(id, '')}" for id in outcome.created)


def _standing(standing: Standing) -> dict[str, Any]:
    found = {name: value for name, value in asdict(standing).items() if value is not None and name != "articles"}
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in found.items()}
