"""The flow of this layer: triggers, their sides, their standing, one event an act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.events.actors_of import Sides, sides_of
from communique.events.contexts import contexts_of
from communique.events.counterparts import parties_of, with_counterparts
from communique.events.details import Details, details_of
from communique.events.domestic import fill_states
from communique.events.merging import MUTUAL, Find, merge
from communique.events.naming import Stage
from communique.events.nesting import without_nested
from communique.events.retelling import without_retold
from communique.events.rules import EventRules, Side
from communique.events.triggers import Trigger, find_triggers
from communique.events.words import is_one_of
from communique.model import Event, Participant, Statement, claim_id
from communique.parse import Token
from communique.scene import Scene
from communique.sources import reporters
from communique.status import Standing, StatusRules, assess
from communique.syntax import VERBAL, clause_verb, is_passive, tense

OPEN = frozenset({"planned", "expected", "possible", "proposed"})


def find_events(
    scene: Scene, statements: Sequence[Statement], rules: EventRules, status_rules: StatusRules
) -> tuple[Event, ...]:
    """All events of a document in text order: one act told in one sentence is one event.

    An act with no actor of a known state, and none that the document names, is left out. Status is that of the day
    of publication; a planned meeting keeps its type CONSULT (the PLOVER export applies PLOVER's rule).
    """
    stage = Stage(scene, rules.people)
    finds = [find for told in _told(stage, rules) if (find := _find(*told, stage, status_rules)) is not None]
    acts = merge(without_nested(finds))
    return without_retold([(find, _event(find, details_of(find, scene), scene, statements, rules)) for find in acts])


def _told(stage: Stage, rules: EventRules) -> Iterator[tuple[Trigger, Sides]]:
    """The triggers in text order with their sides, in a readout completed by those of the meeting it is about."""
    triggers = find_triggers(stage.scene.parse, rules, stage.scene.cast)
    told = [(trigger, fill_states(trigger, sides_of(trigger, stage), stage.scene)) for trigger in triggers]
    meetings = (sides for trigger, sides in told if trigger.rule.type == "CONSULT" and trigger.rule.symmetric)
    parties = parties_of(stage.scene.document, meetings)
    for trigger, sides in told:
        yield trigger, with_counterparts(trigger, sides, parties)


def _find(trigger: Trigger, sides: Sides, stage: Stage, status_rules: StatusRules) -> Find | None:
    if not _enough(trigger, sides):
        return None
    return Find(trigger, sides, _standing(trigger, stage, status_rules))


def _standing(trigger: Trigger, stage: Stage, status_rules: StatusRules) -> Standing:
    """How far the text commits to an act. A noun for what lasts ("its war against Peru") goes on unless a cue says
    otherwise; the second act of a word ("invited to Rome": a visit) has the status that its rule names."""
    rule, token = trigger.rule, trigger.token
    standing = assess(stage.scene, _judged(trigger), status_rules)
    if rule.status is not None:
        return Standing(rule.status, stage.scene.parse.span([token]), standing.background)
    if standing.status in OPEN and _is_taken_for_granted(token):
        return Standing("happened", None, background=True)
    if (
        standing.status == "happened"
        and standing.cue is None
        and trigger.light is None
        and is_one_of(token, rule.lasting)
        and not (rule.type == "CONSULT" and tense(clause_verb(token)) in {"past", "past_perfect"})
    ):
        return Standing("ongoing", None, standing.background, standing.rule, standing.holder)
    return standing


def _is_taken_for_granted(token: Token) -> bool:
    """ "We hope to get back to what they agreed upon": a past tense in a clause of "what" tells a fact, and an old one,
    whatever is hoped around it."""
    return tense(token) in {"past", "past_perfect"} and (
        token.dep == "pcomp" or any(child.lower == "what" and child.i < token.i for child in token.children)
    )


def _judged(trigger: Trigger) -> Token:
    """The word whose standing is that of the act: of an adjective its verb ("is not willing")."""
    token = trigger.token
    verbal = token.head.pos in VERBAL and token.dep in {"acomp", "attr", "oprd"}
    return token.head if trigger.word_class == "adjective" and verbal else token


def _enough(trigger: Trigger, sides: Sides) -> bool:
    """Whether the sides that a rule needs are there, and one of them is known."""
    everybody = (*sides.initiators, *sides.recipients)
    if not any(p.state is not None or p.actor is not None for p in everybody):
        return False
    if trigger.rule.symmetric and len(sides.initiators) < 2:
        return "initiator" in trigger.rule.needs and bool(sides.initiators)
    if trigger.rule.abroad and _states(sides.initiators) & _states(sides.recipients):
        return False
    needs = trigger.rule.needs or _default_needs(trigger, sides)
    both = trigger.rule.type in MUTUAL and len(_states(sides.initiators)) > 1
    return ("initiator" not in needs or bool(sides.initiators)) and (
        "recipient" not in needs or bool(sides.recipients) or both
    )


def _default_needs(trigger: Trigger, sides: Sides) -> tuple[Side, ...]:
    """An act needs who did it; a passive without "by" needs instead whom it hit."""
    unnamed = trigger.word_class == "verb" and is_passive(trigger.token) and not sides.initiators
    return ("recipient",) if unnamed else ("initiator",)


def _states(side: Sequence[Participant]) -> set[str]:
    return {p.state for p in side if p.state is not None}


def _event(find: Find, details: Details, scene: Scene, statements: Sequence[Statement], rules: EventRules) -> Event:
    rule, token = find.trigger.rule, find.trigger.token
    parse = scene.parse
    trigger = parse.span([token])
    evidence = parse.sentence_span(token)
    sentence = parse.sentence_tokens(parse.sentence_of(token))
    return Event(
        id=claim_id(scene.document, f"event.{rule.type}", [evidence, trigger]),
        type=rule.type,
        mode=rule.mode,
        contexts=contexts_of(token, sentence, rule.contexts, rules.contexts),
        cameo=rule.cameo,
        initiators=find.sides.initiators,
        recipients=find.sides.recipients,
        when=details.when,
        place=details.place,
        minutes=details.minutes,
        status=find.standing.status,
        status_cue=find.standing.cue,
        background=find.standing.background,
        trigger=trigger,
        reported_by=reporters(_others(statements, find), trigger),
        evidence=(evidence,),
        rule=rule.id,
    )


def _others(statements: Sequence[Statement], find: Find) -> Iterator[Statement]:
    """The statements of which the act itself is not the cue: "imposed" is nobody's report of the sanctions."""
    own = {token.start for token in (find.trigger.token, find.trigger.light) if token is not None}
    return (s for s in statements if s.cue is None or not any(s.cue.start <= at < s.cue.end for at in own))
