"""Whether an act is told from before the news: the past perfect, a day long past, "earlier this year"."""

from __future__ import annotations

from datetime import timedelta

from communique.parse import Token
from communique.scene import Scene
from communique.status.climb import step_up
from communique.status.moment import lies_before, times_of
from communique.status.standing import Evidence
from communique.syntax import VERBAL, ancestors, clause_verb, subtree, tense
from communique.times.expression import TimeExpression

RECENT = timedelta(days=14)
"""News tells of days; what lies more than two weeks back is told to explain it."""
_FRESH = timedelta(days=3)
"""A readout comes out within days of its meeting."""
_EARLIER = frozenset(
    {"previously", "earlier", "formerly", "previous", "former", "historic", "recent", "recently", "past"}
)
_BEFORE = frozenset({"before", "repeatedly", "often", "once", "twice", "frequently", "regularly"})
_OCCASIONS = frozenset({"in", "during", "at", "after", "following", "on", "before", "ahead", "with", "by"})
_REPORTING = frozenset({"say", "tell", "report", "announce", "add", "confirm", "write", "claim", "note", "state"})


def is_background(scene: Scene, token: Token, evidence: Evidence | None) -> bool:
    """Whether the act is told from before the news. Only what is over can be."""
    if evidence is not None and evidence.status in {"planned", "expected", "possible", "proposed", "ongoing"}:
        lasting = evidence.rule.startswith("lasting/")
        return lasting and scene.document.kind == "readout" and _aside(token, evidence)
    verb = clause_verb(token)
    dated = _dated(scene, token)
    if dated is None and verb is not token and token.dep in {"dobj", "pobj", "nsubj", "nsubjpass"}:
        dated = _dated(scene, verb)
    if dated is not None and (dated or scene.document.kind != "readout"):
        return dated
    if any(child.lower in _EARLIER and child.dep in {"amod", "advmod"} for child in token.children):
        return True
    if token.pos in VERBAL and tense(token) == "past_perfect":
        return not _backshifted(token)
    if token.pos in VERBAL and tense(token) == "present_perfect" and _before_now(token):
        return True
    return scene.document.kind == "readout" and _aside(token, evidence)


def _before_now(verb: Token) -> bool:
    """ "Have met on several occasions", "have talked before": told of the past, not as news."""
    for child in verb.children:
        if child.lower in _BEFORE and child.dep == "advmod":
            return True
        if child.dep in {"prep", "npadvmod"} and any(t.lemma in {"occasion", "time", "past"} for t in subtree(child)):
            return True
    return False


def _aside(token: Token, evidence: Evidence | None) -> bool:
    """In a readout, what the talks were about (not the talks themselves) is known from before.

    All signs of this module together find 31 of the 54 background events of shared/gold/readings, and call 6
    others so.
    """
    if token.pos in VERBAL:
        return token.dep in {"relcl", "acl"} and token.tag in {"VBN", "VBD"}
    step = step_up(token)
    if step is None or (evidence is not None and evidence.rule.startswith("share/")):
        return False
    first = step.prepositions[0].lower if step.prepositions else None
    return step.direction == "object" or (first is not None and first not in _OCCASIONS)


def _dated(scene: Scene, token: Token) -> bool | None:
    """Whether the days named at an act lie long before publication; None where none are named."""
    published = scene.published
    ends = [e for e in times_of(scene, token) if e.end is not None and not _opens_a_gap(scene, e)]
    if published is None or not ends:
        return None
    gap = RECENT if scene.document.kind == "article" else _FRESH
    return all(lies_before(e, published, gap) for e in ends)


def _opens_a_gap(scene: Scene, expression: TimeExpression) -> bool:
    """ "The first visit since 2018" was not in 2018."""
    return expression.first > 0 and scene.parse.tokens[expression.first - 1].lower == "since"


def _backshifted(verb: Token) -> bool:
    """ "Said that they had met": the past perfect of reported speech need not be earlier than the news."""
    at = verb
    for above in ancestors(verb):
        if at.dep == "ccomp" and above.lemma in _REPORTING:
            return True
        at = above
    return False
