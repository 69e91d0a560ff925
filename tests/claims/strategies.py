"""Random status claims: few days, many coincidences."""

from datetime import date, timedelta

from hypothesis import strategies as st

from kg.claims.model import Claim
from tests.claims.build import RETRACTED, day, said

FIRST, LENGTH = day("2025-09-25"), 40  # about two months, so that months, spans and days overlap


def _at(offset: int) -> str:
    return (FIRST + timedelta(days=offset)).isoformat()


offsets = st.integers(0, LENGTH - 1)
days: st.SearchStrategy[date] = offsets.map(lambda offset: FIRST + timedelta(days=offset))
_spans = st.tuples(offsets, offsets).map(lambda pair: f"{_at(min(pair))}/{_at(max(pair))}")
_starts = st.one_of(
    st.just("unknown"),
    offsets.map(_at),
    _spans,
    offsets.map(lambda o: f"/{_at(o)}"),
    st.sampled_from(["2025-10", "2025"]),
)
_factuality = st.sampled_from(["certain"] * 5 + ["probable"] * 2 + ["denied"] * 2 + ["possible"])


@st.composite
def status_claims(draw: st.DrawFn, statuses: tuple[str, ...]) -> Claim:
    said_on = draw(offsets)
    late = draw(st.integers(0, 6))
    number = draw(st.integers(0, 10**6))
    return said(
        draw(st.sampled_from(statuses)),
        draw(st.sampled_from([_at(said_on), f"/{_at(said_on)}"])),
        draw(_starts),
        published=_at(said_on + late),
        end=draw(st.sampled_from(["unknown", "unknown", "2026-11-10"])),
        planned=draw(st.sampled_from([False, False, False, True])),
        legal=draw(st.booleans()),
        factuality=draw(_factuality),
        condition=draw(st.sampled_from([None] * 6 + ["if so"])),
        part=draw(st.sampled_from(["body"] * 6 + ["headline"])),
        id=f"c{number}",
        article=f"a{number % 7}",
        stated_by=draw(st.sampled_from(["us", "cn", None])),
        **({"retracted_at": RETRACTED} if number % 20 == 0 else {}),
    )


MEASURE = ("considered", "threatened", "announced", "adopted", "in_force", "suspended", "reinstated", "expired")
EVENT = ("scheduled", "postponed", "ongoing", "held", "cancelled")
claim_sets = st.sampled_from([MEASURE, MEASURE[:1] + MEASURE[4:6], EVENT]).flatmap(
    lambda statuses: st.lists(status_claims(statuses), max_size=14, unique_by=lambda c: c.id)
)
