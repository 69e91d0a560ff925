"""Annotated articles made by rule, for tests of many and for benchmarks: same arguments, same articles.

As in real ones, measures and goods grow with the articles, few measures are in many of them, and the same governments
and one bloc are in all.

python -m tests.generate NUMBER > articles.jsonl
"""

import json
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

GOVERNMENTS = ("US", "CN", "JP", "DE", "FR", "GB", "KR", "CA", "IT", "BR")
STATUSES = ("considered", "threatened", "announced", "adopted", "in_force", "suspended", "withdrawn")
FACTUALITIES = ("certain", "certain", "certain", "probable", "possible", "denied")
SUBJECTS = 10  # articles a measure
TAIL = 1.5  # from 2 on, the claims of the busiest measure, and the pairs of them, would outgrow all others


def articles(number: int, seed: int = 0) -> Iterator[dict[str, Any]]:
    """Native articles as JSON objects, each with ten claims about one measure out of number / 10."""
    for index in range(number):
        yield article(index, max(1, number // SUBJECTS), Random(f"{seed} {index}"))


def article(index: int, measures: int, random: Random) -> dict[str, Any]:
    """The article with this index, about one of so many measures."""
    which = int(measures * random.random() ** TAIL)
    goods = f"goods-{which // 2}"
    home, target, partner = (GOVERNMENTS[which % 10], *random.sample(GOVERNMENTS, 2))
    measure = f"{home.lower()}-measure-{which}-2025"
    published = date(2025, 1, 1) + timedelta(days=random.randrange(600))
    said = published - timedelta(days=random.randrange(5))
    claims: list[dict[str, Any]] = [
        {"fact": f"{measure} HAS_STATUS {random.choice(STATUSES)}", "factuality": random.choice(FACTUALITIES)},
        {"fact": f"{measure} HAS_STATUS {random.choice(STATUSES)}", "from": str(published + timedelta(days=30))},
        {"fact": f"{measure} IMPLEMENTED_BY {home}"},
        {"fact": f"{measure} TARGETS {target}", "factuality": random.choice(FACTUALITIES)},
        {"fact": f"{measure} COVERS {goods}", "rate": random.choice((10, 25, 100))},
        {"fact": f"{measure} COORDINATED_WITH G7", "condition": f"if case {random.randrange(3)} comes"},
        {"fact": f"{measure} COORDINATED_WITH {partner}", "degree": random.choice(("joint", "aligned"))},
        {"fact": f"{partner} OPPOSES {measure}"},
        {"fact": f"{target} SUPPLIES {goods}", "share": random.randrange(100)},
        {"fact": f"{measure} AIMS_AT reciprocity", "factuality": random.choice(FACTUALITIES)},
    ]
    for place, claim in enumerate(claims):
        claim |= {"quote": f"words {index}", "gloss": f"Remark {place} on {measure}."}
    return {
        "article": f"generated-{index:06}",
        "outlet": "reuters",
        "url": f"https://news.example/{index}",
        "published": str(published),
        "annotator": "generator",
        "entities": [
            {"id": measure, "class": "ExportControl", "names": [f"Measure {which}"]},
            {"id": goods, "class": "Commodity", "names": [f"Goods {which // 2}"]},
        ],
        "statements": [
            {"by": home, "said": str(said), "claims": claims[:5]},
            {"by": "unnamed", "described": "officials", "via": ["afp"], "said": str(said), "claims": claims[5:]},
        ],
    }


if __name__ == "__main__":
    for one in articles(int(sys.argv[1])):
        print(json.dumps(one))
