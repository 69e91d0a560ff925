from datetime import date
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kg.ask import Row, ask, questions
from kg.claims.model import Claim
from kg.graph import Node
from kg.load import write_graph
from kg.stores import Store
from tests.questions.asked import asked
from tests.questions.build import claim, fact, graph

DAYS = [f"2025-10-{day}" for day in range(20, 24)]
SPEAKERS = ["US", "CN", "ann", "bob", "ministry", "unnamed:daily", "daily"]
FACTS = [
    "tariff COORDINATED_WITH G7",
    "tariff IMPLEMENTED_BY US",
    "tariff TARGETS CN",
    "tariff HAS_STATUS announced",
    "tariff HAS_STATUS in_force",
    "tariff HAS_STATUS suspended",
    "answer IN_RESPONSE_TO tariff",
    "tariff HAS_STATUS threatened",
    "tariff HAS_STATUS expired",
    "tariff AFFECTS CN",
    "tariff EXCLUDES FR",
    "tariff COVERS steel",
    "tariff PART_OF notice",
    "tariff IN_RESPONSE_TO answer",
    "answer HAS_STATUS considered",
    "answer HAS_STATUS suspended",
    "answer COVERS metals",
    "chip-ban COVERS rails",
    "chip-ban IN_RESPONSE_TO answer",
    "chip-ban IMPLEMENTED_BY ministry",
    "steel PART_OF metals",
    "rails PART_OF steel",
    "US MEMBER_OF G7",
    "notice HAS_STATUS adopted",
    "ann HOLDS minister",
    "ministry PART_OF US",
    "CN OPPOSES tariff",
    "CN SUPPLIES metals",
]
BACKGROUND = [
    claim("first", FACTS[0], by="ann", published=DAYS[0]),  # asked about by its id on every day
    fact("office", "bob HOLDS minister", "2025-10-21"),
    fact("of", "minister OF ministry"),
    fact("member", "US MEMBER_OF G7"),
    claim("by", "tariff IMPLEMENTED_BY US", published=DAYS[1]),
    claim("threat", "quota HAS_STATUS threatened", by="CN", published=DAYS[0]),
    claim("whispered", "quota IN_RESPONSE_TO tariff", by="unnamed:daily", published=DAYS[0]),
    claim("alone", "chip-ban COORDINATED_WITH EU", by="US", published=DAYS[0]),
    claim("denied", FACTS[0], by="US", factuality="denied", published=DAYS[2]),
    claim("paused", "chip-ban HAS_STATUS suspended", by="CN", published=DAYS[0]),
    claim("covered", "chip-ban COVERS steel", by="US", published=DAYS[0]),
    claim("aimed", "tariff TARGETS CN", by="US", published=DAYS[0]),
    claim("reply", "answer IN_RESPONSE_TO tariff", by="CN", published=DAYS[0]),
    claim("re-reply", "chip-ban IN_RESPONSE_TO answer", by="US", published=DAYS[0]),
    claim("named", "quota HAS_STATUS in_force", by="CN", since="2025-10-21", published=DAYS[0], condition="if so"),
]
ASKED = {
    "status_of": {"measure": "tariff", "on": "2025-10-22"},
    "measures_coordinated_with": {"bloc": "G7"},
    "coordination_claims": {"measure": "tariff"},
    "countermeasures_to": {"measure": "tariff"},
    "attribution_chain": {"claim": "c#first"},
    "evidence_of": {"claims": "c#first,c#office"},
    "known_on": {"measure": "tariff"},
    "measures_between": {"implementer": "US", "affected": "CN"},
    "export_measures_covering": {"commodity": "steel"},
    "measure_scope": {"measure": "tariff"},
    "jurisdictions_affected_by": {"measure": "tariff"},
    "status_history": {"measure": "tariff"},
    "threats_not_carried_out": {},
    "suspended_measures": {},
    "measures_of_bloc_and_members": {"bloc": "G7", "on": "2025-10-22"},
    "retaliation_chain": {"measure": "answer"},
    "single_speaker_coordination": {},
    "speakers_on": {"measure": "tariff"},
    "offices_and_claims_of": {"person": "bob"},
    "anonymous_only_claims": {"measure": "tariff"},
    "confirmed_or_denied_claims": {},
    "contradictory_claims": {"subject": "tariff"},
    "unanswered_about": {"measure": "tariff"},
    "rejected_annotations": {"article": "daily-2025-10-20"},
}
SAID = st.fixed_dictionaries(
    {
        "fact": st.sampled_from(FACTS),
        "by": st.sampled_from(SPEAKERS),
        "via": st.sampled_from([(), ("agency",)]),
        "published": st.sampled_from(DAYS),
        "factuality": st.sampled_from(["certain", "certain", "probable", "denied"]),
        "condition": st.sampled_from([None, None, "if talks fail"]),
        "since": st.sampled_from([None, None, "2025-10-21", "2025-10-25", "2025-10"]),
        "until": st.sampled_from([None, None, "2025-10-26"]),
        "qualifiers": st.sampled_from(
            [{}, {"rate": 10.0}, {"scope": "in part", "additional": True}, {"degree": "joint"}, {"stage": "mined"}]
        ),
        "headline": st.sampled_from([False, False, False, True]),
        "confirms": st.sampled_from([(), (), ("c#first",)]),
        "denies": st.sampled_from([(), (), ("c#first",)]),
    }
)


def test_every_question_is_asked_here() -> None:
    assert ASKED.keys() == questions().keys()


def test_the_background_answers_every_question(store: Store) -> None:
    fill(store, BACKGROUND)
    assert [name for name, rows in answers(store, date.fromisoformat(DAYS[-1])).items() if not rows] == []


@settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(SAID, min_size=8, max_size=30), st.sampled_from(DAYS))
def test_the_answer_as_of_a_day_is_that_of_a_graph_published_by_that_day(
    store: Store, said: list[dict[str, Any]], day: str
) -> None:
    as_of = date.fromisoformat(day)
    claims = [*BACKGROUND, *(claim(f"{number}", **one) for number, one in enumerate(said))]
    fill(store, claims)
    whole = {name: asked(store, name, as_of, **given) for name, given in ASKED.items()}
    fill(store, [one for one in claims if one.published_on <= as_of])
    assert whole == answers(store, as_of)


def fill(store: Store, claims: list[Claim]) -> None:
    """Make the store hold these claims and no others, and of one article a rejected annotation."""
    store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
    made = graph(claims)
    first = made.nodes["daily-2025-10-20"]
    made.add([Node(first.id, first.label, {**first.properties, "rejected": ["mark\tno such class\tann\tT3"]})])
    write_graph(store, made)


def answers(store: Store, as_of: date) -> dict[str, list[Row]]:
    """The rows of every question."""
    return {name: list(ask(store, name, given, as_of=as_of).rows) for name, given in ASKED.items()}
