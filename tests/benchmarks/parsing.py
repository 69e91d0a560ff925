"""Reading JSON Lines of annotated articles, with types and without an error overlooked, beside json and jsonschema.

python -m tests.benchmarks.parsing [ARTICLES]          default 1000

Both check every line against the same description of the format: kg its own, jsonschema what `kg schema` prints. kg
also finds repeated keys, impossible dates and wrong qualifiers, and returns typed records. In the second row kg further
does what `kg load` does before it writes: looks up every id and every name in the registry. `jsonschema.validate`, as
its documentation begins, checks the schema each time; a validator made once does not, and is the last row.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from jsonschema import Draft202012Validator, validate

from kg.articles import json_schema, read
from kg.check import check_article
from kg.registry import registry
from tests.benchmarks.table import Row, alternately, seconds, show, times_as_fast
from tests.generate import articles

RUNS = 5
FEW = 50  # articles that jsonschema.validate reads, or all would wait for it


def main(number: int) -> Iterator[Row]:
    people = registry()
    schema = json_schema()
    validator = Draft202012Validator(schema)
    with TemporaryDirectory() as folder:
        file = Path(folder, "articles.jsonl")
        lines = [json.dumps(one) + "\n" for one in articles(number)]
        file.write_text("".join(lines), "utf-8")

        def parse() -> None:
            found, problems = read([file])
            assert len(found) == number
            assert not problems

        def examine() -> None:
            found, _ = read([file])
            known = {entity.id: (entity.class_name, "") for article in found for entity in article.entities}
            assert all(problem.warning for article in found for problem in check_article(article, people, known))

        ours, checked = alternately(RUNS, parse, examine)
        few = lines[:: number // FEW or 1]
        often = seconds(lambda: [validate(json.loads(line), schema) for line in few]) * number / len(few)
        once = median(seconds(lambda: refuse_none(validator, lines)) for _ in range(RUNS))
    beside, prepared = ("json + jsonschema.validate", often), ("json + a prepared validator", once)
    what = f"parse {number:,} articles with types"
    yield times_as_fast(what, ("kg.articles.read", ours), beside, ">= 80 : 1")
    yield times_as_fast("  and check every reference", ("read + kg.check", checked), beside, ">= 10 : 1")
    yield times_as_fast(what, ("kg.articles.read", ours), prepared, "")


def refuse_none(validator: Draft202012Validator, lines: Iterable[str]) -> None:
    assert not any(list(validator.iter_errors(json.loads(line))) for line in lines)


if __name__ == "__main__":
    show(main(int((sys.argv[1:] or ["1000"])[0])))
