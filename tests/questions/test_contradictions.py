from datetime import date

from kg.load import write_graph
from kg.stores import Store
from tests.questions.asked import asked
from tests.questions.build import claim, graph

SAID = [
    claim("a-yes", "tariff COORDINATED_WITH G7", by="US", qualifiers={"degree": "joint"}),
    claim("b-no", "tariff COORDINATED_WITH G7", by="FR", factuality="denied", published="2025-10-24"),
    claim("c-less", "tariff COORDINATED_WITH G7", by="US", factuality="probable", qualifiers={"degree": "aligned"}),
    claim("d-title", "tariff COORDINATED_WITH G7", by="CN", factuality="denied", headline=True),
    claim("e-from", "tariff HAS_STATUS in_force", since="2025-10", published="2025-11-01"),
    claim("f-from", "tariff HAS_STATUS in_force", since="2025-09-30", published="2025-11-02"),
    claim("g-not", "chip-ban COORDINATED_WITH G7", by="FR", factuality="denied"),
    claim("h-went", "CN PARTICIPATES_IN summit"),
    claim("i-went", "CN PARTICIPATES_IN summit", factuality="denied"),
    claim("j-held", "summit HAS_STATUS held", since="2025-10-01"),
    claim("k-held", "summit HAS_STATUS held", since="2025-10-02"),
]


def pairs(store: Store, subject: str, as_of: date = date(2026, 6, 1)) -> list[tuple[object, ...]]:
    """Predicate, claim, other, difference; every row is about the subject, and its claims are the pair."""
    found = asked(store, "contradictory_claims", as_of, subject=subject)
    assert all(row["subject"] == subject and row["claims"] == [row["claim"], row["other"]] for row in found)
    return [tuple(row.values())[1:5] for row in found]


def test_claims_contradict_once_both_are_published(store: Store) -> None:
    write_graph(store, graph(SAID))
    among_themselves = [
        ("COORDINATED_WITH", "c#a-yes", "c#c-less", "degree"),
        ("COORDINATED_WITH", "c#a-yes", "c#c-less", "wording"),
    ]
    assert pairs(store, "tariff", date(2025, 10, 22)) == []
    assert pairs(store, "tariff", date(2025, 10, 23)) == among_themselves
    assert pairs(store, "tariff", date(2025, 11, 1)) == [
        ("COORDINATED_WITH", "c#a-yes", "c#b-no", "denial"),
        *among_themselves,
        ("COORDINATED_WITH", "c#b-no", "c#c-less", "denial"),
    ]
    assert pairs(store, "tariff")[-1] == ("HAS_STATUS", "c#e-from", "c#f-from", "date")


def test_about_an_event_or_an_actor_and_about_what_nobody_contradicts(store: Store) -> None:
    write_graph(store, graph(SAID))
    assert pairs(store, "summit") == [("HAS_STATUS", "c#j-held", "c#k-held", "date")]
    assert pairs(store, "CN") == [("PARTICIPATES_IN", "c#h-went", "c#i-went", "denial")]
    assert pairs(store, "chip-ban") == []
    assert asked(store, "contradictory_claims", subject="Summit in spring") != []
