"""From what an expression says to its TIMEX3 value, counted from the day of the document or the date named before."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from communique.times.direction import Direction
from communique.times.holidays import day_of, nth_weekday
from communique.times.interval import interval_of
from communique.times.meaning import (
    CalendarDay,
    Fixed,
    HolidayOf,
    Meaning,
    NthOf,
    PartOfYear,
    SeasonOf,
    Shift,
    TimeOf,
    WeekdayOf,
    WeekendOf,
    WeekOf,
    YearPart,
)

SKEW = timedelta(1)
"""A day said of the past may be one after the text's own date: local time against a UTC mark."""
FAR, NEAR = timedelta(300), timedelta(65)
"""A day without a year that the tense would put more than ten months away is the near one: nobody writes so of the
other, and the tense is more often misread (GUM news: 3 of 3 such cases)."""
_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_FINEST = {"D": 1, "N": 1, "TH": 1, "W": 8, "F": 8, "WE": 8, "M": 32, "Q": 93}
"""How many days the date named before may cover, for units to be counted from it."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative expressions count from. `named` is the value of the date named before, `beside` that of a day
    said right beside a time of day; `direction` asks for the tense only where it matters."""

    published: date | None
    named: str | None
    beside: str | None
    direction: Callable[[], Direction]


def value_of(meaning: Meaning, anchor: Anchor) -> str | None:
    """The value, or None where a day to count from is missing or the words fit no calendar day."""
    try:
        return _value(meaning, anchor)
    except (ValueError, OverflowError):
        return None


def _value(meaning: Meaning, anchor: Anchor) -> str | None:
    match meaning:
        case Fixed(value):
            return value
        case CalendarDay():
            return _calendar_day(meaning, anchor)
        case WeekdayOf():
            return _weekday(meaning, anchor)
        case Shift():
            return _shift(meaning, anchor)
        case WeekendOf():
            return _weekend(meaning, anchor)
        case SeasonOf():
            return _season(meaning, anchor)
        case PartOfYear():
            return _part(meaning, anchor)
        case HolidayOf():
            return _holiday(meaning, anchor)
        case NthOf():
            return _nth(meaning, anchor)
        case WeekOf():
            day = _calendar_day(meaning.day, anchor)
            return week_value(date.fromisoformat(day)) if day else None
        case TimeOf():
            return _time(meaning, anchor)


def _year(part: YearPart, anchor: Anchor) -> int | None:
    if part.year is not None:
        return part.year
    if part.shift is not None and anchor.published is not None:
        return anchor.published.year + part.shift
    return None


def _calendar_day(meaning: CalendarDay, anchor: Anchor) -> str | None:
    year = _year(meaning.year, anchor)
    if year is None:
        year = _open_year(meaning, anchor)
    if year is None:
        return None
    if meaning.day is None:
        return f"{year:04d}-{meaning.month:02d}"
    return date(year, meaning.month, meaning.day).isoformat()


def _open_year(meaning: CalendarDay, anchor: Anchor) -> int | None:
    """The year of a month or day without one."""
    if meaning.named:
        named = interval_of(anchor.named) if anchor.named else None
        return named[0].year if named else None
    now = anchor.published
    if now is None:
        return None
    if meaning.shift == 0:
        return now.year
    if meaning.shift is not None:
        if meaning.shift < 0:
            return now.year - (meaning.month >= now.month)
        return now.year + (meaning.month <= now.month)
    toward = anchor.direction()
    if meaning.day is not None:
        return _year_of_day(meaning.month, meaning.day, now, toward)
    distance = meaning.month - now.month
    if toward < 0:
        return now.year - (distance > 0)
    if toward > 0:
        return now.year + (distance < 0)
    return now.year + (distance < -6) - (distance > 6)


def _year_of_day(month: int, day: int, now: date, toward: Direction) -> int:
    candidates = [d for year in (now.year - 1, now.year, now.year + 1) if (d := _safe(year, month, day)) is not None]
    if not candidates:
        return now.year
    nearest = min(candidates, key=lambda d: (abs((d - now).days), d))
    directed = nearest
    if toward < 0:
        directed = max((d for d in candidates if d <= now + SKEW), default=nearest)
    elif toward > 0:
        directed = min((d for d in candidates if d >= now - SKEW), default=nearest)
    return (nearest if abs(directed - now) > FAR and abs(nearest - now) < NEAR else directed).year


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday(meaning: WeekdayOf, anchor: Anchor) -> str | None:
    now = anchor.published
    if meaning.named:
        named = interval_of(anchor.named) if anchor.named else None
        now = named[0] if named else now if meaning.shift is not None and meaning.shift < 0 else None
    if now is None:
        return None
    if meaning.week is not None or (meaning.named and not meaning.shift):
        return _in_week(now, meaning.number, meaning.week or 0)
    ahead = (meaning.number - now.isoweekday()) % 7
    if meaning.shift is not None and meaning.shift != 0:
        days = (ahead or 7) if meaning.shift > 0 else (ahead - 7 if ahead else -7)
        return (now + timedelta(days)).isoformat()
    toward = anchor.direction()
    if toward == 0 and meaning.shift == 0:
        return _in_week(now, meaning.number, 0)
    if toward > 0 or ahead == 0:
        return (now + timedelta(ahead)).isoformat()
    return (now + timedelta(ahead - 7 if toward < 0 or ahead > 3 else ahead)).isoformat()


def _in_week(day: date, number: int, weeks: int) -> str:
    return (day - timedelta(day.isoweekday() - number) + timedelta(7 * weeks)).isoformat()


def _shift(meaning: Shift, anchor: Anchor) -> str | None:
    start = _start(meaning, anchor)
    if start is None:
        return None
    count, unit = meaning.count, meaning.unit
    if unit in {"TH", "TM", "TS"}:
        whole_days = unit == "TH" and count % 24 == 0
        return (start + timedelta(int(count / 24))).isoformat() if whole_days else None
    if unit in {"Y", "M", "Q", "S"} and count != int(count):
        unit, count = "M", round(count * {"Y": 12, "M": 1, "Q": 3, "S": 6}[unit])
    return _stepped(start, unit, int(count) if count == int(count) else None, meaning)


def _stepped(start: date, unit: str, count: int | None, meaning: Shift) -> str | None:
    if count is None:
        days = {"D": 1, "W": 7, "F": 14}.get(unit)
        return (start + timedelta(round(meaning.count * days))).isoformat() if days else None
    if unit in {"D", "N"}:
        return (start + timedelta(count)).isoformat()
    if unit in {"W", "F"}:
        days = count * (7 if unit == "W" else 14)
        if unit == "W" and not meaning.exact:
            return week_value(start + timedelta(days))
        return (start + timedelta(days)).isoformat()
    if unit == "WE":
        return f"{week_value(start + timedelta(7 * count))}-WE"
    if unit in {"M", "Q", "S"}:
        return _months_on(start, count, unit)
    width = {"Y": 1, "E": 10, "C": 100, "L": 1000}[unit]
    year = start.year + count * width
    return f"{year // width:0{4 - len(str(width)) + 1}d}"


def _months_on(start: date, count: int, unit: str) -> str:
    if unit == "Q":
        index = start.year * 4 + (start.month - 1) // 3 + count
        return f"{index // 4:04d}-Q{index % 4 + 1}"
    index = start.year * 12 + start.month - 1 + count * (6 if unit == "S" else 1)
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def _start(meaning: Shift, anchor: Anchor) -> date | None:
    """The day to count from. With nothing named before, what lies back is counted from the day of the document."""
    if not meaning.named:
        return anchor.published
    named = interval_of(anchor.named) if anchor.named else None
    longest = _FINEST.get(meaning.unit, 3660)
    if named is not None and (named[1] - named[0]).days < longest:
        return named[0]
    return anchor.published if meaning.count < 0 else None


def week_value(day: date) -> str:
    """The ISO week of a day: 2025-W16."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def _weekend(meaning: WeekendOf, anchor: Anchor) -> str | None:
    if meaning.day is not None:
        value = _calendar_day(meaning.day, anchor)
        return f"{week_value(date.fromisoformat(value))}-WE" if value else None
    if meaning.named:
        named = interval_of(anchor.named) if anchor.named else None
        if named is None or (named[1] - named[0]).days >= _FINEST["WE"]:
            return None
        return f"{week_value(named[0] + timedelta(7 * (meaning.shift or 0)))}-WE"
    now = anchor.published
    if now is None:
        return None
    weeks = meaning.shift
    if weeks == 0 and now.isoweekday() <= 3 and anchor.direction() < 0:
        weeks = -1
    elif weeks is None:
        weeks = 0 if now.isoweekday() >= 6 or anchor.direction() > 0 else -1
    return f"{week_value(now + timedelta(7 * weeks))}-WE"


def _season(meaning: SeasonOf, anchor: Anchor) -> str | None:
    year = _year(meaning.year, anchor)
    if year is None and meaning.named:
        named = interval_of(anchor.named) if anchor.named else None
        year = named[0].year if named else None
    elif year is None and anchor.published is not None:
        year = _season_year(meaning, anchor.published, anchor)
    return f"{year:04d}-{meaning.code}" if year is not None else None


def _season_year(meaning: SeasonOf, now: date, anchor: Anchor) -> int:
    """Last, this and next season by the months; a winter in January and February is still that of the year before."""
    begun = now.month >= _SEASON_START[meaning.code]
    latest = now.year if begun else now.year - 1
    start = date(latest, _SEASON_START[meaning.code], 1)
    running = (now - start).days < 92
    toward = meaning.shift if meaning.shift is not None else anchor.direction()
    if meaning.shift is None and running:
        return latest
    if meaning.shift == 0:
        return latest if running or anchor.direction() < 0 else max(latest, now.year)
    if toward < 0:
        return latest - 1 if running and meaning.shift is not None else latest
    return latest + 1 if toward > 0 else now.year


def _part(meaning: PartOfYear, anchor: Anchor) -> str | None:
    year = _year(meaning.year, anchor)
    now = anchor.published
    if year is None and now is not None:
        width = 3 if meaning.unit == "Q" else 6
        current = (now.month - 1) // width + 1
        toward = anchor.direction()
        year = now.year - (toward < 0 and meaning.number > current) + (toward > 0 and meaning.number < current)
    return f"{year:04d}-{meaning.unit}{meaning.number}" if year is not None else None


def _holiday(meaning: HolidayOf, anchor: Anchor) -> str | None:
    year = _year(meaning.year, anchor)
    if year is not None:
        day = day_of(meaning.name, year)
        return day.isoformat() if day else None
    now = anchor.published
    if now is None:
        return None
    days = [d for y in range(now.year - 1, now.year + 2) if (d := day_of(meaning.name, y)) is not None]
    toward = meaning.shift if meaning.shift is not None else anchor.direction()
    if meaning.shift == 0:
        return next((d.isoformat() for d in days if d.year == now.year), None)
    if toward < 0:
        return max((d for d in days if d <= now), default=now).isoformat() if days else None
    if toward > 0:
        return min((d for d in days if d >= now), default=now).isoformat() if days else None
    return min(days, key=lambda d: abs((d - now).days)).isoformat() if days else None


def _nth(meaning: NthOf, anchor: Anchor) -> str | None:
    value = _value(meaning.month, anchor)
    month = interval_of(value) if value else None
    if month is None:
        return None
    first, last = month
    if meaning.weekday > 0:
        day = nth_weekday(first.year, first.month, meaning.index, meaning.weekday)
        return day.isoformat() if day else None
    if meaning.weekday == 0:
        day = last if meaning.index < 0 else first + timedelta(meaning.index - 1)
        return day.isoformat() if day <= last else None
    middle = last - timedelta(3) if meaning.index < 0 else first + timedelta(7 * meaning.index - 4)
    return week_value(middle) if middle <= last else None


def _time(meaning: TimeOf, anchor: Anchor) -> str | None:
    day = _value(meaning.base, anchor) if meaning.base is not None else anchor.beside
    if day is None and meaning.base is None and anchor.published is not None:
        day = anchor.published.isoformat()
    if day is not None and _DAY.fullmatch(day):
        return day + meaning.suffix
    return meaning.suffix if meaning.base is None and ":" in meaning.suffix else None
