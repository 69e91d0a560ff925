"""`kg news`: what is new since a day, and stated dates that have passed or are near."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from kg.ask import find, shown
from kg.claims.model import Claim
from kg.cli.app import AsOfOption, StoreOption, app, day, emit, opened, say
from kg.errors import UsageError
from kg.load.changes import Standing
from kg.news import News, StatedDate, news
from kg.ontology import ontology

SOMETHING = 10  # the exit code when there is news
Names = Mapping[str, str]


class NewsFormat(StrEnum):
    """How news are written."""

    text = "text"
    json = "json"
    markdown = "markdown"


@app.command("news")
def news_command(
    since: Annotated[str, typer.Option("--since", metavar="DAY", help="What was published on that day or later.")],
    about: Annotated[
        list[str] | None, typer.Option("--about", metavar="ID", help="Only about these; may be given again.")
    ] = None,
    store: StoreOption = None,
    as_of: AsOfOption = None,
    output: Annotated[NewsFormat, typer.Option("--format", help="How the news are written.")] = NewsFormat.text,
) -> None:
    """Say what is new since a day, and which stated dates have passed or are near. Exit 10 for any news, 0 for none."""
    first, last = day(since, "--since"), day(as_of, "--as-of") or date.today()
    if first is None or first > last:
        raise UsageError(f"--since {since} is after {last}; nothing can be published between them.")
    with opened(store) as opened_store:
        roots = ontology().roots
        ids = [find(opened_store, text, roots) for text in about or ()]
        found = news(opened_store, first, about=ids, as_of=last)
        say(f"Store: {opened_store.target}")
        if output is NewsFormat.json:
            emit(json.dumps(found.to_dict(), ensure_ascii=False, indent=1))
        else:
            emit("\n".join(_lines(found, shown(opened_store, _ids(found)), markdown=output is NewsFormat.markdown)))
    if found:
        raise typer.Exit(SOMETHING)


def _lines(found: News, names: Names, *, markdown: bool) -> Iterator[str]:
    sections = {
        "Status changes": [_status(one.subject, one.old, one.new, names) for one in found.statuses],
        "Contradictions": [
            f"{_name(one.subject, names)}, on {one.difference}: {' and '.join(one.claims)}"
            for one in found.contradictions
        ],
        "Stated dates": [_date(one, names) for one in found.dates],
        "Retracted": [_claim(one, names) for one in found.retracted],
        "New claims": [_claim(one, names) for one in found.claims],
    }
    yield f"{'# ' if markdown else ''}News since {found.since}, published by {found.as_of}"
    if not found:
        yield "Nothing."
    for title, lines in sections.items():
        if lines:
            yield ""
            yield f"## {title}" if markdown else f"{title.upper()}  {len(lines)}"
            yield from (f"- {_escaped(line)}" if markdown else f"   {line}" for line in lines)


def _status(subject: str, old: Standing, new: Standing, names: Names) -> str:
    source = f", by {', '.join(new.articles)}" if new.articles else ""
    return f"{_name(subject, names)}: {_standing(old)} -> {_standing(new)}{source}"


def _standing(standing: Standing) -> str:
    firm = f" ({standing.answer})" if standing.answer not in ("yes", standing.status) else ""
    until = f" until {standing.until}" if standing.until else ""
    plan = f", planned: {_word(standing.planned_status)} {standing.planned_on or ''}" if standing.planned_status else ""
    return f"{_word(standing.status)}{firm}{until}{plan.rstrip()}"


def _date(one: StatedDate, names: Names) -> str:
    predicate, _, object = one.what.partition(" ")
    if object:
        what = f"{ontology().predicates[predicate].label} {names.get(object, object)}"
        when = f"from {one.day}" if one.kind == "start" else f"until {one.day}"
    else:
        what = _word(one.what) if one.kind == "end" else f"planned: {_word(one.what)}"
        when = f"until {one.day}" if one.kind == "end" else one.day
    newer = ", nothing newer loaded" if one.silent else f", the newest report is of {one.newest}" if one.newest else ""
    state = f"that day has passed{newer}" if one.passed else "that day is near"
    return f"{_name(one.subject, names)}: {what} {when}: {state}"


def _claim(claim: Claim, names: Names) -> str:
    what = f"{names.get(claim.subject, claim.subject)} {ontology().predicates[claim.predicate].label}"
    object = _word(claim.object) if claim.object in ontology().statuses else names.get(claim.object, claim.object)
    speaker = f", says {claim.described or names.get(claim.stated_by, claim.stated_by)}" if claim.stated_by else ""
    condition = f", only if {claim.condition}" if claim.condition else ""
    return f"{what} {object} ({claim.answer}{condition}){speaker}, {claim.published_on}   [{claim.id}]"


def _name(id: str, names: Names) -> str:
    return f"{names[id]} ({id})" if names.get(id, id) != id else id


def _word(status: str | None) -> str:
    return ontology().statuses[status].label if status in ontology().statuses else str(status)


def _ids(found: News) -> Iterator[str]:
    for claim in (*found.claims, *found.retracted):
        yield from filter(None, (claim.subject, claim.object, claim.stated_by))
    yield from (one.subject for one in found.statuses)
    yield from (one.subject for one in found.contradictions)
    yield from (one.subject for one in found.dates)
    yield from (one.what.partition(" ")[2] for one in found.dates)


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_").replace("[", "\\[")
