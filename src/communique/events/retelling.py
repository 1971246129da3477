"""The same meeting told again further on in a document is no new event: it adds its sentence to the first one."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from communique.model import Event

RETOLD = frozenset({"CONSULT"})


def without_retold(events: Sequence[Event]) -> tuple[Event, ...]:
    """Events in text order, with meetings that are told again joined to their first full telling."""
    kept: list[Event] = []
    for event in events:
        at = next((i for i, other in enumerate(kept) if _same(other, event)), None)
        if at is None:
            kept.append(event)
        else:
            kept[at] = _joined(kept[at], event)
    return tuple(kept)


def _same(first: Event, second: Event) -> bool:
    if first.type not in RETOLD or first.type != second.type or first.status != second.status:
        return False
    if (first.mode == "visit") != (second.mode == "visit") or first.background != second.background:
        return False
    if first.evidence[-1] == second.evidence[0] or (first.when and second.when and first.when != second.when):
        return False
    if second.when is not None and first.when is None:
        return False
    return _states(first) == _states(second) and _same_people(first, second)


def _same_people(first: Event, second: Event) -> bool:
    """Whether the people of one telling are those of the other, or one of them names nobody."""
    one, other = _people(first), _people(second)
    return not one or not other or one <= other or other <= one


def _people(event: Event) -> set[str]:
    return {p.actor for p in (*event.initiators, *event.recipients) if p.actor is not None and not p.actor.isupper()}


def _states(event: Event) -> set[str | None]:
    return {p.state for p in (*event.initiators, *event.recipients)}


def _joined(first: Event, second: Event) -> Event:
    return msgspec.structs.replace(
        first,
        mode=first.mode or second.mode,
        when=first.when or second.when,
        place=first.place or second.place,
        minutes=first.minutes if first.minutes is not None else second.minutes,
        evidence=(*first.evidence, *second.evidence),
    )
