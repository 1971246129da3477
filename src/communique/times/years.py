"""Years and what is coarser or just below: decades, centuries, fiscal years, quarters, halves, ranges of years."""

from __future__ import annotations

import re

from communique.times.exclusions import is_year
from communique.times.meaning import Draft, Fixed, PartOfYear, Shift, YearPart
from communique.times.view import View
from communique.times.words import load_words

_YEAR = re.compile(r"(1[0-9]|20)\d\d$")
_DECADE = re.compile(r"(mid-|early-|late-)?(?:(1[0-9]|20)|['’])?(\d)0['’]?s$")
_RANGE = re.compile(r"((?:1[89]|20)\d\d)([–—/-])((?:1[89]|20)?\d\d)$")
_MID_YEAR = re.compile(r"(mid-|end-|early-|late-)((?:1[89]|20)\d\d)$")
_FISCAL = re.compile(r"fy[’']?(\d\d|(?:19|20)\d\d)$")
_PART = re.compile(r"([qh])([1-4])$")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)$")
_SHIFTS = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "the": 0}
_MODS = {"mid-": "MID", "end-": "END", "early-": "START", "late-": "END"}


def year_behind(view: View, at: int, *, comma: bool = False) -> tuple[YearPart, int]:
    """The year said behind a month, season, quarter or feast, and the index behind it.

    "2023", ", 2023" (if `comma`), "of 2023", "last year", "of this year", "of the year".
    """
    spot = at
    if (view.low(spot) == "," and comma) or view.low(spot) == "of":
        spot += 1
    elif view.low(spot) == "in" and _YEAR.match(view.low(spot + 1)):
        return YearPart(), at
    if _YEAR.match(view.low(spot)) and not (spot > at and view.low(at) == "," and view.tag(spot + 1) == "NNS"):
        return YearPart(year=int(view.low(spot))), spot + 1
    if view.low(spot) == "the":
        spot += view.low(spot + 1) in _SHIFTS
    if view.low(spot) in _SHIFTS and view.low(spot + 1) == "year" and view.low(at) != ",":
        return YearPart(shift=_SHIFTS[view.low(spot)]), spot + 2
    return YearPart(), at


def year(view: View, at: int) -> tuple[Draft, ...]:
    """A year, or a range of years as two dates ("2011-2013", "2011-12")."""
    word = view.low(at)
    if single := _RANGE.match(word):
        return _range_in_token(at, single)
    if middle := _MID_YEAR.match(word):
        return (Draft(at, at + 1, "DATE", Fixed(middle[2]), mod=_MODS[middle[1]]),)
    if not is_year(view, at):
        return ()
    first = Draft(at, at + 1, "DATE", Fixed(word))
    second = view.low(at + 2)
    if view.low(at + 1) in {"-", "–", "/"} and view.is_joined(at) and view.is_joined(at + 1) and second.isdigit():
        later = _completed(word, second)
        if later is not None and not view.reads(at + 3, "-"):
            return first, Draft(at + 2, at + 3, "DATE", Fixed(later))
    return (first,)


def decade(view: View, at: int) -> tuple[Draft, ...]:
    """ "the 1990s", "the mid-1980s", "the ’90s", "the nineties"."""
    word = view.low(at)
    first = at
    if word in {"'", "’", "‘"} and view.is_joined(at) and re.fullmatch(r"\d0s", view.low(at + 1)):
        word, at = view.low(at + 1), at + 1
    found = _DECADE.match(word)
    if found:
        if found[2] is None and first == at and word[0] not in "'’":
            return ()
        century = found[2] or ("20" if found[3] in "012" else "19")
        mod = _MODS.get(found[1] or "")
        return (Draft(first, at + 1, "DATE", Fixed(f"{century}{found[3]}"), mod=mod, article=True),)
    if word[-1:] == "0" and _YEAR.match(word) and view.low(at + 1) in {"'s", "’s"} and view.is_joined(at):
        if view.low(at - 1) in {"the", "early", "late", "mid", "-"}:
            return (Draft(at, at + 2, "DATE", Fixed(word[:3]), article=True),)
        return ()
    tens = load_words().tens.get(word)
    if tens is not None and view.low(at - 1) in {"the", "early", "late"} and view.low(at - 2) not in {"his", "her"}:
        return (Draft(at, at + 1, "DATE", Fixed(f"19{tens}"), article=True),)
    return ()


def century(view: View, at: int) -> tuple[Draft, ...]:
    """ "the 20th century", "19th-century", "the twenty-first century"."""
    number, last = _ordinal(view, at)
    last += view.low(last) == "-"
    if number is None or number < 2 or view.low(last) not in {"century", "centuries"}:
        return ()
    return (Draft(at, last + 1, "DATE", Fixed(str(number - 1)), article=view.low(last - 1) != "-"),)


def fiscal_year(view: View, at: int) -> tuple[Draft, ...]:
    """ "fiscal 2024", "fiscal year 2024", "FY24", "this fiscal year"; the value is the plain year."""
    if code := _FISCAL.match(view.low(at)):
        return (Draft(at, at + 1, "DATE", Fixed(_full(code[1]))),)
    if view.low(at) == "fy" and _YEAR.match(view.low(at + 1)):
        return (Draft(at, at + 2, "DATE", Fixed(view.low(at + 1))),)
    if view.low(at) not in {"fiscal", "financial", "budget"}:
        return ()
    spot = at + 1 + (view.low(at + 1) == "year")
    if _YEAR.match(view.low(spot)):
        return (Draft(at, spot + 1, "DATE", Fixed(view.low(spot)), article=True),)
    shift = _SHIFTS.get(view.low(at - 1))
    if view.low(at + 1) == "year" and shift is not None and view.low(at - 1) != "the":
        return (Draft(at - 1, at + 2, "DATE", Shift("Y", shift), article=True),)
    return ()


def part_of_year(view: View, at: int) -> tuple[Draft, ...]:
    """ "Q1 2024", "the first quarter of last year", "the second half of 2024"."""
    if code := _PART.match(view.low(at)):
        part, last = year_behind(view, at + 1)
        if part == YearPart() and code[1] == "h":
            return ()
        return (Draft(at, last, "DATE", PartOfYear(code[1].upper(), int(code[2]), part)),)
    number, last = _ordinal(view, at)
    if number is None or number > 4:
        return ()
    last += view.low(last) == "-"
    unit = {"quarter": "Q", "half": "H"}.get(view.low(last))
    if unit is None or (unit == "H" and number > 2):
        return ()
    part, end = year_behind(view, last + 1)
    if part == YearPart() and (unit == "H" or view.low(last + 1) == "of" or view.low(at - 1) in {"a", "one"}):
        return ()
    return (Draft(at, end, "DATE", PartOfYear(unit, number, part), article=True),)


def _ordinal(view: View, at: int) -> tuple[int | None, int]:
    """An ordinal in digits or words and the index behind it ("twenty-first")."""
    words = load_words()
    if digits := _ORDINAL.match(view.low(at)):
        return int(digits[1]), at + 1
    if view.low(at) in words.ordinals:
        return words.ordinals[view.low(at)], at + 1
    if view.low(at) in words.numbers and view.low(at + 1) == "-" and view.low(at + 2) in words.ordinals:
        return words.numbers[view.low(at)] + words.ordinals[view.low(at + 2)], at + 3
    return None, at


def ordinal(view: View, at: int) -> tuple[int | None, int]:
    """An ordinal number and the index behind it; (None, at) if none stands here."""
    return _ordinal(view, at)


def _completed(first: str, second: str) -> str | None:
    """ "2011-12" is 2011 and 2012; "2011-05" is no range of years."""
    if len(second) == 4:
        return second if _YEAR.match(second) and second > first else None
    if len(second) == 2 and second > first[2:] and (int(second) > 12 or int(second) == int(first[2:]) + 1):
        return first[:2] + second
    return None


def _range_in_token(at: int, found: re.Match[str]) -> tuple[Draft, ...]:
    later = _completed(found[1], found[3])
    if later is None:
        return ()
    return (
        Draft(at, at + 1, "DATE", Fixed(found[1]), cut=found.span(1)),
        Draft(at, at + 1, "DATE", Fixed(later), cut=found.span(3)),
    )


def _full(digits: str) -> str:
    return digits if len(digits) == 4 else f"20{digits}"
