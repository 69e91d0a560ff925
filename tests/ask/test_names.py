import pytest

from kg.ask import find, shown
from kg.errors import UnknownNameError, UsageError
from kg.graph import Edge, Graph, Node
from kg.load import write_graph
from kg.registry import registry
from kg.stores import Store

MENTIONS = ["bob | Bobby B. | 3-9 20-26", "tariff | the steel duty | 40-54"]


@pytest.fixture
def names(store: Store) -> Store:
    graph = Graph()
    graph.add(
        [
            Node("G7", "Bloc", {"name": "G7", "names": ["G7", "Group of Seven", "七国集团@zh"]}),
            Node("tariff", "ImportTariff", {"name": "US tariff on steel"}),
            Node("ann", "Official", {"name": "Ann Alder"}),
            Node("bob", "Person", {"name": "Bob Birch"}),
            Node("bob-2", "Company", {"name": "BOB  birch"}),
            Node("daily-1", "Article", {"name": "daily-1", "mentions": MENTIONS}),
        ],
        list[Edge](),
    )
    write_graph(store, graph)
    return store


@pytest.mark.parametrize("name", ["G7", "g7", "Ｇ７", "group  of SEVEN", "七国集团"])
def test_a_bloc_by_id_or_any_name_in_any_case_and_width(names: Store, name: str) -> None:
    assert find(names, name, ["Bloc"]) == "G7"


def test_subclasses_count(names: Store) -> None:
    assert find(names, "us tariff on steel", ["Measure"]) == "tariff"
    assert find(names, "ann", ["Actor"]) == "ann"


def test_the_names_that_articles_write_count(names: Store) -> None:
    assert find(names, "The Steel Duty", ["Measure"]) == "tariff"
    with pytest.raises(UnknownNameError):
        find(names, "Bobby B.", ["Measure"])


def test_a_government_that_nobody_mentions_is_known(names: Store) -> None:
    assert find(names, "united states", ["Bloc", "Government"]) == "US"
    assert find(names, "NO", ["Government"]) == "NO"
    with pytest.raises(UnknownNameError, match="No bloc is called 'NO'"):
        find(names, "NO", ["Bloc"])


def test_an_id_that_the_registry_judges_the_same_as_another_counts(store: Store) -> None:
    judged, stands = next(pair for pair in registry().representatives.items() if len(set(pair)) == 2)
    graph = Graph()
    graph.add([Node(stands, "Official", {"name": "Ann Alder"})])
    write_graph(store, graph)
    assert find(store, judged, ["Person"]) == stands


def test_a_name_of_several_asks_for_the_id(names: Store) -> None:
    with pytest.raises(UsageError, match="'bob birch' names 2 things; give the id: bob, bob-2"):
        find(names, "bob birch", ["Actor"])
    assert find(names, "bob birch", ["Company"]) == "bob-2"


def test_a_name_that_nobody_has_comes_with_near_ones_of_its_class(names: Store) -> None:
    with pytest.raises(UnknownNameError, match="No bloc is called") as error:
        find(names, "G7' OR 1=1", ["Bloc"])
    assert error.value.near == ["G7"]
    with pytest.raises(UnknownNameError) as error:
        find(names, "Ann Adler", ["Person"])
    assert error.value.near[0] == "Ann Alder"


def test_names_to_show(names: Store) -> None:
    known = shown(names, ["G7", "bob", "NO", "nobody"])
    assert known == {"G7": "G7", "bob": "Bob Birch", "NO": "Norway"}
