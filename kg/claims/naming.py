"""Whom a claim's ends, its chain and an article's names mean, read anew whenever a judgement is added or withdrawn."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kg.articles.rules import UNNAMED
from kg.claims.model import Claim
from kg.registry import Naming
from kg.registry.naming import Places

ARROW, FIELD = " > ", " | "
_UNNAMED = "unnamed:"
_MENTION = re.compile(r"(\S+) \| (.+?)(?: \| ((?:\d+-\d+ ?)*)(?: \| (\S+))?)?")
Span = tuple[int, int]


def unnamed(outlet: str) -> str:
    """The id of the sources that an outlet quotes without naming them."""
    return f"{_UNNAMED}{outlet}"


def unnamed_name(outlet: str) -> str:
    """The name of the sources that an outlet, here by its own name, quotes without naming them."""
    return f"unnamed sources of {outlet}"


def named(claim: Claim, naming: Naming) -> Claim:
    """The claim with the ids that judgements give it now, whatever it had from others; its own id stays."""
    span = (claim.start, claim.end) if claim.start is not None and claim.end is not None else None
    subject, object = claim.written_subject or claim.subject, claim.written_object or claim.object
    stands: dict[str, Any] = {"subject": naming.of(subject, span), "object": naming.of(object, span)}
    stands["written_subject"] = subject if subject != stands["subject"] else None
    stands["written_object"] = object if object != stands["object"] else None
    if claim.stated_by is not None:  # else a fact of the registry, whose chain is its record
        stands |= _chain(written_chain(claim), naming, span)
    return replace(claim, **stands)


def written_chain(claim: Claim) -> list[str]:
    """The outlets from the article's on, and the speaker where it is none of them."""
    chain = (claim.written_chain or claim.chain).split(ARROW)
    return [UNNAMED if one.startswith(_UNNAMED) else one for one in chain]


def written_mentions(names: Mapping[str, Places], naming: Naming) -> list[str]:
    """What an article's node keeps of its names: `id | name | start-end ... | id as written`, this where it differs."""
    found = []
    for id, some in names.items():
        for name, places in some.items():
            stands = naming.called(id, name)
            told = [stands, name, " ".join(f"{start}-{end}" for start, end in places)]
            found.append(FIELD.join([*told, id]) if stands != id else FIELD.join(told).rstrip(" |"))
    return sorted(found)


def read_mentions(mentions: Iterable[str]) -> dict[str, Places]:
    """The names of an article from what its node keeps of them: id as written -> name -> places."""
    found: dict[str, dict[str, Sequence[Span]]] = {}
    for mention in mentions:
        if match := _MENTION.fullmatch(mention):
            id, name, places, written = match.groups(default="")
            spans = (place.split("-") for place in places.split())
            found.setdefault(written or id, {})[name] = tuple((int(start), int(end)) for start, end in spans)
    return dict(found)


def judged_mentions(mentions: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Those names of an article that judgements gave to another: who that is, the name, the id as written."""
    for mention in mentions:
        match = _MENTION.fullmatch(mention)
        if match and match[4]:
            yield match[1], match[2], match[4]


def _chain(written: list[str], naming: Naming, span: Span | None) -> dict[str, Any]:
    chain = _resolved(written, [*map(naming.of, written[:-1]), naming.of(written[-1], span)])
    plain = _resolved(written, written)
    return {
        "stated_by": chain[-1],
        "via": tuple(sorted(set(chain[1:-1]))),
        "chain": ARROW.join(chain),
        "written_chain": ARROW.join(written) if chain != plain else None,
    }


def _resolved(written: list[str], chain: list[str]) -> list[str]:
    """The chain with unnamed sources as those of the outlet before; an outlet in its own words stands once."""
    if written[-1] == UNNAMED:
        return [*chain[:-1], unnamed(chain[-2])]
    return chain[:-1] if chain[-2:-1] == chain[-1:] else chain
