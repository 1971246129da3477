"""How long: lengths of time, and the days that are counted by one ("two weeks ago", "three days later")."""

from __future__ import annotations

from communique.times.direction import direction
from communique.times.meaning import Draft, Fixed, Shift
from communique.times.number import Quantity, quantity
from communique.times.view import View
from communique.times.words import load_words

_AGES = frozenset({"old", "older", "younger", "young"})
_BEFORE_PLURAL = frozenset(
    {"for", "after", "within", "over", "during", "in", "of", "by", "take", "taken", "took", "spent", "lasted"}
    | {"since", "into", "through", "lasting", "last", "from"}
)
_PERIODS = frozenset({"past", "last", "next", "coming", "recent", "previous", "first", "following", "final", "early"})
_RARER_PERIODS = frozenset({"preceding", "upcoming", "subsequent", "intervening", "opening", "these", "those"})
ADJECTIVE_PERIODS = _PERIODS | _RARER_PERIODS
_MINUTES = {"TS": 1 / 60, "TM": 1.0, "TH": 60.0}
_YEARS = {"E": 10, "C": 100, "L": 1000}


def duration(view: View, at: int) -> tuple[Draft, ...]:
    """The length, or the day counted by a length, whose number begins at an index."""
    amount = quantity(view, at)
    if amount is None:
        return ()
    spot = _unit_after(view, amount)
    if spot is None:
        return ()
    unit, last = spot
    if _is_age(view, at, last) or view.low(last) == "anniversary" or view.reads(last, "-", "anniversary"):
        return ()
    value, last = _added(view, amount.value, unit, last)
    first = at + 1 if amount.article and (last - at > 2) and view.low(last - 2) == "-" else at
    if amount.article and first == at and _is_compound(view, last):
        first, last = at + 1, last + 2
    elif view.reads(last, "-", "long"):
        last += 2
    counted = _counted_day(view, at, last, value, unit)
    if counted is not None:
        return (counted,)
    if amount.article and not _is_length(view, at, last, unit):
        return ()
    return (Draft(first, last, "DURATION", Fixed(duration_value(value, unit)), article=view.low(last - 2) != "-"),)


def bare_plural(view: View, at: int) -> tuple[Draft, ...]:
    """ "for months", "weeks of talks", "recent years", "years to come", "decades-long"."""
    unit = load_words().unit_plurals.get(view.low(at))
    if unit is None:
        return ()
    value = Fixed(duration_value(None, unit))
    before = view.low(at - 1)
    if view.reads(at + 1, "-", "long"):
        return (Draft(at, at + 3, "DURATION", value),)
    if view.reads(at + 1, "to", "come") or view.low(at + 1) == "ahead":
        first = at - (before == "the")
        return (Draft(first, at + 3 - (view.low(at + 1) == "ahead"), "DURATION", value),)
    if view.low(at + 1) == "ago":
        return (Draft(at, at + 2, "DATE", Fixed("PAST_REF")),)
    if view.low(at + 1) in {"later", "afterwards"} or unit in {"WE", "N", "Q"}:
        return ()
    if before in ADJECTIVE_PERIODS:
        return (Draft(at - 1, at + 1, "DURATION", value, article=True),)
    noun_of = view.low(at + 1) == "of" and before not in {"the", "these", "those"}
    if before in _BEFORE_PLURAL or noun_of:
        return (Draft(at, at + 1, "DURATION", value),)
    return ()


def long_word(view: View, at: int) -> tuple[Draft, ...]:
    """ "a monthlong visit", "year-long"."""
    value = load_words().long_words.get(view.low(at))
    if value is not None:
        return (Draft(at, at + 1, "DURATION", Fixed(value)),)
    unit = load_words().units.get(view.low(at))
    if unit is not None and view.reads(at + 1, "-", "long") and view.low(at - 1) != "-":
        return (Draft(at, at + 3, "DURATION", Fixed(duration_value(1.0, unit))),)
    return ()


def period(view: View, at: int) -> tuple[Draft, ...]:
    """ "last 12 months", "the past three days", "the first two weeks", "the coming few days": the number follows."""
    if view.low(at) not in ADJECTIVE_PERIODS or view.pos(at) == "VERB" or view.low(at - 1) == "to":
        return ()
    found = duration(view, at + 1)
    if not found or found[0].type != "DURATION" or view.low(at + 1) in {"a", "an"}:
        return ()
    inner = found[0]
    if view.low(inner.last - 2) == "-" and view.low(at - 1) != "the":
        return ()
    return (Draft(at, inner.last, "DURATION", inner.meaning, article=True),)


def duration_value(count: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units: PT5H30M, P10Y, PXM. Halves go to the next smaller unit."""
    if count is None:
        letter = {"F": "W", "N": "D"}.get(unit, unit)
        return f"PTX{letter[1:]}" if letter in _MINUTES else f"PX{letter}"
    if unit in _MINUTES:
        return _clock_value(count * _MINUTES[unit], unit)
    if unit in _YEARS:
        return f"P{_plain(count * _YEARS[unit])}Y"
    if unit == "F":
        return f"P{_plain(count * 2)}W"
    if unit == "N":
        return f"P{_plain(count)}D"
    if count != int(count):
        finer = {"Y": ("M", 12), "D": ("TH", 24), "Q": ("M", 3)}.get(unit)
        if finer is not None and (count * finer[1]).is_integer():
            return _mixed(count, unit, *finer)
    return f"P{_plain(count)}{unit}"


def _mixed(count: float, unit: str, finer: str, factor: int) -> str:
    whole, rest = int(count), round((count - int(count)) * factor)
    head = f"{whole}{unit}" if whole else ""
    return f"P{head}T{rest}H" if finer == "TH" else f"P{head}{rest}{finer}"


def _clock_value(minutes: float, unit: str) -> str:
    if unit == "TS":
        return f"PT{_plain(minutes * 60)}S"
    if unit == "TM":
        whole, seconds = divmod(round(minutes * 60), 60)
        return f"PT{whole}M" if not seconds else f"PT{whole}M{seconds}S" if whole else f"PT{seconds}S"
    hours, rest = divmod(minutes, 60)
    text = f"{int(hours)}H" if hours else ""
    if rest:
        text += f"{_plain(rest)}M"
    return f"PT{text or '0M'}"


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:g}"


def _unit_after(view: View, amount: Quantity) -> tuple[str, int] | None:
    """The unit behind a number and the index behind the unit; small words may stand between ("two more weeks")."""
    words = load_words()
    at = amount.last
    if view.low(at) == "-":
        at += 1
    for _ in range(2):
        word = view.low(at)
        unit = words.unit(word)
        if unit is None and amount.value is not None and not amount.article:
            unit = words.unit_abbreviations.get(word.rstrip("."))
        if unit is not None:
            return (unit, at + 1) if _fits(view, amount, at, word) else None
        adjective = view.pos(at) == "ADJ" and words.unit_plurals.get(view.low(at + 1)) is not None
        if word not in words.lists["fillers"] and not adjective:
            return None
        at += 1
    return None


def _fits(view: View, amount: Quantity, at: int, word: str) -> bool:
    """Whether number and unit agree: "two second secretaries" is no length, nor is "some day"."""
    singular = word in load_words().units
    if word == "second" and (amount.value != 1 or amount.article) and view.low(at - 1) != "-":
        return False
    if word in {"quarter", "quarters"} and amount.value is not None and view.low(at + 1) != "ago":
        return False
    if not singular:
        return not amount.article
    hyphened = view.low(at - 1) == "-" or view.low(at + 1) == "-"
    return hyphened or (amount.value is not None and amount.value <= 1) or _is_compound_noun(view, at)


def _is_compound_noun(view: View, at: int) -> bool:
    """ "a 90 minute meeting": a singular unit between its number and a noun."""
    return view.pos(at + 1) in {"NOUN", "PROPN", "ADJ"} and view.low(at + 1) not in {"ago", "later", "earlier"}


def _is_age(view: View, at: int, last: int) -> bool:
    behind = last + (view.low(last) == "-")
    if view.low(behind) in _AGES or view.reads(last, "of", "age"):
        return True
    return view.low(at - 1) in {"aged", "age"}


def _is_compound(view: View, last: int) -> bool:
    """ "a week-long visit": the article belongs to the noun."""
    return view.reads(last, "-", "long")


def _added(view: View, value: float | None, unit: str, last: int) -> tuple[float | None, int]:
    """ "an hour and a half", "two hours and 15 minutes", "a year and a half"."""
    if value is None:
        return value, last
    for tail, share in ((("and", "a", "half"), 0.5), (("and", "a", "quarter"), 0.25), (("and", "half"), 0.5)):
        if view.reads(last, *tail) and load_words().unit(view.low(last + len(tail))) is None:
            return value + share, last + len(tail)
    behind = last + (view.low(last) in {"and", ","})
    more = quantity(view, behind) if unit in {"TH", "Y", "TM"} else None
    if more is None or more.value is None or more.article:
        return value, last
    smaller = load_words().unit_plurals.get(view.low(more.last)) or load_words().units.get(view.low(more.last))
    factor = {("TH", "TM"): 60, ("Y", "M"): 12, ("TM", "TS"): 60}.get((unit, smaller or ""))
    if factor is None or more.value >= factor:
        return value, last
    return value + more.value / factor, more.last + 1


def _counted_day(view: View, at: int, last: int, value: float | None, unit: str) -> Draft | None:
    """ "two weeks ago", "a year earlier", "three days later", "a month from now"."""
    word = view.low(last)
    tail = 1
    if view.reads(last, "or", "so") or view.reads(last, "or", "more"):
        word, tail = view.low(last + 2), 3
    if word == "ago" or (word == "back" and view.low(last + 1) in {".", ","}):
        meaning = Fixed("PAST_REF") if value is None else Shift(unit, -value, exact=True)
    elif view.reads(last, "from", "now") or view.reads(last, "from", "today"):
        meaning, tail = (Fixed("FUTURE_REF") if value is None else Shift(unit, value, exact=True)), 2
    elif word == "hence":
        meaning = Fixed("FUTURE_REF") if value is None else Shift(unit, value, exact=True)
    elif word in {"earlier", "before", "previously", "prior"} and not _has_complement(view, last):
        meaning = Fixed("PAST_REF") if value is None else Shift(unit, -value, named=True, exact=True)
    elif word in {"later", "after", "afterwards", "afterward", "on"} and not _has_complement(view, last):
        meaning = Fixed("FUTURE_REF") if value is None else Shift(unit, value, named=True, exact=True)
    elif value is not None and unit not in _MINUTES and word != "of" and _is_ahead(view, at):
        return Draft(at, last, "DATE", Shift(unit, value, exact=True))
    else:
        return None
    return Draft(at, last + tail, "DATE" if unit not in _MINUTES else "TIME", meaning)


def _is_ahead(view: View, at: int) -> bool:
    """ "will meet in two weeks" names a day; "met five times in two weeks" is a length."""
    if view.low(at - 1) != "in":
        return False
    preposition = view.tokens[at - 1]
    head = preposition.head
    counted = any(c.dep == "npadvmod" or c.lower in {"times", "time"} for c in head.children)
    return head.pos in {"VERB", "NOUN", "PROPN"} and direction(preposition) > 0 and not counted


def _has_complement(view: View, at: int) -> bool:
    """Whether "two days after" goes on ("the summit"): then the length stands alone and the noun says from when."""
    word, following = view.low(at), view.low(at + 1)
    if word in {"earlier", "previously", "later", "afterwards", "afterward"}:
        return following == "than"
    if word == "on":
        return following not in {",", "."}
    if word == "prior":
        return following == "to"
    return not (following == "" or following in {",", ".", ";", ":", ")", "and", "but"})


def _is_length(view: View, at: int, last: int, unit: str) -> bool:
    """Whether "a week" is a length; "a day" as a rate is a repetition (`sets.py`), as a noun it is nothing."""
    before = view.low(at - 1)
    clock = unit in _MINUTES
    if before in {"for", "within", "in", "nearly", "almost", "about", "over", "than", "after", "half", "least"}:
        return before != "in" or clock or view.low(last) != "of"
    if before in {"last", "lasts", "lasted", "lasting", "take", "takes", "took", "taken", "spend", "spent", "under"}:
        return True
    if view.low(last) in {"longer", "shorter", "after", "before", "long"} or view.low(last - 1) in {"half", "quarter"}:
        return True
    free = view.low(last) not in {"when", "of"} and before in {"", ",", "by", "only"}
    return last - at > 2 or (clock and free)
