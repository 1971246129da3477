"""What the calendar says where the words leave it open: a day after publication has not come."""

from __future__ import annotations

from datetime import date, timedelta

from communique.parse import Token
from communique.scene import Scene
from communique.status.standing import Evidence
from communique.syntax import VERBAL, subtree, tense
from communique.times.expression import TimeExpression

_FUTURE = frozenset({"tomorrow", "upcoming", "forthcoming"})
_OPEN_TENSES = frozenset({"present", "infinitive", "participle"})


def times_of(scene: Scene, token: Token) -> tuple[TimeExpression, ...]:
    """The time expressions that stand in the phrase of an act, not in a clause of their own below it."""
    inside = {t.i for t in subtree(token, without=frozenset({"ccomp", "relcl", "advcl", "conj", "parataxis", "acl"}))}
    return tuple(e for e in scene.times if e.first in inside)


def by_date(scene: Scene, token: Token, evidence: Evidence | None) -> Evidence | None:
    """Read a present or tenseless act with a future day as planned; leave what the words settle."""
    if evidence is None and token.pos not in VERBAL and (past := past_day(scene, token)) is not None:
        return Evidence("happened", past, "date/past")
    if evidence is not None and evidence.status not in {"ongoing", "happened"}:
        return evidence
    if token.pos in VERBAL and tense(token) not in _OPEN_TENSES:
        return evidence
    later = next((e for e in times_of(scene, token) if e.begin and scene.published and e.begin > scene.published), None)
    if later is not None:
        return Evidence("planned", scene.parse.tokens[later.first : later.last], "date/future")
    word = next((t for t in subtree(token, without=frozenset({"ccomp", "relcl"})) if t.lower in _FUTURE), None)
    return Evidence("planned", (word,), "date/future") if word is not None else evidence


def past_day(scene: Scene, noun: Token) -> tuple[Token, ...] | None:
    """The words of a day before publication that a noun carries itself: "last week's call"."""
    published = scene.published
    own = [e for e in times_of(scene, noun) if e.end is not None]
    if published is None or not own or not all(lies_before(e, published, timedelta(days=1)) for e in own):
        return None
    return scene.parse.tokens[own[0].first : own[0].last]


def lies_before(expression: TimeExpression, day: date, gap: timedelta) -> bool:
    """Whether all days that an expression covers end at least `gap` before a day."""
    return expression.end is not None and expression.end <= day - gap
