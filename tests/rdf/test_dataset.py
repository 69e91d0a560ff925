import socket
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from rdflib import Variable

from kg.errors import QueryError, StoreError
from kg.rdf import Dataset, dataset, iri, parameters, select, to_rdflib
from kg.rdf.parameters import bind
from kg.rdf.terms import PREFIXES
from tests.rdf.samples import ARTICLE, HOSTILE, MEASURE, sample

PROLOGUE = "".join(f"PREFIX {prefix}: <{base}>\n" for prefix, base in PREFIXES.items())
COORDINATED = """
SELECT ?m ?c ?answer ?condition ?nothing WHERE {
  ?m p:COORDINATED_WITH ?c .   # $comment
  ?c ps:COORDINATED_WITH $bloc ; kg:answer ?answer ; kg:condition ?condition ; kg:publishedOn ?p
  FILTER(?p <= $as_of && ?answer != "$headline")
}"""


@pytest.fixture(scope="module")
def data() -> Iterator[Dataset]:
    made = dataset(sample())
    yield made
    made.close()


def rows(data: Dataset, query: str, **parameters: Any) -> list[tuple[Any, ...]]:
    return select(data, PROLOGUE + query, parameters).rows


def test_a_question_with_parameters(data: Dataset) -> None:
    expected = [(MEASURE, f"{ARTICLE}#odd#50%-00000003", "conditional", HOSTILE, None)]
    assert rows(data, COORDINATED, bloc=iri("G7"), as_of=date(2031, 5, 4)) == expected
    assert rows(data, COORDINATED, bloc=iri("G7"), as_of=date(2031, 5, 3)) == []


def test_parameters_are_found_outside_strings_comments_and_addresses() -> None:
    text = """SELECT ?x { <http://a/$no> ?p '''$no ' ''' , "\\"$no" , $yes FILTER(?x < $1 && $yes > 2) }"""
    assert parameters(text) == ["yes", "1"]
    assert parameters(COORDINATED) == ["bloc", "as_of"]


@pytest.mark.parametrize("text", [HOSTILE, "'", '"', "\\", '"""', "$other", "\u0000", "x> . } # "])
def test_hostile_text_stays_text(text: str, data: Dataset) -> None:
    assert rows(data, "SELECT ?x { BIND($text AS ?x) }", text=text) == [(text,)]


@pytest.mark.parametrize("value", [1, 1.5, True, "x", "2031-01-01"])
def test_values_keep_their_type(value: Any, data: Dataset) -> None:
    [(back,)] = rows(data, "SELECT ?x { BIND($value AS ?x) }", value=value)
    assert (back, type(back)) == (value, type(value))


def test_days_and_instants_are_text_as_from_a_store(data: Dataset) -> None:
    noon = datetime(2031, 1, 1, 12, tzinfo=timezone(timedelta(hours=9)))
    found = rows(data, "SELECT ?a ?b { BIND($day AS ?a) BIND($noon AS ?b) }", day=date(2031, 1, 1), noon=noon)
    assert found == [("2031-01-01", "2031-01-01T03:00:00Z")]


def test_a_list_stands_side_by_side(data: Dataset) -> None:
    assert rows(data, "SELECT ?x { VALUES ?x { $list } }", list=[iri("G7"), "a"]) == [("G7",), ("a",)]


def test_a_missing_parameter_is_named(data: Dataset) -> None:
    with pytest.raises(QueryError, match="bloc"):
        rows(data, COORDINATED, as_of=date(2031, 5, 4))


def test_no_query_meets_a_retracted_claim_by_accident(data: Dataset) -> None:
    assert rows(data, "ASK { ?s ?p ?c . FILTER(STRSTARTS(STR(?p), STR(p:)))  ?c a kg:RetractedClaim }") == [(False,)]
    assert rows(data, "SELECT ?g { ?c kg:predicate 'TARGETS' ; kg:OBJECT ?g }") == [("CN",), ("CN",)]
    assert rows(data, "SELECT ?id { ?c a kg:RetractedClaim ; retracted:id ?id }") == [(f"{ARTICLE}#old-00000007",)]


def test_rows_are_capped(data: Dataset) -> None:
    found = select(data, "SELECT * { ?s ?p ?o }", {}, limit=3)
    assert (len(found.rows), found.truncated) == (3, True)
    assert not select(data, "SELECT ?s { ?s ?p ?o } LIMIT 3", {}, limit=3).truncated


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <http://a> <http://b> <http://c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "DROP ALL",
        "LOAD <file:///etc/hosts>",
        "CONSTRUCT WHERE { ?s ?p ?o }",
        "SELECT ?x",
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o.service<http://127.0.0.1:9/> {} }",
        "SELECT * { ?s ?p 1SERVICE<http://127.0.0.1:9/> {} }",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:x {} }",
    ],
)
def test_what_writes_or_leaves_is_refused(query: str, data: Dataset) -> None:
    before = rows(data, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    with pytest.raises(QueryError):
        select(data, query, {})
    assert rows(data, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == before


def test_words_like_service_are_allowed_where_they_ask_nobody() -> None:
    text = "SELECT ?service { ?service kg:service 'service' , <http://service/> } # service"
    assert bind(text, {}) == text


def test_the_process_cannot_reach_a_server(data: Dataset) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        query = f"SELECT * {{ SERVICE <http://127.0.0.1:{server.getsockname()[1]}/> {{ ?s ?p ?o }} }}"
        assert "open files" in data.ask(query, 5, 5)
        with pytest.raises(TimeoutError):
            server.accept()


def test_an_endless_query_ends_and_the_next_is_answered() -> None:
    everything = " . ".join(f"?a{i} ?b{i} ?c{i}" for i in range(4))
    data, began = dataset(sample()), time.monotonic()
    with pytest.raises(StoreError, match="longer than"):
        select(data, f"SELECT (COUNT(*) AS ?n) {{ {everything} }}", {}, timeout=0.5)
    assert time.monotonic() - began < 5
    assert rows(data, "ASK { ?m kg:TARGETS ?g }") == [(True,)]
    data.close()


def test_rdflib_sees_the_union_of_the_graphs() -> None:
    found = to_rdflib(sample()).query(PROLOGUE + "SELECT ?g { ?m kg:TARGETS ?g ; kg:name ?name }")
    assert [str(binding[Variable("g")]) for binding in found.bindings] == [iri("CN").value]
