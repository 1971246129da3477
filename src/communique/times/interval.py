"""From a TIMEX3 value to the calendar days it covers, and from a length to minutes."""

from __future__ import annotations

import re
from datetime import date, timedelta

_LENGTH = re.compile(r"P(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?$")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE|-[1-7])?$")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)$")
_YEARS = re.compile(r"\d{2,4}$")
_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
DAYS_OF_CLOCK = 7
"""Lengths in days become minutes; weeks and months do not, for nobody tells a meeting's length in them."""


def interval_of(value: str) -> tuple[date, date] | None:
    """The first and last day that a DATE or TIME value covers, both included; None if it names no calendar time.

    Seasons are meteorological (spring is March to May); a winter begins in December of its year.
    """
    try:
        return _interval(value)
    except ValueError:
        return None


def minutes_of(value: str) -> float | None:
    """The minutes of a DURATION value in days, hours, minutes and seconds; None for others and for unknown numbers."""
    found = _LENGTH.match(value)
    if found is None or not any(found.groups()):
        return None
    days, hours, minutes, seconds = (float(part) if part else 0.0 for part in found.groups())
    return days * 1440 + hours * 60 + minutes + seconds / 60


def month_span(year: int, month: int, months: int = 1) -> tuple[date, date]:
    """The first and last day of so many months from one on; months beyond 12 run into the next years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    end = year * 12 + month - 1 + months
    return date(year, month, 1), date(end // 12, end % 12 + 1, 1) - timedelta(1)


def _interval(value: str) -> tuple[date, date] | None:
    if day := _DAY.match(value):
        found = date(int(day[1]), int(day[2]), int(day[3]))
        return found, found
    if month := _MONTH.match(value):
        return month_span(int(month[1]), int(month[2]))
    if week := _WEEK.match(value):
        return _week(int(week[1]), int(week[2]), week[3])
    if part := _PART.match(value):
        return _part(int(part[1]), part[2])
    if _YEARS.match(value):
        width = 10 ** (4 - len(value))
        return date(int(value) * width, 1, 1), date((int(value) + 1) * width - 1, 12, 31)
    return None


def _week(year: int, week: int, day: str | None) -> tuple[date, date]:
    monday = date.fromisocalendar(year, week, 1)
    if day == "-WE":
        return monday + timedelta(5), monday + timedelta(6)
    if day is not None:
        found = monday + timedelta(int(day[1]) - 1)
        return found, found
    return monday, monday + timedelta(6)


def _part(year: int, code: str) -> tuple[date, date]:
    if code in _SEASON_MONTHS:
        return month_span(year, _SEASON_MONTHS[code], 3)
    number = int(code[1])
    return month_span(year, 3 * number - 2, 3) if code[0] == "Q" else month_span(year, 6 * number - 5, 6)
