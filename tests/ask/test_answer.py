import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from kg.ask import ask
from kg.errors import UsageError
from kg.load import write_graph
from kg.stores import Store
from tests.questions.build import claim, graph

EARLY = datetime(2026, 1, 1, tzinfo=UTC)
LATER = datetime(2026, 2, 1, tzinfo=UTC)
CLAIMS = [
    claim("said", "tariff COORDINATED_WITH G7", by="US", recorded_at=EARLY),
    claim("now", "answer COORDINATED_WITH G7", by="CN", published="2025-11-01", recorded_at=LATER),
    claim("gone", "chip-ban COORDINATED_WITH G7", by="US", recorded_at=EARLY, retracted_at=LATER),
]


@pytest.fixture
def filled(store: Store) -> Store:
    write_graph(store, graph(CLAIMS))
    return store


def measures(store: Store, **options: Any) -> list[str]:
    return [row["measure"] for row in ask(store, "measures_coordinated_with", {"bloc": "G7"}, **options).rows]


def test_an_answer_says_what_it_was_searched_in(filled: Store) -> None:
    answer = ask(filled, "measures_coordinated_with", {"bloc": "group of seven"}, as_of=date(2025, 10, 31))
    assert answer.text == "Which measures are coordinated with the G7?"
    written = json.loads(json.dumps(answer.to_dict()))
    assert list(written) == ["question", "parameters", "as_of", "unit", "engine", "articles", "newest", "rows"]
    assert written.pop("rows")[0]["stated_on"] == "2025-10-23"
    assert written == {
        "question": "measures_coordinated_with",
        "parameters": {"bloc": "G7"},
        "as_of": "2025-10-31",
        "unit": "A row is a measure and an answer.",
        "engine": "cypher",
        "articles": 1,
        "newest": "2025-10-23",
    }


def test_an_empty_store_answers_too(store: Store) -> None:
    write_graph(store, graph([]))
    answer = ask(store, "measures_coordinated_with", {"bloc": "EU"})
    assert (answer.rows, answer.articles, answer.newest, answer.as_of) == ([], 0, None, date.today())


@pytest.mark.parametrize("engine", ["cypher", "sparql"])
def test_what_the_store_knew_at_a_time(filled: Store, engine: str) -> None:
    assert measures(filled, engine=engine) == ["answer", "tariff"]
    assert measures(filled, engine=engine, recorded_by=EARLY) == ["chip-ban", "tariff"]
    assert measures(filled, engine=engine, recorded_by=datetime(2025, 12, 31, tzinfo=UTC)) == []


def test_days_and_lists_come_as_text_or_as_values(filled: Store) -> None:
    for day in ("2025-10-23", date(2025, 10, 23)):
        answer = ask(filled, "status_of", {"measure": "tariff", "on": day})
        assert answer.to_dict()["parameters"] == {"measure": "tariff", "on": "2025-10-23"}
    assert ask(filled, "status_of", {"measure": "tariff"}, as_of=date(2026, 1, 1)).parameters["on"] == date(2026, 1, 1)
    for claims in ("c#said, c#now", ["c#now", "c#said"]):
        assert ask(filled, "evidence_of", {"claims": claims}).parameters == {"claims": ["c#now", "c#said"]}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            {},
            r"needs the parameter measure; ask it like this: kg ask status_of measure=<measure or .*> \[on=<date>\]",
        ),
        ({"measure": "tariff", "bloc": "G7"}, "has no parameter bloc"),
        ({"measure": "tariff", "on": "tomorrow"}, "on takes a day like 2025-10-23, not 'tomorrow'"),
    ],
)
def test_a_wrong_call_says_how_to_ask(filled: Store, given: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        ask(filled, "status_of", given)


def test_an_empty_list_is_a_wrong_call(filled: Store) -> None:
    with pytest.raises(UsageError, match="claims needs at least one claim"):
        ask(filled, "evidence_of", {"claims": ","})


def test_an_engine_that_nobody_has_is_told_with_those_that_there_are(store: Store) -> None:
    with pytest.raises(UsageError, match="is not written for sql; it is for cypher, sparql"):
        ask(store, "single_speaker_coordination", engine="sql")
