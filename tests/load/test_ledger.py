"""What a load tells of itself is in scratch files: nothing of it is lost there, and nothing of them is left."""

from kg.load.changes import Changes, Reading, Standing
from kg.load.ledger import Ledger


def test_the_first_value_stays_and_the_last_counts() -> None:
    ledger, later = Ledger(), Ledger()
    ledger.note("fact", [(("b", "", "", ""), "yes", "denied"), (("a b", "", "", ""), "no claim", "yes")])
    ledger.note("other", [(("a", "", "", ""), "1", "2"), (("a", "", "", "c"), "1", "1")])
    later.note("fact", [(("b", "", "", ""), "denied", "yes"), (("a", "z", "", ""), "no claim", "yes")])
    later.note("other", [(("a", "", "", ""), "2", "3")])
    ledger.add(later)
    assert [key for key, _, _ in ledger.changed("fact")] == [("a", "z", "", ""), ("a b", "", "", "")]
    assert list(ledger.changed("other")) == [(("a", "", "", ""), "1", "3")]


def test_entries_are_in_the_order_of_their_keys() -> None:
    words = ["", " ", "a", "a b", "a-b", "ab", "é", "ﬁ", "\U0001f600", "Z"]
    ledger = Ledger()
    ledger.note("fact", (((one, other, "", ""), "old", "new") for one in words for other in reversed(words)))
    keys = [key[:2] for key, _, _ in ledger.changed("fact")]
    assert keys == sorted((one, other) for one in words for other in words)


def test_a_fact_that_changes_alike_on_several_days_is_told_once() -> None:
    keys = [("us", "TARGETS", "cn", day) for day in ("2025-01-01", "2025-02-01")]
    changes = Changes()
    changes.note(Reading({}, {}, set()), Reading({}, dict.fromkeys(keys, "yes"), set()))
    assert [str(one) for one in changes.facts()] == ["us TARGETS cn: no claim -> yes"]


def test_who_says_so_changes_no_status_but_is_kept() -> None:
    one, two = (Standing("adopted", "yes", articles=articles) for articles in (("a",), ("a", "b")))
    changes = Changes()
    changes.note(Reading({"m": one}, {}, set()), Reading({"m": two}, {}, set()))
    assert list(changes.statuses()) == []
    changes.note(Reading({"m": two}, {}, set()), Reading({"m": Standing()}, {}, set()))
    assert [change.old for change in changes.statuses()] == [one]
