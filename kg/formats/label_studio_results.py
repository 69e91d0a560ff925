"""The results of one annotation of Label Studio, as marks.

A result is a region with labels, a relation between regions, or a detail of a region (choices, a text area, a number)
that has the region's id. Offsets are a browser's: UTF-16 code units; what programs wrote may count code points.
"""

from collections.abc import Iterator
from typing import Any

from kg.formats.mapping import LINK, Mapping
from kg.formats.meaning import REMARK
from kg.formats.model import Attribute, Fragment, Kind, Link, Mark, Note, Reading, Reason, Relation, Span
from kg.formats.offsets import Unit, agree, code_points, placed, utf16, words_at

_RELATION = "relation"
_CHOSEN = ("choices", "taxonomy")
_SINGLE = ("number", "rating", "datetime")


class _ResultError(Exception):
    """Ends the reading of a result, for a reason."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        self.reason, self.detail = reason, detail


class Results:
    """The marks of one annotation: its `reading`."""

    def __init__(self, results: list[Any], at: str, annotator: str, text: str, mapping: Mapping) -> None:
        self.reading = Reading(annotator)
        self._text, self._mapping = text, mapping
        self._units = self._ordered(results)
        self._keys: set[str] = set()
        for number, result in enumerate(results):
            place = f"{at}[{number}]"
            try:
                self.reading.marks += list(self._marks(result, place))
            except _ResultError as error:
                key, label = self._told(result)
                self.reading.reject(kind_of(result), error.reason, place, key, label, error.detail)

    def _ordered(self, results: list[Any]) -> tuple[Unit, Unit]:
        """The units of offsets, first the one by which more of the stored words are those of the text."""
        units = utf16(self._text), code_points(self._text)
        values = [result["value"] for result in results if kind_of(result) == Kind.SPAN]
        fit = [sum(agrees(value, unit, self._text) for value in values) for unit in units]
        return units if fit[0] >= fit[1] else (units[1], units[0])

    def _told(self, result: Any) -> tuple[str, str]:
        if not isinstance(result, dict):
            return "", ""
        key = result.get("id") or f"{result.get('from_id', '')}>{result.get('to_id', '')}".strip(">")
        return str(key), ", ".join(_labels(result)) or str(result.get("from_name", ""))

    def _marks(self, result: Any, at: str) -> Iterator[Mark]:
        kind = kind_of(result)
        if kind == Kind.RELATION:
            yield from self._relations(result, at)
        elif kind == Kind.SPAN:
            yield from self._spans(result, at)
        elif kind in (Kind.NOTE, Kind.ATTRIBUTE):
            yield from self._details(result, at)
        else:
            raise _ResultError(Reason.UNREADABLE, "a kind of result that is nothing about a text")

    def _spans(self, result: dict[str, Any], at: str) -> Iterator[Mark]:
        key, value = str(result.get("id", "")), result["value"]
        if not key or key in self._keys:
            raise _ResultError(Reason.TWICE if key else Reason.UNREADABLE)
        written = _written(value)
        if written is None:
            raise _ResultError(Reason.NO_PLACE)
        fragments = self._placed(written, value.get("text"))
        self._keys.add(key)
        for number, label in enumerate(_labels(result) or [""]):
            own = _numbered(key, number)
            yield Span(key=own, label=label, at=at, fragments=fragments, words=words_at(fragments, self._text))
        for number, words in enumerate(_meta(result)):
            yield Note(key=_numbered(f"{key}.meta", number), label=REMARK, at=at, target=key, words=words)

    def _placed(self, written: Fragment, words: Any) -> tuple[Fragment, ...]:
        found = [fragments for unit in self._units if (fragments := placed([written], unit))]
        if not found:
            raise _ResultError(Reason.PAST_END, f"the text has {len(self._text)} characters")
        if not isinstance(words, str):
            return found[0]
        for fragments in found:
            if agree(words, words_at(fragments, self._text)):
                return fragments
        raise _ResultError(Reason.OTHER_WORDS)

    def _relations(self, result: dict[str, Any], at: str) -> Iterator[Mark]:
        ends = [result.get("from_id"), result.get("to_id")]
        if not all(isinstance(end, str) for end in ends):
            raise _ResultError(Reason.UNREADABLE)
        source, target = map(str, ends)
        direction = str(result.get("direction", "right"))
        ways = {"right": [(source, target)], "left": [(target, source)], "bi": [(source, target), (target, source)]}
        if direction not in ways:
            raise _ResultError(Reason.BAD_VALUE, f"a direction is one of {', '.join(ways)}")
        for one, other in ways[direction]:
            for label in _labels(result) or [""]:
                yield Relation(key=f"{one}>{other}", label=label, at=at, source=one, target=other)

    def _details(self, result: dict[str, Any], at: str) -> Iterator[Mark]:
        target, name, value = str(result.get("id", "")), str(result.get("from_name", "")), result["value"]
        for number, words in enumerate(map(str, as_list(value.get("text")))):
            yield self._note(_numbered(f"{target}.{name}", number), target, name, words, at)
        told = [value[key] for key in _SINGLE if key in value] + as_list(value.get("choices"))
        told += (path[-1] for path in as_list(value.get("taxonomy")) if isinstance(path, list) and path)
        for number, one in enumerate(told):
            key = _numbered(f"{target}.{name}", number)
            yield Attribute(key=key, label=name, at=at, target=target, value=_plain(one))

    def _note(self, key: str, target: str, name: str, words: str, at: str) -> Mark:
        if self._mapping.notes.get(name, name) != LINK:
            return Note(key=key, label=name, at=at, target=target, words=words)
        database, _, entry = words.rpartition(":")
        return Link(key=key, label=name, at=at, target=target, database=database, entry=entry)


def results_of(annotation: dict[str, Any]) -> list[Any]:
    """The results of an annotation or a prediction."""
    results = annotation.get("result")
    return results if isinstance(results, list) else []


def kind_of(result: Any) -> Kind:
    """What a result is counted as."""
    value = result.get("value") if isinstance(result, dict) else None
    if isinstance(result, dict) and result.get("type") == _RELATION:
        return Kind.RELATION
    if not isinstance(value, dict):
        return Kind.OTHER
    if isinstance(value.get("text"), list):
        return Kind.NOTE
    if any(key in value for key in (*_CHOSEN, *_SINGLE)):
        return Kind.ATTRIBUTE
    return Kind.SPAN if str(result.get("type", "")).endswith("labels") else Kind.OTHER


def agrees(value: dict[str, Any], unit: Unit, text: str) -> bool:
    """Whether the words that are stored with a region are those of the text at its place."""
    written = _written(value)
    found = placed([written], unit) if written else None
    return found is not None and agree(str(value.get("text", "")), words_at(found, text))


def _numbered(key: str, number: int) -> str:
    """The key of one of several: each its own, so that none is lost behind another."""
    return f"{key}/{number + 1}" if number else key


def as_list(value: Any) -> list[Any]:
    """The value if it is a list, else none."""
    return value if isinstance(value, list) else []


def _written(value: dict[str, Any]) -> Fragment | None:
    """The offsets as the tool has them; those of HTML count within its elements and are none."""
    for told in (value, value.get("globalOffsets")):
        if isinstance(told, dict) and isinstance(told.get("start"), int) and isinstance(told.get("end"), int):
            return told["start"], told["end"]
    return None


def _labels(result: dict[str, Any]) -> list[str]:
    """The labels of a relation, or of a region under the key of its type."""
    value = result.get("value")
    own = value.get(str(result.get("type"))) or value.get("labels") if isinstance(value, dict) else None
    found = own or result.get("labels")
    return [str(label) for label in found] if isinstance(found, list) else []


def _meta(result: dict[str, Any]) -> list[str]:
    """The notes that a person wrote about a region."""
    meta = result.get("meta")
    texts = meta.get("text") if isinstance(meta, dict) else None
    return [str(text) for text in texts] if isinstance(texts, list) else []


def _plain(value: Any) -> str:
    """A value as the native format writes it: 100, not 100.0."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).lower() if isinstance(value, bool) else str(value)
