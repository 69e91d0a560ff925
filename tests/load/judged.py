"""Articles about invented people, and a registry in a folder, to judge who is who in."""

from datetime import date
from pathlib import Path

from kg.load import Judged, judge
from kg.registry import Judgement
from kg.stores import Store

REGISTRY = """\
records:
- {id: record:offices, url: https://offices.example, retrieved: 2025-01-01}
entities:
- {id: ann-alder, class: Official, names: [Ann Alder]}
- {id: an-alder, class: Official, names: [An Alder]}
- {id: bo-birch, class: Official, names: [Bo Birch]}
- {id: trade-minister, class: Position, names: [Trade Minister]}
- {id: wire, class: NewsOutlet, names: [The Wire]}
- {id: wire-en, class: NewsOutlet, names: [The Wire in English]}
- {id: fish-tariff, class: ImportTariff, names: [Fish tariff]}
facts:
- {fact: an-alder HOLDS trade-minister, from: 2024, record: record:offices}
"""

ARTICLE = """\
article: {id}
outlet: wire-en
url: https://wire.example/{id}
published: 2025-10-23
annotator: tester
revision: {revision}
entities:
- {{id: c-cedar, class: Official, names: [C. Cedar]}}
- {{id: cedar-carl, class: Official, names: [Carl Cedar]}}
names:
  an-alder: {{Alder: [[0, 5]], the minister: [[50, 62]]}}
  c-cedar: {{Cedar: [[70, 75]]}}
statements:
- by: an-alder
  claims:
  - {{fact: fish-tariff HAS_STATUS announced, quote: words, span: [2, 7], gloss: Ours.}}
  - {{fact: fish-tariff TARGETS NO, quote: words, span: [48, 53], gloss: Ours.}}
- by: c-cedar
  claims:
  - {{fact: an-alder SUPPORTS fish-tariff, quote: words, span: [20, 25], gloss: Ours.}}
- by: cedar-carl
  via: [wire]
  claims:
  - {{fact: ann-alder OPPOSES fish-tariff, quote: words, gloss: Ours.}}
- by: unnamed
  described: people
  claims:
  - {{fact: fish-tariff TARGETS SE, quote: words, gloss: Ours.}}
"""


def folder(path: Path) -> Path:
    """A folder with the registry, and nobody judged yet."""
    path.mkdir()
    (path / "people.yaml").write_text(REGISTRY)
    return path


def article(path: Path, id: str = "a", revision: int = 1) -> Path:
    """The article in a file."""
    file = path / f"{id}.{revision}.yaml"
    file.write_text(ARTICLE.format(id=id, revision=revision))
    return file


def judged(
    store: Store, folder: Path, left: str, verdict: str, right: str, article: str | None = None, name: str | None = None
) -> Judged:
    """Make a judgement without telling anybody."""
    on = date(2025, 11, 1)
    one = Judgement(left=left, right=right, verdict=verdict, because="It is known.", on=on, article=article, name=name)
    return judge(store, one, folder, lambda _: None)
