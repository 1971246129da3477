"""Which mentions are of one engagement, and which engagement is a part of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.meetings.draft import Draft, Sight
from communique.model import When
from communique.parse import Token

_REAL = frozenset({"happened", "ongoing"})
_PARTS = frozenset({"meal", "other"})
NEAR = 5
"""Sentences over which "the two" still points to those of one meeting."""
_TALKS = frozenset({"talks", "call", "summit"})


def gather(sights: Sequence[Sight]) -> list[Draft]:
    """The engagements of a document in the order of their first mention; headings only add to those of the text."""
    drafts: list[Draft] = []
    for sight in sights:
        if not sight.heading:
            _place(sight, drafts)
    for sight in sights:
        if sight.heading and sight.people:
            _add_heading(sight, drafts)
    return drafts


def _place(sight: Sight, drafts: list[Draft]) -> None:
    sight = _referred(sight, drafts)
    home = next((d for d in _nearest(sight, drafts) if _same(sight, d)), None)
    if home is not None:
        if _is_part(sight, home):
            drafts.append(Draft([sight], parent=home.parent or home))
        else:
            home.sights.append(sight)
        return
    if not sight.people and len(sight.around_sides) > 1:
        sight = replace(sight, people=sight.around, sides=sight.around_sides)
    if sight.anchor.rule.frame == "visit" and len(sight.sides) < 2:
        _place_bare_visit(sight, drafts)
    elif (main := _main(sight, drafts)) is not None:
        drafts.append(Draft([sight], extra_sides=main.sides_in_order))
    elif _is_setting(sight.token):
        around = next((d for d in reversed(drafts) if d.first.token.sentence == sight.token.sentence), None)
        drafts.append(_setting(sight, around))
    elif _stands_alone(sight):
        drafts.append(Draft([sight], parent=_whole(sight, drafts)))


def _stands_alone(sight: Sight) -> bool:
    """Whether a mention that points to no other is told fully enough to be an engagement of its own."""
    frame = sight.anchor.rule.frame
    if frame == "trip":
        return bool(sight.people) and (len(sight.sides) > 1 or sight.place is None)
    if frame == "noun" and sight.kind != "summit" and len(sight.sides) < 2 and len(sight.people) < 2:
        return sight.place is not None and not sight.people
    return bool(sight.people) or sight.place is not None


def _referred(sight: Sight, drafts: Sequence[Draft]) -> Sight:
    """ "A meeting between the two": the two of the engagement told just before, not of one further up."""
    open_too = not sight.actors and not sight.sides  # "the two leaders" whom the cast leaves open
    if not sight.collective or not (len(sight.actors) == 2 or open_too):
        return sight
    for draft in sorted(drafts, key=lambda d: -d.sights[-1].token.sentence):
        near = sight.token.sentence - draft.sights[-1].token.sentence <= NEAR
        if near and not draft.first.standing.background and len(draft.first.actors) == 2 == len(draft.first.sides):
            return replace(sight, people=draft.first.people, sides=draft.first.sides)
    return sight


def _nearest(sight: Sight, drafts: Sequence[Draft]) -> list[Draft]:
    """The engagements that a mention may point back to, the likeliest first: news before what it recalls."""
    ordered = list(reversed(drafts))
    if sight.people or sight.standing.background:
        return ordered
    return sorted(ordered, key=lambda d: (d.first.standing.background, d.parent is not None))


def _main(sight: Sight, drafts: Sequence[Draft]) -> Draft | None:
    """ "This visit" in an account of talks: the one who came to them."""
    if sight.kind != "visit" or sight.people or not (sight.known or sight.sides) or not drafts:
        return None
    first = drafts[0]
    fits = len(first.sides) > 1 and frozenset(sight.sides) <= first.sides
    return first if fits and first.first.standing.status in _REAL else None


def _setting(sight: Sight, around: Draft | None) -> Draft:
    """The summit at whose margins the news took place: background, and not over on the day of the news."""
    if around is None:
        return Draft([sight])
    status = sight.standing.status
    today = around.first.today and status == "happened"
    standing = replace(sight.standing, background=True, status="ongoing" if today else status)
    return Draft([replace(sight, standing=standing)], extra_sides=() if sight.sides else around.sides_in_order)


def _is_setting(token: Token) -> bool:
    """ "On the margins of the summit": where the news took place."""
    above = [token.head, token.head.head]
    return any(t.lemma in {"margin", "sideline", "fringe", "edge"} for t in above)


def _place_bare_visit(sight: Sight, drafts: list[Draft]) -> None:
    """ "Had meant to visit": where to is told at the visit before it, by somebody of the same state."""
    for draft in reversed(drafts):
        if draft.first.kind == "visit" and sight.visitor is not None and draft.visitor in {None, sight.visitor}:
            drafts.append(Draft([sight], extra_sides=draft.sides_in_order))
            return


def _add_heading(sight: Sight, drafts: list[Draft]) -> None:
    home = next((d for d in drafts if _same(sight, d)), None)
    if home is not None:
        home.sights.append(sight)


def _same(sight: Sight, draft: Draft) -> bool:
    if sight.fresh and sight.anchor.token.sentence != draft.sights[-1].token.sentence:
        return False
    if not _kinds_agree(sight, draft) or not _standings_agree(sight, draft):
        return False
    if not _days_agree(sight.when, draft.when) or not _visitors_agree(sight, draft):
        return False
    if not sight.people:
        return sight.known or (sight.anchor.rule.vague and not _is_new(sight))
    return _sides_agree(sight, draft)


def _is_new(sight: Sight) -> bool:
    token = sight.token
    return token.tag in {"NNS", "NNPS"} or any(c.lower in {"a", "an", "any", "no"} for c in token.children)


def _kinds_agree(sight: Sight, draft: Draft) -> bool:
    """A word such as "meeting" may point back to a call or dinner; a visit and the talks held on it are two."""
    kinds = {s.kind for s in draft.sights}
    if sight.kind in _PARTS and kinds <= _PARTS and draft.first.token.sentence == sight.token.sentence:
        return True  # "a walk and a dinner"
    if sight.kind in kinds:
        return True
    if "visit" in kinds or sight.kind == "visit":
        return False
    if sight.kind == "summit" or kinds == {"summit"}:
        return not sight.people and sight.known and sight.kind in _TALKS
    if sight.kind in _TALKS and kinds & _TALKS:
        return True
    return sight.anchor.rule.vague and not sight.people and sight.known


def _standings_agree(sight: Sight, draft: Draft) -> bool:
    old = draft.first.standing
    if (sight.standing.status in _REAL) != (old.status in _REAL):
        # "the talks will resume on Monday" after "they met": two; "the meeting" of a past sentence points back
        return False
    explicit = bool(sight.people) and bool(draft.first.people)
    return not explicit or sight.standing.background == old.background or sight.known


def _visitors_agree(sight: Sight, draft: Draft) -> bool:
    if sight.anchor.rule.frame == "invite" and draft.visitor is None:
        # an invitation is told in full: it completes no visit of which the text has not said who travels
        return False
    return sight.visitor is None or draft.visitor is None or sight.visitor == draft.visitor


def _days_agree(one: When | None, other: When | None) -> bool:
    return one is None or other is None or (one.start <= other.end and other.start <= one.end)


def _sides_agree(sight: Sight, draft: Draft) -> bool:
    mine, theirs = sight.actors, draft.actors
    if mine and theirs:
        return (mine <= theirs or theirs <= mine) and _states_agree(sight, draft)
    if bool(mine) != bool(theirs) and draft.first.people and sight.standing.background and not sight.known:
        return False  # "the leaders met last year" need not be the meeting of these two
    return bool(sight.sides) and _states_agree(sight, draft)


def _states_agree(sight: Sight, draft: Draft) -> bool:
    sides = frozenset(sight.sides)
    return sides <= draft.sides or draft.sides <= sides


def _is_part(sight: Sight, home: Draft) -> bool:
    """Talks that ran shorter than the whole day's meeting are a part of it."""
    return sight.minutes is not None and home.minutes is not None and sight.minutes < home.minutes


def _whole(sight: Sight, drafts: Sequence[Draft]) -> Draft | None:
    """The engagement that a walk or meal of the same sides belongs to."""
    if sight.kind not in _PARTS or sight.standing.status not in _REAL:
        return None
    for draft in reversed(drafts):
        whole = draft.parent or draft
        real = whole.first.standing.status in _REAL and not whole.first.standing.background
        if whole.first.kind in _TALKS and real and _sides_agree(sight, whole) and _days_agree(sight.when, whole.when):
            return whole
    return None
