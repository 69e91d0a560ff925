"""Reading JSON Lines of annotated articles, with types and without an error overlooked, beside json and jsonschema.

python -m tests.benchmarks.parsing [ARTICLES]          default 1000

Both check every line against the same description of the format: kg its own, jsonschema what `kg schema` prints. kg
also finds repeated keys, impossible dates and wrong qualifiers, and returns typed records. In the second row kg further
does what `kg load` does before it writes: looks up every id and every name in the registry.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from jsonschema import Draft202012Validator

from kg.articles import json_schema, read
from kg.check import check_article
from kg.registry import registry
from tests.benchmarks.table import Row, alternately, seconds, show, times_as_fast
from tests.generate import articles

RUNS = 5
FEWER = 10  # jsonschema reads so many times fewer articles, or all would wait for it


def main(number: int) -> Iterator[Row]:
    people = registry()
    validator = Draft202012Validator(json_schema())
    with TemporaryDirectory() as folder:
        file, short = Path(folder, "articles.jsonl"), Path(folder, "short.jsonl")
        lines = [json.dumps(one) + "\n" for one in articles(number)]
        file.write_text("".join(lines), "utf-8")
        short.write_text("".join(lines[::FEWER]), "utf-8")

        def parse() -> None:
            found, problems = read([file])
            assert len(found) == number
            assert not problems

        def examine() -> None:
            found, _ = read([file])
            known = {entity.id: (entity.class_name, "") for article in found for entity in article.entities}
            assert all(problem.warning for article in found for problem in check_article(article, people, known))

        ours, checked = alternately(RUNS, parse, examine)
        theirs = seconds(lambda: validate(validator, short)) * FEWER
    beside = ("json + jsonschema", theirs)
    yield times_as_fast(f"parse {number:,} articles with types", ("kg.articles.read", ours), beside, ">= 80 : 1")
    yield times_as_fast("parse, check references", ("read + kg.check", checked), beside, ">= 10 : 1")


def validate(validator: Draft202012Validator, file: Path) -> None:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            assert not list(validator.iter_errors(json.loads(line)))


if __name__ == "__main__":
    show(main(int((sys.argv[1:] or ["1000"])[0])))
