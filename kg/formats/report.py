"""What was read of exports, what was mapped and what was rejected, for people and for programs."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from kg.errors import Problem
from kg.formats.ledger import refused
from kg.formats.model import Kind, Reading, Reason, Rejection


@dataclass(slots=True)
class DocumentReport:
    """What became of one document. `read` counts its marks by kind; each is mapped or among the `rejections`."""

    name: str
    file: str
    format: str
    read: Counter[Kind] = field(default_factory=Counter)
    rejections: list[Rejection] = field(default_factory=list)
    article: str | None = None
    annotators: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()

    def leave_out(self, reason: Reason, detail: str = "", at: str = "") -> None:
        """Reject the whole document: what was mapped is rejected with it."""
        if any(one.kind == Kind.DOCUMENT for one in self.rejections):
            return
        settled = Counter((one.kind, one.at, one.key, one.annotator) for one in self.rejections)
        self.rejections.insert(0, Rejection(Kind.DOCUMENT, reason, at, detail=detail))
        for one in (one for reading in self.readings for one in refused(reading)):
            place = (one.kind, one.at, one.key, one.annotator)
            if settled[place]:
                settled[place] -= 1
            else:
                self.rejections.append(one)

    def rejected(self) -> Counter[Kind]:
        """How many of each kind were rejected."""
        return Counter(rejection.kind for rejection in self.rejections)

    def mapped(self) -> Counter[Kind]:
        """How many of each kind became part of the article."""
        return self.read - self.rejected()

    def problems(self, *, warning: bool = False) -> Iterator[Problem]:
        """Each rejection as an error, for those who want none, or as a warning."""
        for one in self.rejections:
            what = " ".join(filter(None, (one.kind.removesuffix("s"), one.key, one.label)))
            line = int(one.at) if one.at.isdigit() else 0
            place = "" if line or not one.at else f" at {one.at}"
            detail = f" ({one.detail})" if one.detail else ""
            yield Problem(self.file, line, f"Rejected{place}: {what}: {one.reason}{detail}.", warning)

    def to_dict(self) -> dict[str, Any]:
        """The document as JSON takes it."""
        return {
            "document": self.name,
            "file": self.file,
            "format": self.format,
            "article": self.article,
            "annotators": list(self.annotators),
            "counts": _counts(self.read, self.rejected()),
            "rejections": [_rejection(one) for one in self.rejections],
        }


class Reported(Protocol):
    """Something that has the report of a document, if it is one of another tool's."""

    @property
    def report(self) -> DocumentReport | None: ...


C = TypeVar("C", bound=Reported)


@dataclass(slots=True)
class FormatsReport:
    """What became of all documents of other tools; of those that have passed by, the numbers alone."""

    documents: list[DocumentReport] = field(default_factory=list)
    passed: Counter[Kind] = field(default_factory=Counter)
    passed_rejected: Counter[tuple[Kind, Reason]] = field(default_factory=Counter)

    def to_dict(self) -> dict[str, Any]:
        """Totals, reasons and documents, as JSON takes them."""
        return {
            "totals": self.totals(),
            "reasons": self.reasons(),
            "documents": [document.to_dict() for document in self.documents],
        }

    def totals(self) -> dict[str, dict[str, int]]:
        """Kind -> how many were read, mapped and rejected."""
        read, rejected = Counter(self.passed), Counter[Kind]()
        for document in self.documents:
            read += document.read
        for (kind, _), count in self._rejected().items():
            rejected[kind] += count
        return _counts(read, rejected)

    def reasons(self) -> dict[str, dict[str, int]]:
        """Kind -> reason -> how many were rejected for it."""
        found: dict[str, dict[str, int]] = {}
        for (kind, reason), count in sorted(self._rejected().items()):
            found.setdefault(kind.value, {})[reason.value] = count
        return found

    def lines(self) -> Iterator[str]:
        """The totals in words; nothing where no other tool's files were read."""
        reasons = self.reasons()
        for kind, count in self.totals().items():
            why = "; ".join(f"{count} {reason}" for reason, count in reasons.get(kind, {}).items())
            told = f"{kind}: {count['read']} read = {count['mapped']} mapped + {count['rejected']} rejected"
            yield told + (f" ({why})." if why else ".")

    def noted(self, found: Iterable[C], *, keep: bool) -> Iterator[C]:
        """The same documents, each noted here as it passes: whole where it is to `keep`, else its numbers."""
        for one in found:
            if one.report and keep:
                self.documents.append(one.report)
            elif one.report:
                self.passed += one.report.read
                self.passed_rejected.update((other.kind, other.reason) for other in one.report.rejections)
            yield one

    def problems(self, *, warning: bool = False) -> Iterator[Problem]:
        """Each rejection as an error, or as a warning."""
        return (problem for document in self.documents for problem in document.problems(warning=warning))

    def leave_out(self, articles: Iterable[str] | None, detail: str) -> None:
        """Reject the documents of articles that do not load; None: of all."""
        gone = None if articles is None else set(articles)
        for document in self.documents:
            if gone is None or document.article in gone:
                document.leave_out(Reason.REFUSED, detail)

    def _rejected(self) -> Counter[tuple[Kind, Reason]]:
        own = ((one.kind, one.reason) for document in self.documents for one in document.rejections)
        return self.passed_rejected + Counter(own)


def _counts(read: Counter[Kind], rejected: Counter[Kind]) -> dict[str, dict[str, int]]:
    kinds = [kind for kind in Kind if read[kind]]
    return {k.value: {"read": read[k], "mapped": read[k] - rejected[k], "rejected": rejected[k]} for k in kinds}


def _rejection(one: Rejection) -> dict[str, str]:
    told = {
        "kind": one.kind.value,
        "id": one.key,
        "label": one.label,
        "place": one.at,
        "reason": one.reason.value,
        "detail": one.detail,
        "annotator": one.annotator,
    }
    return {key: value for key, value in told.items() if value}
