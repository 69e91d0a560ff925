"""Loading: once is enough, in any order, whole articles or none, old revisions kept by the recorded clock alone."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from kg.ask import ask
from kg.errors import DataError, StoreError, UnknownNameError
from kg.load import Report, load, recorded, retract, snapshot, verify
from kg.rdf import fingerprint
from kg.stores import Store, open_store
from tests.load.written import MEASURE, article, claim


def answers(store: Store, bloc: str = "G7") -> list[str]:
    return [row["answer"] for row in ask(store, "measures_coordinated_with", {"bloc": bloc}).rows]


def actions(report: Report) -> list[str]:
    return [outcome.action for outcome in report.articles]


def typed_edges(store: Store) -> int:
    return int(store.read("MATCH (:Measure)-[r:COORDINATED_WITH]->(:Bloc) RETURN count(r)").rows[0][0])


def test_a_conditional_claim_makes_no_typed_edge(store: Store, tmp_path: Path) -> None:
    load(store, [article(tmp_path)])
    assert answers(store) == ["conditional"]
    assert typed_edges(store) == 0
    claimed = "MATCH (:Measure)-[r:CLAIMED]->(:Bloc) RETURN r.predicate, r.answer, r.claimCount, r.independentSources"
    assert store.read(claimed).rows == [("COORDINATED_WITH", "conditional", 1, 1)]


@pytest.mark.parametrize(
    ("more", "answer", "edges"),
    [
        ({"condition": "if they come"}, "conditional", 0),
        ({}, "yes", 1),
        ({"factuality": "denied"}, "denied", 0),
        ({"factuality": "possible"}, "possible", 0),
        ({"part": "headline"}, None, 0),
    ],
)
def test_the_words_decide(tmp_path: Path, store: Store, more: dict[str, str], answer: str | None, edges: int) -> None:
    load(store, [article(tmp_path, "a", claim(f"{MEASURE} COORDINATED_WITH G7", **more))])
    assert answers(store) == ([answer] if answer else [])
    assert typed_edges(store) == edges


def test_a_second_load_changes_nothing(store: Store, tmp_path: Path) -> None:
    path = article(tmp_path)
    load(store, [path])
    before = snapshot(store)
    assert actions(load(store, [path])) == ["unchanged"]
    assert fingerprint(snapshot(store)) == fingerprint(before)
    assert snapshot(store) == before


def test_no_order_of_loads_matters(tmp_path: Path) -> None:
    statuses = ["considered", "announced", "in_force", "suspended", "withdrawn", "considered"]
    paths = [
        article(tmp_path, f"a{n}", claim(f"{MEASURE} HAS_STATUS {status}"), published=f"2025-10-1{n}", name=f"Name {n}")
        for n, status in enumerate(statuses)
    ]
    prints = set()
    for seed in range(4):
        Random(seed).shuffle(paths)
        with open_store(str(tmp_path / f"{seed}.kg")) as store:
            for path in paths if seed % 2 else [tmp_path]:
                load(store, [path])
            prints.add(fingerprint(snapshot(store)))
    assert len(prints) == 1


def test_a_higher_revision_replaces_in_any_order(tmp_path: Path) -> None:
    said = [claim(f"{MEASURE} COORDINATED_WITH G7"), claim(f"{MEASURE} TARGETS CN")]
    first = article(tmp_path, "a", *said, name="Old name")
    second = article(tmp_path, "a", claim(f"{MEASURE} TARGETS CN"), claim(f"{MEASURE} TARGETS RU"), revision=2)
    prints = set()
    for number, order in enumerate(([[first], [second]], [[second], [first]], [[second]], [[first, second]])):
        with open_store(str(tmp_path / f"{number}.kg")) as store:
            reports = [load(store, paths) for paths in order]
            assert not any(report.errors for report in reports)
            assert answers(store) == []
            prints.add(fingerprint(snapshot(store)))
    assert len(prints) == 1


def test_an_older_revision_is_reported_and_passed_over(store: Store, tmp_path: Path) -> None:
    old, new = article(tmp_path, "a"), article(tmp_path, "a", claim(f"{MEASURE} TARGETS CN"), revision=2)
    load(store, [new])
    report = load(store, [old])
    assert actions(report) == ["older"]
    assert not report.errors
    assert "a: revision 1 passed over, the store has revision 2" in report.lines()


def test_other_content_under_one_revision_is_an_error(store: Store, tmp_path: Path) -> None:
    load(store, [article(tmp_path, "a")])
    path = article(tmp_path, "a", claim(f"{MEASURE} TARGETS CN"))
    report = load(store, [path])
    (problem,) = report.errors
    assert problem.file == str(path)
    assert "give this one a higher `revision:`" in problem.message
    assert answers(store) == ["conditional"]


def test_the_recorded_clock_keeps_what_was_replaced(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "clock.kg")) as store:
        load(store, [article(tmp_path, "a")])
        claims = "MATCH (c:Claim {article: 'a'}) RETURN properties(c)"
        then = store.read(claims).rows[0][0]["recordedAt"]
        later = then + timedelta(hours=1)
        store.write(
            lambda tx: tx.run("MATCH (c:Claim {article: 'a'}) SET c.recordedAt = $t", {"t": then - timedelta(days=1)})
        )
        load(store, [article(tmp_path, "a", claim(f"{MEASURE} TARGETS CN"), revision=2)])
        assert answers(store) == []
        with recorded(store, then - timedelta(hours=1)) as old:
            assert answers(old) == ["conditional"]
        with recorded(store, later) as new:
            assert answers(new) == []
        with recorded(store, datetime(2000, 1, 1, tzinfo=UTC)) as nothing:
            assert nothing.read("MATCH (c:Claim) RETURN count(c)").rows == [(0,)]


def test_retract_and_return(store: Store, tmp_path: Path) -> None:
    path = article(tmp_path, "a")
    load(store, [path])
    empty_before = fingerprint(snapshot(store))
    claims = retract(store, "a", "it was withdrawn by the outlet")
    assert len(claims) == 1
    assert answers(store) == []
    assert store.read("MATCH (c:RetractedClaim) RETURN c.id").rows == [(claims[0],)]
    assert "higher `revision:`" in load(store, [path]).errors[0].message
    assert actions(load(store, [article(tmp_path, "a", revision=2)])) == ["returned"]
    assert answers(store) == ["conditional"]
    assert empty_before != fingerprint(snapshot(store))  # the revision is part of what the article says


def test_retracting_the_unknown_names_it(store: Store, tmp_path: Path) -> None:
    load(store, [article(tmp_path, "a")])
    with pytest.raises(UnknownNameError, match="No article is called 'b'"):
        retract(store, "b", "why not")


def test_a_bad_article_stays_out_and_the_others_load(store: Store, tmp_path: Path) -> None:
    bad = article(tmp_path, "bad", claim(f"{MEASURE} TARGETS nobody"), claim(f"{MEASURE} TARGETS CN"))
    report = load(store, [article(tmp_path, "good"), bad])
    (problem,) = report.errors
    assert (problem.file, problem.line) == (str(bad), 13)
    assert "nobody" in problem.message
    assert store.read("MATCH (a:Article) RETURN a.id").rows == [("good",)]


def test_strict_loads_none(store: Store, tmp_path: Path) -> None:
    bad = article(tmp_path, "bad", claim(f"{MEASURE} TARGETS nobody"))
    with pytest.raises(DataError):
        load(store, [article(tmp_path, "good"), bad], strict=True)
    assert store.read("MATCH (a:Article) RETURN count(a)").rows == [(0,)]


def test_a_dry_run_tells_and_writes_nothing(store: Store, tmp_path: Path) -> None:
    path = article(tmp_path, "a")
    report = load(store, [path], dry_run=True)
    assert report.counts() == {"new": 1, "claims new": 1}
    assert snapshot(store).nodes == {}
    assert load(store, [path]).counts() == report.counts()


def test_an_entity_is_what_all_live_articles_declare(store: Store, tmp_path: Path) -> None:
    load(store, [article(tmp_path, "b", name="Second name"), article(tmp_path, "a", name="First name")])
    names = f"MATCH (m:Measure {{id: '{MEASURE}'}}) RETURN m.name, m.names, m.unreviewed"
    assert store.read(names).rows == [("First name", ["First name", "Second name"], True)]
    retract(store, "a", "gone")
    assert store.read(names).rows == [("Second name", ["Second name"], True)]


def test_another_class_for_an_id_names_both_places(store: Store, tmp_path: Path) -> None:
    load(store, [article(tmp_path, "a")])
    other = article(tmp_path, "b")
    other.write_text(other.read_text().replace("class: ExportControl", "class: ImportTariff"))
    (problem,) = load(store, [other]).errors
    assert problem.file == str(other)
    assert "ExportControl" in problem.message
    assert store.target in problem.message


def test_status_periods_cover_and_today_stands_on_the_node(store: Store, tmp_path: Path) -> None:
    load(store, [article(tmp_path, "a", claim(f"{MEASURE} HAS_STATUS considered"))])
    day = f"MATCH (m:Measure {{id: '{MEASURE}'}}) RETURN m.status, m.statusAnswer, toString(m.statusSince)"
    assert store.read(day).rows == [("considered", "yes", "2025-10-23")]
    periods = f"MATCH (:Measure {{id: '{MEASURE}'}})<-[:STATUS_OF]-(p) RETURN p.status ORDER BY p.status, p.id"
    assert [row[0] for row in store.read(periods).rows] == ["considered", "no claim", "no claim"]


def test_a_store_of_another_version_is_refused(store: Store, tmp_path: Path) -> None:
    load(store, [article(tmp_path, "a")])
    store.write(lambda tx: tx.run("MATCH (m:Meta) SET m.ontology = 'older'"))
    with pytest.raises(StoreError, match="another version"):
        verify(store)
