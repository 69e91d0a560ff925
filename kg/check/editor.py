"""What a careful editor would ask about claims that are well formed: order, dates, offices, contradictions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from kg.articles.model import Article
from kg.check.duplicates import duplicates
from kg.claims.answers import NO_CLAIM, PROBABLE, YES, counts
from kg.claims.contradictions import contradictions
from kg.claims.derive import claims_of, facts_of, lines_of
from kg.claims.model import DENIED, Claim
from kg.claims.status import published, status_on
from kg.errors import Problem
from kg.graph import ALWAYS, NEVER
from kg.ontology import PERSON, POSITION, ontology
from kg.registry import Registry

YEAR = timedelta(days=366)
FAR = timedelta(days=5 * 366)  # after the publication: rather a slip than a plan
Place = tuple[str, int]


def editor(articles: Sequence[Article], registry: Registry) -> list[Problem]:
    """Warnings about articles without errors, read together and against the registry, in order of file and line."""
    places = {id: (one.file, line) for one in articles for id, line in lines_of(one).items()}
    claims = [claim for one in articles for claim in claims_of(one, registry) if counts(claim)]
    facts = facts_of(registry)
    found = [
        *_orders(claims),
        *_dates(claims),
        *_causes(claims),
        *_periods(claims, facts),
        *_offices(claims, facts),
        *_contradictions(claims, places),
    ]
    problems = [Problem(*places[claim.id], message, warning=True) for claim, message in found]
    return sorted({*problems, *duplicates(articles, registry)})


Warned = Iterator[tuple[Claim, str]]


def _orders(claims: Iterable[Claim]) -> Warned:
    """Statuses that may not follow what stood before."""
    for subject, about in _statuses(claims).items():
        for (name, start), told in _grouped(about).items():
            follows = ontology().statuses[name].follows
            others = [claim for claim in about if claim.object != name]
            before = status_on(others, start, NEVER).status
            if follows and before not in (NO_CLAIM, *follows):
                message = (
                    f"{subject} was {before} before it is {name} ({start}); only {', '.join(follows)} may come before"
                )
                yield told[0], f"{message}. Is a step missing, or a date wrong?"


def _grouped(about: Iterable[Claim]) -> dict[tuple[str, date], list[Claim]]:
    """Reports, no plans, by status and first day; those published first come first."""
    found: dict[tuple[str, date], list[Claim]] = {}
    for claim in sorted(about, key=published):
        if claim.answer == YES and not claim.planned:
            found.setdefault((claim.object, claim.starts_on), []).append(claim)
    return found


def _statuses(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.predicate == ontology().status_predicate:
            found.setdefault(claim.subject, []).append(claim)
    return found


def _dates(claims: Iterable[Claim]) -> Warned:
    """Days far from the publication, which are rather slips."""
    told: set[tuple[str, date]] = set()
    for claim in claims:
        said = (claim.article, claim.stated_on)
        if claim.stated_on < claim.published_on - YEAR and said not in told:
            told.add(said)
            yield claim, f"Said on {claim.stated_on}, more than a year before the publication ({claim.published_on})?"
        for day in (claim.valid_from, claim.valid_to):
            if day and NEVER > day > claim.published_on + FAR:
                yield claim, f"{day} is more than five years after the publication ({claim.published_on}); is it right?"


def _causes(claims: Sequence[Claim]) -> Warned:
    """Answers that are older than what they answer, by the days that reports give."""
    starts = {subject: _first_days(about) for subject, about in _statuses(claims).items()}
    for claim in claims:
        if ontology().predicates[claim.predicate].later and claim.answer in (YES, PROBABLE):
            _, decided = starts.get(claim.subject, (None, None))
            begun, _ = starts.get(claim.object, (None, None))
            if decided and begun and decided < begun:
                message = f"{claim.subject} began by {decided}, {claim.object} not before {begun}"
                yield claim, f"{message}; the one cannot be {ontology().predicates[claim.predicate].label} the other."


def _first_days(about: Iterable[Claim]) -> tuple[date | None, date | None]:
    """The first day that any report gives, and the last possible day of the first that is decided."""
    dated = [claim for claim in about if claim.valid_from and claim.answer == YES and not claim.planned]
    decided = [claim for claim in dated if ontology().statuses[claim.object].decided]
    ends = (claim.valid_from_latest or claim.valid_from or NEVER for claim in decided)
    return min((claim.valid_from or NEVER for claim in dated), default=None), min(ends, default=None)


def _periods(claims: Iterable[Claim], facts: Sequence[Claim]) -> Warned:
    """Memberships, offices and the like on days for which the registry has them not."""
    known: dict[tuple[str, str, str], list[Claim]] = {}
    for fact in facts:
        known.setdefault(_triple(fact), []).append(fact)
    for claim in claims:
        periods = known.get(_triple(claim), [])
        day = claim.valid_from or claim.stated_on
        if periods and claim.answer != DENIED and not any(_holds(fact, day) for fact in periods):
            spans = ", ".join(_span(fact) for fact in periods)
            triple = " ".join(_triple(claim))
            yield claim, f"The registry has {triple} {spans}, which does not hold on {day}; one of the dates is wrong."


def _offices(claims: Iterable[Claim], facts: Iterable[Claim]) -> Warned:
    """People who speak before they held any of their offices."""
    since: dict[str, date] = {}
    for fact in facts:
        pairs = ontology().predicates[fact.predicate].ends
        if any(ontology().is_a(one, PERSON) and ontology().is_a(other, POSITION) for one, other in pairs):
            since[fact.subject] = min(since.get(fact.subject, NEVER), fact.valid_from or ALWAYS)
    told: set[tuple[str, str, date]] = set()
    for claim in claims:
        speaker, key = claim.stated_by or "", (claim.article, claim.stated_by or "", claim.stated_on)
        if claim.stated_on < since.get(speaker, ALWAYS) and key not in told:
            told.add(key)
            yield (
                claim,
                f"{speaker} speaks on {claim.stated_on}, before any office ({since[speaker]}); is the day right?",
            )


def _contradictions(claims: Sequence[Claim], places: Mapping[str, Place]) -> Warned:
    """What the articles contradict each other on: one warning for each fact and difference, at the newest claim."""
    by_id = {claim.id: claim for claim in claims}
    pairs: dict[tuple[str, ...], list[list[Claim]]] = {}
    for edge in contradictions(claims):
        pair = sorted((by_id[edge.source], by_id[edge.target]), key=published)
        pairs.setdefault((*_triple(pair[0]), str(edge.properties["difference"])), []).append(pair)
    for (*triple, difference), found in pairs.items():
        old, new = max(found, key=lambda pair: (published(pair[1]), published(pair[0])))
        file, line = places[old.id]
        more = f"; {len(found) - 1} more such pairs" if len(found) > 1 else ""
        yield (
            new,
            f"{' '.join(triple)}: this contradicts {file}:{line} on {difference}{more}. Let it stand if both say so.",
        )


def _triple(claim: Claim) -> tuple[str, str, str]:
    return claim.subject, claim.predicate, claim.object


def _holds(fact: Claim, day: date) -> bool:
    return (fact.valid_from or ALWAYS) <= day <= (fact.valid_to or NEVER)


def _span(fact: Claim) -> str:
    return f"from {fact.valid_from or 'unknown'} to {fact.valid_to or 'now'}"
