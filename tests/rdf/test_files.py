import io
import socket
from pathlib import Path

import pytest

from kg.errors import DataError, UsageError
from kg.graph import Graph
from kg.ontology import DATA, TERMS
from kg.rdf import fingerprint, read, write
from kg.rdf.files import serialized
from kg.rdf.terms import XSD
from tests.rdf.samples import same, sample

KG = f"@prefix kg: <{TERMS}> . @prefix id: <{DATA}> .\n"
BLOC = 'id:G7 a kg:Bloc, kg:Actor ;\n  kg:id "G7" '


@pytest.fixture
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)


def read_text(path: Path, text: str) -> Graph:
    path.write_text(text, encoding="utf-8", newline="")
    return read(path)


@pytest.mark.parametrize("format", ["trig", "nquads", "jsonld"])
def test_nothing_is_lost_out_and_in(format: str, tmp_path: Path, no_sockets: None) -> None:
    path = tmp_path / f"graph.{format.replace('nquads', 'nq')}"
    write(sample(), path, format)
    assert same(read(path), sample())
    assert fingerprint(read(path)) == fingerprint(sample())
    nameless = path.rename(tmp_path / "graph")
    assert same(read(nameless), sample())


def test_the_same_graph_gives_the_same_bytes() -> None:
    graph = sample()
    turned = Graph(dict(reversed(graph.nodes.items())), graph.edges[::-1])
    for format in ("trig", "nquads", "jsonld", "turtle"):
        assert serialized(graph, format) == serialized(turned, format)


def test_turtle_is_a_merged_view() -> None:
    stream = io.BytesIO()
    write(sample(), stream, "turtle")
    assert b"kg:TARGETS id:CN" in stream.getvalue()
    assert b"graph" not in stream.getvalue()


def test_turtle_is_not_read_back(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="trig"):
        read_text(tmp_path / "a.ttl", KG)


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(UsageError, match="rdfxml"):
        write(sample(), io.BytesIO(), "rdfxml")


def test_a_file_that_cannot_be_finished_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "graph.trig"
    write(Graph(), path, "trig")
    (tmp_path / "dir").mkdir()
    with pytest.raises(UsageError, match="dir cannot be written: it is a folder"):
        write(sample(), tmp_path / "dir", "trig")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["dir", "graph.trig"]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (KG + BLOC + ";\n  kg:magic 1 .", 4, "magic"),
        (KG + BLOC + ".\nid:G7 kg:ENCHANTS id:G7 .", 4, "ENCHANTS"),
        (KG + BLOC + ".\nid:x a kg:Wizard .", 4, "Wizard"),
        (KG + BLOC + ".\nid:x a kg:Bloc, kg:Person .", 4, "not one class"),
        (KG + BLOC + ".\nid:x kg:name 'x' .", 4, "no rdf:type"),
        (KG + BLOC + ".\n_:b kg:name 'x' .", 4, "needs an address"),
        (KG + BLOC + ";\n kg:POSSIBLY_SAME id:nobody .", 4, "nobody"),
        (KG + BLOC + ";\n kg:name 'one', 'two' .", 2, "2 values of name"),
        (KG + BLOC + ";\n kg:name 1 .", 2, "xsd:string"),
        (KG + BLOC + ";\n kg:note 'x'@de .", 2, "xsd:string"),
        (KG + BLOC + f";\n kg:retrieved '2025-13-01'^^<{XSD}date> .", 2, "retrieved"),
        (KG + BLOC + f";\n kg:recordedAt '2025-01-01T00:00:00'^^<{XSD}dateTime> .", 2, "time zone"),
        (KG + BLOC + ".\n<http://other.example/x> a kg:Bloc .", 4, "not the address"),
        (KG + "id:G7 a kg:Bloc, kg:Actor ;\n kg:id 'G8' .", 2, "its address says 'G7'"),
        (KG + BLOC + ";\n kg:MEMBER_OF id:G7 .", 2, "does not follow"),
        (KG + "id:G7 a kg:Bloc ; kg:id 'G7' .", 2, "is missing"),
        (KG + "id:G7 a kg:Bloc, kg:Actor .", 2, "is missing"),
        (KG + BLOC + "\n", 4, "not well formed"),
    ],
)
def test_what_is_not_ours_is_named_with_its_line(text: str, line: int, what: str, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=what) as error:
        read_text(tmp_path / "foreign.trig", text)
    assert error.value.problems[0].line == line


@pytest.mark.parametrize(
    "context", ['"http://127.0.0.1:9/c"', '{"@import": "file:///etc/hosts"}', '["https://w3id.example/c"]']
)
def test_a_context_elsewhere_is_refused_and_not_fetched(context: str, tmp_path: Path, no_sockets: None) -> None:
    text = f'{{"@context": {context}, "@id": "{DATA}G7", "@type": "{TERMS}Bloc"}}'
    with pytest.raises(DataError, match="nothing is fetched"):
        read_text(tmp_path / "foreign.jsonld", text)


def test_a_byte_order_mark_and_crlf_do_no_harm(tmp_path: Path) -> None:
    text = "\ufeff" + (KG + BLOC + ".").replace("\n", "\r\n")
    assert read_text(tmp_path / "a.trig", text).nodes.keys() == {"G7"}
