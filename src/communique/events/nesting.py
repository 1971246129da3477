"""Which acts stand inside another act: what is promised, demanded, refused or threatened is no second event."""

from __future__ import annotations

from collections.abc import Iterable

from communique.events.frames import conditions
from communique.events.merging import Find
from communique.events.triggers import Trigger
from communique.parse import Token

OWN_CLAUSE = frozenset({"relcl", "advcl", "parataxis", "conj", "nsubj", "nsubjpass", "appos", "npadvmod", "poss"})
"""What hangs on an act by one of these is not its content. A bare infinitive is, though the parser says "advcl"."""
MEETING_KEPT = frozenset({"agree", "invite", "invitation", "agreement", "propose"})
"""An invitation or an agreement to meet is one act, the meeting that it is about another (conventions of
shared/gold/readings): it comes out as proposed or planned."""


DEMANDS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""PLOVER's manual: what is demanded in the street is the protest."""


def without_nested(finds: Iterable[Find]) -> tuple[Find, ...]:
    """The finds that are no part of another one."""
    found = tuple(finds)
    governing = (find.trigger for find in found if _governs(find.trigger))
    governors = {head.i: trigger for trigger in governing for head in _heads(trigger)}
    return tuple(find for find in found if not _is_nested(find.trigger, governors))


def _governs(trigger: Trigger) -> bool:
    return trigger.rule.swallows or trigger.rule.type == "PROTEST"


def _heads(trigger: Trigger) -> tuple[Token, ...]:
    """The words whose complements are a governing act's content: the trigger, its light verb, its copula."""
    heads = [trigger.token]
    if trigger.light is not None:
        heads.append(trigger.light)
    if trigger.word_class == "adjective" and trigger.token.dep == "acomp":
        heads.append(trigger.token.head)
    return tuple(heads)


def _is_nested(trigger: Trigger, governors: dict[int, Trigger]) -> bool:
    link = trigger.token
    while not link.is_root:
        above = governors.get(link.head.i)
        if above is not None and above is not trigger and _holds(above, trigger, link):
            return not (trigger.rule.type == "CONSULT" and above.token.lemma in MEETING_KEPT)
        if link.dep in {"relcl", "parataxis"}:
            return False
        link = link.head
    return False


def _holds(above: Trigger, trigger: Trigger, link: Token) -> bool:
    """Whether an act is the content of another: all that completes it, or what a crowd demands in the street."""
    if above.rule.type == "PROTEST":
        return trigger.rule.type in DEMANDS and link.dep != "conj"
    if above.rule.type == "THREATEN" and link.dep == "advcl":
        return _is_infinitive(link) or any(link is clause for clause in conditions(above.token))
    return _is_content(link)


def _is_content(link: Token) -> bool:
    return link.dep not in OWN_CLAUSE or _is_infinitive(link)


def _is_infinitive(link: Token) -> bool:
    return link.dep == "advcl" and any(child.dep == "aux" and child.lower == "to" for child in link.children)
