"""Peak memory and documents a second of reading each format, for a file and for one four times as long.

python -m tests.benchmarks.formats [DOCUMENTS]          default 2000

Each reading is a process of its own; what it reads is dropped at once, as `kg convert` does. Memory must not grow with
the file.
"""

import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from kg import formats
from kg.articles import Article, Statement, WrittenClaim
from kg.formats.native import to_json_line, to_yaml
from kg.formats.write_brat import write_brat
from kg.formats.write_label_studio import task_of
from kg.registry import registry
from tests.benchmarks.table import Row, in_process, peak, show, times_as_long

DAY = "2025-10-23"
SENTENCE = "The United States may tax steel from China, and the G7 would do alike, officials said on Wednesday. "
TIMES = 4
GROWTH = 1.25  # memory may waver by a quarter; a file held whole would make it four times as much


def article(number: int) -> tuple[Article, str]:
    """An article of ten sentences, with ten mentions and ten claims."""
    text = SENTENCE * 10
    at = SENTENCE.index("G7")
    places = [(len(SENTENCE) * n + at, len(SENTENCE) * n + at + 2) for n in range(10)]
    claims = tuple(
        WrittenClaim(
            subject="us-software-export-controls-2025",
            predicate="SEEKS_COORDINATION_WITH",
            object="G7",
            id=f"c{n}",
            quote="G7",
            span=place,
            gloss="The seven may follow.",
            factuality="possible",
        )
        for n, place in enumerate(places)
    )
    found = Article(
        id=f"article-{number}",
        outlet="reuters",
        url=f"https://news.example/{number}",
        published=date.fromisoformat(DAY),
        annotator="bench",
        statements=(Statement(claims=claims, by="US"),),
        names={"G7": {"G7": tuple(places)}},
    )
    return found, text


def write_yaml(folder: Path, documents: int) -> Path:
    for number in range(documents):
        (folder / f"{number}.yaml").write_text(to_yaml(article(number)[0]), "utf-8")
    return folder


def write_lines(folder: Path, documents: int) -> Path:
    with (folder / "all.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(to_json_line(article(number)[0]) for number in range(documents))
    return folder


def write_documents(folder: Path, documents: int) -> Path:
    for number in range(documents):
        for name, content in write_brat(*article(number), registry()).files.items():
            (folder / name).write_bytes(content.encode())
    return folder


def write_tasks(folder: Path, documents: int) -> Path:
    with (folder / "all.json").open("w", encoding="utf-8") as file:
        for number in range(documents):
            file.write(("," if number else "[") + json.dumps(task_of(*article(number), registry())[0]))
        file.write("]")
    return folder


WRITERS: dict[str, tuple[Callable[[Path, int], Path], int]] = {  # and by how much fewer documents than asked
    "native, JSON Lines": (write_lines, 1),
    "native, YAML": (write_yaml, 10),
    "brat": (write_documents, 10),
    "Label Studio": (write_tasks, 1),
}


def read(folder: Path) -> None:
    """What the process of its own does."""
    people = registry()
    begun = perf_counter()
    documents = sum(one.article is not None for one in formats.stream([folder], people))
    print(documents, perf_counter() - begun, peak())


def main(documents: int) -> Iterator[Row]:
    for name, (write, fewer) in WRITERS.items():
        rates, peaks = [], []
        for count in (documents // fewer, documents // fewer * TIMES):
            with TemporaryDirectory() as folder:
                found, seconds, most = in_process("tests.benchmarks.formats", "--read", str(write(Path(folder), count)))
            assert found == count
            rates.append(found / seconds)
            peaks.append(most)
        few, many = (f"{documents // fewer * times:,} documents" for times in (1, TIMES))
        yield times_as_long(f"read {name}: memory", (many, peaks[1]), (few, peaks[0]), f"<= {GROWTH} x", "MB")
        yield times_as_long(f"read {name}: documents a second", (many, rates[1]), (few, rates[0]), "", "/s")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--read"]:
        read(Path(sys.argv[2]))
    else:
        show(main(int((sys.argv[1:] or ["2000"])[0])))
