"""How far an expression reaches to its left: the article and the modifiers that belong to its span."""

from __future__ import annotations

from dataclasses import replace

from communique.times.meaning import Draft, Shift
from communique.times.view import View
from communique.times.words import load_words

_POINT_MODS = frozenset({"early", "late", "mid", "earlier", "later"})
_LENGTH_MODS = frozenset({"about", "around", "roughly", "approximately", "some", "nearly", "almost", "over", "under"})
_RELATIVE_ONLY = frozenset({"earlier", "later"})


def extend(view: View, draft: Draft, floor: int) -> Draft:
    """The draft with what belongs to it on its left, not beyond the index `floor`."""
    if draft.cut is not None and draft.cut[0] > 0:
        return draft
    if draft.type in {"DURATION", "SET"} or _is_counted(draft):
        return _approximate(view, _with_article(view, draft, floor), floor)
    modified = _modified(view, draft, floor)
    modified = _edge(view, modified, floor)
    return _with_article(view, modified, floor) if modified.article else modified


def _is_counted(draft: Draft) -> bool:
    return isinstance(draft.meaning, Shift) and draft.meaning.exact


def _with_article(view: View, draft: Draft, floor: int) -> Draft:
    if draft.article and draft.first > floor and view.low(draft.first - 1) in {"the", "these", "those"}:
        return replace(draft, first=draft.first - 1)
    return draft


def _modified(view: View, draft: Draft, floor: int) -> Draft:
    """ "early next year", "late on Monday" (without the preposition: only the word before), "mid-June"."""
    at = draft.first - 1
    if at >= floor and view.low(at) == "-" and view.low(at - 1) in {"mid", "end", "early", "late"}:
        mod = {"mid": "MID", "end": "END", "early": "START", "late": "END"}[view.low(at - 1)]
        return replace(draft, first=at - 1, mod=mod)
    if at >= floor and view.low(at) == "the" and draft.article and view.low(at - 1) in _RELATIVE_ONLY:
        return draft
    if at >= floor and view.low(at) in _POINT_MODS and draft.mod is None:
        pointing = view.low(draft.first) in {"this", "that", "last", "next", "today", "yesterday", "in"}
        if view.low(at) not in _RELATIVE_ONLY or pointing:
            return replace(draft, first=at, mod=load_words().modifiers[view.low(at)])
    return draft


def _edge(view: View, draft: Draft, floor: int) -> Draft:
    """ "the end of June", "the beginning of the year"."""
    at = draft.first - 1
    if at > floor and view.low(at) == "the" and draft.article:
        at -= 1
    edge = load_words().edges.get(view.low(at - 1)) if at > floor and view.low(at) == "of" else None
    if edge is None or at - 1 < floor:
        return draft
    first = at - 1 - (at - 2 >= floor and view.low(at - 2) in {"the", "very"})
    return replace(draft, first=first, mod=edge, article=False)


def _approximate(view: View, draft: Draft, floor: int) -> Draft:
    """ "nearly two hours", "more than a year", "at least three days", "the past few weeks"."""
    words, at = load_words(), draft.first
    for length in (4, 3, 2):
        phrase = " ".join(view.low(i) for i in range(at - length, at))
        if at - length >= floor and phrase in words.modifier_phrases:
            return replace(draft, first=at - length, mod=words.modifier_phrases[phrase])
    if at - 1 >= floor and view.low(at - 1) in _LENGTH_MODS and draft.type != "SET" and _is_quantifier(view, at - 1):
        first = at - 1 - (view.low(at - 2) in {"just", "only"} and at - 2 >= floor)
        return replace(draft, first=first, mod=words.modifiers[view.low(at - 1)])
    return draft


def _is_quantifier(view: View, at: int) -> bool:
    """Whether "over", "about" belong to the number: "over two hours", not "talks over two days"."""
    word, following = view.low(at), view.low(at + 1)
    if following in {"the", "these", "those", "several", "many", "few", "past", "last", "next", "recent", "coming"}:
        return False
    if word in {"over", "under"}:
        return view.low(at - 1) in {"for", "after", "lasted", "of", "with", "just", "took", "in", "a", "well"}
    if word == "some":
        return view.tokens[at].lower == "some" and following not in {"days", "weeks", "months", "years", "hours"}
    return True
