"""What `kg export` writes, `kg load` takes back: the same graph, the recorded clock included."""

from pathlib import Path

import pytest

from kg import rdf
from kg.errors import DataError
from kg.export import ExportFormat, export
from kg.graph import Graph
from kg.load import load, retract, snapshot
from kg.rdf import fingerprint
from kg.stores import Store, open_store
from tests.load.written import MEASURE, article, claim

SUFFIX = {"trig": "trig", "nquads": "nq", "jsonld": "jsonld", "jsonl": "jsonl"}


def known(graph: Graph) -> tuple[object, object]:
    """Everything but the statuses of today, which are of the day of the load."""
    return graph.nodes, graph.edges


@pytest.mark.parametrize("form", SUFFIX)
def test_out_and_in_again(store: Store, tmp_path: Path, form: str) -> None:
    facts = [claim(f"{MEASURE} COVERS software", rate="100", additional="true"), claim(f"{MEASURE} TARGETS CN")]
    load(store, [article(tmp_path, "a", *facts), article(tmp_path, "gone"), article(tmp_path, "b", facts[1])])
    load(store, [article(tmp_path, "b", claim(f"{MEASURE} TARGETS RU"), revision=2)])
    retract(store, "gone", "a mistake")
    file = tmp_path / f"export.{SUFFIX[form]}"
    export(snapshot(store), ExportFormat(form), file)
    with open_store(str(tmp_path / "again.kg")) as again:
        report = load(again, [file])
        assert not report.problems
        assert report.counts() == {"new": 3, "claims new": 3}
        assert known(snapshot(again)) == known(snapshot(store))
        assert fingerprint(snapshot(again)) == fingerprint(snapshot(store))
        load(again, [file])
        assert known(snapshot(again)) == known(snapshot(store))


def test_a_broken_export_is_refused_whole(tmp_path: Path) -> None:
    file = tmp_path / "export.nq"
    with open_store(str(tmp_path / "one.kg")) as store:
        load(store, [article(tmp_path)])
        rdf.write(snapshot(store), file, "nquads")
    file.write_text(file.read_text().replace('factuality> "certain"', 'factuality> "sure"'))
    with open_store(str(tmp_path / "two.kg")) as store:
        with pytest.raises(DataError, match="factuality"):
            load(store, [file])
        assert snapshot(store).nodes == {}
