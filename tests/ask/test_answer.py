import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from kg.ask import ask
from kg.errors import UsageError
from kg.load import write_graph
from kg.stores import Rows, Store
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


class Watched:
    """A store that tells of each read before it happens."""

    def __init__(self, store: Store, told: Callable[[str], object]) -> None:
        self._store, self._told = store, told

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def read(self, query: str, *arguments: Any, **options: Any) -> Rows:
        self._told(query)
        return self._store.read(query, *arguments, **options)


def retract(store: Store, article: str) -> None:
    store.write(lambda tx: tx.run("MATCH (a:Article {id: $id}) SET a.retractedAt = $at", {"id": article, "at": LATER}))


def test_what_is_searched_is_counted_again_only_after_somebody_wrote(filled: Store) -> None:
    reads: list[str] = []
    store = Watched(filled, reads.append)
    found = [ask(store, "measures_coordinated_with", {"bloc": "G7"}) for _ in range(3)]
    assert [answer.articles for answer in found] == [2, 2, 2]
    assert sum("count(a)" in query for query in reads) == 1
    assert len(reads) == 5  # the state, the count and the question; then the question alone
    retract(filled, "daily-2025-11-01")
    assert ask(store, "measures_coordinated_with", {"bloc": "G7"}).articles == 1
    assert ask(store, "measures_coordinated_with", {"bloc": "G7"}, as_of=date(2025, 1, 1)).articles == 0


@pytest.mark.parametrize("before", ["count(a)", "COORDINATED_WITH"])
def test_an_answer_is_of_one_state_when_somebody_writes_meanwhile(filled: Store, before: str) -> None:
    written: list[str] = []

    def write(query: str) -> None:
        if before in query and not written:
            written.append(query)
            retract(filled, "daily-2025-11-01")

    store = Watched(filled, write)
    for _ in range(2):
        assert ask(store, "measures_coordinated_with", {"bloc": "G7"}).articles == 1
