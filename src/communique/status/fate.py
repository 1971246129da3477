"""What became of a plan told in the past: "had meant to go, but postponed", "was due to speak; it was put off"."""

from __future__ import annotations

from communique.parse import Parse, Token
from communique.status.cues import at_word
from communique.status.rules import StatusRules
from communique.status.standing import Evidence
from communique.syntax import VERBAL, tense

_DEAD = frozenset({"postponed", "cancelled"})


def of_old_plan(parse: Parse, rules: StatusRules, token: Token, evidence: Evidence | None) -> Evidence | None:
    """The sign of a later cue in the same sentence, where the plan itself is told in the past."""
    if evidence is None or evidence.status not in {"planned", "cancelled"} or not _in_the_past(evidence):
        return evidence
    sentence = parse.sentence_tokens(parse.sentence_of(token))
    for word in sentence:
        if word.i <= token.i or word.pos not in VERBAL:
            continue
        for hit in at_word(parse, rules, word):
            if hit.rule.status in _DEAD and hit.rule.effect == "status" and hit.rule.pos:
                return Evidence(hit.rule.status, hit.words, hit.rule.id, evidence.holder)
    return evidence


def _in_the_past(evidence: Evidence) -> bool:
    cue = evidence.cue[0] if evidence.cue else None
    if cue is None:
        return False
    verb = cue if cue.pos in VERBAL else cue.head
    return verb.lower in {"was", "were"} or tense(verb) in {"past_perfect", "past"}
