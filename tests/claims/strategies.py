"""Random status claims: few days, so that much coincides."""

from datetime import date, timedelta

from hypothesis import strategies as st

from kg.claims.model import Claim
from tests.claims.build import RETRACTED, day, said

FIRST = day("2025-09-28")  # months, spans and days overlap
MEASURE = ("considered", "threatened", "announced", "adopted", "in_force", "suspended", "reinstated", "expired")
EVENT = ("scheduled", "postponed", "ongoing", "held", "cancelled")
FEW = ("considered", "in_force", "suspended")
_FACTUALITY = ["certain"] * 5 + ["probable"] * 2 + ["denied"] * 2 + ["possible"]


def _at(offset: int) -> str:
    return (FIRST + timedelta(days=offset)).isoformat()


def days(length: int) -> st.SearchStrategy[date]:
    """A day of so many."""
    return st.integers(0, length - 1).map(lambda offset: FIRST + timedelta(days=offset))


def _starts(length: int) -> st.SearchStrategy[str]:
    at = st.integers(0, length - 1)
    spans = st.tuples(at, at).map(lambda pair: f"{_at(min(pair))}/{_at(max(pair))}")
    words = st.sampled_from(["unknown", "unknown", "2025-10", "2025"])
    return st.one_of(words, at.map(_at), spans, at.map(lambda offset: f"/{_at(offset)}"))


@st.composite
def _status_claims(draw: st.DrawFn, statuses: tuple[str, ...], length: int) -> Claim:
    said_on = draw(st.integers(0, length - 1))
    number = draw(st.integers(0, 10**6))
    return said(
        draw(st.sampled_from(statuses)),
        draw(st.sampled_from([_at(said_on), f"/{_at(said_on)}"])),
        draw(_starts(length)),
        published=_at(draw(st.integers(said_on, min(said_on + 6, length - 1)))),
        end=draw(st.sampled_from(["unknown", "unknown", "2026-11-10"])),
        planned=draw(st.sampled_from([False, False, False, True])),
        legal=draw(st.booleans()),
        factuality=draw(st.sampled_from(_FACTUALITY)),
        condition=draw(st.sampled_from([None] * 8 + ["if so"])),
        part=draw(st.sampled_from(["body"] * 8 + ["headline"])),
        id=f"c{number}",
        article=f"a{number % 7}",
        stated_by=draw(st.sampled_from(["us", "cn", None])),
        **({"retracted_at": RETRACTED} if number % 20 == 0 else {}),
    )


def claim_sets(length: int, *statuses: tuple[str, ...]) -> st.SearchStrategy[list[Claim]]:
    """Claims about one subject, with statuses of one of these kinds, on so many days."""
    return st.sampled_from(statuses).flatmap(
        lambda some: st.lists(_status_claims(some, length), max_size=12, unique_by=lambda claim: claim.id)
    )
