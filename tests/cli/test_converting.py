"""kg convert, kg annotator, kg agreement, and kg load of exports, as people type them."""

import json
from pathlib import Path

from tests.cli.command import kg
from tests.formats.written import brat

LINES = "T1\tBloc 80 82\tG7\nT2\tThing 91 99\ta source\nR1\tMEMBER_OF Arg1:T1 Arg2:T9\n"
METADATA = ("--metadata", "outlet=reuters", "--metadata", "published=2025-10-23")
URL = ("--metadata", "url=https://news.example/{article}")


def test_an_export_loads_and_the_report_says_what_did_not(tmp_path: Path) -> None:
    brat(tmp_path / "x", LINES)
    done = kg("load", "x", *METADATA, *URL, "--report", "r.json", cwd=tmp_path)
    assert done.returncode == 0
    assert "spans: 2 read = 1 mapped + 1 rejected" in done.stderr
    report = json.loads((tmp_path / "r.json").read_text("utf-8"))["annotations"]
    assert [(one["id"], one["place"]) for one in report["documents"][0]["rejections"]] == [("T2", "2"), ("R1", "3")]
    asked = kg("ask", "rejected_annotations", "article=demo", "--format", "json", cwd=tmp_path)
    assert [row["place"] for row in json.loads(asked.stdout)["rows"]] == ["demo.ann:3 R1", "demo.ann:2 T2"]


def test_a_report_is_written_on_failure_and_in_a_dry_run(tmp_path: Path) -> None:
    brat(tmp_path / "x", LINES)
    for options, code in ((METADATA, 1), ((*METADATA, *URL, "--dry-run"), 0), ((*METADATA, *URL, "--strict"), 1)):
        done = kg("load", "x", *options, "--report", "r.json", cwd=tmp_path)
        report = json.loads((tmp_path / "r.json").read_text("utf-8"))
        assert done.returncode == code
        assert report["annotations"]["totals"]["spans"]["read"] == 2
        assert report["annotations"]["totals"]["documents"]["rejected"] == code
        assert report["articles"] == [] or report["dry_run"]


def test_a_wrong_mapping_names_its_line(tmp_path: Path) -> None:
    brat(tmp_path / "x", LINES)
    (tmp_path / "m.yaml").write_text("relations:\n  Hits: TARGETZ\n", "utf-8")
    done = kg("load", "x", "--mapping", "m.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("m.yaml:2: ")
    assert not (tmp_path / "trade-policy.kg").exists()


def test_an_export_becomes_native_and_native_an_export(tmp_path: Path) -> None:
    brat(tmp_path / "x", LINES)
    assert kg("convert", "x", *METADATA, *URL, "-o", "native", cwd=tmp_path).returncode == 0
    assert "published: '2025-10-23'" in (tmp_path / "native" / "demo.yaml").read_text("utf-8")
    done = kg("convert", "native", "--to", "label-studio", "-o", "ls.json", "--texts", "x", cwd=tmp_path)
    assert (done.returncode, done.stderr.splitlines()[0]) == (0, "Wrote 1 articles.")
    assert kg("convert", "ls.json", cwd=tmp_path).stdout == (tmp_path / "native" / "demo.yaml").read_text("utf-8")
    lost = kg("convert", "native", "--to", "brat", "-o", "out", cwd=tmp_path)
    assert lost.returncode == 1
    assert "give --texts DIR with demo.txt in it" in lost.stderr


def test_a_tool_is_configured_from_the_ontology(tmp_path: Path) -> None:
    assert kg("annotator", "brat", "-o", "conf", cwd=tmp_path).returncode == 0
    assert {path.name for path in (tmp_path / "conf").iterdir()} == {"annotation.conf", "visual.conf"}
    assert kg("annotator", "label-studio", cwd=tmp_path).stdout.startswith("<View>")
    assert kg("annotator", "brat", cwd=tmp_path).returncode == 2
    done = kg("annotator", "brat", "-o", "conf/visual.conf", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        2,
        "kg: conf/visual.conf cannot be made: File exists; name another folder.\n",
    )


def test_agreement_is_printed_or_given_as_json(tmp_path: Path) -> None:
    for name in ("a", "b"):
        brat(tmp_path / name, LINES)
        (tmp_path / name / "demo.article.yaml").write_text(f"annotator: {name}\n", "utf-8")
    done = kg("agreement", "a", "b", *METADATA, *URL, cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("a (A) and b (B): 1 articles annotated by both.")
    found = json.loads(kg("agreement", "a", "b", *METADATA, *URL, "--format", "json", cwd=tmp_path).stdout)
    assert found[0]["rows"][0]["name"] == "Bloc"
    assert kg("agreement", "a", *METADATA, *URL, cwd=tmp_path).returncode == 2
