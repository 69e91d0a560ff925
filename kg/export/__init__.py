"""A store's graph as a file that other tools, and `kg load`, read."""

from kg.export.formats import ExportFormat, export

__all__ = ["ExportFormat", "export"]
