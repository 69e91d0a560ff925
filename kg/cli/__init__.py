"""The command line: a thin twin of the library; each command calls one public function."""

from kg.cli import asking, citing, converting, filling, finding, judging, news, showing
from kg.cli.app import app, main

__all__ = ["app", "asking", "citing", "converting", "filling", "finding", "judging", "main", "news", "showing"]
