"""Answers in words: a line of counts, a block a row, the evidence of each, and what was searched."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from kg.ask import Answer, Column, Row, shown
from kg.ask.details import Detail, details, headlines
from kg.ontology import ontology
from kg.page.words import qualifiers, stated, validity
from kg.stores import Store

COUNTED = {"yes": "SAID AS FACT", "conditional": "CONDITIONAL", "denied": "DENIED"}  # told even where there are none
OTHERS = {"disputed": "DISPUTED", "probable": "PROBABLE", "possible": "POSSIBLE", "no claim": "NO CLAIM"}
CLAIMS, ANSWER = "claims", "answer"
TOLD_BY_EVIDENCE = ("stated_by", "stated_on", "articles")  # columns that the claims below a row say better
WIDTH = 14  # characters of the labels


def answer_text(store: Store, answer: Answer) -> str:
    """The whole answer in words."""
    evidence = {d.claim.id: d for d in details(store, (id for row in answer.rows for id in row[CLAIMS]))}
    names = shown(store, _ids(answer))
    lines = [f"{answer.text}    Published by {answer.as_of}. {answer.unit}", ""]
    lines += _counts(answer)
    for number, row in enumerate(answer.rows, 1):
        lines += [*_block(store, answer, number, row, names, evidence), ""]
    lines.append(_searched(answer))
    return "\n".join(lines)


def claim_lines(detail: Detail, *, indent: str = "") -> list[str]:
    """A claim in words: what, only if, who says so and in which office, where, in our words."""
    claim = detail.claim
    predicate = ontology().predicates[claim.predicate].label
    what = f"{detail.name(claim.subject)} {predicate} {detail.name(claim.object)}"
    extra = ", ".join(filter(None, (qualifiers(claim.qualifiers), validity(claim), "planned" if claim.planned else "")))
    lines = [f"{claim.answer.upper()}: {what}" + (f" ({extra})" if extra else "")]
    lines += _labelled("only if", claim.condition)
    lines += _labelled("who says so", _speaker(detail))
    lines += _labelled("where", _place(detail))
    lines += _labelled("in our words", claim.gloss)
    return [indent + line for line in lines]


def _counts(answer: Answer) -> list[str]:
    if all(column.name != ANSWER for column in answer.columns):
        return [f"{len(answer.rows)} rows", ""] if len(answer.rows) != 1 else []
    counts = Counter(row[ANSWER] for row in answer.rows)
    told = COUNTED | {name: label for name, label in OTHERS.items() if counts[name]}
    return [f"{label:<{WIDTH}} {counts[name] or 'none'}" for name, label in told.items()] + [""]


def _block(
    store: Store, answer: Answer, number: int, row: Row, names: Mapping[str, str], evidence: Mapping[str, Detail]
) -> list[str]:
    title, *rest = _title(answer.columns, row, names)
    lines = [f"{number}  {title}" + (f"    {rest[0]}" if rest else "")]
    known = [evidence[id] for id in row[CLAIMS] if id in evidence]
    skipped = (CLAIMS, *_titles(answer.columns), *(TOLD_BY_EVIDENCE if known else ()))
    for column in answer.columns:
        if column.name not in skipped and row[column.name] not in (None, [], ""):
            lines += [f"   {line}" for line in _labelled(column.label, _value(column, row[column.name], names))]
    for detail in known:
        lines += [f"   {line}" for line in _labelled("who says so", _speaker(detail))]
        lines += [f"   {line}" for line in _labelled("where", f"{_place(detail)}   [{detail.claim.id}]")]
    for headline in headlines(store, row[CLAIMS], answer.as_of):
        lines.append("   !  " + _headline(headline))
    return lines


def _headline(found: Mapping[str, object]) -> str:
    without = " without the condition" if found["condition"] and not found["without"] else ""
    return f"a headline says it{without}; not counted   [{found['headline']}]"


def _titles(columns: Sequence[Column]) -> tuple[str, ...]:
    """The columns that head a row: the first, and the one that names it."""
    first = columns[0].name
    return tuple(name for name in (first, f"{first}_name") if any(column.name == name for column in columns))


def _title(columns: Sequence[Column], row: Row, names: Mapping[str, str]) -> list[str]:
    id, *name = (row[one] for one in _titles(columns))
    shown_name = name[0] if name else names.get(str(id), id)
    if id is None:
        return ["no claim"]
    return [str(shown_name)] if shown_name == id else [str(shown_name), str(id)]


def _value(column: Column, value: object, names: Mapping[str, str]) -> str:
    items = value if isinstance(value, list) else [value]
    if column.type in ("id", "ids"):
        return ", ".join(_name(str(item), names) for item in items)
    return ", ".join(map(str, items))


def _name(id: str, names: Mapping[str, str]) -> str:
    return names.get(id) or (ontology().statuses[id].label if id in ontology().statuses else id)


def _speaker(detail: Detail) -> str:
    claim = detail.claim
    if not claim.stated_by:
        return ""
    name = claim.described or detail.name(claim.stated_by)
    return ", ".join([name, *detail.offices, stated(claim)])


def _place(detail: Detail) -> str:
    claim = detail.claim
    if detail.outlet is None:
        return detail.url or claim.article
    span = f", characters {claim.start}-{claim.end}" if claim.start is not None else ""
    return f"{detail.outlet}, {claim.published_on}{span}"


def _labelled(label: str, text: str | None) -> list[str]:
    return [f"{label:<{WIDTH}}{text}"] if text else []


def _searched(answer: Answer) -> str:
    newest = f", the newest of {answer.newest}" if answer.newest else ""
    claims = sorted({id for row in answer.rows for id in row[CLAIMS]})
    hint = f"   Evidence: kg ask evidence_of claims={','.join(claims[:3])}" if claims else ""
    hint += ",..." if len(claims) > 3 else ""
    plural = "article" if answer.articles == 1 else "articles"
    return f"Searched {answer.articles} {plural}{newest}.{hint}"


def _ids(answer: Answer) -> Iterator[str]:
    for row in answer.rows:
        for column in answer.columns:
            value = row[column.name]
            if column.type in ("id", "ids") and column.name != CLAIMS and value is not None:
                yield from value if isinstance(value, list) else [value]


def grouped_claims(found: Iterable[Detail]) -> Iterator[tuple[str, list[Detail]]]:
    """Claims by predicate, in the order of the ontology's labels."""
    ordered = sorted(found, key=lambda d: (d.claim.predicate, d.claim.published_on, d.claim.id))
    for predicate, group in groupby(ordered, key=lambda detail: detail.claim.predicate):
        yield predicate, list(group)
