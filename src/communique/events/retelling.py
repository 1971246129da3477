"""The same meeting told again further on in a document is no new event: it adds its sentence to the first one.

A later sentence tells a meeting again if nothing in it speaks of another: the same states, each participant named
before or a description with an article or a pronoun ("the two ministers", "they"), no other day, no other place, no
other standing. "The two have talked before" looks back at other meetings.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from communique.events.merging import Find
from communique.model import Event, Participant
from communique.syntax import VERBAL, tense

RETOLD = frozenset({"CONSULT"})
DEFINITE = frozenset(
    ["the", "both", "they", "he", "she", "their", "his", "her", "these", "those", "we", "our", "two", "them", "him"]
)
"""First words of descriptions that take up who was named before."""
TAKEN_UP = frozenset({"the", "this", "these", "those", "both"})


def without_retold(acts: Sequence[tuple[Find, Event]]) -> tuple[Event, ...]:
    """Events in text order, with meetings that are told again joined to the telling that named them."""
    kept: list[Event] = []
    for find, event in acts:
        at = next((i for i, other in enumerate(kept) if _same(other, event, find)), None)
        if at is None:
            kept.append(event)
        else:
            kept[at] = _joined(kept[at], event)
    return tuple(kept)


def _same(first: Event, second: Event, find: Find) -> bool:
    if first.type not in RETOLD or first.type != second.type or first.status != second.status:
        return False
    if (first.mode == "visit") != (second.mode == "visit") or first.background != second.background:
        return False
    if first.evidence[-1] == second.evidence[0] or not _in_one_place(first, second):
        return False
    if second.when is not None and _days(first) != _days(second):
        return False
    return _states(first) == _states(second) and not _looks_back(second, find) and _takes_up(first, second, find)


def _days(event: Event) -> tuple[str | None, str | None] | None:
    return (event.when.start, event.when.end) if event.when is not None else None


def _in_one_place(first: Event, second: Event) -> bool:
    return first.place is None or second.place is None or first.place.name == second.place.name


def _looks_back(event: Event, find: Find) -> bool:
    token = find.trigger.token
    return event.background and token.pos in VERBAL and tense(token) == "present_perfect"


def _takes_up(first: Event, second: Event, find: Find) -> bool:
    """Whether all who take part the second time are those of the first time, as far as the words tell."""
    known = {p.actor for p in (*first.initiators, *first.recipients) if p.actor is not None}
    definite = any(child.dep == "det" and child.lower in TAKEN_UP for child in find.trigger.token.children)
    sides = (*second.initiators, *second.recipients)
    return all(p.actor in known or (not _is_named(p) and (definite or _is_definite(p))) for p in sides)


def _is_named(participant: Participant) -> bool:
    return participant.actor is not None and not participant.actor.isupper()


def _is_definite(participant: Participant) -> bool:
    return participant.span.text.lower().split(maxsplit=1)[0] in DEFINITE


def _states(event: Event) -> set[str]:
    return {p.state for p in (*event.initiators, *event.recipients) if p.state is not None}


def _joined(first: Event, second: Event) -> Event:
    return msgspec.structs.replace(
        first,
        mode=first.mode or second.mode,
        when=first.when or second.when,
        place=first.place or second.place,
        minutes=first.minutes if first.minutes is not None else second.minutes,
        evidence=(*first.evidence, *second.evidence),
    )
