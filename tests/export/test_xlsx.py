"""The spreadsheet: read back by another library, with text that would be a formula, a link or a control elsewhere."""

from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from kg.errors import UsageError
from kg.export import ExportFormat, export
from kg.export import xlsx as writer
from kg.graph import Graph, Node
from tests.rdf.samples import BAN, HOSTILE, MEASURE, RECORDED, sample

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("https://x.example","y")', "{=1}", "https://x.example", "007"]


def read(graph: Graph, path: Path) -> dict[str, list[dict[str, Any]]]:
    """Sheet -> its rows as column -> value; no cell is a formula or a link."""
    export(graph, ExportFormat.xlsx, path)
    found = {}
    for sheet in openpyxl.load_workbook(path):
        heading, *rows = sheet.iter_rows()
        cells = [cell for row in rows for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n", "b", "d"}
        assert not any(cell.hyperlink for cell in cells)
        names = [str(cell.value) for cell in heading]
        found[sheet.title] = [dict(zip(names, (cell.value for cell in row), strict=True)) for row in rows]
    return found


def test_the_sheets(tmp_path: Path) -> None:
    found = read(sample(), tmp_path / "all.xlsx")
    assert list(found) == ["measures", "claims", "articles", "names", "status history"]
    measure = next(row for row in found["measures"] if row["id"] == MEASURE)
    assert (measure["class"], measure["status"], measure["TARGETS"]) == ("ImportTariff", "no claim", "CN")
    assert measure["only claimed"] == "conditional: COORDINATED_WITH G7; possible: SEEKS_COORDINATION_WITH G7"
    claim = next(row for row in found["claims"] if row["answer"] == "conditional")
    assert claim["condition"] == HOSTILE.replace("\r\n", "\n")
    assert (claim["published_on"], claim["url"]) == (datetime(2031, 5, 4), "https://gazette.example/a?b=c#d")
    assert claim["recorded_at"] == RECORDED.replace(tzinfo=None, microsecond=123000)
    covers = next(row for row in found["claims"] if row["predicate"] == "COVERS")
    assert (covers["rate"], covers["additional"], covers["planned"]) == (12.5, True, False)
    assert not [row for row in found["claims"] if row["object"] == "JP"]  # retracted
    assert {"id": "FR", "class": "Government", "name": "Frankreich", "language": "de"} in found["names"]
    ban = next(row for row in found["status history"] if row["subject"] == BAN)
    assert (ban["status"], ban["knownFrom"], ban["knownUntil"]) == ("no claim", None, None)


def test_no_text_is_a_formula(tmp_path: Path) -> None:
    graph = sample()
    graph.add(Node(text, "Bloc", {"id": text, "name": text, "names": [text], "note": text}) for text in FORMULAS)
    found = read(graph, tmp_path / "all.xlsx")
    assert [row["name"] for row in found["names"] if row["id"] in FORMULAS] == sorted(FORMULAS)
    with ZipFile(tmp_path / "all.xlsx") as packed:
        sheets = [packed.read(name) for name in packed.namelist() if name.startswith("xl/worksheets/")]
    assert len(sheets) == 5
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)


def test_what_no_cell_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = Graph()
    graph.add([Node("long", "Bloc", {"id": "long", "name": "x" * 40_000})])
    (name,) = read(graph, tmp_path / "all.xlsx")["names"]
    assert name["name"] == "x" * 32_766 + "…"
    monkeypatch.setattr(writer, "ROWS", 0)
    with pytest.raises(UsageError, match="more than a spreadsheet holds"):
        export(graph, ExportFormat.xlsx, tmp_path / "more.xlsx")


def test_the_same_graph_the_same_bytes(tmp_path: Path) -> None:
    graph = sample()
    export(graph, ExportFormat.xlsx, tmp_path / "one")
    export(Graph(dict(reversed(graph.nodes.items())), graph.edges[::-1]), ExportFormat.xlsx, tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
