"""What is new since a day, in answers' terms, by publication date; and stated dates that have passed or are near."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from kg.articles.dates import DateSpan, parse
from kg.ask.details import support
from kg.claims.model import Claim, from_graph
from kg.graph import plain
from kg.load.changes import StatusChange, covers, standing
from kg.ontology import ontology
from kg.stores import Store

NEAR = timedelta(days=30)


@dataclass(frozen=True, slots=True, order=True)
class StatedDate:
    """A day that somebody stated: the end of a status or of a fact, or the beginning of what is planned.

    `day` is as written, `kind` is end or start, `what` a status, or predicate and object. `newest` is the day of the
    newest report of the subject's status, where the date is one of a status.
    """

    due: date
    subject: str
    kind: str
    what: str
    day: str
    passed: bool
    newest: date | None
    claims: tuple[str, ...]

    @property
    def silent(self) -> bool:
        """Whether the day has passed and nothing newer is loaded."""
        return self.passed and (self.newest is None or self.newest <= self.due)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims about one subject that contradict each other."""

    subject: str
    claims: tuple[str, str]
    difference: str


@dataclass(frozen=True, slots=True)
class News:
    """What is new from `since` to `as_of`; false where nothing is."""

    since: date
    as_of: date
    statuses: tuple[StatusChange, ...]
    claims: tuple[Claim, ...]
    contradictions: tuple[Contradiction, ...]
    retracted: tuple[Claim, ...]
    dates: tuple[StatedDate, ...]

    def __bool__(self) -> bool:
        return any((self.statuses, self.claims, self.contradictions, self.retracted, self.dates))

    def to_dict(self) -> dict[str, Any]:
        """The news as JSON has them."""
        return {
            "since": self.since.isoformat(),
            "as_of": self.as_of.isoformat(),
            "statuses": [plain(asdict(one)) for one in self.statuses],
            "claims": [_claim(one) for one in self.claims],
            "contradictions": [plain(asdict(one)) for one in self.contradictions],
            "retracted": [_claim(one) for one in self.retracted],
            "dates": [plain(asdict(one) | {"nothing_newer": one.silent}) for one in self.dates],
        }


def news(store: Store, since: date, *, about: Iterable[str] = (), as_of: date | None = None) -> News:
    """What was published from `since` to `as_of` (default: today) and what that changed.

    A status is new if the answer as of `as_of` is not that of the day before `since`. `about` are ids: their claims,
    and what became of them and of all that has one of them as its object. Retractions are those of this store.
    """
    day = as_of or date.today()
    wanted = _Wanted(store, sorted(set(about)), day)
    periods = support(store, "news_periods", {"before": since - timedelta(days=1), "as_of": day})
    now = {row["subject"]: row["period"] for row in periods if covers(row["period"], day, day)}
    before = since - timedelta(days=1)
    old = {row["subject"]: row["period"] for row in periods if covers(row["period"], before, before)}
    changes = (StatusChange(id, standing(old.get(id, {})), standing(period)) for id, period in sorted(now.items()))
    pairs = support(store, "news_contradictions", {"since": since, "as_of": day})
    clock = {"since": f"{since}T00:00:00Z", "until": f"{day + timedelta(days=1)}T00:00:00Z"}
    return News(
        since,
        day,
        statuses=tuple(one for one in changes if one.old.told != one.new.told and wanted.subject(one.subject)),
        claims=_claims(support(store, "news_claims", {"since": since, "as_of": day}), wanted),
        contradictions=tuple(
            Contradiction(row["subject"], (row["one"], row["other"]), row["difference"])
            for row in sorted(pairs, key=lambda row: tuple(row.values()))
            if wanted.subject(row["subject"])
        ),
        retracted=_claims(support(store, "news_retractions", clock), wanted),
        dates=tuple(sorted(_dates(store, now, since, day, wanted))),
    )


class _Wanted:
    """What the news are about: ids, and the subjects of claims that have one of them as object; or everything."""

    def __init__(self, store: Store, ids: Sequence[str], as_of: date) -> None:
        self._ids = set(ids)
        self._subjects = set(ids)
        for root in ontology().roots if ids else ():
            query = (
                f"UNWIND $ids AS id MATCH (:{root} {{id: id}})<-[:OBJECT]-(c:Claim) MATCH (c)-[:SUBJECT]->(s) "
                "WHERE c.publishedOn <= date($as_of) RETURN DISTINCT s.id"
            )
            rows = store.read(query, {"ids": list(ids), "as_of": as_of.isoformat()}).rows
            self._subjects |= {id for (id,) in rows}

    def subject(self, id: str) -> bool:
        return not self._ids or id in self._subjects

    def claim(self, claim: Claim) -> bool:
        return self.subject(claim.subject) or not self._ids.isdisjoint((claim.object, claim.stated_by or ""))


def _dates(
    store: Store, now: Mapping[str, Mapping[str, Any]], since: date, day: date, wanted: _Wanted
) -> Iterator[StatedDate]:
    subjects = [id for id in now if wanted.subject(id)]
    newest = {row["subject"]: date.fromisoformat(row["newest"]) for row in _reports(store, subjects, day)}
    for id in subjects:
        for kind, what, written in _of_period(now[id]):
            found = _stated(id, kind, what, written, day, newest.get(id), tuple(now[id].get("claims", ())))
            yield from found
    rows = support(store, "news_dates", {"since": since, "as_of": day, "until": day + NEAR})
    for claim in _claims(rows, wanted):
        if claim.predicate != ontology().status_predicate:
            what = f"{claim.predicate} {claim.object}"
            for kind, one in (("start", claim.valid_from), ("end", claim.valid_to)):
                if one and since <= one <= day + NEAR:
                    yield from _stated(claim.subject, kind, what, one.isoformat(), day, None, (claim.id,))


def _of_period(period: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    if until := period.get("until"):
        yield "end", period["status"], until.isoformat()
    if planned := period.get("plannedOn"):
        yield "start", period["plannedStatus"], planned


def _stated(
    subject: str, kind: str, what: str, written: str, day: date, newest: date | None, claims: tuple[str, ...]
) -> Iterator[StatedDate]:
    """The date where it has passed by `day` or comes within thirty days of it."""
    span: DateSpan = parse(written)
    due = span.last or span.first
    if due and (span.first or due) <= day + NEAR:
        yield StatedDate(due, subject, kind, what, written, due < day, newest, claims)


def _reports(store: Store, subjects: list[str], day: date) -> list[dict[str, Any]]:
    return support(store, "news_reports", {"subjects": subjects, "as_of": day})


def _claims(rows: Iterable[Mapping[str, Any]], wanted: _Wanted) -> tuple[Claim, ...]:
    found = []
    for row in rows:
        links: dict[str, list[str]] = {}
        for relation, id in row["links"]:
            links.setdefault(relation, []).append(id)
        found.append(from_graph(row["claim"], links))
    return tuple(sorted(filter(wanted.claim, found), key=lambda claim: (claim.published_on, claim.id)))


def _claim(claim: Claim) -> dict[str, Any]:
    keys = (
        "id", "subject", "predicate", "object", "answer", "condition", "gloss", "stated_by", "stated_on", "article",
        "published_on", "valid_from", "valid_to", "planned",
    )  # fmt: skip
    return {key: plain(value) for key in keys if (value := getattr(claim, key)) is not None}
