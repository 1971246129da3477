"""Words that point: yesterday, last week, this summer, next June, the following day, that weekend, the same year."""

from __future__ import annotations

from communique.times.dates import with_part
from communique.times.exclusions import is_month, is_weekday
from communique.times.holidays import holiday_at
from communique.times.meaning import (
    CalendarDay,
    Draft,
    Fixed,
    HolidayOf,
    Meaning,
    SeasonOf,
    Shift,
    TimeOf,
    WeekdayOf,
    WeekendOf,
)
from communique.times.view import View
from communique.times.words import load_words
from communique.times.years import year_behind

_SHIFTS = {"last": -1, "this": 0, "next": 1, "current": 0, "coming": 1, "upcoming": 1, "past": -1}
_NAMED = {"previous": -1, "preceding": -1, "following": 1, "ensuing": 1, "subsequent": 1, "same": 0, "that": 0}
_DEICTIC_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_WITHIN = frozenset({"in", "over", "for", "within", "during", "throughout", "through", "of"})
_LENGTHS = {"D": "P1D", "W": "P1W", "M": "P1M", "Y": "P1Y", "E": "P10Y", "C": "P100Y", "TH": "PT1H"}
_ERA_NOUNS = frozenset(
    {"world", "generation", "generations", "economy", "society", "era", "challenges", "age", "standards", "realities"}
)


def deictic_day(view: View, at: int) -> tuple[Draft, ...]:
    """ "today", "yesterday evening", "the day before yesterday", "today's world" (an era, no day)."""
    shift = _DEICTIC_DAYS.get(view.low(at))
    if shift is None:
        return ()
    if shift == 0 and _is_era(view, at):
        return (Draft(at, at + 1, "DATE", Fixed("PRESENT_REF")),)
    first = at
    if view.low(at - 2) == "day" and view.low(at - 1) in {"before", "after"}:
        shift += -1 if view.low(at - 1) == "before" else 1
        first = at - 2
        return (Draft(first, at + 1, "DATE", Shift("D", shift), article=True),)
    return with_part(view, Draft(first, at + 1, "DATE", Shift("D", shift)))


def _is_era(view: View, at: int) -> bool:
    if view.low(at + 1) in {"'s", "’s"} and view.low(at + 2) in _ERA_NOUNS:
        return True
    if view.reads(at - 2, "as", "of"):
        return False
    return view.low(at - 1) in {"of", "than", "even", "still"} and view.low(at + 1) not in {"'s", "’s"}


def pointed(view: View, at: int) -> tuple[Draft, ...]:
    """A pointing word and what it points to."""
    word = view.low(at)
    if word == "this" and view.low(at + 1) in {"past", "coming", "last", "upcoming", "previous"}:
        return _target(view, at, at + 2, _SHIFTS.get(view.low(at + 1), -1), named=False)
    spot = at + 1
    if view.low(spot) in {"very", "calendar", "full"} and word in {"the", "same", "that", "last", "next", "following"}:
        spot += 1
    if word in _NAMED:
        return _target(view, at, spot, _NAMED[word], named=True)
    shift = _SHIFTS.get(word)
    if shift is None or (word == "last" and view.pos(at) == "VERB"):
        return ()
    if word == "current" and view.low(at - 1) not in {"the", "this"}:
        return ()
    if word in {"last", "next", "past", "coming", "upcoming"} and view.low(at - 1) == "the":
        return _after_article(view, at, spot, shift)
    calendar = load_words().weekdays | load_words().months
    if word in {"past", "coming", "upcoming"} and view.low(spot) not in calendar:
        return ()
    return _target(view, at, spot, shift, named=False)


def _after_article(view: View, at: int, spot: int, shift: int) -> tuple[Draft, ...]:
    """ "the past week" is a length, "the next day" counts from the date before, "the last weekend" is a date."""
    word, target = view.low(at), view.low(spot)
    unit = load_words().units.get(target)
    if target in load_words().day_parts or unit == "D":
        if word == "next":
            return _target(view, at, spot, 1, named=True)
        return (Draft(at, spot + 1, "DURATION", Fixed("P1D"), article=True),) if word == "past" else ()
    if unit in _LENGTHS:
        if view.low(spot + 1) == "of" or (word == "last" and view.low(at - 2) in {"on", "by"}):
            return ()
        if word in {"past", "last"} or (word == "next" and view.low(at - 2) in _WITHIN):
            return (Draft(at, spot + 1, "DURATION", Fixed(_LENGTHS[unit]), article=True),)
    return _target(view, at, spot, shift, named=False)


def _target(view: View, at: int, spot: int, shift: int, *, named: bool) -> tuple[Draft, ...]:
    words, target = load_words(), view.low(spot)
    article = view.low(at) not in {"this", "that"}
    if (meaning := _named_thing(view, spot, shift, named=named)) is not None:
        return with_part(view, Draft(at, spot + 1, "DATE", meaning, article=article))
    part = words.day_parts.get(target)
    if part is not None:
        base = Shift("D", shift, named=named)
        return (Draft(at, spot + 1, "TIME", TimeOf(f"T{part}", base), article=article),)
    feast = holiday_at(view, spot)
    if feast is not None:
        return (Draft(at, feast[1], "DATE", HolidayOf(feast[0], shift=shift), article=article),)
    return ()


def _named_thing(view: View, at: int, shift: int, *, named: bool) -> Meaning | None:
    """The unit, month, weekday or season at an index, so many steps from now or from the date named before."""
    words, target = load_words(), view.low(at)
    unit = words.units.get(target)
    if unit == "WE":
        return WeekendOf(shift, named=named)
    if unit in {"W", "M", "Y", "E", "C", "Q"} or (unit == "D" and (named or view.low(at - 1) == "next")):
        if view.low(at + 1) == "-" or (named and shift == 0 and unit == "Q"):
            return None
        return Shift(unit, shift, named=named)
    month = words.months.get(target)
    if month is not None and is_month(view, at, numbered=False):
        return CalendarDay(month, shift=shift, named=named)
    day = words.weekdays.get(target)
    if day is not None and is_weekday(view, at):
        return WeekdayOf(day, shift=shift, named=named)
    if target in words.seasons and view.pos(at) != "VERB":
        return SeasonOf(words.seasons[target], shift=shift, named=named)
    return None


def season(view: View, at: int) -> tuple[Draft, ...]:
    """ "the autumn of 2023", "spring 2024", "in spring", "this year's summer"."""
    code = load_words().seasons.get(view.low(at))
    if code is None or view.pos(at) == "VERB":
        return ()
    part, end = year_behind(view, at + 1)
    if part.year is not None or part.shift is not None:
        return (Draft(at, end, "DATE", SeasonOf(code, part), article=True),)
    capital_name = view.is_capital(at) and (view.is_capital(at + 1) or (at > 0 and view.is_capital(at - 1)))
    if capital_name or view.low(at + 1) in {"of", "-"}:
        return ()
    the = view.low(at - 1) == "the"
    before = view.low(at - 2) if the else view.low(at - 1)
    edge = view.low(at - 1) in {"early", "late", "mid"}
    if before in {"in", "by", "during", "since", "until", "through", "over"} or edge:
        return (
            (Draft(at, at + 1, "DATE", SeasonOf(code), article=True),)
            if code != "FA" or the or edge or (view.low(at) == "autumn")
            else ()
        )
    return ()


def weekend(view: View, at: int) -> tuple[Draft, ...]:
    """ "over the weekend", "at the weekend", "weekend talks"; "on weekends" is a repetition."""
    if view.low(at) == "weekends":
        return (Draft(at, at + 1, "SET", Fixed("XXXX-WXX-WE")),) if view.low(at - 1) in {"on", "at"} else ()
    if view.low(at - 1) == "the" and view.low(at + 1) not in {"of", "'s", "’s", "-"}:
        return (Draft(at, at + 1, "DATE", WeekendOf(), article=True),)
    return ()


def unit_of_now(view: View, at: int) -> tuple[Draft, ...]:
    """ "the end of the year", "later in the day", "earlier in the month", "the day before", "year-end"."""
    unit = load_words().units.get(view.low(at))
    if unit is None:
        return ()
    if unit == "Y" and view.reads(at + 1, "-", "end"):
        return (Draft(at, at + 3, "DATE", Shift("Y", 0), mod="END"),)
    if unit == "Y" and view.reads(at + 1, "'s", "end"):
        return (Draft(at, at + 3, "DATE", Shift("Y", 0), mod="END"),)
    if unit == "Y" and view.low(at + 1) == "end" and view.low(at - 1) in {"by", "at", "before", "until", "of"}:
        return (Draft(at, at + 2, "DATE", Shift("Y", 0), mod="END"),)
    if view.low(at - 1) != "the" or unit not in {"D", "W", "M", "Y", "E", "C"}:
        return ()
    if view.low(at + 1) in {"before", "after"} and unit != "C" and _stands_alone(view, at + 2):
        step = -1 if view.low(at + 1) == "before" else 1
        return (Draft(at, at + 2, "DATE", Shift(unit, step, named=True), article=True),)
    if view.low(at - 2) == "of" and view.low(at - 3) in load_words().edges:
        return (Draft(at, at + 1, "DATE", Shift(unit, 0), article=True),)
    if view.low(at - 2) in {"in", "of"} and view.low(at - 3) in {"later", "earlier", "late", "early", "rest"}:
        return (Draft(at, at + 1, "DATE", Shift(unit, 0), article=True),)
    return ()


def _stands_alone(view: View, at: int) -> bool:
    return view.low(at) in {"", ",", ".", ";", ":", ")", "and", "but"}
