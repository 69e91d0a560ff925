"""`import kg`: a small public surface, each name where it says, quick to import."""

import subprocess
import sys
from pathlib import Path

import pytest

import kg
import kg.ask as asked
import kg.questions
from kg.errors import StoreError
from kg.load import load
from kg.stores import open_store
from tests.load.written import article, claim

MEASURE = "us-test-controls-2025"


def test_the_surface_is_sorted_and_complete() -> None:
    assert kg.__all__ == sorted(kg.__all__)
    questions = {name for name in kg.questions.__all__ if name.islower()}
    assert questions == set(kg.questions.__all__) & set(kg.__all__)
    assert questions == set(asked.questions())
    assert [name for name in kg.__all__ if getattr(kg, name).__name__ not in (name, "open_filled")] == []
    assert set(kg.__all__) <= set(dir(kg))


def test_what_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        getattr(kg, "noth" + "ing")


def test_importing_kg_imports_no_module_of_it() -> None:
    code = "import sys, kg; print([name for name in sys.modules if name.startswith('kg.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_open_ask_and_go_on(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        kg.open(str(tmp_path / "none.kg"))
    store_path = str(tmp_path / "one.kg")
    with open_store(store_path) as store:
        said = claim(f"{MEASURE} COORDINATED_WITH G7", condition="if they come")
        load(store, [article(tmp_path, "a", said, claim(f"{MEASURE} IMPLEMENTED_BY US"))])
    with kg.open(store_path) as store:
        rows = kg.measures_coordinated_with(store, "G7")
        assert [(row.measure, row.answer, row.conditions) for row in rows] == [
            (MEASURE, "conditional", ["if they come"])
        ]
        assert rows.to_dicts()[0]["implementers"] == ["US"]
        frame = rows.to_pandas()
        assert (list(frame.columns)[:3], frame.shape[0]) == (["measure", "measure_name", "answer"], 1)
        assert rows.to_polars().shape == (1, 14)
        edges = [(a, b, data["type"]) for a, b, data in rows.to_networkx().edges(data=True)]
        assert edges == [(MEASURE, "US", "implementers"), (MEASURE, "US", "stated_by")]
        shown = rows._repr_html_()
        assert "Which measures are coordinated with the G7?" in shown
        assert "they come" in shown
