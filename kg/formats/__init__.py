"""What other annotation tools export, read as annotated articles, with an account of what was left out and why."""

from kg.formats.convert import Converted
from kg.formats.mapping import Mapping, read_mapping
from kg.formats.model import Kind, Reason
from kg.formats.read import FORMATS, Conversion, Source, read, stream
from kg.formats.report import DocumentReport, FormatsReport
from kg.formats.save import Saved, save

__all__ = [
    "FORMATS",
    "Conversion",
    "Converted",
    "DocumentReport",
    "FormatsReport",
    "Kind",
    "Mapping",
    "Reason",
    "Saved",
    "Source",
    "read",
    "read_mapping",
    "save",
    "stream",
]
