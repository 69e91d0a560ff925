"""A typed helper beside the same Cypher through the official driver: same Neo4j, same parameters, warm.

python -m tests.benchmarks.helper [ARTICLES]          default 1000

Beside its question the helper asks whether the store was written since it looked up names and counted the articles
searched, and makes typed records.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.ask.catalogue import question
from kg.load import load
from kg.questions import measures_coordinated_with
from kg.stores import open_store
from tests.benchmarks.table import Row, alternately, show, times_as_long
from tests.generate import articles
from tests.neo4j_server import LTS, running

WARMING, RUNS = 100, 101  # before it is warm, a server's virtual machine takes twice as long
BLOC = "G7"


def main(number: int) -> Iterator[Row]:
    day = date.today()
    with TemporaryDirectory() as folder, running(LTS) as server:
        file = Path(folder, "articles.jsonl")
        file.write_text("".join(json.dumps(one) + "\n" for one in articles(number)), "utf-8")
        with open_store(server.uri, username=server.username, password=server.password) as store:
            load(store, [file])
            asked = measures_coordinated_with(store, BLOC, as_of=day)
            values = {**asked.answer.parameters, "as_of": day.isoformat()}
            text = question("measures_coordinated_with").texts["cypher"]

            def helper() -> None:
                assert len(measures_coordinated_with(store, BLOC, as_of=day)) == len(asked)

            def driver() -> None:
                assert len(server.driver.execute_query(text, values).records) == len(asked)

            ours, theirs = alternately(RUNS, helper, driver, warming=WARMING)
    what = f"a question of {len(asked)} rows, warm Neo4j"
    yield times_as_long(what, ("measures_coordinated_with()", ours), ("same Cypher, bare driver", theirs), "<= 1.1 x")


if __name__ == "__main__":
    show(main(int((sys.argv[1:] or ["1000"])[0])))
