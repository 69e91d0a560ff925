"""Answers in words: a line of counts, a block a row, the evidence of each, and what was searched."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kg.ask import Answer, Column, Row, shown
from kg.ask.details import Detail, Standing, details, headlines, standings
from kg.ask.question import NUMBER
from kg.claims.model import DENIED
from kg.cli.standing import (
    ANSWER,
    PASSED,
    PLANNED_STATUS,
    SINCE,
    STATUS,
    STATUS_ANSWER,
    planned_told,
    rank,
    role,
    since_told,
    status_told,
)
from kg.cli.words import condition, counted, labelled, place, speaker
from kg.errors import number_of
from kg.ontology import ontology
from kg.stores import Store

CLAIMS, CONDITIONS, UNTIL, PLANNED_ON, PRECISION = "claims", "conditions", "until", "planned_on", "precision"
TOLD_BY_EVIDENCE = ("stated_by", "stated_on", "articles", "chain", "offices", "governments", "condition")


@dataclass(frozen=True, slots=True)
class Background:
    """What rows are told with: as-of day, names by id, details and headlines by claim, standings by subject."""

    as_of: date
    names: Mapping[str, str]
    evidence: Mapping[str, Detail]
    headlines: Mapping[str, list[dict[str, object]]]
    standings: Mapping[str, Standing]


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
        standings=standings(store, _ids(answer), answer.as_of),
    )


def _block(answer: Answer, number: int, row: Row, known: Background) -> list[str]:
    evidence = sorted(
        (known.evidence[id] for id in row[CLAIMS] if id in known.evidence), key=lambda d: rank(d.claim, row)
    )
    skipped = {CLAIMS, STATUS_ANSWER, *_titles(answer.columns), *(TOLD_BY_EVIDENCE if evidence else ())}
    if ANSWER in row and len({r[ANSWER] for r in answer.rows}) == 1 and len(answer.rows) == 1:
        skipped.add(ANSWER)  # the line of counts has just said it
    if answer.columns[0].name == STATUS and evidence:
        skipped.add(PRECISION)  # since when is told as the claim gives it
    title = "    ".join(_title(answer, row, known))
    lines = [f"{number}  {title}"]
    for column in answer.columns:
        if column.name not in skipped and row[column.name] not in (None, [], ""):
            lines += _indented(labelled(column.label, _value(column, row, known, evidence)))
    for detail in evidence:
        lines += _indented(_told(detail, row))
    beside = (headline for detail in evidence for headline in known.headlines.get(detail.claim.id, ()))
    return [*lines, *dict.fromkeys(f"   !  {_headline(headline)}" for headline in beside)]


def _told(detail: Detail, row: Row) -> Iterator[str]:
    """Who says so and where; the condition where the row does not give it."""
    if detail.claim.condition and CONDITIONS not in row:
        yield from labelled("only if", condition(detail.claim.condition))
    yield from labelled(role(detail.claim, row), speaker(detail))
    yield from labelled("where", f"{place(detail)}   [{detail.claim.id}]")


def _headline(found: Mapping[str, object]) -> str:
    without = " without the condition" if found["condition"] and not found["without"] else ""
    says = "denies it" if found["factuality"] == DENIED else f"says it{without}"
    return f"a headline {says}; not counted   [{found['headline']}]"


def _titles(columns: Sequence[Column]) -> tuple[str, ...]:
    """The columns that head a row: the first, and the one that names it."""
    first = columns[0].name
    return tuple(name for name in (first, f"{first}_name") if any(column.name == name for column in columns))


def _title(answer: Answer, row: Row, known: Background) -> list[str]:
    id, *name = (row[one] for one in _titles(answer.columns))
    first = answer.columns[0]
    if id is None:
        return ["no claim"]
    if first.name == STATUS:
        asked = (known.standings[v] for v in answer.parameters.values() if isinstance(v, str) and v in known.standings)
        return [status_told(row, next(asked, None), asked=True)]
    if first.type == NUMBER:
        return [f"{first.label} {id}"]
    title = name[0] if name else _name(str(id), known.names)
    return [str(title)] if str(title) == str(id) else [str(title), str(id)]


def _value(column: Column, row: Row, known: Background, evidence: Sequence[Detail]) -> str:
    value = row[column.name]
    items = value if isinstance(value, list) else [value]
    if column.name == STATUS:
        subject = next((v for v in row.values() if isinstance(v, str) and v in known.standings), None)
        return status_told(row, known.standings[subject] if subject else None, asked=False)
    if column.name == SINCE and STATUS in row:
        return since_told(row, evidence)
    if column.name == PLANNED_ON:
        return planned_told(str(value), known.as_of)
    if column.name == CONDITIONS:
        return "; or if ".join(map(condition, items))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if column.name == UNTIL and value < known.as_of and known.standings:  # of a status, and not of an office
        return f"{value}{PASSED}"
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
    return f"Searched {number_of(answer.articles, 'article')}{newest}.{hint}   Words: kg show ID --texts DIR"


def _ids(answer: Answer) -> Iterator[str]:
    yield from (str(value) for value in answer.parameters.values() if isinstance(value, str))
    for row in answer.rows:
        for column in answer.columns:
            value = row[column.name]
            if column.type in ("id", "ids") and column.name != CLAIMS and value is not None:
                yield from value if isinstance(value, list) else [value]
