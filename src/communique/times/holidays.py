"""Days with a name: which day of a year Christmas, Easter or the Lunar New Year is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from communique.times.meaning import Draft, Fixed, HolidayOf, Shift, YearPart
from communique.times.view import View
from communique.times.words import read_table
from communique.times.years import year_behind


class Holiday(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A feast: `date` (MM-DD), `rule`, `days` by year, or nothing, if its day is not known."""

    names: tuple[str, ...]
    date: str | None = None
    rule: str | None = None
    days: tuple[str, ...] = ()


class EventDay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A date that names an event; with `after`, only before one of these nouns."""

    names: tuple[str, ...]
    date: str
    after: tuple[str, ...] = ()


class Calendar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    holiday: tuple[Holiday, ...]
    event_day: tuple[EventDay, ...]


@lru_cache(maxsize=1)
def _calendar() -> Calendar:
    return msgspec.convert(read_table("holidays.toml"), Calendar)


@lru_cache(maxsize=1)
def _holidays() -> Mapping[str, tuple[tuple[tuple[str, ...], Holiday], ...]]:
    """First word of a name to the names that begin so, longest first."""
    index: dict[str, list[tuple[tuple[str, ...], Holiday]]] = {}
    for item in _calendar().holiday:
        for name in item.names:
            words = tuple(name.split())
            index.setdefault(words[0], []).append((words, item))
    return {word: tuple(sorted(found, key=lambda f: -len(f[0]))) for word, found in index.items()}


def first_words() -> frozenset[str]:
    """The words that names of feasts and event days begin with."""
    events = {name.split()[0] for item in _calendar().event_day for name in item.names}
    return frozenset(_holidays()) | frozenset(events)


def holiday_at(view: View, at: int) -> tuple[str, int] | None:
    """The name of the feast that stands here, and the index behind it."""
    for words, item in _holidays().get(view.low(at), ()):
        if view.reads(at, *words) and view.is_capital(at + (words[0] == "the")):
            return item.names[0], at + len(words)
    return None


def holiday(view: View, at: int) -> tuple[Draft, ...]:
    """ "Christmas", "Easter 2024", "Lunar New Year"."""
    found = holiday_at(view, at)
    if found is None:
        return ()
    name, last = found
    if view.is_capital(last) and view.pos(last) == "PROPN" and view.low(last) not in {"day", "eve"}:
        return ()
    part, end = year_behind(view, last)
    return (Draft(at, end, "DATE", HolidayOf(name, part)),)


def event_day(view: View, at: int) -> tuple[Draft, ...]:
    """ "9/11", "the October 7 attacks"."""
    for item in _calendar().event_day:
        for name in item.names:
            words = tuple(name.split())
            if not view.reads(at, *words):
                continue
            nouns = {view.low(at + len(words)), view.low(at + len(words) + 1)}
            if not item.after or nouns & set(item.after):
                return (Draft(at, at + len(words), "DATE", Fixed(item.date)),)
    return ()


def new_year(view: View, at: int) -> tuple[Draft, ...]:
    """ "New Year" as the day, "in the new year" as the year to come."""
    if not view.reads(at, "new", "year") or view.low(at + 2) in {"'s", "’s"}:
        return ()
    if not view.is_capital(at):
        inside = view.low(at - 1) == "the" and view.low(at - 2) in {"in", "into", "by", "of"}
        return (Draft(at, at + 2, "DATE", Shift("Y", 1), article=True),) if inside else ()
    if view.is_capital(at - 1) and view.pos(at - 1) in {"PROPN", "ADJ"}:
        return ()
    return (Draft(at, at + 2, "DATE", HolidayOf("new year 's day", YearPart())),)


def day_of(name: str, year: int) -> date | None:
    """The day of a feast in a year, or None if it is not known."""
    item = next((h for h in _calendar().holiday if h.names[0] == name), None)
    if item is None:
        return None
    if item.date is not None:
        return date.fromisoformat(f"{year}-{item.date}")
    if item.rule is not None:
        return _RULES[item.rule](year)
    return next((date.fromisoformat(day) for day in item.days if day.startswith(f"{year}-")), None)


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, 1991)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, index: int, weekday: int) -> date | None:
    """The so-manieth (-1: last) weekday (1 Monday to 7 Sunday) of a month; None if the month has none."""
    if index > 0:
        first = date(year, month, 1)
        day = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (index - 1))
        return day if day.month == month else None
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    return last - timedelta((last.isoweekday() - weekday) % 7)


_RULES: Mapping[str, Callable[[int], date | None]] = {
    "easter": easter,
    "good_friday": lambda year: easter(year) - timedelta(2),
    "easter_monday": lambda year: easter(year) + timedelta(1),
    "thanksgiving": lambda year: nth_weekday(year, 11, 4, 4),
    "labor_day": lambda year: nth_weekday(year, 9, 1, 1),
    "memorial_day": lambda year: nth_weekday(year, 5, -1, 1),
    "presidents_day": lambda year: nth_weekday(year, 2, 3, 1),
}
