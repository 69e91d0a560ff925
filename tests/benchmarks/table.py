"""A row of the table that `make bench` prints: one thing measured two ways in one run, both named, and their ratio."""

import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Row:
    """`ours` and `theirs` are pairs of a name and a value in `unit`; `aim` is in words, `ratio` too."""

    what: str
    ours: tuple[str, float]
    theirs: tuple[str, float]
    unit: str
    ratio: str
    aim: str = ""


def times_as_fast(what: str, ours: tuple[str, float], theirs: tuple[str, float], aim: str) -> Row:
    """A row of two times in seconds, the ratio being how many times as fast ours is."""
    return Row(what, ours, theirs, "s", f"{theirs[1] / ours[1]:.2f} : 1", aim)


def times_as_long(what: str, ours: tuple[str, float], theirs: tuple[str, float], aim: str, unit: str = "s") -> Row:
    """A row of two values, the ratio being how many times as much ours is."""
    return Row(what, ours, theirs, unit, f"{ours[1] / theirs[1]:.2f} x", aim)


def seconds(work: Callable[[], object]) -> float:
    """How long it takes once."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


def alternately(runs: int, *works: Callable[[], object], warming: int = 1) -> list[float]:
    """The median seconds of each, run in turn, so that a busy minute of the machine meets all; before, to warm."""
    for work in works * warming:
        work()
    times = [[seconds(work) for work in works] for _ in range(runs)]
    return [median(column) for column in zip(*times, strict=True)]


def in_process(module: str, *arguments: str) -> list[float]:
    """The numbers that a module prints when run with these arguments in a process of its own."""
    command = [sys.executable, "-m", module, *arguments]
    return [float(word) for word in subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()]


def peak() -> float:
    """The peak memory of this process in MB; what `getrusage` says counts that of the process before it, too."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def show(rows: Iterable[Row]) -> None:
    """Print the rows, each as soon as it is there."""
    head = ("what", "kg", "", "beside", "", "", "ratio", "aim")
    print(_line(head), flush=True)
    print(_line(("-" * 46, "-" * 27, "-" * 9, "-" * 27, "-" * 9, "-" * 2, "-" * 12, "-" * 12)), flush=True)
    for row in rows:
        cells = (row.what, row.ours[0], _number(row.ours[1]), row.theirs[0], _number(row.theirs[1]), row.unit)
        print(_line((*cells, row.ratio, row.aim)), flush=True)


def _line(cells: Iterable[str]) -> str:
    what, ours, mine, theirs, other, unit, ratio, aim = cells
    return f"{what:<46} {ours:<27} {mine:>9} {theirs:<27} {other:>9} {unit:<2} {ratio:>12} {aim:<12}".rstrip()


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}" if value >= 0.001 else f"{value:.5f}"
