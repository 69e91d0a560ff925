"""Label Studio's full JSON export: a list of tasks, each with its data, and the annotations that people made of it."""

import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as Lookup
from pathlib import Path
from typing import Any

from kg.formats.json_stream import BrokenJsonError, items
from kg.formats.label_studio_results import Results, agrees, as_list, kind_of, results_of
from kg.formats.mapping import Mapping, header
from kg.formats.model import Document, Kind, Reading, Reason, plain
from kg.formats.offsets import code_points, utf16

JSON_MIN = "this is Label Studio's JSON-MIN, which leaves relations out; export the project as JSON"
_MIN = {"annotation_id", "annotator", "lead_time"}  # keys that JSON-MIN moves up into the task
_HALF = re.compile("[\ud800-\udfff]")
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
    annotations = task.get("annotations", task.get("completions"))  # the word before version 1
    text = _text(data, annotations, mapping)
    readings = [
        *_readings(annotations, f"{at}.annotations", text, mapping),
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
        sides=(f"{path.stem}-{task.get('id', number)}", path.stem),
    )


def _given(key: str, data: Lookup[str, Any], fits: Callable[[object], bool]) -> bool:
    """Whether a task's data, which may hold anything, have this key of an article."""
    return key in data and key not in _NOT_DATA and fits(data[key])


def _text(data: Lookup[str, Any], annotations: Any, mapping: Mapping) -> str | None:
    """The text of a task: the one under the key that the mapping names, else the one that the regions are of."""
    named = data.get(mapping.text)
    if isinstance(named, str):
        return named
    texts = [value for value in data.values() if isinstance(value, str)]
    values = [
        result["value"]
        for annotation in as_list(annotations)
        for result in (results_of(annotation) if isinstance(annotation, dict) else ())
        if kind_of(result) == Kind.SPAN
    ]
    fit = {
        text: sum(agrees(value, unit(text), text) for value in values for unit in (utf16, code_points))
        for text in texts
    }
    best = max(texts, key=lambda text: fit[text], default=None)
    return best if best is not None and (fit[best] or len(texts) == 1) else None


def _readings(annotations: Any, at: str, text: str | None, mapping: Mapping) -> Iterator[Reading]:
    for number, annotation in enumerate(as_list(annotations)):
        if not isinstance(annotation, dict):
            continue
        place = f"{at}[{number}].result"
        annotator = _annotator(annotation.get("completed_by") or annotation.get("created_username"))
        results = results_of(annotation)
        if annotation.get("was_cancelled"):
            yield _none(results, place, annotator, Reason.CANCELLED)
        else:
            yield Results(results, place, annotator, text or "", mapping).reading


def _refused(sets: Any, at: str, reason: Reason) -> Iterator[Reading]:
    """Results that no person stands for; some exports have only the numbers of predictions."""
    for number, one in enumerate(as_list(sets)):
        if isinstance(one, dict) and results_of(one):
            yield _none(results_of(one), f"{at}[{number}].result", str(one.get("model_version") or ""), reason)


def _none(results: list[Any], at: str, annotator: str, reason: Reason) -> Reading:
    reading = Reading(annotator, live=False)
    for number, result in enumerate(results):
        key, label = (str(result.get(key, "")) for key in ("id", "from_name")) if isinstance(result, dict) else ("", "")
        reading.reject(kind_of(result), reason, f"{at}[{number}]", key, label)
    return reading


def _annotator(completed_by: Any) -> str:
    if isinstance(completed_by, dict):
        completed_by = next((completed_by[key] for key in ("email", "username", "id") if completed_by.get(key)), None)
    if isinstance(completed_by, int):
        return f"label-studio:{completed_by}"
    return plain(str(completed_by or "label-studio"))
