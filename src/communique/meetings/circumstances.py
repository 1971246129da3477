"""Why an engagement was put off, and since when there was none like it."""

from __future__ import annotations

from communique.meetings.draft import Sight
from communique.model import Span
from communique.parse import Token
from communique.scene import Scene
from communique.syntax import VERBAL, ancestors, subtree

_REASONS = frozenset({"after", "because", "due", "over", "following", "amid", "owing", "citing", "given", "since"})
_ENDED = frozenset({"postponed", "cancelled"})


def cause_of(scene: Scene, sight: Sight) -> Span | None:
    """Why it was put off or called off: the clause or noun after "because of", "after", "over" at the cue's verb."""
    cue = sight.standing.cue
    if sight.standing.status not in _ENDED or cue is None:
        return None
    for word in scene.parse.tokens_between(cue.start, cue.end):
        verb = word if word.pos in VERBAL else next((a for a in ancestors(word) if a.pos in VERBAL), word)
        for child in verb.children:
            if (found := _reason(scene, child)) is not None:
                return found
    return None


def _reason(scene: Scene, child: Token) -> Span | None:
    if child.dep == "prep" and child.lower in _REASONS:
        inside = [t for t in subtree(child) if t is not child and t.lower not in {"of", "to"}]
        return scene.parse.span(inside) if inside else None
    opens = child.dep == "advcl" and any(c.dep in {"mark", "advmod"} and c.lower in _REASONS for c in child.children)
    if not opens:
        return None
    inside = [t for t in subtree(child) if t.dep != "punct" and not (t.head is child and t.lower in _REASONS)]
    return scene.parse.span(inside)


def since_of(scene: Scene, sight: Sight) -> Span | None:
    """ "The first visit since 2018": from "first" to the year."""
    token = sight.token
    ordinal = next((c for c in token.children if c.lower == "first"), None)
    if ordinal is None:
        return None
    for holder in (token, *list(ancestors(token))[:2]):
        for child in holder.children:
            if child.dep in {"prep", "mark"} and child.lower == "since" and child.i > token.i:
                return scene.parse.span([ordinal, *subtree(child)])
        for below in subtree(holder, without=frozenset({"relcl", "ccomp"})):
            if below.lower == "since" and below.dep == "prep" and token.i < below.i < token.i + 15:
                return scene.parse.span([ordinal, *subtree(below)])
    return None
