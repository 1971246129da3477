"""A time expression as the other layers need it: its TIMEX3 record and what calendar days it covers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from communique.model import Time


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """`first`/`last` is a half-open range of token indices. `begin`/`end` are the days covered, both included, for a
    DATE or TIME with a calendar value; `minutes` is the length of a DURATION that a clock measures (up to days)."""

    time: Time
    first: int
    last: int
    begin: date | None = None
    end: date | None = None
    minutes: float | None = None
