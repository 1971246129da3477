"""Times of day: "10:30 p.m. EDT", "1600 GMT", "noon", "3 o'clock", "the morning of June 19", "tonight"."""

from __future__ import annotations

import re

from communique.times.dates import day_first, month_first, weekday
from communique.times.meaning import CalendarDay, Draft, Meaning, Shift, TimeOf, WeekdayOf
from communique.times.view import View
from communique.times.words import load_words

_CLOCK = re.compile(r"(\d{1,2})[:.h](\d\d)(?::\d\d)?([ap]\.?m\.?)?$")
_HOUR = re.compile(r"(\d{1,2})([ap]\.?m\.?)?$")
_MILITARY = re.compile(r"([01]\d|2[0-3])([0-5]\d)$")
_ZONE = re.compile(r"(gmt|utc)([+-]\d{1,2}(:\d\d)?)?$")
_FIXED = {"noon": "T12:00", "midday": "T12:00", "midnight": "T00:00"}
_DAYS = {"tonight": (0, "TNI"), "tonite": (0, "TNI")}
_CLOCK_BEFORE = frozenset({"at", "by", "until", "till", "around", "from", "since", "before", "after"})
_PART_BEFORE = frozenset({"in", "during", "by", "of"})


def clock_time(view: View, at: int) -> tuple[Draft, ...]:
    """An hour in digits, with its half of the day, zone and a day right behind it."""
    word = view.low(at)
    found = _CLOCK.match(word)
    if found:
        half, last = _half(view, at, found[3])
        if half is None and not _plain_clock(view, at, last, word):
            return ()
        return _finish(view, at, last, int(found[1]), int(found[2]), half)
    hour = _HOUR.match(word)
    if hour:
        half, last = _half(view, at, hour[2])
        if half is not None and 1 <= int(hour[1]) <= 12:
            return _finish(view, at, last, int(hour[1]), 0, half)
        if view.low(at + 1) in {"o'clock", "o’clock"} and 1 <= int(hour[1]) <= 12:
            half, last = _half(view, at + 1, None)
            return _finish(view, at, last, int(hour[1]), 0, half)
    military = _MILITARY.match(word)
    if military and (_zone(view, at + 1) > at + 1 or view.low(at + 1) == "hours"):
        last = at + 1 + (view.low(at + 1) == "hours")
        return _finish(view, at, last, int(military[1]), int(military[2]), None)
    return ()


def _plain_clock(view: View, at: int, last: int, word: str) -> bool:
    """Whether "10:30" without a.m. or p.m. is a time of day, no score and no verse."""
    if ":" not in word:
        return False
    before = view.low(at - 1)
    if _zone(view, last) > last or before in _CLOCK_BEFORE:
        return True
    return before in {"-", "–", "to", "and"} and _CLOCK.match(view.low(at - 2)) is not None


def _half(view: View, at: int, inside: str | None) -> tuple[str | None, int]:
    if inside is not None:
        stop = view.low(at + 1) == "." and view.is_joined(at) and not inside.endswith(".") and "." in inside
        return inside[0], at + 1 + stop
    if view.low(at + 1) in load_words().lists["half_day_marks"]:
        stop = view.low(at + 2) == "." and view.is_joined(at + 1) and view.low(at + 1) in {"a.m", "p.m"}
        return view.low(at + 1)[0], at + 2 + stop
    return None, at + 1


def _finish(view: View, at: int, last: int, hour: int, minute: int, half: str | None) -> tuple[Draft, ...]:
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    if hour > 24 or minute > 59:
        return ()
    return _with_day(view, at, _zone(view, last), f"T{hour:02d}:{minute:02d}")


def _zone(view: View, at: int) -> int:
    """The index behind a zone ("EDT", "GMT+3", "Moscow time", "local time"); `at` if there is none."""
    lists, word = load_words().lists, view.low(at)
    if word in lists["zone_names"]:
        behind = at + 1 + (view.low(at + 1) in {"standard", "daylight"})
        return behind + 1 if view.low(behind) == "time" else at
    if _ZONE.match(word) or (word in lists["zones"] and view.tokens[at].text.isupper()):
        if view.low(at + 1) in {"+", "-"} and view.low(at + 2).isdigit():
            return at + 3
        return at + 1
    return at


def _with_day(view: View, at: int, last: int, suffix: str) -> tuple[Draft, ...]:
    """The time, and the day if it follows without a preposition ("10 p.m. Monday", "noon today")."""
    behind = last + (view.low(last) == ",")
    day = _day_behind(view, behind)
    if day is not None:
        return (Draft(at, day.last, "TIME", TimeOf(suffix, day.meaning)),)
    return (Draft(at, last, "TIME", TimeOf(suffix)),)


def _day_behind(view: View, at: int) -> Draft | None:
    shift = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(view.low(at))
    if shift is not None:
        return Draft(at, at + 1, "DATE", Shift("D", shift))
    found = weekday(view, at) or month_first(view, at) or day_first(view, at)
    if len(found) == 1 and found[0].type == "DATE" and _is_day(found[0].meaning):
        return found[0]
    return None


def _is_day(meaning: Meaning) -> bool:
    return isinstance(meaning, WeekdayOf) or (isinstance(meaning, CalendarDay) and meaning.day is not None)


def day_part(view: View, at: int) -> tuple[Draft, ...]:
    """ "noon", "tonight", "in the morning", "the evening of June 19", "the morning of Monday"."""
    word = view.low(at)
    if word in _FIXED:
        return _with_day(view, at, at + 1, _FIXED[word])
    if word in _DAYS:
        shift, suffix = _DAYS[word]
        return (Draft(at, at + 1, "TIME", TimeOf(suffix, Shift("D", shift))),)
    part = load_words().day_parts.get(word)
    if part is None or view.low(at - 1) not in {"the", "early", "late"}:
        return ()
    if view.low(at + 1) == "of":
        day = _day_behind(view, at + 2)
        if day is not None:
            return (Draft(at, day.last, "TIME", TimeOf(f"T{part}", day.meaning), article=True),)
    before = view.low(at - 2) if view.low(at - 1) == "the" else view.low(at - 3)
    if before in _PART_BEFORE and word != "night" and view.low(at + 1) != "of":
        return (Draft(at, at + 1, "TIME", TimeOf(f"T{part}"), article=True),)
    return ()
