"""Label Studio's full JSON export: a list of tasks, each with its data, and the annotations that people made of it.

A result is a region with labels, a relation between regions, or a detail of a region (choices, a text area, a number)
that has the region's id. Offsets are a browser's: UTF-16 code units; what programs wrote may count code points.
"""

import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as Lookup
from pathlib import Path
from typing import Any

from kg.formats.json_stream import BrokenJsonError, items
from kg.formats.mapping import LINK, Mapping, header
from kg.formats.meaning import REMARK
from kg.formats.model import (
    Attribute,
    Document,
    Fragment,
    Kind,
    Link,
    Mark,
    Note,
    Reading,
    Reason,
    Relation,
    Span,
    plain,
)
from kg.formats.offsets import Unit, agree, code_points, placed, utf16, words_at

JSON_MIN = "this is Label Studio's JSON-MIN, which leaves relations out; export the project as JSON"
_MIN = {"annotation_id", "annotator", "lead_time"}  # keys that JSON-MIN moves up into the task
_RELATION = "relation"
_HALF = re.compile("[\ud800-\udfff]")
_LISTS = ("choices", "text", "taxonomy")
_SINGLE = ("number", "rating", "datetime")
_NOT_DATA = ("annotator", "sha256")  # keys of an article that are not a task's to give


def read_label_studio(path: Path, name: str, mapping: Mapping) -> Iterator[Document]:
    """The documents of an export, one a task; where the file breaks off, one more that says so."""
    number = -1
    try:
        for number, task in enumerate(items(path)):
            if isinstance(task, dict) and isinstance(task.get("data"), dict):
                yield _document(task, path, name, number, mapping)
            elif isinstance(task, dict) and _MIN & task.keys() and "annotations" not in task:
                yield _fault(path, name, number, JSON_MIN)
                return
            else:
                yield _fault(path, name, number, "this is no task of Label Studio: it has no `data`")
    except (BrokenJsonError, OSError) as error:
        yield _fault(path, name, number + 1, str(error))


def _fault(path: Path, name: str, number: int, detail: str) -> Document:
    at = f"[{number}]"
    return Document(name=f"{name}{at}", file=str(path), text="", fault=Reason.UNREADABLE, detail=detail, at=at)


def _document(task: dict[str, Any], path: Path, name: str, number: int, mapping: Mapping) -> Document:
    at, data = f"[{number}]", task["data"]
    own = plain(f"{name}-{task.get('id', number)}")
    text = _text(data, mapping)
    readings = [
        *_readings(task.get("annotations"), f"{at}.annotations", text, mapping),
        *_refused(task.get("predictions"), f"{at}.predictions", Reason.PREDICTION),
        *_refused(task.get("drafts"), f"{at}.drafts", Reason.DRAFT),
    ]
    fault, detail = None, ""
    if text is None:
        fault, detail = Reason.NO_TEXT, "say under `text:` in the mapping which key of `data` holds it"
    elif _HALF.search(text):
        fault, detail = Reason.CHARACTER, "half of a surrogate pair"
    elif not any(reading.live for reading in readings):
        fault = Reason.NOT_ANNOTATED
    return Document(
        name=own,
        file=str(path),
        text=text or "",
        readings=tuple(readings),
        header={key: data[key] for key, kind in header().may.items() if _given(key, data, kind.fits)},
        fault=fault,
        detail=detail,
        at=at,
        sides=(own, name),
    )


def _given(key: str, data: Lookup[str, Any], fits: Callable[[object], bool]) -> bool:
    """Whether a task's data, which may hold anything, have this key of an article."""
    return key in data and key not in _NOT_DATA and fits(data[key])


def _text(data: Lookup[str, Any], mapping: Mapping) -> str | None:
    named = data.get(mapping.text)
    if isinstance(named, str):
        return named
    texts = [value for value in data.values() if isinstance(value, str)]
    return texts[0] if len(texts) == 1 else None


def _readings(annotations: Any, at: str, text: str | None, mapping: Mapping) -> Iterator[Reading]:
    for number, annotation in enumerate(_list(annotations)):
        if not isinstance(annotation, dict):
            continue
        place = f"{at}[{number}].result"
        annotator = _annotator(annotation.get("completed_by"))
        results = _results(annotation)
        if annotation.get("was_cancelled"):
            yield _none(results, place, annotator, Reason.CANCELLED)
        else:
            yield _Results(results, place, annotator, text or "", mapping).reading


def _refused(sets: Any, at: str, reason: Reason) -> Iterator[Reading]:
    """Results that no person stands for; some exports have only the numbers of predictions."""
    for number, one in enumerate(_list(sets)):
        if isinstance(one, dict) and _results(one):
            yield _none(_results(one), f"{at}[{number}].result", str(one.get("model_version") or ""), reason)


def _none(results: list[Any], at: str, annotator: str, reason: Reason) -> Reading:
    reading = Reading(annotator, live=False)
    for number, result in enumerate(results):
        key, label = (str(result.get(key, "")) for key in ("id", "from_name")) if isinstance(result, dict) else ("", "")
        reading.reject(_kind(result), reason, f"{at}[{number}]", key, label)
    return reading


def _results(annotation: dict[str, Any]) -> list[Any]:
    results = annotation.get("result")
    return results if isinstance(results, list) else []


def _annotator(completed_by: Any) -> str:
    if isinstance(completed_by, dict):
        completed_by = next((completed_by[key] for key in ("email", "username", "id") if completed_by.get(key)), None)
    if isinstance(completed_by, int):
        return f"label-studio:{completed_by}"
    return plain(str(completed_by or "label-studio"))


def _kind(result: Any) -> Kind:
    value = result.get("value") if isinstance(result, dict) else None
    if isinstance(result, dict) and result.get("type") == _RELATION:
        return Kind.RELATION
    if not isinstance(value, dict):
        return Kind.OTHER
    if isinstance(value.get("text"), list):
        return Kind.NOTE
    if any(key in value for key in (*_LISTS[::2], *_SINGLE)):
        return Kind.ATTRIBUTE
    return Kind.SPAN if str(result.get("type", "")).endswith("labels") else Kind.OTHER


class _ResultError(Exception):
    """Ends the reading of a result, for a reason."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        self.reason, self.detail = reason, detail


class _Results:
    """The marks of one annotation."""

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
                self.reading.reject(_kind(result), error.reason, place, key, label, error.detail)

    def _ordered(self, results: list[Any]) -> tuple[Unit, Unit]:
        """The units of offsets, first the one by which more of the stored words are those of the text."""
        units = utf16(self._text), code_points(self._text)
        values = [result["value"] for result in results if _kind(result) == Kind.SPAN]
        fit = [sum(self._agrees(value, unit) for value in values) for unit in units]
        return units if fit[0] >= fit[1] else (units[1], units[0])

    def _agrees(self, value: dict[str, Any], unit: Unit) -> bool:
        written = _written(value)
        found = placed([written], unit) if written else None
        return found is not None and agree(str(value.get("text", "")), words_at(found, self._text))

    def _told(self, result: Any) -> tuple[str, str]:
        if not isinstance(result, dict):
            return "", ""
        key = result.get("id") or f"{result.get('from_id', '')}>{result.get('to_id', '')}".strip(">")
        return str(key), ", ".join(_labels(result)) or str(result.get("from_name", ""))

    def _marks(self, result: Any, at: str) -> Iterator[Mark]:
        kind = _kind(result)
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
        direction = result.get("direction", "right")
        ways = {"right": [(source, target)], "left": [(target, source)], "bi": [(source, target), (target, source)]}
        if direction not in ways:
            raise _ResultError(Reason.BAD_VALUE, f"a direction is one of {', '.join(ways)}")
        for one, other in ways[direction]:
            for label in _labels(result) or [""]:
                yield Relation(key=f"{one}>{other}", label=label, at=at, source=one, target=other)

    def _details(self, result: dict[str, Any], at: str) -> Iterator[Mark]:
        target, name, value = str(result.get("id", "")), str(result.get("from_name", "")), result["value"]
        for number, words in enumerate(map(str, _list(value.get("text")))):
            yield self._note(_numbered(f"{target}.{name}", number), target, name, words, at)
        told = [value[key] for key in _SINGLE if key in value] + _list(value.get("choices"))
        told += (path[-1] for path in _list(value.get("taxonomy")) if isinstance(path, list) and path)
        for number, one in enumerate(told):
            key = _numbered(f"{target}.{name}", number)
            yield Attribute(key=key, label=name, at=at, target=target, value=_plain(one))

    def _note(self, key: str, target: str, name: str, words: str, at: str) -> Mark:
        if self._mapping.notes.get(name, name) != LINK:
            return Note(key=key, label=name, at=at, target=target, words=words)
        database, _, entry = words.rpartition(":")
        return Link(key=key, label=name, at=at, target=target, database=database, entry=entry)


def _numbered(key: str, number: int) -> str:
    """The key of one of several: each its own, so that none is lost behind another."""
    return f"{key}/{number + 1}" if number else key


def _list(value: Any) -> list[Any]:
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
