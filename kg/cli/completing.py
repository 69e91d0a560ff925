"""What the shell offers after `kg ask`: questions, their parameters, and the ids that the registry knows for them.

No store is opened: it may be locked, and a shell does not wait. `kg --install-completion` sets it up.
"""

from collections.abc import Iterator
from datetime import date

import typer

from kg.ask import Parameter, Question, own_questions, questions
from kg.ask.question import DATE
from kg.errors import KgError
from kg.ontology import ontology
from kg.registry import registry
from kg.registry.known import known_entities

Offer = tuple[str, str]  # what completes the word, and what it is


def question_names(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """The questions whose names begin so, with their sentences; the user's own too."""
    return [(one.name, one.sentence) for one in _known(ctx).values() if one.name.startswith(incomplete)]


def question_parameters(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """`key=` for each parameter that is not given yet; `key=value` where one key is left to choose.

    bash hands over `key=value` in three words: key, the sign, value; click drops the sign where it is the last.
    """
    asked = _known(ctx).get(ctx.params.get("question") or "")
    if asked is None:
        return []
    keys = {one.name: one for one in asked.parameters}
    *before, last = "", *(word for word in ctx.params.get("parameters") or () if word != "=")
    try:
        if last in keys:
            return list(_values(keys[last], incomplete))
        return list(_pairs(asked.parameters, {word.partition("=")[0] for word in (*before, last)}, incomplete))
    except KgError:  # of a broken registry other commands tell
        return []


def _known(ctx: typer.Context) -> dict[str, Question]:
    try:
        return {**questions(), **own_questions(ctx.params.get("queries")).questions}
    except KgError:  # of a folder that is not there, too
        return questions()


def _pairs(parameters: tuple[Parameter, ...], given: set[str], incomplete: str) -> Iterator[Offer]:
    name, sign, start = incomplete.partition("=")
    left = [one for one in parameters if one.name not in given and one.name.startswith(name)]
    if sign:
        left = [one for one in left if one.name == name]
    if len(left) == 1 and (found := list(_values(left[0], start))):
        yield from ((f"{left[0].name}={value}", told) for value, told in found)
    else:
        yield from ((f"{one.name}=", one.kind) for one in left)


def _values(parameter: Parameter, incomplete: str) -> Iterator[Offer]:
    """The ids that begin so, with their names; of a list the last is completed. Of days, today."""
    before, comma, start = incomplete.rpartition(",") if parameter.many else ("", "", incomplete)
    if parameter.type == DATE:
        yield date.today().isoformat(), "today"
    for id, entity in sorted((known_entities() | registry().entities).items()) if parameter.classes else ():
        fits = any(ontology().is_a(entity.class_name, one) for one in parameter.classes)
        if fits and id.startswith(start):
            yield f"{before}{comma}{id}", entity.names[0][0] if entity.names else entity.class_name
