"""What an expression says, before it is counted from a day: a small algebra between the words and the value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from communique.model import TimeType


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that no day is needed for: a full date, a year, a length, a repetition; or none at all."""

    value: str | None


@dataclass(frozen=True, slots=True)
class YearPart:
    """Which year something lies in: the year itself, or so many years from the day of the document."""

    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of a month, or a month. `shift` is -1 for "last June", 0 for "this June", 1 for "next June"."""

    month: int
    day: int | None = None
    year: YearPart = YearPart()
    shift: int | None = None
    named: bool = False


@dataclass(frozen=True, slots=True)
class WeekdayOf:
    """A day of the week. `shift` as for months; `week` counts weeks from the current one or, with `named`,
    from that of the date named before; `named` alone counts from that date ("the following Monday")."""

    number: int
    shift: int | None = None
    week: int | None = None
    named: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from the day of the document, or (`named`) from the date named before.

    `exact`: counted in so many words ("a week ago": a day), not pointed at ("last week": a week).
    """

    unit: str
    count: float
    named: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class NthOf:
    """The so-manieth (-1: last) weekday, day (`weekday` 0) or week (`weekday` -1) of a month."""

    index: int
    weekday: int
    month: CalendarDay | Shift


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week that a day lies in: "the week of June 18"."""

    day: CalendarDay


@dataclass(frozen=True, slots=True)
class WeekendOf:
    """A weekend: bare (None), last, this, next; of the date named before; or of the week of a given day."""

    shift: int | None = None
    named: bool = False
    day: CalendarDay | None = None


@dataclass(frozen=True, slots=True)
class SeasonOf:
    """A season, with or without a year."""

    code: str
    year: YearPart = YearPart()
    shift: int | None = None
    named: bool = False


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """A quarter (`Q`) or half (`H`) of a year."""

    unit: str
    number: int
    year: YearPart = YearPart()


@dataclass(frozen=True, slots=True)
class HolidayOf:
    """A day with a name."""

    name: str
    year: YearPart = YearPart()
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class TimeOf:
    """A part or hour of a day. Without `base` the day is the one named beside it, or that of the document."""

    suffix: str
    base: Meaning | None = None


Meaning: TypeAlias = (
    Fixed | CalendarDay | WeekdayOf | NthOf | WeekOf | Shift | WeekendOf | SeasonOf | PartOfYear | HolidayOf | TimeOf
)


@dataclass(frozen=True, slots=True)
class Draft:
    """An expression found, not yet valued: token indices of the line, half-open.

    `article`: a "the" before it belongs to it. `cut`: it is only this part of its single token's characters.
    """

    first: int
    last: int
    type: TimeType
    meaning: Meaning
    mod: str | None = None
    article: bool = False
    cut: tuple[int, int] | None = None
