"""Questions that users write: described in their own comments, held to them, asked like any other."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.ask import SPARQL, ask, own_questions
from kg.errors import QueryError, StoreError, UnknownNameError, UsageError
from kg.load import write_graph
from kg.stores import Store
from tests.questions.build import claim, graph

COVERING = """\
// question: What covers {commodity}, {times} times over?
// title: what covers {commodity}
// unit: A row is a measure.
// parameter: commodity: Commodity
// parameter: times: number = 2
// column: measure: id
// column: times: number | how often
// column: claims: ids
// What is said of the goods, whoever says so.
MATCH (m:Measure)<-[:SUBJECT]-(c:Claim {predicate: 'COVERS'})-[:OBJECT]->(:Commodity {id: $commodity})
WHERE c.publishedOn <= date($as_of)
RETURN m.id AS measure, $times AS times, collect(c.id) AS claims
"""
IN_SPARQL = """\
PREFIX kg: <https://trade-policy-kg.example/ns/>
SELECT ?measure ($times AS ?times) (GROUP_CONCAT(?id; separator="\\n") AS ?claims) WHERE {
  ?c kg:predicate "COVERS" ; kg:OBJECT $commodity ; kg:SUBJECT/kg:id ?measure ; kg:id ?id ; kg:publishedOn ?published .
  FILTER(?published <= $as_of)
} GROUP BY ?measure
"""
EARLY, LATER = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)
CLAIMS = [
    claim("a", "tariff COVERS steel", recorded_at=EARLY),
    claim("b", "quota COVERS steel", published="2025-11-01", recorded_at=LATER),
    claim("c", "tariff COVERS chips", recorded_at=EARLY, retracted_at=LATER),
]
AS_OF = "WHERE c.publishedOn <= date($as_of)\n"


@pytest.fixture
def filled(store: Store) -> Store:
    write_graph(store, graph(CLAIMS))
    return store


def written(folder: Path, *changes: tuple[str, str], name: str = "covering.cypher", text: str = COVERING) -> Path:
    """The folder, with this question in it."""
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def covering(store: Store, queries: Path, **more: Any) -> list[str]:
    return [row["measure"] for row in ask(store, "covering", {"commodity": "Steel"}, queries=queries, **more).rows]


def test_it_is_asked_like_any_other(filled: Store, tmp_path: Path) -> None:
    queries = written(tmp_path, name="goods/covering.cypher")
    answer = ask(filled, "covering", {"commodity": "steel", "times": "3"}, queries=queries)
    assert (answer.text, answer.title) == ("What covers Steel, 3 times over?", "what covers Steel")
    assert answer.rows == [
        {"measure": "quota", "times": 3, "claims": ["c#b"]},
        {"measure": "tariff", "times": 3, "claims": ["c#a"]},
    ]
    assert answer.columns[1].label == "how often"
    assert (
        own_questions(queries).questions["covering"].usage == "kg ask covering commodity=<commodity> [times=<number>]"
    )
    with pytest.raises(UnknownNameError, match="Near names: Steel"):
        ask(filled, "covering", {"commodity": "stel"}, queries=queries)


@pytest.mark.parametrize("engine", ["cypher", "sparql"])
def test_under_either_clock_in_either_engine(filled: Store, tmp_path: Path, engine: str) -> None:
    queries = written(written(tmp_path), name="covering.rq", text=IN_SPARQL)
    assert covering(filled, queries, engine=engine) == ["quota", "tariff"]
    assert covering(filled, queries, engine=engine, as_of=date(2025, 10, 31)) == ["tariff"]
    assert covering(filled, queries, engine=engine, recorded_by=EARLY) == ["tariff"]


def test_without_sparql_it_says_what_to_write(filled: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"not written for sparql; write .*covering\.rq beside .*covering\.cypher"):
        covering(filled, written(tmp_path), engine=SPARQL)


def test_rows_are_records_of_no_type_known_before(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = kg.any_question(filled, "covering", {"commodity": "steel"}, queries=written(tmp_path))
    assert [(row.measure, row.claims) for row in rows] == [("quota", ["c#b"]), ("tariff", ["c#a"])]
    assert rows.to_dicts()[0] == {"measure": "quota", "times": 2, "claims": ["c#b"]}
    assert list(rows.to_pandas().columns) == ["measure", "times", "claims"]
    assert rows.to_polars().shape == (2, 3)
    assert "<th>how often</th>" in rows._repr_html_()
    monkeypatch.setenv("KG_QUERIES", str(tmp_path))
    assert kg.any_question(filled, "covering", {"commodity": "steel"}, as_of=date(2025, 10, 31)).to_dicts() == [
        {"measure": "tariff", "times": 2, "claims": ["c#a"]}
    ]
    assert kg.any_question(filled, "status_of", {"measure": "tariff"})[0].status == "no claim"


@pytest.mark.parametrize(
    ("change", "line", "words"),
    [
        (("// question: What covers {commodity}, {times} times over?\n", ""), 1, "do not say what it asks"),
        (("// unit: A row is a measure.\n", ""), 1, "do not say what a row is"),
        (("// unit: ", "// Unit: "), 3, "`Unit:` means nothing here; write `unit:`"),
        (("// column: times", "// colums: times"), 7, "write `column:`"),
        (("// title: ", "// unit: "), 3, "There is a second unit"),
        (("covers {commodity},", "covers {commodities},"), 1, "{commodities} is no parameter"),
        (("covers {commodity},", "covers {commodity.id},"), 1, "{commodity.id} is no parameter"),
        (("covers {commodity},", "covers {commodity,"), 1, "Names of parameters stand in braces"),
        ((": Commodity", ": Comodity"), 4, "Comodity is no class and no type; is it Commodity?"),
        (("commodity: Commodity", "commodity"), 4, "commodity has no type; write it like `bloc: Bloc`"),
        (("number = 2", "number = two"), 5, "its default two is no number"),
        (("parameter: times", "parameter: as_of"), 5, "$as_of is there without being described"),
        (("measure: id", "measure: identity"), 6, "'identity' is none of date, number"),
        (("column: measure", "column: class"), 6, "'class' cannot be a name here, nor in Python"),
        (("column: times: number | how often", "column: measure: id"), 6, "column measure is described twice"),
        (("column: times: number", "column: answer: number"), 7, "The column answer must be text"),
        (("// column: measure: id\n// column: times: number | how often\n", ""), 6, "claims is a list: let another be"),
        (("// column: claims: ids\n", ""), 7, "returns the claims that each row rests on"),
        (("claims: ids", "claims: text"), 8, "The column claims must be ids"),
        (("{id: $commodity}", "{id: $good}"), 10, "$good is not described: `// parameter: good: ...` at the top"),
        (("{id: $commodity}", "{id: 'a $commodity'}"), 4, "The query does not use $commodity"),
        (("AS claims", "AS ids"), 12, "The query does not return `claims`"),
        (("RETURN", "// RETURN"), 12, "The query does not return `claims`"),
    ],
)  # fmt: skip
def test_what_is_no_question_is_told_with_its_line(
    tmp_path: Path, change: tuple[str, str], line: int, words: str
) -> None:
    problems = own_questions(written(tmp_path, change)).problems["covering"]
    told = [(one.line, one.message) for one in problems]
    assert any(words in message and number == line for number, message in told), told
    assert own_questions(tmp_path).questions == {}


def test_returned_in_braces_is_not_returned(tmp_path: Path) -> None:
    head, _, _ = COVERING.rpartition("RETURN")
    last = "RETURN m.id AS measure, COLLECT { MATCH (n:Claim) RETURN n.id } AS claims, $times AS times\n"
    assert own_questions(written(tmp_path, text=head + last)).problems == {}
    last = "RETURN m.id AS measure, $times AS times\n"
    within = "WITH m, COLLECT { MATCH (n:Claim) RETURN n.id AS claims } AS ids\n"
    assert list(own_questions(written(tmp_path, text=head + within + last)).problems) == ["covering"]


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"// question: caf\xe9\n", "1: "), (b"\xef\xbb\xbf" + COVERING.replace("\n", "\r\n").encode(), "")],
)
def test_files_of_other_systems(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "covering.cypher").write_bytes(data)
    mine = own_questions(tmp_path)
    assert (set(mine.questions), set(mine.problems)) == ((set(), {"covering"}) if words else ({"covering"}, set()))


def test_a_shipped_name_is_refused_and_named(filled: Store, tmp_path: Path) -> None:
    written(written(tmp_path), name="status_of.cypher")
    with pytest.raises(
        UsageError, match=r"status_of\.cypher:1: .*travels with kg \(queries/lifecycle/status_of\.cypher\)"
    ):
        ask(filled, "status_of", {"measure": "tariff"}, queries=tmp_path)
    assert ask(filled, "status_of", {"measure": "tariff"}).rows
    assert covering(filled, tmp_path) == ["quota", "tariff"]


def test_two_files_of_one_name_are_refused(filled: Store, tmp_path: Path) -> None:
    written(written(tmp_path, name="a/covering.cypher"), name="b/covering.cypher")
    with pytest.raises(UsageError, match=r"a.covering\.cypher and .*b.covering\.cypher have one name"):
        covering(filled, tmp_path)


@pytest.mark.parametrize("name", ["alone.rq", "far/covering.rq", "two words.cypher"])
def test_files_out_of_place(tmp_path: Path, name: str) -> None:
    written(written(tmp_path), name=name)
    (problem,) = own_questions(tmp_path).problems[Path(name).stem]
    assert problem.message.startswith(("There is no alone.cypher beside", "It is not beside", "'two words' cannot"))


def test_what_is_hidden_is_left_out(tmp_path: Path) -> None:
    written(written(tmp_path), name=".checkpoints/covering.cypher")
    assert set(own_questions(tmp_path).questions) == {"covering"}


def test_sparql_is_read_too(tmp_path: Path) -> None:
    text = IN_SPARQL.replace("$commodity", "$good").replace("?claims", "?ids")
    written(written(tmp_path), name="covering.rq", text=text)
    told = [(one.file[-2:], one.line, one.message[:23]) for one in own_questions(tmp_path).problems["covering"]]
    assert told == [("rq", 1, "The query does not retu"), ("rq", 3, "$good is not described ")]


def test_a_broken_file_spoils_no_other_question(filled: Store, tmp_path: Path) -> None:
    written(written(tmp_path), name="broken.cypher", text="MATCH (n) RETURN n\n")
    assert covering(filled, tmp_path) == ["quota", "tariff"]
    assert ask(filled, "status_of", {"measure": "tariff"}, queries=tmp_path).rows
    with pytest.raises(UsageError, match=r"broken cannot be asked:\n.*broken\.cypher:1: "):
        ask(filled, "broken", queries=tmp_path)
    with pytest.raises(UsageError, match=r"The questions are: .*covering.* Not well described: broken"):
        ask(filled, "who", queries=tmp_path)


@pytest.mark.parametrize(
    "before", ["SET c.seen = true\n", "CREATE (:Claim {id: 'x'})\nWITH m, c\n", "DETACH DELETE c\n"]
)
def test_what_writes_is_refused(filled: Store, tmp_path: Path, before: str) -> None:
    with pytest.raises(QueryError, match=r"covering\.cypher: A query only reads; this one would write"):
        covering(filled, written(tmp_path, (AS_OF, AS_OF + before)))
    assert covering(filled, written(tmp_path)) == ["quota", "tariff"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "$times AS times",
            "$times AS often",
            "12: The query returns the columns measure, often, claims; its comments",
        ),
        (
            "$times AS times",
            "CASE $times WHEN 2 THEN null END AS times",
            "12: times is missing in a row: describe it as `times: number\\?`",
        ),
        (
            "$times AS times",
            "m.name + $times AS times",
            "12: The column times is described as number; the query returns",
        ),
        ("collect(c.id) AS claims", "[m.id] AS claims", "12: claims holds '.*', which is no claim that counts"),
        ("collect(c.id) AS claims", "['c#c'] AS claims", "12: claims holds 'c#c', which is no claim that counts"),
        (AS_OF, "", "11: A row rests on c#b, published on 2025-11-01, after 2025-10-31: let the query say"),
        ("MATCH", "MTCH", " The store cannot run this query|MTCH"),
    ],
)
def test_what_it_returns_is_held_to_its_comments(filled: Store, tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(QueryError, match=rf"covering\.cypher:{words}"):
        covering(filled, written(tmp_path, (old, new)), as_of=date(2025, 10, 31))


def test_a_column_may_be_missing_where_it_says_so(filled: Store, tmp_path: Path) -> None:
    queries = written(
        tmp_path,
        ("times: number |", "times: number? |"),
        ("$times AS times", "CASE $times WHEN 2 THEN null END AS times"),
    )
    assert [row["times"] for row in ask(filled, "covering", {"commodity": "steel"}, queries=queries).rows] == [
        None,
        None,
    ]


def test_rows_and_seconds_are_bounded(filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.ask.answer.ROWS", 1)
    with pytest.raises(UsageError, match="more than 1 rows"):
        covering(filled, written(tmp_path))
    monkeypatch.setattr("kg.ask.answer.SECONDS", 0.5)
    with pytest.raises(StoreError, match="time"):
        covering(
            filled,
            written(
                tmp_path,
                (
                    "MATCH (m:",
                    "UNWIND range(1, 10000000) AS a UNWIND range(1, 10000000) AS b WITH sum(a * b) AS s\nMATCH (m:",
                ),
            ),
        )


def test_folders_that_are_not_there(filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_QUERIES", str(tmp_path / "none"))
    assert ask(filled, "status_of", {"measure": "tariff"}).rows
    with pytest.raises(UsageError, match=r"There is no folder '.*none' with questions"):
        ask(filled, "covering", {"commodity": "steel"})
    monkeypatch.setenv("KG_QUERIES", "")
    with pytest.raises(UsageError, match="There is no question 'covering'"):
        ask(filled, "covering", {"commodity": "steel"})
