"""From drafts to claims: details to the drafts they belong to, ends and values checked, local ids given."""

from collections.abc import Iterator

from kg.articles.model import WrittenClaim
from kg.articles.rules import fact_faults
from kg.formats.cast import slug
from kg.formats.claims import Draft
from kg.formats.meaning import KEY, Meaning
from kg.formats.model import Mark, Reason
from kg.formats.terms import CONFIRMS, DENIES, OBJECT, SUBJECT
from kg.ontology import ontology
from kg.registry.ends import end_messages

_ID, _GLOSS = "id", "gloss"


def settle(meaning: Meaning, taken: set[str]) -> list[Draft]:
    """The drafts that can be written down; the marks of all others are rejected.

    `taken` are the local ids that the document has already; those given here are added.
    """
    kept = []
    for draft in meaning.drafts:
        _tell(draft, meaning)
        fault = _fault(draft, meaning)
        if fault:
            for mark in draft.marks:
                meaning.ledger.reject(mark, *fault)
        else:
            kept.append(draft)
    for draft in kept:
        for mark in (*draft.marks, *draft.taken):
            meaning.ledger.map(mark)
        draft.details.setdefault(_GLOSS, _words(draft, meaning))
    _give_ids(kept, meaning, taken)
    _settle_rest(meaning, kept)
    return kept


def _tell(draft: Draft, meaning: Meaning) -> None:
    """Give a draft the details of its owners, then of whoever speaks of them."""
    speakers = [(frame, mark) for mark, frame, target in meaning.speaking if target in draft.owners]
    for owner in draft.owners:
        for detail in meaning.details.get(owner, ()):
            draft.take(detail)
    for frame, mark in speakers:
        for key in dict.fromkeys((frame.mark.key, frame.span.key)):
            for detail in meaning.details.get(key, ()):
                draft.take(detail)
        draft.taken += [mark, frame.mark, frame.span]
    if draft.whole:
        draft.subject, draft.object = (draft.details.get(key, "") for key in (SUBJECT, OBJECT))


def _fault(draft: Draft, meaning: Meaning) -> tuple[Reason, str] | None:
    """Why a draft is no claim."""
    if any(mark not in meaning.ledger for mark in draft.marks):
        return Reason.TARGET_REJECTED, ""
    if not draft.subject or not draft.object:
        return Reason.INCOMPLETE, ""
    claim = WrittenClaim(subject=draft.subject, predicate=draft.predicate, object=draft.object)
    for message in end_messages(claim, meaning.cast.class_of, lambda id: []):
        return Reason.ENDS, message
    own = {key: value for key, value in draft.own.items() if key not in (CONFIRMS, DENIES)}
    for fault in fact_faults(own, ()):
        return Reason.BAD_VALUE, fault.message
    return None


def _words(draft: Draft, meaning: Meaning) -> str:
    """What a claim says, in the ontology's words: a gloss where the annotator wrote none."""
    one, other = (meaning.cast.shown(id) for id in (draft.subject, draft.object))
    return f"{one}: {ontology().predicates[draft.predicate].label} {other}."


def _give_ids(kept: list[Draft], meaning: Meaning, taken: set[str]) -> None:
    """Turn what claims confirm and deny into local ids, and make these unique in the document."""
    written = {draft.details[_ID]: draft for draft in kept if _ID in draft.details}
    targets: dict[int, list[tuple[str, Draft]]] = {}
    for draft in kept:
        draft.details = {key: value for key, value in draft.details.items() if key not in (CONFIRMS, DENIES)}
        for detail in (detail for owner in draft.owners for detail in meaning.details.get(owner, ())):
            if detail.key in (CONFIRMS, DENIES):
                found = [one for one in _drafts_of(detail.value, kept, written) if one is not draft]
                targets.setdefault(id(draft), []).extend((detail.key, one) for one in found)
                if not found:
                    meaning.ledger.reject(detail.mark, Reason.TARGET_REJECTED, detail.value.removeprefix(KEY))
    for draft in kept:
        if _ID in draft.details:
            draft.details[_ID] = _unique(draft.details[_ID], taken)
    for draft in kept:
        for key, target in targets.get(id(draft), ()):
            if _ID not in target.details:
                target.details[_ID] = _unique(slug(target.owners[0]), taken)
            draft.details.setdefault(key, []).append(target.details[_ID])


def _drafts_of(told: str, kept: list[Draft], written: dict[str, Draft]) -> list[Draft]:
    if told.startswith(KEY):
        return [draft for draft in kept if told.removeprefix(KEY) in draft.owners[:1]]
    return [written[told]] if told in written else []


def _unique(wanted: str, taken: set[str]) -> str:
    id, number = wanted, 1
    while id in taken:
        number += 1
        id = f"{wanted}-{number}"
    taken.add(id)
    return id


def _settle_rest(meaning: Meaning, kept: list[Draft]) -> None:
    """Events and speakers that no claim took up, and details whose claim was rejected."""
    for mark in _orphans(meaning, kept):
        if not meaning.ledger.mapped(mark):
            meaning.ledger.reject(mark, Reason.TARGET_REJECTED)


def _orphans(meaning: Meaning, kept: list[Draft]) -> Iterator[Mark]:
    """The marks that only rejected drafts took up."""
    held = set(map(id, kept))
    for draft in meaning.drafts:
        if id(draft) not in held:
            yield from draft.taken
