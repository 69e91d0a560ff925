"""Where something stands, as answers tell it: the status, how firmly, since when, and who says what about it."""

from collections.abc import Iterable
from datetime import date

from kg.articles.dates import parse
from kg.ask import Row
from kg.ask.details import Detail, Standing
from kg.claims.model import DENIED, Claim
from kg.cli.words import status_words
from kg.page.words import absent, starts

ANSWER, STATUS, STATUS_ANSWER, SINCE, PLANNED_STATUS = "answer", "status", "status_answer", "since", "planned_status"
ROLES = SAYS, PLANS, DISPUTES, DENIES = "who says so", "who plans it", "who disputes", "who denies it"
PASSED = ": that day has passed, nothing newer loaded"


def status_told(row: Row, standing: Standing | None, *, asked: bool) -> str:
    """The status of a row in words; `asked`: the question is about the status itself, and its answer is the row's.

    Without a `standing` the row is a claim about a status.
    """
    status = str(row[STATUS])
    if asked or standing is None:
        answer = row.get(ANSWER)
    else:
        answer = row.get(STATUS_ANSWER) or (standing.answer if standing.status == status else "")
    return "; ".join([status_words(status, str(answer or "")), *(absent(status, standing.claimed) if standing else ())])


def role(claim: Claim, row: Row) -> str:
    """What a claim behind a row does there: it says so, denies it, disputes it or plans what comes."""
    if claim.answer == DENIED and row.get(ANSWER) != DENIED:
        return DENIES
    if PLANNED_STATUS not in row or (claim.object == row[STATUS] and not claim.planned):
        return SAYS
    return PLANS if claim.planned and claim.object == row[PLANNED_STATUS] else DISPUTES


def rank(claim: Claim, row: Row) -> int:
    """The place of a claim among those behind a row: first who says so, last who says no."""
    return ROLES.index(role(claim, row))


def since_told(row: Row, evidence: Iterable[Detail]) -> str:
    """The first day of a status as precisely as the claim behind it gives it."""
    said = (d.claim for d in evidence if d.claim.object == row.get(STATUS) and d.claim.starts_on == row[SINCE])
    claim = next((one for one in said if not one.planned or one.effective), None)
    if claim is None:
        return str(row[SINCE])
    return starts(claim) or f"{row[SINCE]}, when it was said; no start is given"


def planned_told(written: str, as_of: date) -> str:
    """The day of a plan, and that it has passed unreported."""
    last = parse(written).last
    return written + (PASSED if last and last < as_of else "")
