"""From claims to facts: the one reading of them that readers of edges see (MODEL §3.1 to §3.4)."""

from collections import defaultdict
from collections.abc import Iterable

from kg.claims.answers import DISPUTED, YES, answer_of_claims, counts, strongest
from kg.claims.model import DENIED, Claim
from kg.graph import Edge, Value
from kg.ontology import CLAIMED, ontology

VALID_TO = "validTo"


def facts(claims: Iterable[Claim]) -> list[Edge]:
    """The facts that claims amount to, in order; that of `yes` and `disputed` typed, others CLAIMED.

    Only denied: no edge. Statuses never become edges. The order of the claims does not matter.
    """
    positive, denials = defaultdict(list), defaultdict(list)
    for claim in claims:
        if counts(claim) and not ontology().predicates[claim.predicate].is_status:
            if claim.answer == DENIED:
                denials[_triple(claim)].append(claim)
            else:
                positive[fact_key(claim)].append(claim)
    found = [_edge(group, _denying(group[0], denials[_triple(group[0])])) for group in positive.values()]
    return sorted(found, key=lambda edge: edge.order)


def fact_key(claim: Claim) -> tuple[object, ...]:
    """What claims of one fact share: subject, predicate, object, the start where given, the qualifiers of the key."""
    return *_triple(claim), claim.valid_from, *key_qualifiers(claim)


def key_qualifiers(claim: Claim) -> tuple[object, ...]:
    """The values of the qualifiers that tell two facts apart; None where not given."""
    return tuple(claim.qualifiers.get(name) for name, one in ontology().qualifiers.items() if one.in_key)


def _triple(claim: Claim) -> tuple[str, str, str]:
    return claim.subject, claim.predicate, claim.object


def _denying(claim: Claim, denials: Iterable[Claim]) -> list[Claim]:
    """The denials of a fact: what a denial says of start and key is the same, or one of the two leaves it open."""
    ours = (claim.valid_from, *key_qualifiers(claim))
    return [
        denial
        for denial in denials
        if all(
            one is None or other is None or one == other
            for one, other in zip(ours, (denial.valid_from, *key_qualifiers(denial)), strict=True)
        )
    ]


def _edge(positive: list[Claim], denials: list[Claim]) -> Edge:
    subject, predicate, target = _triple(positive[0])
    answer = answer_of_claims([*positive, *denials])
    factuality, conditional = strongest(positive)
    properties: dict[str, Value] = {
        "answer": answer,
        "factuality": factuality,
        "conditional": conditional,
        "claims": sorted(claim.id for claim in positive),
        "claimCount": len(positive),
        "independentSources": len({claim.origin for claim in positive}),
    }
    if denials:
        properties["deniedBy"] = sorted(claim.id for claim in denials)
    if positive[0].valid_from:
        properties["validFrom"] = positive[0].valid_from
    properties |= _agreed(positive)
    if answer in (YES, DISPUTED):
        return Edge(subject, predicate, target, properties)
    return Edge(subject, CLAIMED, target, properties | {"predicate": predicate})


def _agreed(positive: list[Claim]) -> dict[str, Value]:
    """Qualifiers and the end on which all claims that give one agree; `disputed` names the others."""
    given: dict[str, set[Value]] = defaultdict(set)  # type of a value: as the ontology says, one for each name
    for claim in positive:
        for name, value in claim.qualifiers.items():
            given[name].add(value)
        if claim.valid_to:
            given[VALID_TO].add(claim.valid_to)
    agreed: dict[str, Value] = {name: next(iter(values)) for name, values in given.items() if len(values) == 1}
    disputed = sorted(name for name, values in given.items() if len(values) > 1)
    return agreed | {"disputed": disputed} if disputed else agreed
