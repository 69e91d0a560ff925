"""Loading ever more generated articles into an embedded store: how time and memory grow.

python -m tests.benchmarks.scale [--sizes NUMBER NUMBER ...]          default 1000 10000

Each load is a `kg load` in a process of its own. Its time is that of the processor, so that what else the machine does
stays out. Measures and goods grow with the articles; a dozen governments and a bloc are in all of them
(tests/generate.py). 100,000 articles take about ten minutes.
"""

import argparse
import json
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.table import Row, in_process, show, times_as_long
from tests.generate import articles

SIZES = (1_000, 10_000)


def main(sizes: Sequence[int] = SIZES) -> Iterator[Row]:
    for few, many in pairwise(sorted(sizes)):
        names = f"{many:,} articles", f"{few:,} articles"
        # The few before and after the many: a processor is not as fast in every minute.
        before, (slow, large), after = (
            in_process("tests.benchmarks.scale", "--measure", str(size)) for size in (few, many, few)
        )
        fast, small = (sum(pair) / 2 for pair in zip(before, after, strict=True))
        aim = f"<= {11 * many / few / 10:.3g} x"
        yield times_as_long("kg load, embedded: processor time", (names[0], slow), (names[1], fast), aim)
        yield times_as_long("kg load, embedded: peak memory", (names[0], large), (names[1], small), "flat", "MB")


def measure(number: int) -> tuple[float, float]:
    """Processor seconds and peak MB of a `kg load` of so many articles."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "articles.jsonl")
        with file.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(one) + "\n" for one in articles(number))
        command = [sys.executable, "-m", "kg", "load", str(file), "--store", f"{folder}/graph.kg"]
        subprocess.run(command, check=True, capture_output=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES)
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        print(*measure(given.measure))
    else:
        show(main(given.sizes))
