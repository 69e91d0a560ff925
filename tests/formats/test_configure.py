"""The configuration of the tools: every term of the ontology, with its colour and its words; it needs no mapping."""

from pathlib import Path
from xml.etree import ElementTree

from kg.formats.configure import brat_files, label_studio_xml
from kg.ontology import ontology
from tests.formats.test_label_studio import choice, region, relation, task
from tests.formats.test_label_studio import words as note
from tests.formats.written import brat, facts, label_studio, read, rejected


def test_brat_gets_every_class_every_predicate_and_what_claims_can_have() -> None:
    lines = [line.strip() for line in brat_files()["annotation.conf"].splitlines()]
    assert [line for line in lines if line.startswith("[")] == ["[entities]", "[relations]", "[events]", "[attributes]"]
    assert set(ontology().declarable) <= set(lines)
    assert "factuality\tArg:<EVENT>, Value:certain|probable|possible|denied" in lines
    assert "planned\tArg:HAS_STATUS" in lines
    assert "degree\tArg:COORDINATED_WITH, Value:joint|aligned|consulted" in lines
    (event,) = (line for line in lines if line.startswith("COORDINATED_WITH\t"))
    assert event.startswith("COORDINATED_WITH\tSubject:<Measure>, Object:<Government>|<Bloc>, By?:<Actor>, ")
    assert "<Bloc>=Bloc" in lines


def test_brat_gets_the_colours_of_the_page() -> None:
    visual = brat_files()["visual.conf"]
    assert f"Government\tfgColor:white, bgColor:{ontology().style('Government')['colour']}, " in visual
    assert "COORDINATED_WITH | coordinated with" in visual


def test_label_studio_gets_labels_with_colours_and_words_and_questions_about_each() -> None:
    view = ElementTree.fromstring(label_studio_xml())
    labels = {label.get("value"): label for label in view.iter("Label")}
    assert {*ontology().declarable, *ontology().predicates} <= labels.keys()
    assert labels["Bloc"].get("background") == ontology().style("Bloc")["colour"]
    assert ontology().classes["Bloc"].comment in str(labels["Bloc"].get("hint"))
    (degree,) = (choices for choices in view.iter("Choices") if choices.get("name") == "degree")
    assert degree.get("whenLabelValue") == "COORDINATED_WITH"
    assert [one.get("value") for one in degree] == ["joint", "aligned", "consulted"]
    assert {"Subject", "Object", "By", "Condition"} <= {one.get("value") for one in view.iter("Relation")}


def test_what_is_annotated_with_it_needs_no_mapping(tmp_path: Path) -> None:
    view = ElementTree.fromstring(label_studio_xml())
    names = {one.get("name") for tag in ("Labels", "Choices", "TextArea") for one in view.iter(tag)}
    results = [
        region("m", "ExportBan", 37, 58),
        region("b", "Bloc", 80, 82),
        region("c", "Condition", 59, 79),
        region("k", "COORDINATED_WITH", 59, 82),
        relation("k", "Subject", "m"),
        relation("k", "Object", "b"),
        relation("k", "Condition", "c"),
        choice("k", "degree", "joint"),
        note("k", "gloss", "With the seven."),
        note("b", "link", "kg:G7"),
    ]
    found = read(label_studio(tmp_path / "x", task(*results)))
    assert {"entity", "degree", "gloss", "link"} <= names
    assert [fact.partition(" ")[2] for fact in facts(found)] == ["COORDINATED_WITH G7"]
    assert found.articles[0].statements[0].claims[0].condition == "in coordination with"
    assert rejected(found) == []


def test_a_condition_is_marked_in_brat_too(tmp_path: Path) -> None:
    lines = (
        "T1\tExportBan 37 58\tcurb graphite exports\nT2\tBloc 80 82\tG7\nT3\tCondition 59 79\tin coordination with\n"
        "T4\tCOORDINATED_WITH 59 82\tin coordination with G7\n"
        "E1\tCOORDINATED_WITH:T4 Subject:T1 Object:T2 Condition:T3\n"
    )
    found = read(brat(tmp_path / "x", lines))
    assert found.articles[0].statements[0].claims[0].condition == "in coordination with"
    assert rejected(found) == []
