"""When an engagement was and how long it took, beyond what hangs on its own word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from communique.attach import duration_of, place_of, when_of
from communique.model import Place, When
from communique.parse import Token
from communique.scene import Scene
from communique.status import Standing
from communique.status.background import RECENT
from communique.syntax import VERBAL, clause_verb, subtree

_PARTS_OF_DAY = frozenset({"the", "in", "early", "late", "morning", "afternoon", "evening", "night", "noon", "midday"})


def when_held(scene: Scene, token: Token) -> When | None:
    """The days of an engagement, also told by its "when"-clause or by the clause that it explains."""
    told = (*_tellers(token), *_clauses(token))
    return next((w for t in told if (w := when_of(scene, t)) is not None and _is_own_day(scene, w)), None)


def where_held(scene: Scene, token: Token) -> Place | None:
    """The place of an engagement, also told at "held" behind its noun."""
    return next((p for t in _tellers(token) if (p := place_of(scene, t)) is not None), None)


def lengths(scene: Scene, token: Token) -> tuple[int | None, int | None]:
    """Actual and scheduled minutes; also of a length that a parser hung on somebody ("met X for two hours")."""
    minutes, scheduled = duration_of(scene, token)
    if minutes is not None or token.pos not in VERBAL:
        return minutes, scheduled
    sentence = scene.parse.sentence_of(token)
    for time in scene.times:
        if sentence.first < time.first < sentence.last and time.time.type == "DURATION" and time.minutes:
            before = scene.parse.tokens[time.first - 1]
            if before.lower == "for" and clause_verb(before) is token:
                return round(time.minutes), scheduled
    return None, scheduled


def with_date(scene: Scene, standing: Standing, when: When | None) -> Standing:
    """What lies more than two weeks before the news is background, wherever its date is told."""
    published = scene.published
    if when is None or published is None or standing.background or standing.status not in {"happened", "ongoing"}:
        return standing
    if date.fromisoformat(when.end) > published - RECENT:
        return standing
    return replace(standing, background=True)


def _tellers(token: Token) -> tuple[Token, ...]:
    """The words whose complements tell when and where: the engagement's own, and "held" behind it."""
    return (token, *(c for c in token.children if c.dep == "acl" and c.tag == "VBN"))


def _clauses(token: Token) -> Iterator[Token]:
    for below in subtree(token, without=frozenset({"ccomp", "conj"})):
        if below.dep in {"advcl", "relcl"} and any(c.lower == "when" for c in below.children):
            yield below
    if token.dep in {"advcl", "relcl"} and any(c.lower == "when" for c in token.children):
        yield clause_verb(token.head)
    above = token
    while above.dep in {"xcomp", "advcl"} and above.tag == "VB" and not above.is_root:
        above = above.head  # "on Monday he prepared to return to meet X"
        yield above


def _is_own_day(scene: Scene, when: When) -> bool:
    """Not "since 2018", and not a bare "in the afternoon", whose day stands elsewhere."""
    if when.span is None:
        return True
    inside = scene.parse.tokens_between(when.span.start, when.span.end)
    before = scene.parse.tokens[inside[0].i - 1] if inside and inside[0].i else None
    if before is not None and before.lower == "since":
        return False
    return not {t.lower for t in inside} <= _PARTS_OF_DAY
