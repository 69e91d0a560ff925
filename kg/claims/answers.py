"""What a set of claims amounts to: the answers of MODEL §5, and the rule of §3.2 that joins claims of one fact."""

from collections.abc import Iterable

from kg.claims.model import DENIED, HEADLINE, POSITIVE, Claim, answer_of

YES, DISPUTED, PROBABLE, POSSIBLE, CONDITIONAL, NO_CLAIM = (
    "yes", "disputed", "probable", "possible", "conditional", "no claim",
)  # fmt: skip


def counts(claim: Claim) -> bool:
    """Whether a claim counts at all: nobody retracted it, and it is more than a headline."""
    return claim.live and claim.answer != HEADLINE


def strongest(claims: Iterable[Claim]) -> tuple[str, bool]:
    """The factuality of positive claims, and whether all of them are conditional.

    Unconditional claims go first: a condition is no weaker a word, but it is about less.
    """
    given = list(claims)
    unconditional = [claim for claim in given if claim.condition is None]
    factuality = min((claim.factuality for claim in unconditional or given), key=POSITIVE.index)
    return factuality, not unconditional


def answer_of_claims(claims: Iterable[Claim]) -> str:
    """The answer that the claims and denials of one fact amount to; headlines and retracted claims are ignored."""
    counted = [claim for claim in claims if counts(claim)]
    positive = [claim for claim in counted if claim.answer != DENIED]
    if not positive:
        return DENIED if counted else NO_CLAIM
    answer = answer_of(*strongest(positive))
    return DISPUTED if answer == YES and len(positive) < len(counted) else answer
