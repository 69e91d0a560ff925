"""Annotated articles in the native format: read, check the spelling of, locate in their text."""
