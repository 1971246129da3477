"""Acts inside one state: which state an actor without one belongs to ("Police arrested 30 protesters in Lima").

A side without a state takes that of the place of the act, or that of the other side where police, courts,
governments or crowds act at home. Nothing is filled in where the sentence names no state.
"""

from __future__ import annotations

import msgspec

from communique.cast import participants
from communique.events.actors_of import Sides
from communique.events.frames import inner
from communique.events.people import HOME_SECTORS
from communique.events.triggers import Trigger
from communique.model import Participant
from communique.parse import Token
from communique.scene import Scene
from communique.syntax import clause_verb, prepositional

HOME_TYPES = frozenset(
    {
        "PROTEST",
        "COERCE",
        "ASSAULT",
        "MOBILIZE",
        "ACCUSE",
        "SANCTION",
        "CONCEDE",
        "RETREAT",
        "REQUEST",
        "REJECT",
        "THREATEN",
    }
)
AT_HOME = ("14", "172", "173", "175", "081", "082", "083", "084")
"""CAMEO codes of acts that most governments and crowds do at home."""
PRONOUNS = frozenset({"he", "she", "they", "we", "who", "them", "him", "her", "us", "both", "themselves"})
CROWDS = frozenset({"CVL", "EDU", "LAB", "AGR", "OPP", "SOC", "REL", "JRN", "PTY"})
GOVERNING = frozenset({"GOV", "COP", "LEG", "JUD"})
REBELS = frozenset({"REB", "OPP"})
ABROAD = frozenset({"SOC", "JRN", "REL"})
LOCATED = ("in ", "from ", "at ")
MARKERS = frozenset({"border", "frontier", "embassy", "consulate", "mission", "coast"})
"""What is named for a state without lying in it, or not on its side."""
WHERE = ("in", "at", "near", "across", "inside", "outside", "around", "throughout", "on", "into")


def fill_states(trigger: Trigger, sides: Sides, scene: Scene) -> Sides:
    """The sides of an act with the states that its place or the other side tells."""
    if trigger.rule.type not in HOME_TYPES:
        return sides
    initiators, recipients = sides.initiators, sides.recipients
    place = None
    if any(p.state is None for p in (*initiators, *recipients)):
        place = setting_state(trigger, scene)
    initiators = _fill(initiators, place or _home(trigger, recipients, initiators, scene))
    other = _only_state(initiators) if _stays_home(trigger, initiators, recipients) else None
    return Sides(initiators, _fill(recipients, place or other))


def _fill(side: tuple[Participant, ...], state: str | None) -> tuple[Participant, ...]:
    if state is None:
        return side
    return tuple(
        msgspec.structs.replace(p, state=state)
        if p.state is None and p.actor is None and p.span.text.lower() not in PRONOUNS
        else p
        for p in side
    )


def _stays_home(trigger: Trigger, initiators: tuple[Participant, ...], recipients: tuple[Participant, ...]) -> bool:
    if trigger.rule.cameo.startswith(AT_HOME) or (initiators and _acts_at_home(initiators)):
        return True
    crowd = any(p.sector in CROWDS for p in initiators)
    rulers = bool(initiators) and all(p.sector in GOVERNING for p in initiators)
    return (crowd and all(p.sector in HOME_SECTORS for p in recipients)) or (
        rulers and all(p.sector in REBELS for p in recipients)
    )


def _acts_at_home(side: tuple[Participant, ...]) -> bool:
    """Police and courts act at home; a government acts abroad as well."""
    return all(p.sector in {"COP", "JUD"} for p in side)


def _home(
    trigger: Trigger, recipients: tuple[Participant, ...], initiators: tuple[Participant, ...], scene: Scene
) -> str | None:
    """Police and crowds without a state are those of the other side's state, rebels those of the government's.

    Not where their own words go on to say where they are ("prosecutors in a far town"), nor campaigners and
    reporters, who accuse governments of all countries.
    """
    sectors = {p.sector for p in initiators}
    at_home = CROWDS | {"COP", "JUD"} if trigger.rule.type == "PROTEST" else (CROWDS | {"COP", "JUD"}) - ABROAD
    if all(p.sector in GOVERNING for p in recipients):
        at_home |= REBELS
    located = any(scene.parse.text[p.span.end : p.span.end + 6].lstrip().startswith(LOCATED) for p in initiators)
    return _only_state(recipients) if sectors and sectors <= at_home and not located else None


def _only_state(side: tuple[Participant, ...]) -> str | None:
    states = {p.state for p in side if p.state is not None}
    return states.pop() if len(states) == 1 else None


def setting_state(trigger: Trigger, scene: Scene) -> str | None:
    """The state in which an act takes place, where its own clause says so."""
    verb = clause_verb(trigger.token)
    for token in (trigger.token, trigger.light, verb):
        if token is None:
            continue
        for pobj in prepositional(token, *WHERE):
            state = _place_state(pobj, scene)
            if state is not None:
                return state
    return None


def _place_state(token: Token, scene: Scene) -> str | None:
    if token.lemma in MARKERS:
        return None
    for part in (token, *inner(token)):
        mention = scene.cast.headed_by(part) or scene.cast.covering(part)
        if mention is not None and mention.form in {"state", "name", "adjective"}:
            states = [p.state for p in participants(mention, scene.cast) if p.state is not None]
            if len(states) == 1:
                return states[0]
    return None
