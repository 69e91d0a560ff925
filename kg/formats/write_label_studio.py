"""Articles as tasks of Label Studio; an annotation for each annotator."""

from collections.abc import Iterator
from typing import Any

from kg.articles.model import Article
from kg.formats.model import Attribute, Event, Link, Mark, Note, Role, Span
from kg.formats.native import header_of
from kg.formats.outline import outlines
from kg.registry import Registry

ENTITY, CLAIM, TEXT, LINK = "entity", "claim", "text", "link"  # the names of the labelling configuration


def task_of(article: Article, text: str, registry: Registry) -> tuple[dict[str, Any], list[str]]:
    """The task of an article, and in words what it does not hold."""
    found = outlines(article, text, registry)
    data = {key: value for key, value in header_of(article).items() if key not in ("annotator", "sha256")}
    annotations = [
        {"completed_by": {"email": one.annotator}, "was_cancelled": False, "result": list(_results(one.marks, text))}
        for one in found
    ]
    losses = [loss for one in found for loss in one.losses]
    return {"data": {TEXT: text, **data}, "annotations": annotations, "predictions": []}, losses


def _results(marks: list[Mark], text: str) -> Iterator[dict[str, Any]]:
    """A claim is one region: the event and its trigger in one."""
    events = {mark.trigger: mark.key for mark in marks if isinstance(mark, Event)}
    for mark in marks:
        match mark:
            case Span():
                own = {"labels": [mark.label], "text": mark.words, **_place(mark, text)}
                name = CLAIM if mark.key in events else ENTITY
                yield _result(events.get(mark.key, mark.key), name, "labels", own) | {"origin": "manual"}
            case Role():
                ends = {"from_id": mark.event, "to_id": mark.target}
                label = mark.label.rstrip("0123456789")
                yield {"type": "relation", "direction": "right", **ends, "labels": [label]}
            case Attribute():
                yield _result(mark.target, mark.label, "choices", {"choices": [mark.value]})
            case Note():
                yield _result(mark.target, mark.label, "textarea", {"text": [mark.words]})
            case Link():
                yield _result(mark.target, LINK, "textarea", {"text": [f"{mark.database}:{mark.entry}"]})


def _result(id: str, name: str, type: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"id": id, "from_name": name, "to_name": TEXT, "type": type, "value": value}


def _place(span: Span, text: str) -> dict[str, int]:
    """Start and end as a browser counts them: in UTF-16 code units."""
    start, end = (len(text[:at].encode("utf-16-le")) // 2 for at in (span.fragments[0][0], span.fragments[-1][1]))
    return {"start": start, "end": end}
