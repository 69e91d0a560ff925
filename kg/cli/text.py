"""Answers in words: a line of counts, a block a row, the evidence of each, and what was searched."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kg.ask import Answer, Column, Row, shown
from kg.ask.details import Detail, details, headlines, statuses_claimed
from kg.cli.words import condition, counted, labelled, place, speaker, status_words
from kg.ontology import ontology
from kg.page.words import absent
from kg.stores import Store

CLAIMS, ANSWER, STATUS, STATUS_ANSWER, CONDITIONS = "claims", "answer", "status", "status_answer", "conditions"
UNTIL, PLANNED_STATUS = "until", "planned_status"
TOLD_BY_EVIDENCE = ("stated_by", "stated_on", "articles", "chain", "offices", "governments", "condition")


@dataclass(frozen=True, slots=True)
class Background:
    """What rows are told with: as-of day, names by id, details and headlines by claim, claimed statuses by subject."""

    as_of: date
    names: Mapping[str, str]
    evidence: Mapping[str, Detail]
    headlines: Mapping[str, list[dict[str, object]]]
    statuses: Mapping[str, list[str]]


def answer_text(store: Store, answer: Answer) -> str:
    """The whole answer in words."""
    known = _background(store, answer)
    lines = [f"{answer.text}    Published by {answer.as_of}. {answer.unit}", ""]
    if any(column.name == ANSWER for column in answer.columns):
        lines += [*counted(Counter(row[ANSWER] for row in answer.rows)), ""]
    elif len(answer.rows) != 1:
        lines += [f"{len(answer.rows) or 'no'} rows", ""]
    for number, row in enumerate(answer.rows, 1):
        lines += [*_block(answer, number, row, known), ""]
    lines.append(_searched(answer))
    return "\n".join(lines)


def _background(store: Store, answer: Answer) -> Background:
    claims = sorted({id for row in answer.rows for id in row[CLAIMS]})
    found: dict[str, list[dict[str, object]]] = {}
    for headline in headlines(store, claims, answer.as_of):
        found.setdefault(str(headline["claim"]), []).append(headline)
    return Background(
        as_of=answer.as_of,
        names=shown(store, _ids(answer)),
        evidence={detail.claim.id: detail for detail in details(store, claims)},
        headlines=found,
        statuses=statuses_claimed(store, _ids(answer), answer.as_of),
    )


def _block(answer: Answer, number: int, row: Row, known: Background) -> list[str]:
    evidence = [known.evidence[id] for id in row[CLAIMS] if id in known.evidence]
    skipped = {CLAIMS, STATUS_ANSWER, *_titles(answer.columns), *(TOLD_BY_EVIDENCE if evidence else ())}
    if ANSWER in row and len({r[ANSWER] for r in answer.rows}) == 1 and len(answer.rows) == 1:
        skipped.add(ANSWER)  # the line of counts has just said it
    title = "    ".join(_title(answer.columns, row, known.names))
    lines = [f"{number}  {title}"]
    for column in answer.columns:
        if column.name not in skipped and row[column.name] not in (None, [], ""):
            lines += _indented(labelled(column.label, _value(column, row, known)))
    for detail in evidence:
        lines += _indented(_told(detail, row))
    beside = (headline for detail in evidence for headline in known.headlines.get(detail.claim.id, ()))
    return [*lines, *dict.fromkeys(f"   !  {_headline(headline)}" for headline in beside)]


def _told(detail: Detail, row: Row) -> Iterator[str]:
    """Who says so and where; the condition where the row does not give it."""
    if detail.claim.condition and CONDITIONS not in row:
        yield from labelled("only if", condition(detail.claim.condition))
    yield from labelled("who says so", speaker(detail))
    yield from labelled("where", f"{place(detail)}   [{detail.claim.id}]")


def _headline(found: Mapping[str, object]) -> str:
    without = " without the condition" if found["condition"] and not found["without"] else ""
    return f"a headline says it{without}; not counted   [{found['headline']}]"


def _titles(columns: Sequence[Column]) -> tuple[str, ...]:
    """The columns that head a row: the first, and the one that names it."""
    first = columns[0].name
    return tuple(name for name in (first, f"{first}_name") if any(column.name == name for column in columns))


def _title(columns: Sequence[Column], row: Row, names: Mapping[str, str]) -> list[str]:
    id, *name = (row[one] for one in _titles(columns))
    if id is None:
        return ["no claim"]
    title = name[0] if name else _name(str(id), names)
    return [str(title)] if str(title) == str(id) or columns[0].name == STATUS else [str(title), str(id)]


def _value(column: Column, row: Row, known: Background) -> str:
    value = row[column.name]
    items = value if isinstance(value, list) else [value]
    if column.name == STATUS:
        subject = next((v for v in row.values() if isinstance(v, str) and v in known.statuses), "")
        words = status_words(str(value), str(row.get(STATUS_ANSWER) or row.get(ANSWER) or ""))
        return "; ".join([words, *absent(str(value), known.statuses.get(subject, ()))])
    if column.name == CONDITIONS:
        return "; or if ".join(map(condition, items))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if column.name == UNTIL and value < known.as_of and known.statuses:  # of a status, and not of an office
        return f"{value}: that day has passed, nothing newer loaded"
    if column.name == PLANNED_STATUS:
        return _name(str(value), known.names)
    return ", ".join(_name(str(item), known.names) if column.type in ("id", "ids") else str(item) for item in items)


def _name(id: str, names: Mapping[str, str]) -> str:
    return ontology().statuses[id].label if id in ontology().statuses else names.get(id, id)


def _indented(lines: Iterator[str] | Sequence[str]) -> list[str]:
    return [f"   {line}" for line in lines]


def _searched(answer: Answer) -> str:
    newest = f", the newest of {answer.newest}" if answer.newest else ""
    claims = sorted({id for row in answer.rows for id in row[CLAIMS]})
    more = ",..." if len(claims) > 3 else ""
    hint = f"   Evidence: kg ask evidence_of claims={','.join(claims[:3])}{more}" if claims else ""
    plural = "article" if answer.articles == 1 else "articles"
    return f"Searched {answer.articles} {plural}{newest}.{hint}   Words: kg show ID --texts DIR"


def _ids(answer: Answer) -> Iterator[str]:
    yield from (str(value) for value in answer.parameters.values() if isinstance(value, str))
    for row in answer.rows:
        for column in answer.columns:
            value = row[column.name]
            if column.type in ("id", "ids") and column.name != CLAIMS and value is not None:
                yield from value if isinstance(value, list) else [value]
