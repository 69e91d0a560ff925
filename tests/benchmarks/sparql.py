"""A question in SPARQL by kg's engine beside rdflib's own, on the same statements.

python -m tests.benchmarks.sparql [ARTICLES]          default 20, beside those that travel with kg
"""

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import rdflib

from kg import rdf
from kg.ask.catalogue import question
from kg.load import load, snapshot
from kg.rdf.parameters import Parameter, bind
from kg.resources import resources
from kg.stores import open_store
from tests.benchmarks.table import Row, alternately, show, times_as_fast
from tests.generate import articles

RUNS = 3
QUESTION = "measures_coordinated_with"


def main(number: int) -> Iterator[Row]:
    with TemporaryDirectory() as folder, open_store(f"{folder}/graph.kg") as store:
        file = Path(folder, "articles.jsonl")
        file.write_text("".join(json.dumps(one) + "\n" for one in articles(number)), "utf-8")
        load(store, [Path(str(resources("data") / "articles")), file])
        graph = snapshot(store)
        rdf.write(graph, Path(folder, "graph.nq"), "nquads")
        theirs = rdflib.Dataset(default_union=True)
        theirs.parse(Path(folder, "graph.nq"), format="nquads")
    values: dict[str, Parameter] = {"bloc": rdf.iri("G7"), "as_of": date.today()}
    text = question(QUESTION).texts["sparql"]
    with closing(rdf.dataset(graph)) as dataset:
        found = rdf.select(dataset, text, values)

        def ours() -> None:
            rdf.select(dataset, text, values)

        def rdflib_s() -> None:
            assert len(list(theirs.query(bind(text, values)))) == len(found.rows)

        mine, other = alternately(RUNS, ours, rdflib_s)
    what = f"SPARQL over {len(theirs):,} statements, {len(found.rows)} rows"
    yield times_as_fast(what, ("kg.rdf.select", mine), ("rdflib's own engine", other), "")


if __name__ == "__main__":
    show(main(int((sys.argv[1:] or ["20"])[0])))
