"""When a text was published: the calendar day, and the exact time where the source gives one."""

from __future__ import annotations

import re
from datetime import date, datetime

import msgspec

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_INSTANT = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?", re.IGNORECASE
)
_WRITTEN = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%Y/%m/%d", "%Y%m%d", "%A, %d %B %Y", "%A, %B %d, %Y")


class Publication(msgspec.Struct, frozen=True):
    """`day` as YYYY-MM-DD; `instant` as ISO 8601, without an offset if the source gives local time only."""

    day: str | None = None
    instant: str | None = None


def publication(*values: str | None) -> Publication:
    """What these values say, the first of them that names a day being the one that counts for the day.

    A header's `Date` is the publisher's own calendar day and comes before `Published`, whose time may carry the
    offset of another zone. The day of an instant is the day at its own offset: no zone is converted.
    """
    given = [value for value in values if value]
    days = [day for value in given if (day := calendar_day(value))]
    instants = [time for value in given if (time := instant(value))]
    return Publication(days[0] if days else None, instants[0] if instants else None)


def calendar_day(value: str) -> str | None:
    """The day that a value such as "2023-06-18", "18 June 2023" or an ISO instant names, or `None`."""
    value = value.strip()
    match = _DAY.match(value)
    if match is not None:
        return match[0] if _is_day(match[0]) else None
    for form in _WRITTEN:
        try:
            return datetime.strptime(value, form).date().isoformat()
        except ValueError:
            continue
    return None


def instant(value: str) -> str | None:
    """The exact time in `value` as ISO 8601, or `None`; what follows it, such as a remark, is left out."""
    match = _INSTANT.match(value.strip())
    if match is None:
        return None
    offset = (match[3] or "").upper()
    if offset and offset != "Z" and ":" not in offset:
        offset = f"{offset[:3]}:{offset[3:]}"
    time = match[2] if match[2].count(":") == 2 else f"{match[2]}:00"
    found = f"{match[1]}T{time}{offset}"
    return found if _is_instant(found) else None


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_instant(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
