"""Each day of the page tells what a page written as of that day tells."""

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from kg.ask import ask
from kg.page.change import difference
from kg.page.content import Content, content, surroundings
from kg.page.days import MARK, moving, published, turns
from kg.page.moment import Moment, Teller, answered, surrounded
from kg.page.view import Reading
from tests.page import sample as s
from tests.page.episode import Episode

LAST = date(2031, 6, 1)
EPISODE_LAST = date(2025, 12, 15)
CONTROLS = "cn-rare-earth-export-controls-2025-10"
QUESTIONS: list[tuple[str, dict[str, str]]] = [
    ("measures_coordinated_with", {"bloc": "G7"}),
    ("measures_of_bloc_and_members", {"bloc": "G7"}),
    ("suspended_measures", {}),
    ("threats_not_carried_out", {}),
    ("contradictory_claims", {"subject": CONTROLS}),
    ("status_of", {"measure": CONTROLS}),
    ("speakers_on", {"measure": CONTROLS}),
    ("jurisdictions_affected_by", {"measure": CONTROLS}),
    ("retaliation_chain", {"measure": CONTROLS}),
    ("offices_and_claims_of", {"person": "scott-bessent"}),
]


def days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def merged(value: Any, patch: Any) -> Any:
    """RFC 7386 as it stands there."""
    if not isinstance(patch, dict):
        return patch
    kept = dict(value) if isinstance(value, dict) else {}
    for key, one in patch.items():
        if one is None:
            kept.pop(key, None)
        else:
            kept[key] = merged(kept.get(key), one)
    return kept


def plain(state: Any, rows: Any) -> Any:
    """A state with lines and their words by what they are, and not by their number; as JSON has it."""
    keys = {
        id: json.dumps([one["subject"], one["predicate"], one["object"], one["claims"]])
        for id, one in state["relations"].items()
    }
    assert len(set(keys.values())) == len(keys)
    lines = {keys.get(id.removeprefix("chip "), id): lines for id, lines in state["lines"].items()}
    relations = {keys[id]: one for id, one in state["relations"].items()}
    told = {**state, "relations": relations, "lines": lines, "rows": [rows[number] for number in state["rows"]]}
    return json.loads(json.dumps(told, default=str))


def switched(told: Content, day: date) -> Any:
    """What the page tells when the reader chooses a day."""
    starts = told.now["days"]["starts"]
    state = told.now["state"]
    for patch in reversed(told.past[max(n for n, start in enumerate(starts) if start <= day.isoformat()) :]):
        state = merged(state, patch)
    return plain(state, told.now["told"])


def written(moment: Moment) -> Any:
    """What a page that is written on the day tells."""
    teller = Teller(moment)
    return plain(teller.tell(moment), teller.rows)


def test_a_patch_makes_one_of_the_other() -> None:
    one = {"a": 1, "b": {"c": [1], "d": {"e": 1}}, "f": {}, "g": {"h": 1}}
    other = {"b": {"c": [1, 2], "i": {"j": 1}}, "f": {"k": 2}, "g": 3, "l": {}}
    assert merged(one, difference(one, other)) == other
    assert difference(other, json.loads(json.dumps(other))) == {}


def same_on_every_day(told: Content, first: date, last: date, moment: Callable[[date], Moment]) -> None:
    for day in days(first, last):
        assert switched(told, day) == written(moment(day)), day


def test_every_day_is_like_a_page_written_on_it() -> None:
    graph = s.dated()
    reading = Reading(graph)
    told = content(graph, answer=s.answer_on(LAST), answer_on=s.answer_on, **s.CALL | {"as_of": LAST})
    same_on_every_day(told, s.PUBLISHED, LAST, lambda day: answered(reading.on(day), s.answer_on(day)))
    assert "2031-05-15" in told.now["days"]["starts"]  # the plan has passed
    assert "2031-05-23" in told.now["days"]["starts"]  # the office has ended
    assert len(told.now["days"]["stops"]) == 7


def test_every_day_of_a_neighbourhood_too() -> None:
    graph = s.dated()
    reading = Reading(graph)
    told = surroundings(graph, "XB", steps=2, as_of=LAST)
    same_on_every_day(told, s.PUBLISHED, LAST, lambda day: surrounded(reading.on(day), "XB", 2))


def test_every_day_of_the_episode(episode: Episode) -> None:
    name, given = QUESTIONS[0]
    told = content(**episode.call(name, given, EPISODE_LAST))
    reading = Reading(episode.graph)

    def moment(day: date) -> Moment:
        return answered(reading.on(day), ask(episode.store, name, given, as_of=day).to_dict())

    same_on_every_day(told, date.fromisoformat(told.now["days"]["stops"][0]), EPISODE_LAST, moment)
    assert len(told.past) < 25


@pytest.mark.parametrize(("name", "given"), QUESTIONS)
def test_an_answer_changes_on_turns_only(episode: Episode, name: str, given: dict[str, str]) -> None:
    first = published(episode.graph, EPISODE_LAST)[0]
    turning = set(turns(episode.graph, first, EPISODE_LAST))
    before = None
    for day in days(first, EPISODE_LAST):
        answer = ask(episode.store, name, given, as_of=day)
        told = (answer.rows, answer.articles, answer.newest)
        assert day in turning or told == before, day
        before = told


def test_words_that_tell_the_day_move_with_it() -> None:
    fifth, sixth = date(2031, 5, 5), date(2031, 5, 6)
    assert moving(lambda day: f"on {day}", fifth, sixth) == f"on {MARK}"
    assert moving(lambda day: f"since 2031-05-05, on {day}", fifth, sixth) == f"since 2031-05-05, on {MARK}"
    assert moving(lambda day: "on 2031-05-05", fifth, sixth) == "on 2031-05-05"


def test_a_question_on_the_day_has_the_day_in_its_title(episode: Episode) -> None:
    told = content(**episode.call("status_of", {"measure": CONTROLS}, date(2025, 11, 20)))
    assert told.now["question"].endswith(f"on {MARK}?")
    fixed = content(**episode.call("status_of", {"measure": CONTROLS, "on": "2025-11-20"}, date(2025, 11, 20)))
    assert fixed.now["question"].endswith("on 2025-11-20?")
    assert told.title == fixed.title


def test_without_the_answers_of_other_days_there_is_one_day() -> None:
    told = content(s.dated(), answer=s.answer(), **s.CALL)
    assert told.past == []
    assert told.now["days"]["stops"] == told.now["days"]["starts"] == ["2031-06-01"]
