"""What differs between two days, as a JSON merge patch (RFC 7386): null takes a key away, other values replace."""

from collections.abc import Mapping
from typing import Any


def difference(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """The patch that makes `other` of `one`; empty where they are equal. Neither has None as a value of a key."""
    patch: dict[str, Any] = {key: None for key in one if key not in other}
    for key, value in other.items():
        before = one.get(key)
        if isinstance(value, Mapping) and isinstance(before, Mapping):
            if changed := difference(before, value):
                patch[key] = changed
        elif before != value:
            patch[key] = value
    return patch
