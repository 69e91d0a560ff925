"""What `kg export` writes, `kg load` takes back: the same graph, the recorded clock included."""

from pathlib import Path

import pytest

from kg import rdf
from kg.errors import DataError
from kg.export import ExportFormat, export
from kg.graph import Graph
from kg.load import load, retract, snapshot
from kg.rdf import fingerprint
from kg.registry.judging import FILE
from kg.stores import Store, open_store
from tests.load import judged as people
from tests.load.judged import judged
from tests.load.written import MEASURE, article, claim

SUFFIX = {"trig": "trig", "nquads": "nq", "jsonld": "jsonld", "jsonl": "jsonl"}

JUDGEMENTS = [
    ("ann-alder", "same", "an-alder", {}),  # the registry's, one of whom is no node any more
    ("c-cedar", "same", "cedar-carl", {}),  # the article's own
    ("wire", "same", "wire-en", {}),  # the outlet
    ("an-alder", "split", "bo-birch", {"article": "a", "name": "the minister"}),
    ("ann-alder", "unsure", "bo-birch", {}),
]
OUTLET = """\
article: {id}
outlet: ani
url: https://ani.example/{id}
published: 2025-10-23
annotator: tester
{declared}statements:
- by: unnamed
  described: people
  claims:
  - {{fact: US-tariff TARGETS CN, quote: words, gloss: Ours.}}
"""
DECLARED = "- {{id: ani, class: NewsOutlet, names: [{name}]}}\n"
TARIFF = "- {id: US-tariff, class: ImportTariff, names: [Tariff]}\n"


def known(graph: Graph) -> tuple[object, object]:
    """Everything but the statuses of today, which are of the day of the load."""
    return graph.nodes, graph.edges


@pytest.mark.parametrize("form", SUFFIX)
def test_out_and_in_again(store: Store, tmp_path: Path, form: str) -> None:
    facts = [claim(f"{MEASURE} COVERS software", rate="100", additional="true"), claim(f"{MEASURE} TARGETS CN")]
    load(store, [article(tmp_path, "a", *facts), article(tmp_path, "gone"), article(tmp_path, "b", facts[1])])
    load(store, [article(tmp_path, "b", claim(f"{MEASURE} TARGETS RU"), revision=2)])
    retract(store, "gone", "a mistake")
    file = tmp_path / f"export.{SUFFIX[form]}"
    export(snapshot(store), ExportFormat(form), file)
    with open_store(str(tmp_path / "again.kg")) as again:
        report = load(again, [file])
        assert not report.problems
        assert report.counts() == {"new": 3, "claims new": 3}
        assert known(snapshot(again)) == known(snapshot(store))
        assert fingerprint(snapshot(again)) == fingerprint(snapshot(store))
        load(again, [file])
        assert known(snapshot(again)) == known(snapshot(store))


def test_a_broken_export_is_refused_whole(tmp_path: Path) -> None:
    file = tmp_path / "export.nq"
    with open_store(str(tmp_path / "one.kg")) as store:
        load(store, [article(tmp_path)])
        rdf.write(snapshot(store), file, "nquads")
    file.write_text(file.read_text().replace('factuality> "certain"', 'factuality> "sure"'))
    with open_store(str(tmp_path / "two.kg")) as store:
        with pytest.raises(DataError, match="factuality"):
            load(store, [file])
        assert snapshot(store).nodes == {}


@pytest.mark.parametrize("form", ["jsonl", "trig"])
@pytest.mark.parametrize(("left", "verdict", "right", "more"), JUDGEMENTS)
def test_an_export_wants_the_judgements_that_it_was_made_with(
    store: Store, tmp_path: Path, form: str, left: str, verdict: str, right: str, more: dict[str, str]
) -> None:
    folder, file = people.folder(tmp_path / "registry"), tmp_path / f"export.{SUFFIX[form]}"
    load(store, [people.article(tmp_path)], registry_dirs=[folder])
    judged(store, folder, left, verdict, right, **more)
    export(snapshot(store), ExportFormat(form), file)
    with open_store(str(tmp_path / "again.kg")) as again:
        with pytest.raises(DataError, match=rf"{file.name}.*({left} and {right}|{right} and {left}) .*--registry"):
            load(again, [file])
        assert snapshot(again).nodes == {}
        assert not load(again, [file], registry_dirs=[folder]).problems
        assert fingerprint(snapshot(again)) == fingerprint(snapshot(store))
        assert snapshot(again).edges == snapshot(store).edges
        assert not load(again, [file]).problems  # the store remembers the folder


def test_an_export_is_read_by_judgements_made_anew(tmp_path: Path) -> None:
    """Where its folder is lost; of whom it has no node, its claims still tell."""
    folder, file = people.folder(tmp_path / "registry"), tmp_path / "export.jsonl"
    with open_store(str(tmp_path / "one.kg")) as store:
        load(store, [people.article(tmp_path)], registry_dirs=[folder])
        before, claims = fingerprint(snapshot(store)), len(list(snapshot(store).labelled("Claim")))
        judged(store, folder, "c-cedar", "same", "cedar-carl")
        export(snapshot(store), ExportFormat("jsonl"), file)
        (folder / FILE).rename(tmp_path / "lost")
        with open_store(str(tmp_path / "two.kg")) as other:
            _judge(folder, "cedar-carl, right: c-cedar, verdict: different")
            load(other, [file], registry_dirs=[folder])
            assert fingerprint(snapshot(other)) == before
        (tmp_path / "lost").rename(folder / FILE)
        judged(store, folder, "ann-alder", "same", "an-alder")
        export(snapshot(store), ExportFormat("jsonl"), file)
    with open_store(str(tmp_path / "three.kg")) as store:
        new = tmp_path / "new"
        new.mkdir()
        _judge(new, "c-cedar, right: cedar-carl, verdict: same", "ann-alder, right: an-alder, verdict: different")
        assert not load(store, [file], registry_dirs=[new]).problems
        assert store.read("MATCH (c:Claim)-[:STATED_BY]->(:Actor {id: 'an-alder'}) RETURN count(c)").rows == [(2,)]
        assert len(list(snapshot(store).labelled("Claim"))) == claims


def test_unnamed_sources_have_the_name_of_their_outlet(store: Store, tmp_path: Path) -> None:
    """Whoever declares it, in whatever order, and also after an export, a retraction, or an entry in the registry."""
    a = _of_outlet(tmp_path, "a", TARIFF + DECLARED.format(name="ANI"))
    c = _of_outlet(tmp_path, "c", TARIFF + DECLARED.format(name="Asian News"))
    file = tmp_path / "export.jsonl"
    for one, name in ((c, "Asian News"), (a, "ANI")):
        assert not load(store, [one]).errors
        assert _unnamed(store) == f"unnamed sources of {name}"
    expected = fingerprint(snapshot(store))
    export(snapshot(store), ExportFormat("jsonl"), file)
    for number, ways in enumerate(([a, c], [file], [c, file], [file, a])):
        with open_store(str(tmp_path / f"{number}.kg")) as other:
            for one in ways:
                assert not load(other, [one]).errors
            assert fingerprint(snapshot(other)) == expected
    retract(store, "a", "a mistake")
    assert _unnamed(store) == "unnamed sources of Asian News"
    folder = tmp_path / "registry"
    folder.mkdir()
    (folder / "outlets.yaml").write_text("entities:\n" + DECLARED.format(name="Asian News International"))
    load(store, [c], registry_dirs=[folder])
    assert _unnamed(store) == "unnamed sources of Asian News International"


def _of_outlet(folder: Path, id: str, declared: str) -> Path:
    """An article of an outlet that the registry lacks."""
    file = folder / f"{id}.yaml"
    file.write_text(OUTLET.format(id=id, declared=f"entities:\n{declared}"))
    return file


def _unnamed(store: Store) -> str:
    ((name,),) = store.read("MATCH (u:UnnamedSource) RETURN u.name").rows
    return str(name)


def _judge(folder: Path, *judgements: str) -> None:
    lines = (f"- {{left: {one}, because: It is known., on: 2025-11-02}}\n" for one in judgements)
    (folder / FILE).write_text("judgements:\n" + "".join(lines))
