"""`kg ask` in a process of its own, on the embedded store with the shipped data, beside `python -c pass`.

python -m tests.benchmarks.cold
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from tempfile import TemporaryDirectory

from tests.benchmarks.table import Row, alternately, show

RUNS = 7
QUESTION = ("measures_coordinated_with", "bloc=G7")


def main() -> Iterator[Row]:
    with TemporaryDirectory() as folder:
        environment = os.environ | {"KG_STORE": f"{folder}/shipped.kg", "KG_RECEIPTS": f"{folder}/receipts"}

        def run(*arguments: str) -> None:
            subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=environment)

        run("-m", "kg", "load", "data/articles")
        ours, theirs = alternately(RUNS, lambda: run("-m", "kg", "ask", *QUESTION), lambda: run("-c", "pass"))
    name = f"kg ask {QUESTION[0]}"[:27]
    yield Row(
        "answer in a cold process",
        (name, ours),
        ("python -c pass", theirs),
        "s",
        f"+ {ours - theirs:.2f} s",
        "<= + 0.6 s",
    )


if __name__ == "__main__":
    show(main())
