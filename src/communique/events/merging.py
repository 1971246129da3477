"""One act told in one sentence is one event: finds of the same act are joined, parts of it go into the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from communique.events.actors_of import Sides
from communique.events.triggers import Trigger
from communique.model import Participant
from communique.parse import Token
from communique.status import Standing
from communique.syntax import ancestors

ONE_ACT = frozenset({"CONSULT", "ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "COOPERATE", "AID", "SANCTION", "RETREAT"})
"""Material acts and meetings: two words for the same sides in one sentence tell one act. Of speech acts, two
coordinated ones with their own contents ("welcomed the vote and praised the envoy") stay two."""
MUTUAL = frozenset({"CONSULT", "ASSAULT", "COOPERATE", "AGREE"})
"""Types in which both sides may act: who stands where says little."""
PART_OF = {
    "AID": frozenset({"MOBILIZE"}),
    "ASSAULT": frozenset({"MOBILIZE", "COERCE"}),
    "SANCTION": frozenset({"COERCE"}),
}
"""PLOVER's manual: troops that move for an attack are part of the attack."""


@dataclass(frozen=True, slots=True)
class Find:
    """An act as one trigger tells it, before it becomes an `Event`."""

    trigger: Trigger
    sides: Sides
    standing: Standing

    @property
    def type(self) -> str:
        return self.trigger.rule.type

    @property
    def sentence(self) -> int:
        return self.trigger.token.sentence


def merge(finds: Sequence[Find]) -> tuple[Find, ...]:
    """Finds of one document, in text order, with those of one act in one sentence joined."""
    kept: list[Find] = []
    for find in finds:
        at = next((i for i, other in enumerate(kept) if _same_act(other, find)), None)
        if at is None:
            kept.append(find)
        else:
            kept[at] = _joined(kept[at], find)
    return tuple(find for find in kept if not any(_is_part(find, other) for other in kept))


def _same_act(first: Find, second: Find) -> bool:
    if first.type != second.type or first.sentence != second.sentence:
        return False
    nested = is_below(second.trigger.token, first.trigger.token) or is_below(first.trigger.token, second.trigger.token)
    if not _compatible(first, second):
        return False
    if first.type == "CONSULT" and first.standing.background != second.standing.background:
        return False
    if nested:
        return True
    return first.type in ONE_ACT and first.standing.status == second.standing.status


def is_below(token: Token, other: Token) -> bool:
    """Whether a word hangs, at whatever depth, on another."""
    return any(above is other for above in ancestors(token))


def _compatible(first: Find, second: Find) -> bool:
    """Whether the sides of two finds can be those of one act: none says what the other excludes."""
    one, other = first.sides, second.sides
    if first.type in MUTUAL and _everybody(one) == _everybody(other):
        return True
    return _fits(one.initiators, other.initiators) and _fits(one.recipients, other.recipients)


def _everybody(sides: Sides) -> set[str]:
    return _states(sides.initiators + sides.recipients)


def _fits(one: tuple[Participant, ...], other: tuple[Participant, ...]) -> bool:
    a, b = _states(one), _states(other)
    return not a or not b or a <= b or b <= a


def _states(side: tuple[Participant, ...]) -> set[str]:
    return {p.state for p in side if p.state is not None}


def _joined(first: Find, second: Find) -> Find:
    """The fuller of two finds of one act, with the side that it lacks from the other.

    Of a meeting the upper word is kept ("met ... for the third meeting"), whatever names the sides more fully.
    """
    best, rest = (second, first) if _fullness(second) > _fullness(first) else (first, second)
    sides = best.sides
    if not (best.trigger.rule.symmetric or _overlap(sides, rest.sides)):
        sides = Sides(_better(sides.initiators, rest.sides.initiators), sides.recipients or rest.sides.recipients)
    elif not sides.initiators:
        sides = Sides(rest.sides.initiators, sides.recipients)
    return replace(best if best.type != "CONSULT" else _upper(first, second, best), sides=sides)


def _overlap(sides: Sides, other: Sides) -> bool:
    """Whether the sides, put together, would let somebody act on himself."""
    initiators, recipients = _better(sides.initiators, other.initiators), sides.recipients or other.recipients
    if {p.span for p in initiators} & {p.span for p in recipients}:
        return True
    return bool({p.actor for p in initiators if p.actor} & {p.actor for p in recipients if p.actor})


def _better(one: tuple[Participant, ...], other: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """The one of two tellings of a side that names a state: "they" says less than "two Peruvian gunmen"."""
    return one if _states(one) or not _states(other) else other


def _upper(first: Find, second: Find, best: Find) -> Find:
    """Of two words for one meeting the one that the other hangs on; else the fuller one."""
    if first.trigger.rule.mode != second.trigger.rule.mode:
        return best
    if is_below(second.trigger.token, first.trigger.token):
        return first
    return second if is_below(first.trigger.token, second.trigger.token) else best


def _fullness(find: Find) -> tuple[int, int]:
    """How many states a find names, and how many who take part, less those of whom nothing is known."""
    sides = (*find.sides.initiators, *find.sides.recipients)
    known = [p for p in sides if p.state is not None or p.actor is not None]
    return len(_states(sides)), 2 * len(known) - len(sides)


def _is_part(find: Find, other: Find) -> bool:
    """Whether an act is a means of another one in the same sentence."""
    return (
        find is not other
        and find.sentence == other.sentence
        and find.type in PART_OF.get(other.type, frozenset())
        and bool(_states(find.sides.initiators) & _states(other.sides.initiators))
        and find.standing.status == other.standing.status
    )
