"""Who the other side is where a readout of two sides does not say so in the sentence.

A readout tells of one meeting. "The President pledged to deepen the ties" is pledged to the other side of a meeting of
two, and "an agreement was reached" is one of both. In all four single-sided promises of shared/gold/readings that
stand in a readout of two sides, the recipient is the counterpart.
"""

from __future__ import annotations

from collections.abc import Iterable

from communique.events.actors_of import Sides
from communique.events.triggers import Trigger
from communique.model import Document, Participant
from communique.syntax import VERBAL, is_passive

Side = tuple[Participant, ...]


def parties_of(document: Document, meetings: Iterable[Sides]) -> Side:
    """The sides of the meeting that a readout is about: those of its first one, one participant a state; else none."""
    if document.kind != "readout":
        return ()
    for sides in meetings:
        known = {p.state: p for p in (*sides.initiators, *sides.recipients) if p.state is not None}
        if len(known) > 1:
            return tuple(known[state] for state in sorted(known))
    return ()


def with_counterparts(trigger: Trigger, sides: Sides, parties: Side) -> Sides:
    """The sides of an agreement or promise, completed by those of the meeting that the readout tells of."""
    if trigger.rule.type != "AGREE" or not parties:
        return sides
    if not sides.initiators and not sides.recipients and is_agreed(trigger):
        return Sides(parties, ())
    acting = {p.state for p in sides.initiators}
    others = tuple(p for p in parties if p.state not in acting)
    if not sides.recipients and len(acting) == 1 and len(parties) == 2 and len(others) == 1:
        return Sides(sides.initiators, others)
    return sides


def is_agreed(trigger: Trigger) -> bool:
    """Whether an agreement is told without those who made it: "it was agreed", "an agreement was reached"."""
    token = trigger.light or trigger.token
    return token.pos in VERBAL and is_passive(token) and trigger.rule.cameo in {"030", "037"}
