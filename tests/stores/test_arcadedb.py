"""What only the embedded store does: its directory, its lock, and queries that it cannot stop."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.stores import Store, open_store

pytest.importorskip("arcadedb", reason="there is no embedded store for this system")


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """A closed store that holds one node."""
    with open_store(str(tmp_path / "one.kg")) as store:
        store.prepare({"Claim": None})
        store.write(lambda tx: tx.run("CREATE (:Claim {id: 'a'})"))
    return tmp_path / "one.kg"


def ids(store: Store) -> list[str]:
    return [id for (id,) in store.read("MATCH (n) RETURN n.id ORDER BY n.id").rows]


def in_another_process(code: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    setup = "import sys; from kg.errors import KgError; from kg.stores import open_store\n"
    command = [sys.executable, "-W", "error", "-c", setup + code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=Path(__file__).parents[2])


def test_a_store_is_made_where_none_is_and_opened_where_one_is(directory: Path) -> None:
    with open_store(str(directory), create=False) as store:
        assert ids(store) == ["a"]
        assert (store.kind, store.target) == ("arcadedb", str(directory))
    assert [path.name for path in directory.parent.iterdir()] == ["one.kg"]


def test_nothing_is_made_where_it_is_not_wanted(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"Nothing is loaded at .*none\.kg yet: `kg load"):
        open_store(str(tmp_path / "none.kg"), create=False)
    assert not list(tmp_path.iterdir())


def test_a_directory_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    for target in (tmp_path, tmp_path / "notes.txt"):
        with pytest.raises(StoreError, match="no store of kg"):
            open_store(str(target))
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"There can be no store at .*file.one\.kg"):
        open_store(str(tmp_path / "file" / "one.kg"))


def test_another_version_is_refused(directory: Path) -> None:
    schema = json.loads((directory / "schema.json").read_text("utf-8"))
    (directory / "schema.json").write_text(json.dumps(schema | {"dbmsVersion": "1.2.3"}), "utf-8")
    with pytest.raises(StoreError, match=r"written by ArcadeDB 1\.2\.3.*load the files into a new directory"):
        open_store(str(directory))


@pytest.mark.parametrize("name", ["configuration.json", "schema.json", "statistics.json"])
@pytest.mark.parametrize("left", ["", '{"configuration": {"txWal'])
def test_a_file_cut_off_by_a_kill_does_no_harm(directory: Path, name: str, left: str) -> None:
    (directory / name).write_text(left, "utf-8")
    with open_store(str(directory)) as store:
        assert ids(store) == ["a"]
    assert '"txWalFlush":2' in (directory / "configuration.json").read_text("utf-8")


def test_a_store_made_by_other_means_gets_the_settings_too(tmp_path: Path) -> None:
    import arcadedb

    arcadedb.create_database(str(tmp_path / "plain")).close()
    with open_store(str(tmp_path / "plain")):
        settings = json.loads((tmp_path / "plain" / "configuration.json").read_text("utf-8"))["configuration"]
    assert settings["opencypher.loadCsv.allowFileUrls"] is settings["opencypher.loadCsv.allowRemoteUrls"] is False
    assert settings["txWalFlush"] == 2


def test_one_process_at_a_time(directory: Path) -> None:
    code = "try: open_store(sys.argv[1])\nexcept KgError as error: print(error); sys.exit(error.exit_code)"
    with open_store(str(directory)):
        other = in_another_process(code, str(directory))
        assert (other.returncode, other.stderr) == (3, "")
        assert other.stdout.startswith(f"Another process has {directory} open")
        with pytest.raises(StoreError, match="close that store first"):
            open_store(str(directory))
    assert in_another_process(code, str(directory)).returncode == 0


def test_opening_writes_nothing_to_the_screen(directory: Path) -> None:
    done = in_another_process("open_store(sys.argv[1]).close()", str(directory))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_was_committed_survives_a_kill(tmp_path: Path) -> None:
    code = """
import os, signal
store = open_store(sys.argv[1])
store.prepare({"Claim": None})
store.write(lambda tx: tx.run("CREATE (:Claim {id: 'a'})"))
def work(tx):
    tx.run("CREATE (:Claim {id: 'b'})")
    os.kill(os.getpid(), signal.SIGKILL)
store.write(work)
"""
    assert in_another_process(code, str(tmp_path / "one.kg")).returncode < 0
    with open_store(str(tmp_path / "one.kg")) as store:
        assert ids(store) == ["a"]


# The engine looks at the clock between rows, and this is one row.
STUBBORN = "RETURN reduce(s = 0, x IN range(1, 200000) | s + reduce(t = 0, y IN range(1, 200000) | t + y)) AS s"


def test_a_query_that_cannot_be_stopped_ends_with_the_process(directory: Path) -> None:
    code = f"""
store = open_store(sys.argv[1])
for query in ({STUBBORN!r}, "RETURN 1 AS one"):
    try: store.read(query, timeout=0.2)
    except KgError as error: print(error)
store.close()
print("end")
"""
    done = in_another_process(code, str(directory))
    assert (done.returncode, done.stderr) == (3, "")
    assert [line.split()[-1] for line in done.stdout.splitlines()] == ["more.", "process.", "end"]
    with open_store(str(directory)) as store:
        assert ids(store) == ["a"]


def test_without_the_package_a_server_is_asked_for(directory: Path) -> None:
    code = "sys.modules['arcadedb'] = None\ntry: open_store(sys.argv[1])\nexcept KgError as error: print(error)"
    assert "`--store neo4j`" in in_another_process(code, str(directory)).stdout


def test_leftovers_of_a_killed_creation_are_swept(tmp_path: Path) -> None:
    for name, age in (("old", 10_000), ("new", 0)):
        left = tmp_path / f".one.kg-{name}.new"
        left.mkdir()
        os.utime(left, (left.stat().st_mtime - age,) * 2)
    open_store(str(tmp_path / "one.kg")).close()
    assert sorted(path.name for path in tmp_path.iterdir()) == [".one.kg-new.new", "one.kg"]
