from dataclasses import replace
from datetime import date

from kg.articles.model import Article, Statement, WrittenClaim
from kg.formats.agreement import Agreement, agreement, alpha, pairs
from kg.registry import registry


def claim(fact: str) -> WrittenClaim:
    subject, predicate, object = fact.split()
    return WrittenClaim(subject=subject, predicate=predicate, object=object)


def article(annotator: str, *claims: WrittenClaim, id: str = "one") -> Article:
    names = {"US": {"U.S.": ((0, 4),)}, "CN": {"China": ((10, 15),)}, "G7": {"G7": ((20, 22),)}}
    return Article(
        id=id,
        outlet="reuters",
        url="https://news.example",
        published=date(2025, 10, 23),
        annotator=annotator,
        statements=(Statement(claims=claims),),
        names=names,
    )


SEEKS = claim("us-software-export-controls-2025 SEEKS_COORDINATION_WITH G7")
TARGETS = claim("us-software-export-controls-2025 TARGETS CN")
HARMS = claim("us-software-export-controls-2025 TARGETS G7")


def agreed(left: Article, right: Article) -> Agreement:
    return agreement([left], [right], registry())


def test_who_finds_the_same_agrees_wholly() -> None:
    found = agreed(article("anna", TARGETS, SEEKS), article("bob", SEEKS, TARGETS))
    assert (found.left, found.right, found.articles) == ("anna", "bob", 1)
    assert {row.f1 for row in found.rows} == {1.0}
    assert {row.alpha for row in found.rows if row.kind == "predicate"} == {1.0}


def test_what_one_alone_found_is_counted_by_predicate() -> None:
    found = agreed(article("anna", TARGETS, HARMS), article("bob", TARGETS))
    row = next(row for row in found.rows if row.name == "TARGETS")
    assert (row.both, row.only_left, row.only_right) == (1, 1, 0)
    assert row.f1 == 2 / 3
    assert row.alpha is not None
    assert 0 < row.alpha < 1


def test_a_place_with_two_labels_is_no_agreement() -> None:
    left, right = article("anna"), article("bob")
    right = replace(right, names={**right.names, "US": {}, "eu": {}, "EU": {"U.S.": ((0, 4),)}})
    rows = {row.name: row for row in agreed(left, right).rows}
    assert (rows["Government"].both, rows["Government"].only_left) == (1, 1)
    assert (rows["Bloc"].both, rows["Bloc"].only_right) == (1, 1)


def test_factuality_condition_and_speaker_are_compared_where_both_have_the_claim() -> None:
    likely = replace(TARGETS, factuality="probable", condition="if talks fail")
    details = {one.name: one for one in agreed(article("anna", TARGETS, SEEKS), article("bob", likely, SEEKS)).details}
    assert {name: (one.same, one.both) for name, one in details.items()} == {
        "factuality": (1, 2),
        "condition": (1, 2),
        "speaker": (2, 2),
    }


def test_articles_of_one_alone_do_not_count() -> None:
    found = agreement([article("anna", TARGETS, id="other"), article("anna")], [article("bob")], registry())
    assert found.articles == 1
    assert [row for row in found.rows if row.kind == "predicate"] == []


def test_several_annotators_of_one_article_are_compared_in_pairs() -> None:
    one = article("anna, bob", TARGETS)
    one = replace(one, statements=tuple(replace(one.statements[0], annotator=name) for name in ("anna", "bob", "cleo")))
    assert [(found.left, found.right) for found in pairs([one], registry())] == [
        ("anna", "bob"),
        ("anna", "cleo"),
        ("bob", "cleo"),
    ]


def test_alpha_is_one_zero_or_nothing() -> None:
    assert alpha([("x", "x"), ("y", "y")]) == 1.0
    assert alpha([("x", "x"), ("x", "x")]) is None
    found = alpha([("x", "y"), ("y", "x")])
    assert found is not None
    assert found < 0
