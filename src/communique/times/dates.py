"""Days, months and weekdays: "Friday, August 21, 2015", "18-19 June", "June of last year", ISO and numeric dates."""

from __future__ import annotations

import re
from datetime import date

from communique.times.exclusions import is_count, is_month, is_weekday
from communique.times.meaning import (
    CalendarDay,
    Draft,
    Fixed,
    NthOf,
    Shift,
    TimeOf,
    WeekdayOf,
    WeekendOf,
    WeekOf,
    YearPart,
)
from communique.times.view import View
from communique.times.words import load_words
from communique.times.years import ordinal, year_behind

_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?$")
_ORDINAL_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)$")
_DAY_RANGE = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?([–—-])(\d{1,2})(?:st|nd|rd|th)?$")
_NUMERIC = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2((?:19|20)\d\d)$")
_ISO = re.compile(r"((?:1[89]|20)\d\d)-(\d\d)(?:-(\d\d))?(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$")
_RANGE_WORDS = frozenset({"-", "–", "to", "and", "or", "through", "until", "till"})
_MONTH_SHIFTS = {"last": -1, "this": 0, "next": 1}
_WEEK_SHIFTS = {"last": -1, "this": 0, "next": 1}
_NAMED_WEEKS = {"previous": -1, "preceding": -1, "same": 0, "following": 1}


def month_first(view: View, at: int) -> tuple[Draft, ...]:
    """ "June 18, 2023", "June 18-19", "June 2023", "June last year", "June"."""
    month = load_words().month(view.low(at))
    if month is None:
        return ()
    spot = at + 1 + (_abbreviated(view, at))
    if spot == at + 1 and view.low(spot) == "the" and _ORDINAL_DAY.match(view.low(spot + 1)):
        spot += 1
    found = _days_at(view, spot)
    if found is None:
        return _month_alone(view, at, spot, month)
    if not is_month(view, at, numbered=True):
        return ()
    days, last = found
    part, end = year_behind(view, last, comma=True)
    if len(days) == 1:
        return (Draft(at, end, "DATE", CalendarDay(month, days[0][0], part)),)
    (first, first_at, first_cut), (second, second_at, second_cut) = days
    start = Draft(at, first_at + 1, "DATE", CalendarDay(month, first, part))
    if first_cut is not None:
        start = Draft(at, first_at + 1, "DATE", CalendarDay(month, first, part), cut=(0, first_cut[1]))
    return start, Draft(second_at, end, "DATE", CalendarDay(month, second, part), cut=second_cut)


def _month_alone(view: View, at: int, spot: int, month: int) -> tuple[Draft, ...]:
    part, end = year_behind(view, spot, comma=True)
    if part.year is None and view.low(spot) == ",":
        part, end = YearPart(), spot
    if not is_month(view, at, numbered=part != YearPart()):
        return ()
    return (Draft(at, end if part != YearPart() else at + 1, "DATE", CalendarDay(month, None, part)),)


def day_first(view: View, at: int) -> tuple[Draft, ...]:
    """ "18 June 2023", "the 18th of June", "18-19 June", "18 to 20 June", "the fifth of May"."""
    found = _days_at(view, at, counted=False)
    if found is None:
        return _spelled_day(view, at)
    days, last = found
    last += view.low(last) == "of"
    month = load_words().month(view.low(last))
    if month is None or not is_month(view, last, numbered=True):
        return ()
    last += 1 + (_abbreviated(view, last))
    part, end = year_behind(view, last, comma=True)
    if len(days) == 1:
        return (Draft(at, end, "DATE", CalendarDay(month, days[0][0], part), article=view.low(at)[-1].isalpha()),)
    (first, first_at, first_cut), (second, second_at, second_cut) = days
    if second_cut is not None:
        return (Draft(at, end, "DATE", CalendarDay(month, second, part)),)
    return (
        Draft(at, first_at + 1, "DATE", CalendarDay(month, first, part), cut=first_cut),
        Draft(second_at, end, "DATE", CalendarDay(month, second, part)),
    )


def _month_pointed(view: View, at: int) -> tuple[CalendarDay | Shift, int] | None:
    """A month after "of": by its name, or as this, last or next month."""
    at += view.low(at) == "the" and view.low(at + 1) in _MONTH_SHIFTS
    shift = _MONTH_SHIFTS.get(view.low(at))
    if shift is not None and view.low(at + 1) == "month":
        return Shift("M", shift), at + 2
    found = month_first(view, at)
    meaning = found[0].meaning if len(found) == 1 else None
    if isinstance(meaning, CalendarDay) and meaning.day is None:
        return meaning, found[0].last
    return None


def _spelled_day(view: View, at: int) -> tuple[Draft, ...]:
    number, last = ordinal(view, at)
    if number is None or view.low(last) != "of":
        return ()
    pointed = _month_pointed(view, last + 1)
    if pointed is not None and isinstance(pointed[0], Shift):
        return (Draft(at, pointed[1], "DATE", NthOf(number, 0, pointed[0]), article=True),)
    month = load_words().months.get(view.low(last + 1))
    if month is None or number > 31 or not is_month(view, last + 1, numbered=True):
        return ()
    part, end = year_behind(view, last + 2, comma=True)
    return (Draft(at, end, "DATE", CalendarDay(month, number, part), article=True),)


def _abbreviated(view: View, at: int) -> bool:
    """Whether the full stop behind a month belongs to it ("Sept ." read as two words)."""
    return view.low(at + 1) == "." and view.is_joined(at) and view.low(at) in load_words().month_abbreviations


_DayAt = tuple[int, int, tuple[int, int] | None]


def _days_at(view: View, at: int, *, counted: bool = True) -> tuple[tuple[_DayAt, ...], int] | None:
    """One day of the month, or two as a range: (day, index, part of the token), and the index behind them."""
    word = view.low(at)
    if both := _DAY_RANGE.match(word):
        first, second = int(both[1]), int(both[3])
        if 1 <= first < second <= 31:
            return ((first, at, (0, both.end(1))), (second, at, (both.start(3), both.end()))), at + 1
        return None
    day = _day(view, at)
    if day is None:
        return _spelled_after_month(view, at) if counted else None
    if view.low(at - 1) in {"$", "€", "£", "¥"} or (counted and is_count(view, at)):
        return None
    if view.low(at + 1) in _RANGE_WORDS:
        second_day = _day(view, at + 2)
        if second_day is not None and second_day > day and not _is_other(view, at + 2, counted=counted):
            return ((day, at, None), (second_day, at + 2, None)), at + 3
    return ((day, at, None),), at + 1


def _spelled_after_month(view: View, at: int) -> tuple[tuple[_DayAt, ...], int] | None:
    """ "March third", "February twenty-second"."""
    number, last = ordinal(view, at)
    if number is None or number > 31 or view.pos(last) in {"NOUN", "PROPN"}:
        return None
    return ((number, last - 1, None),), last


def _is_other(view: View, at: int, *, counted: bool) -> bool:
    """Whether the number after "June 18 and" counts something else, or begins a date of its own."""
    if counted and load_words().month(view.low(at + 1)) is not None:
        return True
    return counted and (is_count(view, at) or view.pos(at + 1) in {"NOUN", "NUM"} or view.low(at + 1) in {":", "%"})


def _day(view: View, at: int) -> int | None:
    found = _DAY.match(view.low(at))
    if found is None or not 1 <= int(found[1]) <= 31:
        return None
    if view.low(at + 1) in {"%", "percent", "million", "billion", "a.m.", "p.m.", "am", "pm"}:
        return None
    return int(found[1])


def weekday(view: View, at: int) -> tuple[Draft, ...]:
    """ "Monday", "Monday, June 19", "Monday 19 June 2023", "Monday morning", "Monday of last week", "Mondays"."""
    words = load_words()
    number = words.weekday(view.low(at))
    if number is None:
        return _plural_weekday(view, at)
    if not is_weekday(view, at):
        return ()
    spot = at + 1 + (view.low(at + 1) == "." and view.low(at).rstrip(".") in words.weekday_abbreviations)
    spot += view.low(spot) == ","
    spot += view.low(spot) == "the" and _ORDINAL_DAY.match(view.low(spot + 1)) is not None
    dated = month_first(view, spot) or day_first(view, spot)
    if dated and isinstance(dated[0].meaning, CalendarDay) and dated[0].meaning.day and dated[0].first == spot:
        return _with_part(view, _restart(dated[0], at), *dated[1:])
    week, named, last = _week_behind(view, at + 1)
    return _with_part(view, Draft(at, last, "DATE", WeekdayOf(number, week=week, named=named)))


def _restart(draft: Draft, at: int) -> Draft:
    return Draft(at, draft.last, draft.type, draft.meaning, draft.mod, draft.article)


def _with_part(view: View, draft: Draft, *others: Draft) -> tuple[Draft, ...]:
    """A day with the part of it that follows: "Monday morning"."""
    part = load_words().day_parts.get(view.low(draft.last))
    capital = view.is_capital(draft.last) and view.is_capital(draft.last + 1)
    if part is None or others or capital:
        return (draft, *others)
    return (Draft(draft.first, draft.last + 1, "TIME", TimeOf(f"T{part}", draft.meaning), draft.mod),)


def with_part(view: View, draft: Draft) -> tuple[Draft, ...]:
    """The draft of a day together with a part of day right behind it."""
    return _with_part(view, draft)


def _week_behind(view: View, at: int) -> tuple[int | None, bool, int]:
    """The week said behind a weekday, whether it counts from the date before, and the index behind it."""
    spot = at + (view.low(at) == "of")
    spot += view.low(spot) == "the"
    if view.low(spot + 1) == "week":
        shift, named = _WEEK_SHIFTS.get(view.low(spot)), _NAMED_WEEKS.get(view.low(spot))
        if shift is not None or named is not None:
            return shift if shift is not None else named, shift is None, spot + 2
    return None, False, at


def _plural_weekday(view: View, at: int) -> tuple[Draft, ...]:
    word = view.low(at)
    number = load_words().weekdays.get(word[:-1]) if word.endswith("s") else None
    if number is None or not view.is_capital(at) or view.low(at + 1) == "ago":
        return ()
    return (Draft(at, at + 1, "SET", Fixed(f"XXXX-WXX-{number}")),)


def numeric(view: View, at: int) -> tuple[Draft, ...]:
    """ "2023-06-19", "2023-06", "6/19/2023", "19.06.2023", "2023-06-19T10:30Z".

    With a stroke the month stands first, as the press of the United States writes, unless that is no date; with full
    stops the day stands first.
    """
    word = view.tokens[at].text
    if found := _NUMERIC.match(word):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        month, day = (second, first) if found[2] == "." or first > 12 else (first, second)
        value = _iso(year, month, day)
        return (Draft(at, at + 1, "DATE", Fixed(value)),) if value else ()
    if not (len(word) == 4 or "-" in word) or not word[:2].isdigit():
        return ()
    for last in range(min(at + 5, len(view)), at, -1):
        if all(view.is_joined(i) for i in range(at, last - 1)):
            joined = "".join(token.text for token in view.tokens[at:last])
            if (draft := _iso_draft(joined, at, last)) is not None:
                return (draft,)
    return ()


def _iso_draft(joined: str, at: int, last: int) -> Draft | None:
    found = _ISO.match(joined)
    if found is None:
        return None
    if found[3] is None:
        return Draft(at, last, "DATE", Fixed(f"{found[1]}-{found[2]}")) if 1 <= int(found[2]) <= 12 else None
    value = _iso(int(found[1]), int(found[2]), int(found[3]))
    if value is None:
        return None
    return Draft(at, last, "TIME" if found[4] else "DATE", Fixed(f"{value}T{found[4]}" if found[4] else value))


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def nth_of(view: View, at: int) -> tuple[Draft, ...]:
    """ "the third Monday of June", "the last day of the month", "the first week of March", "the weekend of June 18"."""
    words = load_words()
    if view.low(at) == "weekend" and view.low(at + 1) == "of":
        dated = month_first(view, at + 2) or day_first(view, at + 2)
        if dated and isinstance(dated[0].meaning, CalendarDay) and dated[0].meaning.day:
            return (Draft(at, dated[-1].last, "DATE", WeekendOf(day=dated[0].meaning), article=True),)
        return ()
    number, last = (-1, at + 1) if view.low(at) in {"last", "final"} else ordinal(view, at)
    if number is None or number > 31:
        return ()
    kind = {"day": 0, "week": -1}.get(view.low(last), words.weekdays.get(view.low(last)))
    if kind is None or view.low(last + 1) not in {"of", "in"}:
        return ()
    month = _month_pointed(view, last + 2)
    return (Draft(at, month[1], "DATE", NthOf(number, kind, month[0]), article=True),) if month else ()


def week_of(view: View, at: int) -> tuple[Draft, ...]:
    """ "the week of June 18", "the week beginning 3 July"."""
    if view.low(at) != "week" or view.low(at + 1) not in {"of", "beginning", "starting", "commencing", "ending"}:
        return ()
    spot = at + 2 + (view.low(at + 2) == "on")
    dated = month_first(view, spot) or day_first(view, spot)
    meaning = dated[0].meaning if len(dated) == 1 else None
    if isinstance(meaning, CalendarDay) and meaning.day is not None:
        return (Draft(at, dated[0].last, "DATE", WeekOf(meaning), article=True),)
    return ()
