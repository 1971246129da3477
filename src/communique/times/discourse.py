"""The dates of a text in their order: which one "that weekend", "the next day" and "in the morning" count from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.times.interval import interval_of
from communique.times.meaning import CalendarDay, Draft, YearPart
from communique.times.view import View

_JOINS = frozenset({"and", "or", "to", "-", "–", "through", "until", "till", ",", "from", "on", "of"})
_BEFORE_TIME = frozenset({"at", ",", "(", "in", "the", "from", "around", "by", "to", "until", "-", "–"})
_BEHIND_TIME = frozenset({"on", "of", "(", ")", "the", "to", "until", "-", "–"})


def share_years(view: View, drafts: Sequence[Draft]) -> list[Draft]:
    """Give a day the year of the one it is joined with: "January 11 and November 26, 2021"."""
    shared = list(drafts)
    for i in range(len(shared) - 2, -1, -1):
        if _joined(view, shared[i], shared[i + 1]):
            shared[i] = _with_year(shared[i], shared[i + 1])
    for i in range(len(shared) - 1):
        if _joined(view, shared[i], shared[i + 1]):
            shared[i + 1] = _with_year(shared[i + 1], shared[i])
    return shared


def _with_year(draft: Draft, other: Draft) -> Draft:
    mine, theirs = draft.meaning, other.meaning
    if not isinstance(mine, CalendarDay) or not isinstance(theirs, CalendarDay):
        return draft
    if mine.year != YearPart() or mine.shift is not None or theirs.year.year is None or mine.named:
        return draft
    if (mine.day is None) != (theirs.day is None):
        return draft
    return replace(draft, meaning=replace(mine, year=theirs.year))


def _joined(view: View, left: Draft, right: Draft) -> bool:
    between = [view.low(i) for i in range(left.last, right.first)]
    return len(between) <= 3 and all(word in _JOINS for word in between) and set(between) != {"of"}


def day_before(view: View, drafts: Sequence[Draft], index: int) -> bool:
    """Whether a day stands right before a time of day ("on Monday at 10 a.m.", "June 19, noon")."""
    return index > 0 and _near(view, drafts[index - 1].last, drafts[index].first, _BEFORE_TIME)


def day_behind(view: View, drafts: Sequence[Draft], index: int) -> Draft | None:
    """The day right behind a time of day, also beyond another time ("at 5 p.m. (1400 GMT) on June 19")."""
    while index + 1 < len(drafts) and _near(view, drafts[index].last, drafts[index + 1].first, _BEHIND_TIME):
        index += 1
        if drafts[index].type == "DATE":
            return drafts[index]
        if drafts[index].type != "TIME":
            return None
    return None


def _near(view: View, start: int, end: int, words: frozenset[str]) -> bool:
    return end - start <= 2 and all(view.low(i) in words for i in range(start, end))


def day_part(value: str | None) -> str | None:
    """The day of a value, if it is as fine as a day."""
    found = interval_of(value) if value else None
    return found[0].isoformat() if found and found[0] == found[1] else None
