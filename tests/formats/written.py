"""Small exports, written as the tools write them, and what they need to become articles."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg import formats
from kg.registry import Registry, registry_of

TEXT = (
    "Minister Ana Ruiz said Freedonia may curb graphite exports in coordination with G7 allies, a source told Reuters."
)
HEADER = {"outlet": "reuters", "url": "https://news.example/{article}", "published": "2025-10-23"}
REGISTRY = """\
entities:
- {id: reuters, class: NewsOutlet, names: [Reuters]}
- {id: XF, class: Government, names: [Freedonia]}
- {id: G7, class: Bloc, names: [G7, Group of Seven]}
- {id: freedonia-curb, class: ExportBan, names: [Freedonian curb]}
- {id: graphite, class: Commodity, names: [graphite]}
"""


def people(folder: Path) -> Registry:
    """A registry of a few, in a file of the folder."""
    path = folder / "registry.yaml"
    path.write_text(REGISTRY, "utf-8")
    return registry_of(path)


def brat(folder: Path, annotations: str, text: str = TEXT, name: str = "demo") -> Path:
    """A document of brat: `.txt` and `.ann`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_bytes(text.encode())
    (folder / f"{name}.ann").write_bytes(annotations.encode())
    return folder / f"{name}.ann"


def label_studio(folder: Path, *tasks: Any, name: str = "export") -> Path:
    """An export of Label Studio."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.json"
    path.write_text(json.dumps(list(tasks), ensure_ascii=False), "utf-8")
    return path


def read(path: Path, mapping: str = "", header: Mapping[str, str] = HEADER, **options: Any) -> formats.Conversion:
    """The conversion of a file or folder, with a mapping written here."""
    folder = path if path.is_dir() else path.parent
    known = people(folder.parent)
    found = formats.Mapping()
    if mapping:
        (folder.parent / "mapping.yaml").write_text(mapping, "utf-8")
        found = formats.read_mapping(folder.parent / "mapping.yaml")
    return formats.read([path], known, formats.Source(mapping=found, metadata=header, **options))


def facts(conversion: formats.Conversion) -> list[str]:
    """The facts of all claims, sorted."""
    articles = conversion.articles
    claims = [claim for article in articles for statement in article.statements for claim in statement.claims]
    return sorted(f"{claim.subject} {claim.predicate} {claim.object}" for claim in claims)


def rejected(conversion: formats.Conversion) -> list[tuple[str, str, str]]:
    """Kind, id and reason (its name in the enumeration) of all rejections, in order."""
    found = [one for document in conversion.report.documents for one in document.rejections]
    return [(one.kind.value, one.key, one.reason.name) for one in found]
