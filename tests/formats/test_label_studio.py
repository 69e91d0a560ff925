"""Label Studio: regions, relations with direction, details, several annotators, and what nobody stands for."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg import formats
from kg.articles.tree import FORBIDDEN
from kg.claims.derive import claims_of
from kg.claims.projection import facts as projected
from kg.registry import registry
from tests.formats.written import HEADER, TEXT, facts, label_studio, people, read, rejected

Result = dict[str, Any]


def region(id: str, label: str, start: int, end: int, text: str = TEXT, **more: Any) -> Result:
    value = {"start": start, "end": end, "text": text[start:end], "labels": [label], **more}
    return {"id": id, "from_name": "entity", "to_name": "text", "type": "labels", "origin": "manual", "value": value}


def relation(source: str, label: str, target: str, direction: str = "right") -> Result:
    return {"type": "relation", "from_id": source, "to_id": target, "direction": direction, "labels": [label]}


def choice(id: str, name: str, *choices: str) -> Result:
    return {"id": id, "from_name": name, "to_name": "text", "type": "choices", "value": {"choices": list(choices)}}


def words(id: str, name: str, text: str) -> Result:
    return {"id": id, "from_name": name, "to_name": "text", "type": "textarea", "value": {"text": [text]}}


def task(*results: Result, text: str = TEXT, by: Any = 2, cancelled: bool = False, **more: Any) -> Result:
    annotation = {"id": 70, "completed_by": by, "was_cancelled": cancelled, "result": list(results)}
    return {"id": 7, "data": {"text": text}, "annotations": [annotation], "predictions": [], **more}


MEASURE = region("m1", "ExportBan", 37, 58)
GOVERNMENT = region("g1", "Government", 23, 32)
REGIONS = [MEASURE, GOVERNMENT, region("b1", "Bloc", 80, 82), region("c1", "Commodity", 42, 50)]
CLAIM = region("k1", "COORDINATED_WITH", 59, 82)
WHOLE = [
    *REGIONS,
    CLAIM,
    relation("k1", "Subject", "m1"),
    relation("k1", "Object", "b1"),
    relation("k1", "By", "g1"),
    choice("k1", "factuality", "probable"),
    choice("k1", "degree", "joint"),
    words("k1", "gloss", "With the seven."),
    words("k1", "from", "2025-11"),
]


def test_regions_relations_and_choices_become_claims(tmp_path: Path) -> None:
    results = [*REGIONS, relation("m1", "IMPLEMENTED_BY", "g1"), choice("m1", "Status", "considered")]
    found = read(label_studio(tmp_path / "x", task(*results)))
    assert [fact.partition(" ")[2] for fact in facts(found)] == [
        "HAS_STATUS considered",
        "IMPLEMENTED_BY XF",
    ]
    (article,) = found.articles
    assert (article.id, article.annotator) == ("export-7", "label-studio:2")
    assert article.names["G7"] == {"G7": ((80, 82),)}
    assert rejected(found) == []


def test_a_claim_can_be_a_region_with_relations_to_its_parts(tmp_path: Path) -> None:
    found = read(label_studio(tmp_path / "x", task(*WHOLE)))
    ((statement,),) = (article.statements for article in found.articles)
    (claim,) = statement.claims
    assert (statement.by, claim.predicate, claim.object) == ("XF", "COORDINATED_WITH", "G7")
    assert (claim.factuality, claim.qualifiers, claim.gloss) == ("probable", {"degree": "joint"}, "With the seven.")
    assert (claim.quote, claim.span, claim.valid_from) == ("in coordination with G7", (59, 82), "2025-11")
    assert rejected(found) == []


@pytest.mark.parametrize(
    ("direction", "expected"),
    [("right", ["FR MEMBER_OF G7"]), ("left", ["G7 MEMBER_OF EU"]), ("bi", ["G7 MEMBER_OF EU"])],
)
def test_the_direction_of_a_relation_is_kept(tmp_path: Path, direction: str, expected: list[str]) -> None:
    text = "France and the G7 and the EU"
    ends = {"right": ("f", "g"), "left": ("e", "g"), "bi": ("e", "g")}[direction]
    regions = [
        region("f", "Government", 0, 6, text),
        region("g", "Bloc", 15, 17, text),
        region("e", "Bloc", 26, 28, text),
    ]
    path = label_studio(tmp_path / "x", task(*regions, relation(ends[0], "MEMBER_OF", ends[1], direction), text=text))
    found = formats.read([path], registry(), formats.Source(metadata=HEADER))
    assert set(expected) <= set(facts(found))
    assert len(facts(found)) == (2 if direction == "bi" else 1)


@pytest.mark.parametrize("unit", ["utf-16", "code points"])
def test_an_emoji_before_the_text_moves_places_in_either_unit(tmp_path: Path, unit: str) -> None:
    by = 3 if unit == "utf-16" else 2
    moved = json.loads(json.dumps(WHOLE))
    for result in moved:
        if "start" in result.get("value", {}):
            result["value"]["start"] += by
            result["value"]["end"] += by
    plain = read(label_studio(tmp_path / "x", task(*WHOLE)))
    ship = read(label_studio(tmp_path / "y", task(*moved, text="🚢 " + TEXT)))
    assert facts(plain) == facts(ship)
    assert rejected(ship) == []
    assert ship.articles[0].names["G7"] == {"G7": ((82, 84),)}


def test_predictions_drafts_and_cancelled_annotations_never_load(tmp_path: Path) -> None:
    predicted = task(annotations=[], predictions=[{"model_version": "m", "result": REGIONS}])
    found = read(label_studio(tmp_path / "x", predicted))
    assert found.articles == []
    assert [(problem.message, problem.warning) for problem in found.problems] == [
        ("export-7: nobody has annotated it.", True)
    ]
    assert rejected(found) == [("documents", "", "NOT_ANNOTATED")] + [
        ("spans", one["id"], "PREDICTION") for one in REGIONS
    ]
    cancelled = read(label_studio(tmp_path / "y", task(*WHOLE, cancelled=True)))
    assert cancelled.articles == []
    assert {reason for _, _, reason in rejected(cancelled)} == {"NOT_ANNOTATED", "CANCELLED"}
    drafted = task(MEASURE, drafts=[{"result": [GOVERNMENT]}])
    assert rejected(read(label_studio(tmp_path / "z", drafted))) == [("spans", "g1", "DRAFT")]


def test_several_annotators_of_one_text_stay_apart_and_are_one_origin(tmp_path: Path) -> None:
    both = task(*WHOLE)
    both["annotations"] += task(*WHOLE, by={"id": 3, "email": "bob@example.org"})["annotations"]
    (article,) = read(label_studio(tmp_path / "x", both), "annotators: {'label-studio:2': anna}").articles
    claims = claims_of(article, people(tmp_path))
    assert {claim.annotator for claim in claims} == {"anna", "bob@example.org"}
    assert len({claim.id for claim in claims}) == 2
    (fact,) = projected(claims)
    assert (fact.properties["claimCount"], fact.properties["independentSources"]) == (2, 1)


def test_json_min_is_refused_with_the_reason(tmp_path: Path) -> None:
    path = label_studio(tmp_path / "x", {"id": 1, "text": TEXT, "label": [], "annotator": 1, "annotation_id": 5})
    (problem,) = read(path).problems
    assert "JSON-MIN, which leaves relations out" in problem.message
    assert not problem.warning


def test_a_file_that_breaks_off_is_read_up_to_there(tmp_path: Path) -> None:
    path = label_studio(tmp_path / "x", task(*WHOLE), task(MEASURE, id=8))
    path.write_text(path.read_text("utf-8")[:-40], "utf-8")
    found = read(path)
    assert [article.id for article in found.articles] == ["export-7"]
    assert "it is not JSON" in str(found.problems[0])


@pytest.mark.parametrize(
    ("result", "reason"),
    [
        (region("r", "Bloc", 80, 999), "PAST_END"),
        (region("r", "Bloc", 80, 82, text="elsewhere " * 20), "OTHER_WORDS"),
        (region("r", "Thing", 80, 82), "UNKNOWN_LABEL"),
        (region("r", "Bloc", 80, 82, labels=[]), "NO_LABEL"),
        ({**GOVERNMENT, "id": "r", "value": {"start": "/div[1]", "labels": ["Bloc"]}}, "NO_PLACE"),
        (region("g1", "Bloc", 80, 82), "TWICE"),
        (relation("m1", "IMPLEMENTED_BY", "nobody"), "NO_TARGET"),
        (relation("m1", "IMPLEMENTED_BY", "g1", "up"), "BAD_VALUE"),
        ({"type": "relation", "from_id": "m1", "to_id": "g1", "direction": "right"}, "NO_LABEL"),
        (choice("m1", "mood", "good"), "UNKNOWN_LABEL"),
        (choice("nobody", "factuality", "certain"), "NO_TARGET"),
        (words("m1", "link", "kb:US"), "ENDS"),
        ("not even a result", "UNREADABLE"),
        ({"type": "rectangle", "value": {"x": 1}}, "UNREADABLE"),
    ],
)
def test_what_is_wrong_with_a_result_rejects_that_result(tmp_path: Path, result: Any, reason: str) -> None:
    found = read(label_studio(tmp_path / "x", task(*REGIONS, result)))
    assert [why for _, _, why in rejected(found)] == [reason]
    assert len(found.articles) == 1


def test_hostile_words_stay_words_or_are_rejected(tmp_path: Path) -> None:
    text = "<script>alert(1)</script> ban\x00k"
    regions = [region("a", "Group", 0, 25, text), region("b", "Group", 26, 31, text)]
    found = read(label_studio(tmp_path / "x", task(*regions, words("a", "gloss", "x\x1b[0m"), text=text)))
    assert list(found.articles[0].names.values()) == [{text[:25]: ((0, 25),)}]
    assert rejected(found) == [("spans", "b", "CHARACTER"), ("notes", "a.gloss", "CHARACTER")]


def test_hostile_characters_of_an_export_go_nowhere(tmp_path: Path) -> None:
    half = "\ud83d"
    hostile = [region("r", f"{half}\x1b[2J", 0, 2), relation(f"r{half}", "\x00", "r"), choice(half, half, half)]
    hostile += [{"id": half, "type": half, "value": {half: half}}]
    tasks = (
        task(*hostile, by=half),
        task(*hostile, text=half, id=half),
        task(MEASURE, id=9, data={"text": TEXT, "url": half}),
    )
    path = tmp_path / "x" / "export.json"
    path.parent.mkdir()
    path.write_text(json.dumps(tasks), "utf-8")
    found = read(path, header={"outlet": "reuters", "published": "2025-01-01"})
    assert found.articles == []
    found = read(path)
    told = json.dumps(found.report.to_dict(), ensure_ascii=False) + "".join(found.articles[0].rejected)
    told += "".join(map(str, [*found.problems, *found.report.problems()]))
    assert FORBIDDEN.search(told) is None


def test_without_words_beside_it_a_place_is_taken_as_a_browser_counts(tmp_path: Path) -> None:
    place = region("b", "Bloc", 83, 85, "🚢 " + TEXT)
    del place["value"]["text"]
    found = read(label_studio(tmp_path / "x", task(place, text="🚢 " + TEXT)))
    assert found.articles[0].names == {"G7": {"G7": ((82, 84),)}}


def test_a_real_export_is_counted_to_the_last_mark(test_data: Path) -> None:
    path = test_data / "annotated" / "label_studio" / "dab"
    report = formats.read([path], registry(), formats.Source(metadata=HEADER)).report.to_dict()
    assert report["totals"]["documents"] == {"read": 54, "mapped": 54, "rejected": 0}
    assert report["totals"]["spans"] == {"read": 1503, "mapped": 0, "rejected": 1503}
    assert report["totals"]["relations"]["read"] == 133


def test_the_text_is_found_by_the_regions_or_named_by_the_mapping(tmp_path: Path) -> None:
    results = [*REGIONS, relation("m1", "IMPLEMENTED_BY", "g1")]
    other = task(*results, data={"title": "A title", "body": TEXT, "note": "m"})
    assert len(facts(read(label_studio(tmp_path / "x", other)))) == 1
    assert len(facts(read(label_studio(tmp_path / "y", other), "text: body"))) == 1
    nothing = read(label_studio(tmp_path / "z", task(data={"title": "A title", "body": TEXT})))
    assert "text:` in the mapping" in nothing.problems[0].message


def test_tasks_of_old_versions_and_one_a_line_are_read_too(tmp_path: Path) -> None:
    old = task(*WHOLE)
    old["completions"] = old.pop("annotations")
    path = tmp_path / "x" / "old.jsonl"
    path.parent.mkdir()
    path.write_text("\n".join(json.dumps(one) for one in (old, task(*WHOLE, id=8))), "utf-8")
    assert [article.id for article in read(path).articles] == ["old-7", "old-8"]


def test_a_side_file_holds_for_all_tasks_or_for_one(tmp_path: Path) -> None:
    path = label_studio(tmp_path / "x", task(*WHOLE), task(*WHOLE, id=8))
    path.with_name("export.article.yaml").write_text("outlet: reuters\npublished: 2025-01-02\nurl: https://x.example\n")
    path.with_name("export-8.article.yaml").write_text(
        "outlet: reuters\npublished: 2025-01-03\nurl: https://y.example\n"
    )
    found = read(tmp_path / "x", header={})
    assert [(article.id, article.published.day) for article in found.articles] == [("export-7", 2), ("export-8", 3)]


def test_a_task_can_say_itself_of_which_article_it_is(tmp_path: Path) -> None:
    own = {"text": TEXT, "article": "one", "outlet": "reuters", "published": "2025-01-02", "url": "https://x.example"}
    (article,) = read(label_studio(tmp_path / "x", task(*WHOLE, data=own)), header={}).articles
    assert (article.id, article.published.isoformat(), article.url) == ("one", "2025-01-02", "https://x.example")
