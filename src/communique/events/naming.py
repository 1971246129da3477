"""Who a noun is: a token to participants with state, actor and sector."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from communique.cast import Mention, participants
from communique.events.frames import inner
from communique.events.people import People, sector_of
from communique.events.words import content_noun
from communique.model import Participant
from communique.parse import Token
from communique.scene import Scene
from communique.syntax import ancestors, children, clause_verb, conjuncts, noun_phrase, subject

PERSONAL = frozenset({"he", "she", "they", "we", "i", "him", "her", "them", "us", "who", "it", "both"})
SPEAKERS = frozenset({"it", "he", "she", "they", "we"})
NAMED = frozenset({"PERSON", "ORG", "NORP"})
PREPOSED = ("poss", "compound", "amod", "nmod", "nounmod")
GOALS = frozenset(
    {"from", "to", "into", "against", "on", "toward", "towards", "at", "over", "about", "with", "by", "for"}
)
"""Prepositions after which a place can stand for those who live there; after "in" or "near" it only tells where."""
LEANINGS = frozenset({"anti", "pro", "ex", "non"})


@dataclass(frozen=True, slots=True)
class Stage:
    """What is needed to tell who a noun is: the scene and the words for people."""

    scene: Scene
    people: People


def named_by(token: Token, stage: Stage, *, places: bool = False) -> tuple[Participant, ...]:
    """The participants that a noun itself names: a mention, people ("soldiers"), a pronoun, or an unknown name."""
    mention = _mention(token, stage)
    if mention is not None:
        if mention.form == "document" or (mention.is_place and not (places or _is_goal(token))):
            return ()
        return _of_mention(mention, token, stage)
    content = content_noun(token)
    if content is not token and (found := named_by(content, stage, places=places)):
        return found
    sector = sector_of(token, stage.people)
    if sector is not None and token.pos in {"NOUN", "PROPN", "NUM"}:
        return _people(token, sector, stage)
    if token.pos == "PRON" and token.lower in PERSONAL:
        return _pronoun(token, stage)
    if token.pos == "PROPN" and token.entity in NAMED:
        return _people(token, None, stage)
    return ()


def owner_named_by(token: Token, stage: Stage) -> tuple[Participant, ...]:
    """The participants that a word inside a phrase names: only mentions, no common nouns."""
    mention = _mention(token, stage)
    if mention is not None and mention.form == "document":
        return ()
    found = _of_mention(mention, token, stage) if mention is not None else ()
    if token.tag == "PRP$" and all(p.state is None and p.actor is None for p in found):
        return _own_of_subject(token, stage) or found
    return found


def _own_of_subject(token: Token, stage: Stage) -> tuple[Participant, ...]:
    """An unresolved "his", "its" or "their" is that of the subject of its clause ("told Peru of his visit")."""
    verb = clause_verb(token)
    owner = subject(verb) if verb is not token else None
    if owner is None or owner.pos == "PRON" or owner.i > token.i:
        return ()
    span = stage.scene.parse.span([token])
    found = (p for noun in conjuncts(owner) for p in named_by(noun, stage) if p.state is not None)
    return tuple(msgspec.structs.replace(p, span=span) for p in found)


def _is_goal(token: Token) -> bool:
    first = token
    while first.dep == "conj" and not first.is_root:
        first = first.head
    return first.dep == "pobj" and first.head.lower in GOALS


def _mention(token: Token, stage: Stage) -> Mention | None:
    cast = stage.scene.cast
    mention = cast.headed_by(token)
    if mention is not None:
        return mention
    covering = cast.covering(token)
    if covering is None or token.pos not in {"NOUN", "PROPN"}:
        return None
    return (
        covering
        if covering.form in {"name", "body", "group", "state"} and covering.last > token.i >= covering.head
        else None
    )


def _of_mention(mention: Mention, token: Token, stage: Stage) -> tuple[Participant, ...]:
    found = tuple(_with_body(p, stage) for p in participants(mention, stage.scene.cast))
    if mention.form == "pronoun":
        return found
    sector = sector_of(token, stage.people)
    found = tuple(msgspec.structs.replace(p, sector=p.sector or sector) for p in found)
    if mention.form in {"group", "role"} and _is_ethnic(token):
        return tuple(msgspec.structs.replace(p, state=None, actor=None) for p in found[:1])
    if mention.form in {"group", "role"} and not mention.actors:
        return _of_group(found, mention, token, stage)
    if all(p.state is None for p in found):
        return _with_states(found, states_inside(token, stage))
    return found


def _of_group(found: tuple[Participant, ...], mention: Mention, token: Token, stage: Stage) -> tuple[Participant, ...]:
    """A group takes the states that stand before its noun: "Dutch troops from Mali" are Dutch.

    A leaning names no state ("anti-Iran activists").
    """
    near = _states_of_all(token, stage) or _states_before(token, stage)
    if near:
        return _with_states(found[:1], near)
    if len(mention.states) == 1 and any(_leans(t, stage) for t in _words_of(mention, stage)):
        return tuple(msgspec.structs.replace(p, state=None) for p in found)
    return found if any(p.state for p in found) else _with_states(found, states_inside(token, stage))


def _states_of_all(token: Token, stage: Stage) -> tuple[str, ...]:
    """ "the leaders of Peru, Chile and Bolivia" act for three states."""
    of = next((child for child in children(token, "prep") if child.lower in {"of", "from"}), None)
    members = [member for pobj in children(of, "pobj") for member in conjuncts(pobj)] if of is not None else []
    states = tuple(dict.fromkeys(_states_of(members, stage))) if len(members) > 1 else ()
    return states if len(states) > 1 else ()


def _is_ethnic(token: Token) -> bool:
    """ "ethnic Albanian rebels", "hundreds of ethnic Albanians"."""
    content = content_noun(token)
    return any(part.lower == "ethnic" for child in content.children for part in (child, *child.children))


def _leans(token: Token, stage: Stage) -> bool:
    """Whether a name stands behind "anti-" or "pro-"."""
    before = stage.scene.parse.tokens[max(0, token.i - 2) : token.i]
    return len(before) == 2 and before[0].lower in LEANINGS and before[1].text == "-"


def _words_of(mention: Mention, stage: Stage) -> tuple[Token, ...]:
    return stage.scene.parse.tokens[mention.first : mention.last]


def _with_body(participant: Participant, stage: Stage) -> Participant:
    """Where a body acts its id stands for the state, as in the readings that the project is scored on."""
    actor = stage.scene.cast.actor(participant.actor) if participant.actor else None
    if participant.state is None and actor is not None and actor.kind == "body" and actor.id.isupper():
        return msgspec.structs.replace(participant, state=actor.id)
    return participant


def _people(token: Token, sector: str | None, stage: Stage) -> tuple[Participant, ...]:
    span = stage.scene.parse.span(noun_phrase(token))
    states = () if _is_ethnic(token) else _states_before(token, stage) or states_inside(token, stage)
    return tuple(Participant(actor=None, state=state, span=span, sector=sector) for state in states or (None,))


def _with_states(found: tuple[Participant, ...], states: tuple[str, ...]) -> tuple[Participant, ...]:
    """A mention without a state takes those that its own words name: "Thai and Cambodian troops" are two."""
    if not found or not states or (len(states) != 1 and len(found) != 1):
        return found
    return tuple(msgspec.structs.replace(p, state=state) for p in found for state in states)


def _states_before(token: Token, stage: Stage) -> tuple[str, ...]:
    """Pronouns come last: "her Chilean counterpart" is Chilean, "its army" is that of whoever is meant."""
    near = [member for child in children(token, *PREPOSED) for member in conjuncts(child)]
    named = tuple(dict.fromkeys(_states_of((t for t in near if t.pos != "PRON"), stage)))
    return named or tuple(dict.fromkeys(_states_of(near, stage)))


def states_inside(token: Token, stage: Stage) -> tuple[str, ...]:
    """The states that the words around a noun name: "Peruvian miners", "an officer of the army of Peru", "Kofi
    Annan, the UN secretary-general"."""
    near = _states_before(token, stage)
    if near:
        return near
    for part in (*children(token, "appos"), *inner(token), *(p for a in children(token, "appos") for p in inner(a))):
        states = tuple(dict.fromkeys(_states_of([part], stage)))
        if states:
            return states
    return ()


def _states_of(tokens: Iterable[Token], stage: Stage) -> Iterator[str]:
    cast = stage.scene.cast
    for token in tokens:
        mention = cast.headed_by(token)
        if mention is not None and not _leans(token, stage):
            found = (_with_body(p, stage).state for p in participants(mention, cast))
            yield from (state for state in found if state is not None)


def _pronoun(token: Token, stage: Stage) -> tuple[Participant, ...]:
    """An unresolved pronoun: whoever the sentence lets speak above it ("Iraq said it would"), else unknown."""
    above = next((verb for verb in ancestors(token) if verb.dep == "ccomp"), None)
    speaker = subject(above.head) if above is not None and token.lower in SPEAKERS else None
    if speaker is not None and speaker is not token and speaker.pos != "PRON":
        found = tuple(p for noun in conjuncts(speaker) for p in named_by(noun, stage))
        span = stage.scene.parse.span([token])
        if found:
            return tuple(msgspec.structs.replace(p, span=span) for p in found)
    if token.lower == "it":
        return ()
    return (Participant(actor=None, state=None, span=stage.scene.parse.span([token])),)
