"""Options that say how to read what other annotation tools exported."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from kg import formats
from kg.cli.app import pairs

Format = Literal["native", "brat", "label-studio"]

FormatOption = Annotated[
    Format | None, typer.Option("--format", help="The format of the files; else it shows in what they hold.")
]
MappingOption = Annotated[
    Path | None, typer.Option("--mapping", metavar="FILE", help="What the labels of an annotation project mean, YAML.")
]
MetadataOption = Annotated[
    list[str] | None,
    typer.Option(
        "--metadata", metavar="KEY=VALUE", help="outlet, url, published, annotator ... where an export has none."
    ),
]


def source_of(format: Format | None, mapping: Path | None, metadata: list[str] | None) -> formats.Source:
    """How to read, as the options say. Raises DataError for a wrong mapping, UsageError for metadata without `=`."""
    return formats.Source(
        format=format,
        mapping=formats.read_mapping(mapping) if mapping else formats.Mapping(),
        metadata=pairs(metadata or []),
    )
