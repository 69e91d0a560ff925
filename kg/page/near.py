"""The neighbourhood of one entity: what lines lead to in so many steps, and who says so."""

from collections import Counter, defaultdict
from dataclasses import replace

from kg.errors import UsageError
from kg.ontology import ontology
from kg.page.view import View, background


def near(view: View, id: str, steps: int) -> View:
    """The view of what is at most `steps` lines away from the entity, all lines between, and the speakers.

    Raises UsageError for what is never drawn.
    """
    if not view.column(id):
        label = ontology().classes[view.nodes[id].label].label if id in view.nodes else "unknown"
        raise UsageError(f"{id} ({label}) has no place in the drawing; `kg show {id}` has what is said about it.")
    reached = _reached(view, id, steps)
    relations = tuple(one for one in view.relations if {one.subject, one.object} <= reached)
    speakers = {view.claims[claim].stated_by for one in relations for claim in one.claims}
    drawn = reached | {one for one in speakers if one and view.column(one)}
    claims = {key: c for key, c in view.claims.items() if background(c) or drawn & {c.subject, c.object}}
    said = Counter(c.stated_by for c in claims.values() if c.stated_by and not background(c))
    return replace(view, relations=relations, drawn=tuple(sorted(drawn)), claims=claims, said=said)


def _reached(view: View, id: str, steps: int) -> set[str]:
    beside: dict[str, set[str]] = defaultdict(set)
    for one in view.relations:
        beside[one.subject].add(one.object)
        beside[one.object].add(one.subject)
    reached = edge = {id}
    for _ in range(steps):
        edge = {other for one in edge for other in beside[one]} - reached
        reached = reached | edge
    return reached
