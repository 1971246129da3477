"""Past or future: what the tense of the clause says of a day without a year or week ("on Monday", "in May")."""

from __future__ import annotations

from typing import Literal

from communique.parse import Token
from communique.syntax import VERBAL, auxiliaries, tense

Direction = Literal[-1, 0, 1]

PLANNING = frozenset(
    {"schedule", "plan", "slate", "expect", "set", "due", "intend", "postpone", "delay", "reschedule", "convene", "aim"}
    | {"propose", "await", "invite", "push", "defer", "book", "prepare", "hope", "want", "pencil", "extend"}
)
"""Words whose time lies ahead of them, whatever their own tense: "was scheduled for Monday"."""
IMPLICATIVE = frozenset(
    {"manage", "fail", "use", "begin", "start", "continue", "happen", "get", "come", "have", "help"}
)
"""Verbs whose infinitive happens when they do: "managed to reach a deal on Friday"."""
_COMING = frozenset({"upcoming", "forthcoming", "scheduled", "planned", "expected", "next", "due", "coming"})
_MODAL = frozenset({"may", "might", "could", "can", "should", "must", "ought", "would", "'d", "’d"})
_SPEECH = frozenset({"say", "be", "report", "write", "add", "show", "mark", "note", "remain", "have"})


def direction(token: Token) -> Direction:
    """-1 if the time lies before the day of the document, 1 if after, 0 if the clause does not tell."""
    current = token
    for _ in range(12):
        if (cue := _cue(current)) is not None:
            return cue
        if current.is_root:
            return 0
        current = current.head
    return 0


def _cue(token: Token) -> Direction | None:
    if token.lower in {"since", "ago"} and token.pos in {"ADP", "SCONJ"}:
        return -1
    if token.lower in _COMING and token.pos == "ADJ":
        return 1
    if token.pos in {"NOUN", "PROPN"}:
        return 1 if any(child.lower in _COMING and child.dep == "amod" for child in token.children) else None
    if token.pos not in VERBAL or token.dep in {"aux", "auxpass"}:
        return None
    return _of_verb(token)


def _of_verb(verb: Token) -> Direction | None:
    if verb.lemma in PLANNING and verb.tag in {"VBN", "VBD"}:
        return -1 if tense(verb) == "past_perfect" else 1
    now = tense(verb)
    if now == "future":
        return 1
    if now in {"past", "past_perfect", "present_perfect"}:
        return -1
    if now == "present":
        return None if verb.lemma in _SPEECH and verb.tag != "VBG" and not _going_to(verb) else 1
    helpers = {aux.lower for aux in auxiliaries(verb)}
    if helpers & _MODAL:
        return -1 if "have" in helpers else 1
    if "to" in helpers:
        return -1 if "have" in helpers else _of_infinitive(verb)
    if verb.tag == "VBN" and verb.dep in {"acl", "advcl"}:
        return -1
    return None


def _going_to(verb: Token) -> bool:
    """ "is to meet": the infinitive hangs on a form of "be"."""
    return any(child.dep == "xcomp" and child.tag == "VB" for child in verb.children)


def _of_infinitive(verb: Token) -> Direction | None:
    """ "plans to meet" lies ahead; "had meant to go" lies back with its past perfect; "managed to" with its verb."""
    above = verb.head
    if above.pos == "ADJ" and not verb.is_root:
        return None
    if above.pos not in VERBAL or verb.is_root:
        return 1
    if tense(above) == "past_perfect":
        return -1
    return _of_verb(above) if above.lemma in IMPLICATIVE and above is not verb else 1
