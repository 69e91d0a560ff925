"""data/README.md states how much there is; this holds it to that."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.articles import read
from kg.articles.model import Article
from kg.registry import registry

DATA = Path(__file__).parents[2] / "data"
ROW = re.compile(r"^\| `(\w+)` \| (\d+) \| (\d+) \|$", re.MULTILINE)


def articles() -> list[Article]:
    found, problems = read([DATA / "articles"])
    assert not problems
    return found


def named() -> Iterator[str]:
    """Every id that the registry or a claim names."""
    known = registry()
    yield from known.entities
    for claim in known.facts:
        yield from (claim.subject, claim.object)
    for article in articles():
        for statement in article.statements:
            yield from filter(None, (statement.by if statement.by != "unnamed" else None, *statement.via))
            for claim in statement.claims:
                yield from (claim.subject, claim.object)


@pytest.fixture(scope="module")
def counts() -> Counter[str]:
    known = registry()
    entities = (known.entity(known.same(one)) for one in set(named()))
    claims = [claim for article in articles() for s in article.statements for claim in s.claims]
    found = Counter(entity.class_name for entity in entities if entity)
    found.update(claim.predicate for claim in [*claims, *known.facts])
    return found + Counter(Article=len(articles()), Record=len(known.records))


def test_counts_are_within_the_bounds_of_the_readme(counts: Counter[str]) -> None:
    bounds = {what: (int(least), int(most)) for what, least, most in ROW.findall((DATA / "README.md").read_text())}
    outside = {what: counts[what] for what, (least, most) in bounds.items() if not least <= counts[what] <= most}
    assert outside == {}
    assert set(counts) == set(bounds)
