"""Words for what the page shows: answers, qualifiers, dates, statuses; domain words from the ontology and the style."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from kg.articles.dates import written
from kg.claims.model import DENIED, HEADLINE, Claim
from kg.graph import NEVER, Node, Value
from kg.ontology import POSITION, ontology
from kg.page.view import Relation, View, background, holds_on

NO_CLAIM = "no claim"
YES = "yes"
UNSURE = ("by ", "between ")  # how words for a date begin that is not known to the day


def answer_style(answer: str) -> dict[str, str]:
    """The style of an answer: label, words, line, colour, order."""
    return ontology().style("answer/" + answer.replace(" ", "_"))


def qualifiers(values: Mapping[str, Value]) -> str:
    """Qualifiers in words, in the order of the ontology: "100 %, additional"."""
    known = ontology().qualifiers
    words = (_qualifier(known[name].label, known[name].unit, values[name]) for name in known if name in values)
    return ", ".join(word for word in words if word)


def _qualifier(label: str, unit: str, value: Value) -> str:
    if isinstance(value, bool):
        return label if value else f"not {label}"
    if isinstance(value, float | int):
        return f"{value:g} %" if unit == "percent" else f"{value:g} {unit}".rstrip()
    return str(value)


def modality(relation: Relation) -> str:
    """How it is said, beside the predicate: "only if …", "denied"; empty for what is said as fact."""
    return answer_style(relation.answer).get("words", "")


def detail(relation: Relation, *, short: bool = False) -> str:
    """Qualifiers and first day in words; `short`: without the qualifiers that any claim can have, which are long."""
    known = ontology().qualifiers
    kept = {name: value for name, value in relation.details.items() if not (short and known[name].everywhere)}
    since = f"from {relation.since.isoformat()}" if relation.since else ""
    return ", ".join(filter(None, (qualifiers(kept), since)))


def belongings(view: View, id: str) -> list[str]:
    """What the registry says today of a drawn entity and others that are drawn: "member of G7, APEC"."""
    found: dict[str, list[str]] = {}
    for claim in registry_facts(view, id, view.as_of):
        if view.column(claim.object) and claim.object in view.drawn:
            found.setdefault(ontology().predicates[claim.predicate].label, []).append(view.name(claim.object))
    shortest = {label: sorted(set(names), key=lambda name: (len(name), name)) for label, names in sorted(found.items())}
    return [f"{label} {', '.join(names)}" for label, names in shortest.items()]


def stated(claim: Claim) -> str:
    """The day on which it was said, as precisely as it is known."""
    day = claim.stated_on.isoformat()
    if claim.stated_on_precision in ("day", "unknown"):
        return day if claim.stated_on_precision == "day" else f"{day} or before"
    if claim.stated_on_precision in ("month", "year"):
        return written(claim.stated_on, claim.stated_on, claim.stated_on_precision)
    return f"by {day}"


def starts(claim: Claim) -> str:
    """When it begins by the claim, in words; empty where the claim does not say."""
    return _bound(claim.valid_from, claim.valid_from_latest or claim.valid_from, claim.valid_from_precision)


def validity(claim: Claim) -> str:
    """When it holds by the claim, in words; empty where the claim does not say."""
    start = starts(claim)
    end = _bound(claim.valid_to, claim.valid_to, claim.valid_to_precision)
    start = start if start.startswith(UNSURE) else start and f"from {start}"
    return ", ".join(filter(None, (start, end and f"until {end}")))


def _bound(first: date | None, last: date | None, precision: str | None) -> str:
    return written_words(written(first, last, precision)) if first and last and precision else ""


def written_words(text: str) -> str:
    """A written date in words: "by 2025-10-22" for "/2025-10-22", "between A and B" for some day of a span."""
    first, slash, last = text.partition("/")
    if not slash:
        return first
    return f"between {first} and {last}" if first else f"by {last}"


def status_lines(view: View, id: str) -> list[tuple[str, str]]:
    """The status of an entity in words, as (kind, words): "decided" or "open" first, then "note" lines.

    Empty for an entity of a class without status.
    """
    period = view.periods.get(id)
    if not ontology().has_status(view.nodes[id].label):
        return []
    values = period.properties if period else {}
    status = ontology().statuses.get(str(values.get("status", "")))
    first = ("decided" if status and status.decided else "open", _status(values))
    notes = [status_since(values)] if status else []
    if status:
        claimed = (claim for claim in view.about(id) if claim.subject == id and not claim.planned)
        notes += absent(status.name, {one.object for one in claimed if one.answer not in (DENIED, HEADLINE)})
    return [first, *(("note", note) for note in [*notes, _plan(values)] if note)]


def _status(values: Mapping[str, Value]) -> str:
    status = ontology().statuses.get(str(values.get("status", "")))
    if not status:
        return "no claim about its status"
    answer = str(values.get("answer", YES))
    words = answer_style(answer).get("words", answer)
    return status.label if answer == YES else f"{status.label} ({words})"


def status_since(values: Mapping[str, Value]) -> str:
    """Since when, and until when where said, by the properties of a status period."""
    since, until = values.get("since"), values.get("until")
    words = []
    if isinstance(since, date):
        precision = str(values.get("precision", "day"))
        cut = {"month": 7, "year": 4}.get(precision, 10)
        words.append(f"since {since.isoformat()[:cut]}" if precision != "before" else f"by {since.isoformat()}")
    if isinstance(until, date) and until != NEVER:
        words.append(f"until {until.isoformat()}")
    return " ".join(words)


def absent(status: str, claimed: Collection[str]) -> list[str]:
    """What nobody claims yet of a subject with this status; the style has words where an absence matters.

    `claimed` are the statuses that somebody claims of it, neither denied nor planned.
    """
    known = ontology().statuses.get(status)
    if known is None or known.stops:
        return []
    kin = (one for one in ontology().statuses.values() if set(one.applies_to) & set(known.applies_to))
    ahead = (one.name for one in kin if one.rank > known.rank and one.name not in claimed)
    return [words for name in ahead if (words := ontology().style(name).get("absent"))]


def _plan(values: Mapping[str, Value]) -> str:
    status = ontology().statuses.get(str(values.get("plannedStatus", "")))
    when = str(values.get("plannedOn", "no date"))
    return f"planned: {status.label}, {written_words(when)}" if status else ""


def office(view: View, speaker: str, day: date) -> str:
    """The offices that a person holds on a day, with what they belong to; empty where the registry has none."""
    facts = registry_facts(view, speaker, day)
    held = (claim for claim in facts if claim.object in view.nodes and view.nodes[claim.object].label == POSITION)
    names = []
    for claim in held:
        bodies = [view.name(other.object) for other in registry_facts(view, claim.object, day)]
        names.append(", ".join(dict.fromkeys([view.name(claim.object), *bodies])))
    return "; ".join(dict.fromkeys(names))


def registry_facts(view: View, subject: str, day: date) -> Iterable[Claim]:
    """The registry's facts about a subject that hold on a day, in order of id."""
    return (c for c in view.about(subject) if background(c) and c.subject == subject and holds_on(c, day))


def counted(claim: Claim) -> bool:
    """Whether the claim counts: what only a headline says does not."""
    return claim.answer != HEADLINE


def names_of(node: Node) -> list[str]:
    """All names of an entity, the shown one first, in the form of `names`: others than English end in @language."""
    shown = str(node.properties.get("name", node.id))
    names = node.properties.get("names")
    return list(dict.fromkeys([shown, *(names if isinstance(names, list) else [])]))
