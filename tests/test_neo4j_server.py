import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests import neo4j_server
from tests.cli.command import ROOT, kg
from tests.neo4j_jars import UnavailableError, pinned
from tests.neo4j_server import LTS, Neo4jServer, StartError, running

END_WITH_PARENT = Path(neo4j_server.__file__).with_name("end_with_parent.py")


def test_server_is_the_version_asked_for(neo4j: Neo4jServer) -> None:
    answer = neo4j.driver.execute_query(
        "CALL dbms.components() YIELD name, versions RETURN name, versions[0] AS version"
    )
    assert {record["name"]: record["version"] for record in answer.records}["Neo4j Kernel"] == neo4j.version


def test_wipe_leaves_no_node_and_keeps_constraints(neo4j: Neo4jServer) -> None:
    run = neo4j.driver.execute_query
    run("CREATE CONSTRAINT kept IF NOT EXISTS FOR (n:Wiped) REQUIRE n.id IS UNIQUE")
    run("UNWIND range(1, 100) AS i CREATE (:Wiped {id: i})-[:NEXT]->(:Other)")
    neo4j.wipe()
    assert run("MATCH (n) RETURN count(n) AS n").records[0]["n"] == 0
    assert "kept" in [record["name"] for record in run("SHOW CONSTRAINTS").records]
    run("DROP CONSTRAINT kept")


def test_a_server_that_does_not_start_shows_its_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neo4j_server, "CONFIGURATION", neo4j_server.CONFIGURATION + "no.such.setting=1\n")
    monkeypatch.setattr(neo4j_server._Home, "set_password", lambda _: "unused")
    monkeypatch.setattr(neo4j_server, "PORT_TRIES", 1)
    with pytest.raises(StartError, match=r"no\.such\.setting"), running(LTS):
        pass


def test_a_version_without_pins_is_unavailable() -> None:
    with pytest.raises(UnavailableError, match="not pinned"), running("0.0.0"):
        pass


def test_half_a_jar_is_not_taken_for_the_jar(tmp_path: Path) -> None:
    jar = pinned(LTS)[0]
    (tmp_path / jar.filename).write_bytes(b"PK")
    assert not jar.is_at(tmp_path / jar.filename)


def test_one_to_look_around_in_has_the_data_and_ends_at_ctrl_c(neo4j: Neo4jServer) -> None:
    """What `make neo4j` runs; the fixture makes sure that the server's files are here."""
    started = subprocess.Popen(
        [sys.executable, "-m", "tests.neo4j_server", neo4j.version], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert started.stdout is not None
    said = ""
    while "kg ask" not in said:
        line = started.stdout.readline()
        assert line, said
        said += line
    login = dict(word.split("=", 1) for word in said.split("export ")[1].split("\n")[0].split())
    done = kg("ask", "measures_coordinated_with", "bloc=G7", "--store", "neo4j", cwd=ROOT, **login)
    assert "CONDITIONAL    1" in done.stdout, done.stderr
    started.send_signal(signal.SIGINT)
    rest, _ = started.communicate(timeout=30)
    assert (started.returncode, rest.strip()) == (0, "Ended, and its data with it.")
    assert kg("ask", "status_of", "--store", "neo4j", cwd=ROOT, **login).returncode == 3


PARENT = f"""
import subprocess, time
subprocess.Popen([{sys.executable!r}, {str(END_WITH_PARENT)!r}, "sleep", "60"], stdin=subprocess.PIPE)
print("started", flush=True)
time.sleep(60)
"""


def test_a_command_ends_with_a_parent_that_is_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    assert parent.stdout.readline() == "started\n"
    os.kill(parent.pid, signal.SIGKILL)
    parent.communicate(timeout=10)  # returns when the last holder of the output, the sleeping command, is gone
