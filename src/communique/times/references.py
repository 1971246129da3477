"""Expressions without a calendar value: now, recently, soon, in the future."""

from __future__ import annotations

from communique.times.meaning import Draft, Fixed
from communique.times.view import View
from communique.times.words import Reference, references


def reference(view: View, at: int) -> tuple[Draft, ...]:
    """The longest such expression that begins here."""
    for item in references().get(view.low(at), ()):
        if view.reads(at, *item.words) and _fits(view, at, item):
            return (Draft(at, at + len(item.words), "DATE", Fixed(item.value)),)
    return ()


def _fits(view: View, at: int, item: Reference) -> bool:
    before, behind = view.low(at - 1), view.low(at + len(item.words))
    if item.after and before not in item.after:
        return False
    if item.only_before and behind not in item.only_before:
        return False
    if item.value == "PAST_REF" and item.words[-1] == "past" and not _is_free(view, at + len(item.words)):
        return False
    return behind not in item.never_before and before not in item.never_after


def _is_free(view: View, at: int) -> bool:
    """Whether "the past" stands alone and is no attribute of a noun or number."""
    return view.pos(at) not in {"NOUN", "NUM", "ADJ", "PROPN"}
