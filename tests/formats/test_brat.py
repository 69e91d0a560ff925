"""brat: every kind of line, what the own names mean, and what is wrong with a line."""

from pathlib import Path

import pytest

from kg.formats import Kind
from tests.formats.written import HEADER, TEXT, brat, facts, read, rejected

SPANS = """\
T1	Official 9 17	Ana Ruiz
T2	Government 23 32	Freedonia
T3	ExportBan 37 41	curb
T4	Commodity 42 50	graphite
T5	Bloc 80 82	G7
T6	NewsOutlet 105 112	Reuters
T7	UnnamedSource 91 99	a source
"""
MAPPED = """\
T1	Person 9 17	Ana Ruiz
T2	GPE 23 32	Freedonia
T3	Restrict 37 41	curb
T4	Item 42 50	graphite
T5	Bloc 80 82	G7
T7	AnonymousSource 91 99	a source
E1	Restrict:T3 Implementer:T2 Product:T4 CoordinatedWith:T5
A1	Modality E1 considered
A2	Conditional E1
R1	Says Arg1:T1 Arg2:E1
N1	Reference T5 ExampleKB:G7	Group of Seven
#1	AnnotatorNotes E1	cue "may"
"""
MAPPING = """\
labels: {GPE: Government, Item: Commodity, AnonymousSource: UnnamedSource}
relations:
  Says: {predicate: by, reverse: true}
events:
  Restrict:
    class: ExportBan
    roles: {Implementer: IMPLEMENTED_BY, Product: COVERS, CoordinatedWith: COORDINATED_WITH}
attributes:
  Modality: {values: {considered: {status: considered}}}
  Conditional: {set: {condition: if it comes to that}}
"""


def test_events_relations_attributes_notes_and_links_become_claims(tmp_path: Path) -> None:
    found = read(brat(tmp_path / "x", MAPPED), MAPPING)
    assert found.problems == []
    (article,) = found.articles
    (by_her,) = article.statements
    measure = article.statements[0].claims[0].subject
    assert measure.startswith("curb-exportban-")
    assert facts(found) == sorted(
        f"{measure} {rest}"
        for rest in (
            "IMPLEMENTED_BY XF",
            "COVERS graphite",
            "COORDINATED_WITH G7",
            "HAS_STATUS considered",
        )
    )
    assert by_her.by == "ana-ruiz-person"
    assert {claim.condition for claim in by_her.claims} == {"if it comes to that"}
    assert {(claim.quote, claim.span, claim.gloss) for claim in by_her.claims} == {("curb", (37, 41), 'cue "may"')}
    assert rejected(found) == [("spans", "T7", "NO_ROOM")]


def test_the_ontologys_own_names_need_no_mapping(tmp_path: Path) -> None:
    lines = SPANS + "E1\tExportBan:T3 IMPLEMENTED_BY:T2 COVERS:T4 By:T7 Via:T6\nA1\tfactuality E1 possible\n"
    found = read(brat(tmp_path / "x", lines))
    ((statement,), names) = found.articles[0].statements, found.articles[0].names
    assert (statement.by, statement.described, statement.via) == ("unnamed", "a source", ("reuters",))
    assert [(c.predicate, c.factuality, c.quote) for c in statement.claims] == [
        ("IMPLEMENTED_BY", "possible", "curb"),
        ("COVERS", "possible", "curb"),
    ]
    assert names["G7"] == {"G7": ((80, 82),)}
    assert names["graphite"] == {"graphite": ((42, 50),)}
    assert rejected(found) == []


def test_a_claim_can_be_marked_whole_by_the_words_that_say_it(tmp_path: Path) -> None:
    lines = SPANS + (
        "T8\tCOORDINATED_WITH 59 82\tin coordination with G7\nE1\tCOORDINATED_WITH:T8 Subject:T3 Object:T5 By:T1\n"
        "#1\tAnnotatorNotes E1\tfrom: 2025-11 | degree: joint | With the seven.\n"
        "T9\tHAS_STATUS 33 41\tmay curb\nE2\tHAS_STATUS:T9 Subject:T3 Confirms:E1\nA1\tStatus E2 considered\n"
    )
    found = read(brat(tmp_path / "x", lines))
    claims = {claim.predicate: claim for statement in found.articles[0].statements for claim in statement.claims}
    assert claims["COORDINATED_WITH"].valid_from == "2025-11"
    assert claims["COORDINATED_WITH"].qualifiers == {"degree": "joint"}
    assert claims["COORDINATED_WITH"].gloss == "With the seven."
    assert claims["COORDINATED_WITH"].quote == "in coordination with G7"
    assert claims["HAS_STATUS"].object == "considered"
    assert claims["HAS_STATUS"].confirms == (claims["COORDINATED_WITH"].id,)
    assert rejected(found) == [("spans", "T7", "NO_ROOM")]


def test_an_event_that_speaks_gives_its_speaker_to_what_it_tells(tmp_path: Path) -> None:
    mapping = "events: {Tell: {roles: {Who: by, What: says}}}"
    lines = SPANS + "E1\tExportBan:T3 IMPLEMENTED_BY:T2\nT8\tTell 18 22\tsaid\nE2\tTell:T8 Who:T1 What:E1\n"
    found = read(brat(tmp_path / "x", lines), mapping)
    assert [statement.by for statement in found.articles[0].statements] == ["ana-ruiz-official"]
    assert rejected(found) == [("spans", "T7", "NO_ROOM")]


def test_discontinuous_words_keep_all_their_places(tmp_path: Path) -> None:
    found = read(
        brat(tmp_path / "x", "T1\tCommodity 42 50;51 58\tgraphite exports\nT2\tOfficial 9 12;18 22\tAna said\n")
    )
    assert found.articles[0].names == {
        "graphite-exports-commodity": {"graphite exports": ((42, 58),)},
        "ana-said-official": {"Ana Ruiz said": ((9, 22),)},
    }


def test_things_that_are_equivalent_are_one(tmp_path: Path) -> None:
    found = read(brat(tmp_path / "x", SPANS + "T8\tOfficial 0 8\tMinister\n*\tAlias T1 T8\n*\tAlias T1 T4\n"))
    assert set(found.articles[0].names["minister-official"]) == {"Ana Ruiz", "Minister"}
    assert ("equivalences", "", "ENDS") in rejected(found)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("T8\tBloc 80 999\tG7", "PAST_END"),
        ("T8\tBloc 80 80\t", "PAST_END"),
        ("T8\tBloc 0 2\tG7", "OTHER_WORDS"),
        ("T8\tBloc eighty\tG7", "UNREADABLE"),
        ("T8\tBloc 80 82", "UNREADABLE"),
        ("T5\tGovernment 23 32\tFreedonia", "TWICE"),
        ("T8\tGovernment 80 82\tG7", "NOT_KNOWN"),
        ("T8\tThing 80 82\tG7", "UNKNOWN_LABEL"),
        ("R1\tMEMBER_OF Arg1:T2 Arg2:T99\t", "NO_TARGET"),
        ("R1\tMEMBER_OF Arg1:T5 Arg2:T2\t", "ENDS"),
        ("R1\tMEMBER_OF Arg1:T5", "UNREADABLE"),
        ("R1\tLikes Arg1:T5 Arg2:T2\t", "UNKNOWN_LABEL"),
        ("A1\tfactuality T99 certain", "NO_TARGET"),
        ("A1\tfactuality T3 perhaps", "BAD_VALUE"),
        ("A1\tfactuality T3 certain", "NO_ROOM"),
        ("A1\tStatus T3 in_fierce", "BAD_VALUE"),
        ("N1\tReference T99 kb:G7\tG7", "NO_TARGET"),
        ("N1\tReference T2 kb:G7\tG7", "ENDS"),
        ("#1\tAnnotatorNotes T2\tWhat is this?", "NO_ROOM"),
        ("*\tAlias T1 T99", "NO_TARGET"),
        ("X1\tsomething else", "UNREADABLE"),
        ("T8\tBloc 80 82\tG7\x07", "CHARACTER"),
    ],
)
def test_what_is_wrong_with_a_line_rejects_that_line(tmp_path: Path, line: str, reason: str) -> None:
    found = read(brat(tmp_path / "x", SPANS + line + "\n"))
    key = "" if line.startswith("*") else line.partition("\t")[0]
    assert {(key, reason)} == {(id, why) for _, id, why in rejected(found) if id != "T7"}
    assert len(found.articles) == 1


def test_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    plain, windows = (
        read(brat(tmp_path / "x", MAPPED), MAPPING),
        read(brat(tmp_path / "y", MAPPED.replace("\n", "\r\n")), MAPPING),
    )
    assert plain.articles[0].statements == windows.articles[0].statements
    assert plain.report.to_dict()["totals"] == windows.report.to_dict()["totals"]


def test_an_emoji_before_the_text_moves_places_and_nothing_else(tmp_path: Path) -> None:
    moved = "".join(_moved(line, 2) for line in MAPPED.splitlines(keepends=True))
    plain = read(brat(tmp_path / "x", MAPPED), MAPPING)
    ship = read(brat(tmp_path / "y", moved, "🚢 " + TEXT), MAPPING)
    assert facts(plain) == facts(ship)
    assert rejected(plain) == rejected(ship)
    assert plain.articles[0].names.keys() == ship.articles[0].names.keys()


def _moved(line: str, by: int) -> str:
    if not line.startswith("T"):
        return line
    key, middle, words = line.split("\t")
    label, start, end = middle.split()
    return f"{key}\t{label} {int(start) + by} {int(end) + by}\t{words}"


def test_without_its_text_a_document_is_an_error(tmp_path: Path) -> None:
    path = brat(tmp_path / "x", SPANS)
    path.with_suffix(".txt").unlink()
    found = read(path)
    assert found.articles == []
    assert [problem.message for problem in found.problems] == [
        "demo: the text is missing: there is no demo.txt beside it."
    ]
    assert found.report.to_dict()["totals"]["spans"] == {"read": 7, "mapped": 0, "rejected": 7}


def test_without_metadata_a_document_is_an_error_that_says_how_to_give_them(tmp_path: Path) -> None:
    found = read(brat(tmp_path / "x", SPANS), header={"outlet": "reuters"})
    assert [problem.message for problem in found.problems] == [
        "The export does not say the url, published; write demo.article.yaml beside it, or give "
        "--metadata url=... --metadata published=..., or `metadata:` in the mapping."
    ]
    assert found.report.to_dict()["totals"]["documents"] == {"read": 1, "mapped": 0, "rejected": 1}


def test_a_side_file_says_what_holds_for_one_document(tmp_path: Path) -> None:
    path = brat(tmp_path / "x", SPANS)
    (tmp_path / "x" / "demo.article.yaml").write_text("article: demo-1\npublished: 2025-01-02\nannotator: anna\n")
    (article,) = read(tmp_path / "x").articles
    assert (article.id, article.published.isoformat(), article.annotator) == ("demo-1", "2025-01-02", "anna")
    path.with_name("demo.article.yaml").write_text("publisht: 2025-01-02\n")
    assert "demo.article.yaml:1: " in str(read(tmp_path / "x").problems[0])


def test_a_text_without_annotations_and_an_article_in_a_folder_of_exports(tmp_path: Path) -> None:
    path = brat(tmp_path / "x", SPANS)
    (tmp_path / "x" / "whole.article.yaml").write_text("article: one\nstatements: []\n")
    assert {problem.file for problem in read(tmp_path / "x").problems} == {str(tmp_path / "x" / "whole.article.yaml")}
    path.unlink()
    (problem,) = read(path.with_suffix(".txt")).problems
    assert "brat has them in demo.ann" in problem.message


def test_an_empty_file_is_a_document_in_which_nothing_is_marked(tmp_path: Path) -> None:
    found = read(brat(tmp_path / "x", ""))
    assert [article.statements for article in found.articles] == [()]
    assert found.report.to_dict()["totals"] == {"documents": {"read": 1, "mapped": 1, "rejected": 0}}


def test_each_line_of_a_real_folder_counts_by_itself(test_data: Path, tmp_path: Path) -> None:
    source = test_data / "annotated" / "brat" / "news" / "000-introduction.ann"
    lines, text = source.read_text("utf-8").splitlines(), source.with_suffix(".txt").read_text("utf-8")
    whole = read(brat(tmp_path / "whole", "\n".join(lines), text), "labels: {GPE: Government}").report.documents[0]
    for number, line in enumerate(lines):
        rest = "\n".join(lines[:number] + lines[number + 1 :])
        found = read(brat(tmp_path / str(number), rest, text), "labels: {GPE: Government}").report.documents[0]
        assert sum(whole.read.values()) - sum(found.read.values()) == (5 if line.startswith("E") else 1)
        key = line.partition("\t")[0]
        referring = {other.partition("\t")[0] for other in lines if f" {key}" in other or f":{key}" in other}
        kept = {(one.key, one.reason) for one in whole.rejections if one.key.partition("/")[0] not in {key, *referring}}
        assert kept <= {(one.key, one.reason) for one in found.rejections}


def test_the_kinds_of_a_report_are_counted_as_read_mapped_and_rejected(tmp_path: Path) -> None:
    report = read(brat(tmp_path / "x", MAPPED), MAPPING).report.documents[0]
    assert report.read == report.mapped() + report.rejected()
    assert report.read[Kind.ROLE] == 3
    assert HEADER["outlet"] == "reuters"
