"""Whether an act is told from before the news: the past perfect, a day long past, "earlier this year"."""

from __future__ import annotations

from datetime import timedelta

from communique.parse import Token
from communique.scene import Scene
from communique.status.moment import lies_before, times_of
from communique.status.standing import Evidence
from communique.syntax import VERBAL, ancestors, clause_verb, tense

RECENT = timedelta(days=14)
"""News tells of days; what lies more than two weeks back is told to explain it."""
_EARLIER = frozenset(
    {"previously", "earlier", "formerly", "previous", "former", "historic", "recent", "recently", "past"}
)
_REPORTING = frozenset({"say", "tell", "report", "announce", "add", "confirm", "write", "claim", "note", "state"})


def is_background(scene: Scene, token: Token, evidence: Evidence | None) -> bool:
    """Whether the act is told from before the news. Only what is over can be."""
    if evidence is not None and evidence.status in {"planned", "expected", "possible", "proposed", "ongoing"}:
        return False
    verb = clause_verb(token)
    dated = _dated(scene, token)
    if dated is None and verb is not token and token.dep in {"dobj", "pobj", "nsubj", "nsubjpass"}:
        dated = _dated(scene, verb)
    if dated is not None:
        return dated
    if any(child.lower in _EARLIER and child.dep in {"amod", "advmod"} for child in token.children):
        return True
    return token.pos in VERBAL and tense(token) == "past_perfect" and not _backshifted(token)


def _dated(scene: Scene, token: Token) -> bool | None:
    """Whether the days named at an act lie long before publication; None where none are named."""
    published = scene.published
    ends = [e for e in times_of(scene, token) if e.end is not None]
    if published is None or not ends:
        return None
    return all(lies_before(e, published, RECENT) for e in ends)


def _backshifted(verb: Token) -> bool:
    """ "Said that they had met": the past perfect of reported speech need not be earlier than the news."""
    at = verb
    for above in ancestors(verb):
        if at.dep == "ccomp" and above.lemma in _REPORTING:
            return True
        at = above
    return False
