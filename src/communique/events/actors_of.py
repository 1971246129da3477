"""Who stands in a slot: tokens to participants with state, actor and sector."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from communique.cast import Mention, participants
from communique.events.frames import inner, slot
from communique.events.people import People, sector_of
from communique.events.triggers import Trigger
from communique.model import Participant
from communique.parse import Token
from communique.scene import Scene
from communique.syntax import ancestors, children, conjuncts, noun_phrase, subject

PERSONAL = frozenset({"he", "she", "they", "we", "i", "him", "her", "them", "us", "who", "it"})
NAMED = frozenset({"PERSON", "ORG", "NORP"})
PREPOSED = ("poss", "compound", "amod", "nmod", "nounmod")
PLACE_TYPES = frozenset({"ASSAULT", "AID", "COERCE", "MOBILIZE", "RETREAT"})
"""Types in which a place stands for those who live there: "shelled Kabul", "sent medicine to Dhaka"."""

VERB_INITIATOR = ("subject",)
VERB_RECIPIENT = ("object", "to", "with", "against", "on", "upon", "at", "from", "for", "object-part", "clause")
NOUN_INITIATOR = ("light", "by", "owner", "between", "among")
NOUN_RECIPIENT = ("light-object", "with", "to", "against", "on", "upon", "toward", "towards", "at", "for", "of", "from",
                  "into", "in")  # fmt: skip
SYMMETRIC_SLOTS = ("subject", "object", "with", "between", "among", "by", "owner", "light", "of")
WHOLE = ("between", "among", "by", "light", "subject")


@dataclass(frozen=True, slots=True)
class Sides:
    """Who did it, and to whom."""

    initiators: tuple[Participant, ...]
    recipients: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """What is needed to tell who a noun is: the scene and the words for people."""

    scene: Scene
    people: People


def sides_of(trigger: Trigger, stage: Stage) -> Sides:
    """The two sides of an act. In a symmetric act all sides are initiators."""
    rule = trigger.rule
    if rule.symmetric:
        return Sides(_all_sides(trigger, stage), ())
    initiators = _first_found(trigger, _initiator_slots(trigger), stage, recipient=False, taken=())
    recipients = _first_found(trigger, _recipient_slots(trigger), stage, recipient=True, taken=initiators)
    return Sides(initiators, recipients)


def _initiator_slots(trigger: Trigger) -> tuple[str, ...]:
    default = NOUN_INITIATOR if trigger.word_class == "noun" else VERB_INITIATOR
    return trigger.rule.initiator or default


def _recipient_slots(trigger: Trigger) -> tuple[str, ...]:
    default = NOUN_RECIPIENT if trigger.word_class == "noun" else VERB_RECIPIENT
    return trigger.rule.recipient or default


def _first_found(
    trigger: Trigger, slots: Sequence[str], stage: Stage, *, recipient: bool, taken: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    places = recipient and (trigger.rule.places or trigger.rule.type in PLACE_TYPES)
    for name in slots:
        tokens = slot(trigger, name)
        single = name in {"object-part", "clause", "part"}
        found = _take(tokens, stage, deep=recipient, places=places, taken=taken, single=single)
        if found:
            return found
    return ()


def _take(
    tokens: Iterable[Token], stage: Stage, *, deep: bool, places: bool, taken: tuple[Participant, ...], single: bool
) -> tuple[Participant, ...]:
    """The participants among some tokens; of parts of a phrase only the nearest that is not a side already."""
    found: list[Participant] = []
    for token in tokens:
        here = direct(token, stage, places=places)
        if single:
            here = tuple(p for p in here if p.state is not None)
        if not here and deep and not single:
            here = _parts(token, stage, places=places, taken=taken)
        here = tuple(p for p in here if not _is_taken(p, taken, same_state=single))
        found.extend(p for p in here if p not in found)
        if found and single:
            break
    return tuple(found)


def _parts(token: Token, stage: Stage, *, places: bool, taken: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """The nearest actor inside a noun's phrase that is not a side already: the owner of the thing acted on."""
    for part in inner(token):
        found = tuple(
            p
            for p in direct(part, stage, places=places)
            if p.state is not None and not _is_taken(p, taken, same_state=True)
        )
        if found:
            return found
    return ()


def _is_taken(participant: Participant, taken: tuple[Participant, ...], *, same_state: bool) -> bool:
    if any(participant.span == other.span for other in taken):
        return True
    if participant.actor is not None and any(participant.actor == other.actor for other in taken):
        return True
    return same_state and participant.state is not None and participant.state in {p.state for p in taken}


def direct(token: Token, stage: Stage, *, places: bool) -> tuple[Participant, ...]:
    """The participants that a noun itself names: a mention, people ("soldiers"), a pronoun, or an unknown name."""
    mention = _mention(token, stage)
    if mention is not None:
        if mention.form == "document" or (mention.is_place and not places):
            return ()
        found = participants(mention, stage.scene.cast)
        if all(p.state is None for p in found) and mention.form != "pronoun":
            return _with_states(found, token, stage)
        return found or ()
    sector = sector_of(token, stage.people)
    if sector is not None and token.pos in {"NOUN", "PROPN", "NUM"}:
        return _people(token, sector, stage)
    if token.pos == "PRON" and token.lower in PERSONAL:
        return _pronoun(token, stage)
    if token.pos == "PROPN" and token.entity in NAMED:
        return _people(token, None, stage)
    return ()


def _mention(token: Token, stage: Stage) -> Mention | None:
    cast = stage.scene.cast
    mention = cast.headed_by(token)
    if mention is not None:
        return mention
    covering = cast.covering(token)
    if covering is None or token.pos not in {"NOUN", "PROPN"}:
        return None
    return covering if covering.form in {"name", "body", "group"} and covering.last > token.i >= covering.head else None


def _people(token: Token, sector: str | None, stage: Stage) -> tuple[Participant, ...]:
    span = stage.scene.parse.span(noun_phrase(token))
    states = _states_inside(token, stage) or (None,)
    return tuple(Participant(actor=None, state=state, span=span, sector=sector) for state in states)


def _with_states(found: tuple[Participant, ...], token: Token, stage: Stage) -> tuple[Participant, ...]:
    """A mention without a state takes those that its own words name: "Thai and Cambodian troops" are two."""
    states = _states_inside(token, stage)
    if not found or (len(states) != 1 and len(found) != 1):
        return found
    return tuple(msgspec.structs.replace(p, state=state) for p in found for state in states or (p.state,))


def _states_inside(token: Token, stage: Stage) -> tuple[str, ...]:
    """The states that the words around a noun for people name: "Peruvian miners", "officers of the army of Peru"."""
    near = [member for child in children(token, *PREPOSED) for member in conjuncts(child)]
    states = list(_states_of(near, stage))
    if states:
        return tuple(dict.fromkeys(states))
    for part in inner(token):
        states = list(_states_of([part], stage))
        if states:
            return tuple(dict.fromkeys(states))
    return ()


def _states_of(tokens: Iterable[Token], stage: Stage) -> Iterator[str]:
    cast = stage.scene.cast
    for token in tokens:
        mention = cast.headed_by(token)
        if mention is not None:
            yield from (p.state for p in participants(mention, cast) if p.state is not None)


def _pronoun(token: Token, stage: Stage) -> tuple[Participant, ...]:
    """An unresolved pronoun: whoever the sentence lets speak above it ("Iraq said it would"), else unknown."""
    above = next((verb for verb in ancestors(token) if verb.dep == "ccomp"), None)
    speaker = subject(above.head) if above is not None and token.lower in {"it", "he", "she", "they", "we"} else None
    if speaker is not None and speaker is not token and speaker.pos != "PRON":
        found = tuple(p for noun in conjuncts(speaker) for p in direct(noun, stage, places=False))
        span = stage.scene.parse.span([token])
        if found:
            return tuple(msgspec.structs.replace(p, span=span) for p in found)
    if token.lower == "it":
        return ()
    return (Participant(actor=None, state=None, span=stage.scene.parse.span([token])),)


def _all_sides(trigger: Trigger, stage: Stage) -> tuple[Participant, ...]:
    """All sides of a symmetric act, in the order in which they stand in the text."""
    slots = (*trigger.rule.initiator, *trigger.rule.recipient) or SYMMETRIC_SLOTS
    found: list[Participant] = []
    for name in slots:
        for token in slot(trigger, name):
            here = direct(token, stage, places=False)
            found.extend(p for p in here if not _is_taken(p, tuple(found), same_state=False))
    return tuple(sorted(found, key=lambda p: (p.span.start, p.state or "")))
