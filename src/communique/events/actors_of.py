"""The two sides of an act: which slots of its frame are looked into, and in what order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.events.frames import inner, issuers_of, slot
from communique.events.naming import Stage, named_by, owner_named_by
from communique.events.triggers import Trigger, object_heads
from communique.events.words import is_one_of
from communique.model import Participant
from communique.parse import Token
from communique.syntax import first_conjunct

PLACE_TYPES = frozenset({"ASSAULT", "AID", "COERCE", "MOBILIZE", "RETREAT"})
"""Types in which a place stands for those who live there: "shelled Kabul", "sent medicine to Dhaka"."""

VERB_INITIATOR = ("subject",)
VERB_RECIPIENT = ("object", "to", "with", "against", "on", "upon", "at", "from", "for", "object-part", "clause")
NOUN_INITIATOR = ("light", "by", "owner", "between", "among", "governor")
NOUN_RECIPIENT = ("light-object", "with", "to", "against", "on", "upon", "toward", "towards", "at", "for", "of", "from",
                  "into", "in")  # fmt: skip
SYMMETRIC_SLOTS = ("subject", "object", "with", "between", "among", "by", "owner", "light", "of")
DIRECT = frozenset({"object", "light-object", "of", "subject"})
"""Slots that settle who is acted on, with a state or without; after a preposition a side with a state is preferred."""
SETTINGS = frozenset({"in", "across", "throughout"})
"""Where a crowd without a name is at home: "riots in Lima"."""
NEAREST = frozenset({"object-part", "clause", "part"})
"""Slots of which only the nearest actor with a state counts, with those coordinated to it."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Who did it, and to whom."""

    initiators: tuple[Participant, ...]
    recipients: tuple[Participant, ...]


def sides_of(trigger: Trigger, stage: Stage) -> Sides:
    """The two sides of an act. In a symmetric act all sides are initiators."""
    if trigger.rule.symmetric:
        return Sides(_all_sides(trigger, stage), ())
    initiators = _initiators(trigger, stage)
    return Sides(initiators, _recipients(trigger, stage, initiators))


def _initiators(trigger: Trigger, stage: Stage) -> tuple[Participant, ...]:
    slots = trigger.rule.initiator or (NOUN_INITIATOR if trigger.word_class == "noun" else VERB_INITIATOR)
    if trigger.rule.acts or trigger.rule.denied_clause:
        slots = ("clause-subject", *slots)
    for name in slots:
        found = _side(slot(trigger, name), stage, owners=name == "owner", places=name in SETTINGS)
        if found:
            return found
        if name == "subject" and (found := _owners_of_tools(trigger, stage) or _issuers(trigger, stage)):
            return found
    return ()


def _issuers(trigger: Trigger, stage: Stage) -> tuple[Participant, ...]:
    """Who speaks through a document: in "issued a statement condemning the raid" whoever issued it condemns."""
    token = trigger.token
    if token.dep != "acl" or token.tag != "VBG":
        return ()
    return _side(issuers_of(token.head), stage, owners=False, places=False)


def _owners_of_tools(trigger: Trigger, stage: Stage) -> tuple[Participant, ...]:
    """Whose means did it: in "Turkish air raids killed nine" it is Turkey that killed."""
    for token in slot(trigger, "subject"):
        if is_one_of(token, trigger.rule.tools):
            found = _parts(token, stage, places=False, taken=())
            if found:
                return found
    return ()


def _recipients(trigger: Trigger, stage: Stage, taken: tuple[Participant, ...]) -> tuple[Participant, ...]:
    places = trigger.rule.places or trigger.rule.type in PLACE_TYPES
    slots = trigger.rule.recipient or (NOUN_RECIPIENT if trigger.word_class == "noun" else VERB_RECIPIENT)
    unknown: tuple[Participant, ...] = ()
    several = len({p.state for p in taken if p.state}) > 1
    own_act = trigger.rule.acts or trigger.rule.denied_clause
    for name in slots if own_act else _with_clause_subjects(slots):
        if name in {"clause", "clause-subject"} and several:
            continue
        tokens = slot(trigger, name)
        if name in NEAREST:
            found = _nearest(tokens, stage, places=places, taken=taken)
        else:
            found = _acted_on(tokens, stage, places=places, parts=trigger.rule.mode != "visit", taken=taken)
        if any(p.state for p in found) or (found and name in DIRECT):
            return found
        unknown = unknown or found
    if not unknown and (found := _beyond(trigger, stage, taken)):
        return found
    return () if trigger.rule.type == "SUPPORT" else unknown


def _beyond(trigger: Trigger, stage: Stage, taken: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Who is acted on where the act's own frame is silent: who could avert a threat ("unless Chad leaves"), who
    resists an attack, and whose thing it was in the clause before ("praised Chad's move and hailed its courage")."""
    if trigger.rule.type == "THREATEN":
        return _nearest(slot(trigger, "condition"), stage, places=False, taken=taken)
    if trigger.rule.type == "ASSAULT" and trigger.word_class == "noun":
        return _nearest(slot(trigger, "resister"), stage, places=False, taken=taken)
    if trigger.word_class == "verb" and trigger.token.dep == "conj" and _owned_by_pronoun(trigger):
        heads = object_heads(trigger.token.head)
        return _acted_on(heads, stage, places=False, parts=True, taken=taken)
    return ()


def _owned_by_pronoun(trigger: Trigger) -> bool:
    owners = (child for noun in object_heads(trigger.token) for child in noun.children if child.dep == "poss")
    return any(owner.lower in {"its", "their", "his", "her"} for owner in owners)


def _with_clause_subjects(slots: Sequence[str]) -> Sequence[str]:
    """Who should act in the complement is asked before whom the complement names elsewhere."""
    if "clause" not in slots:
        return slots
    at = slots.index("clause")
    return (*slots[:at], "clause-subject", *slots[at:])


def _side(tokens: Iterable[Token], stage: Stage, *, owners: bool, places: bool) -> tuple[Participant, ...]:
    found: list[Participant] = []
    for token in tokens:
        found.extend(owner_named_by(token, stage) if owners else named_by(token, stage, places=places))
    return tuple(dict.fromkeys(found))


def _acted_on(
    tokens: Iterable[Token], stage: Stage, *, places: bool, parts: bool, taken: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """The actors among some nouns; of a thing, the nearest actor that is a part of its phrase.

    Where one phrase names both sides ("the two countries"), the side that acts is left out.
    """
    found: list[Participant] = []
    for token in tokens:
        here = named_by(token, stage, places=places)
        if _is_own(token, here, taken):
            here = ()
        here = here or (_parts(token, stage, places=places, taken=taken) if parts else ())
        found.extend(p for p in here if p not in found and not is_taken(p, taken))
    others = tuple(p for p in found if p.state not in {t.state for t in taken})
    return others if any(p.state for p in others) else tuple(found)


def _is_own(token: Token, here: tuple[Participant, ...], taken: tuple[Participant, ...]) -> bool:
    """Whether a noun is the actor's own ("its soldiers"): a means, nobody acted on. "Her Thai counterpart" is not."""
    owned = bool(taken) and any(child.dep == "poss" and child.pos == "PRON" for child in token.children)
    return owned and {p.state for p in here} <= {None, *(p.state for p in taken)}


def _parts(token: Token, stage: Stage, *, places: bool, taken: tuple[Participant, ...]) -> tuple[Participant, ...]:
    return _nearest(inner(token), stage, places=places, taken=taken)


def _nearest(
    tokens: Iterable[Token], stage: Stage, *, places: bool, taken: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """The first actor with a state that is not on the other side already, and those coordinated with it."""
    states = {p.state for p in taken}
    found: list[Participant] = []
    first: Token | None = None
    for token in tokens:
        if first is not None and first_conjunct(token) is not first:
            break
        here = [p for p in named_by(token, stage, places=places) if p.state is not None and p.state not in states]
        here = [p for p in here if not is_taken(p, taken) and p not in found]
        if here:
            first = first_conjunct(token)
            found.extend(here)
    return tuple(found)


def is_taken(participant: Participant, taken: tuple[Participant, ...]) -> bool:
    """Whether a participant is on the other side already: the same words, or the same actor."""
    return any(
        participant.span == other.span or (participant.actor is not None and participant.actor == other.actor)
        for other in taken
    )


def _all_sides(trigger: Trigger, stage: Stage) -> tuple[Participant, ...]:
    """All sides of a symmetric act, in the order in which they stand in the text.

    Where a noun names one side only, the other is who does what the clause tells ("left after talks with Peru").
    """
    found: list[Participant] = []
    slots = _symmetric_slots(trigger)
    for name in (*slots, "bearer") if trigger.word_class == "noun" else slots:
        if name == "bearer" and len(found) != 1:
            continue
        for token in slot(trigger, name):
            here = owner_named_by(token, stage) if name == "owner" else named_by(token, stage)
            found.extend(p for p in here if not _is_there(p, found))
    return tuple(sorted(found, key=lambda p: (p.span.start, p.state or "")))


def _symmetric_slots(trigger: Trigger) -> Sequence[str]:
    return (*trigger.rule.initiator, *trigger.rule.recipient) or SYMMETRIC_SLOTS


def _is_there(participant: Participant, found: Sequence[Participant]) -> bool:
    """Whether a side is there already; two states of one phrase ("the French and German leaders") are two sides."""
    return any(
        (participant.span == other.span and participant.state == other.state)
        or (participant.actor is not None and participant.actor == other.actor)
        for other in found
    )
