"""What the registry holds besides entities and facts: where facts come from, and judgements of identity."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Where facts of the registry come from: an address, and the day it was read."""

    id: str
    url: str
    retrieved: date
    name: str | None = None
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Whether two ids are one: `verdict` is same, different, unsure or split; of the same, `left` stays.

    A split says that the `name` by which `article` calls `left` means `right`.
    """

    left: str
    right: str
    verdict: str
    because: str
    on: date
    article: str | None = None
    name: str | None = None
    file: str = ""
    line: int = 0
