"""A load that is killed leaves whole batches; the same load again ends where an undisturbed one does."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

from tests.cli.command import ROOT, kg
from tests.generate import articles


def fingerprint(folder: Path, store: str) -> str:
    return str(json.loads(kg("stats", "--format", "json", "--store", store, cwd=folder).stdout)["fingerprint"])


def test_killed_at_random_and_loaded_again(tmp_path: Path) -> None:
    file = tmp_path / "generated.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in articles(150)))
    started = time.monotonic()
    assert kg("load", file, "--store", "clean.kg", cwd=tmp_path).returncode == 0
    seconds = time.monotonic() - started
    command = [sys.executable, "-m", "kg", "load", str(file), "--store", "killed.kg"]
    random = Random(1)
    for _ in range(4):
        process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL, env={"PYTHONPATH": str(ROOT)})
        time.sleep(random.uniform(0.2, seconds))
        process.send_signal(signal.SIGKILL)
        process.wait()
    done = kg("load", file, "--store", "killed.kg", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert fingerprint(tmp_path, "killed.kg") == fingerprint(tmp_path, "clean.kg")
