"""How often: "every Friday", "monthly", "twice a year", "$5 billion a year"."""

from __future__ import annotations

from communique.times.duration import duration_value
from communique.times.meaning import Draft, Fixed
from communique.times.number import quantity
from communique.times.view import View
from communique.times.words import load_words


def every(view: View, at: int) -> tuple[Draft, ...]:
    """ "every Friday", "each week", "every two weeks", "every other month", "every summer"."""
    if view.low(at) not in {"every", "each"}:
        return ()
    spot = at + 1
    if view.low(spot) in {"single", "other", "second"}:
        spot += 1
    doubled = view.low(spot - 1) in {"other", "second"}
    value = _repeated(view, spot, 2.0 if doubled else 1.0)
    if value is not None:
        weekday_part = value.startswith("XXXX-W") and "T" in value
        return (Draft(at, spot + 1 + weekday_part, "SET", Fixed(value)),)
    amount = quantity(view, spot)
    if amount is not None and not amount.article:
        unit = load_words().unit(view.low(amount.last))
        if unit is not None:
            return (Draft(at, amount.last + 1, "SET", Fixed(duration_value(amount.value, unit))),)
    return ()


def repeated_word(view: View, at: int) -> tuple[Draft, ...]:
    """ "weekly", "annually"; not as a part of a name ("the Daily Post")."""
    value = load_words().sets.get(view.low(at))
    if value is None or (view.is_capital(at) and view.is_capital(at + 1)):
        return ()
    return (Draft(at, at + 1, "SET", Fixed(value)),)


def times_per(view: View, at: int) -> tuple[Draft, ...]:
    """ "once a month", "twice a year", "three times a week"."""
    spot = at
    if view.low(at) in {"once", "twice"}:
        spot = at + 1
    else:
        amount = quantity(view, at)
        if amount is None or view.low(amount.last) != "times":
            return ()
        spot = amount.last + 1
    if view.low(spot) not in {"a", "an", "per", "each", "every"}:
        return ()
    unit = load_words().units.get(view.low(spot + 1))
    if unit is None:
        return ()
    return (Draft(at, spot + 2, "SET", Fixed(duration_value(1.0, unit))),)


def rate(view: View, at: int) -> tuple[Draft, ...]:
    """ "a year" and "per day" behind an amount: the parser hangs them on a noun or number as an adverbial."""
    unit = load_words().units.get(view.low(at + 1))
    if unit is None or unit in {"TS", "Q", "WE", "N", "S"} or at == 0:
        return ()
    token, head = view.tokens[at + 1], view.tokens[at + 1].head
    if view.low(at) == "per":
        return (Draft(at, at + 2, "SET", Fixed(duration_value(1.0, unit))),)
    amount = head.pos in {"NOUN", "NUM", "SYM"} or head.lower in {"%", "percent", "times"}
    behind = view.low(at + 2)
    if token.dep != "npadvmod" or not amount or head.i != view.tokens[at - 1].i or behind in {"ago", "later", "-"}:
        return ()
    return (Draft(at, at + 2, "SET", Fixed(duration_value(1.0, unit))),)


def _repeated(view: View, at: int, count: float) -> str | None:
    words, word = load_words(), view.low(at)
    if word in words.units:
        return duration_value(count, words.units[word])
    if word in words.weekdays:
        part = words.day_parts.get(view.low(at + 1))
        return f"XXXX-WXX-{words.weekdays[word]}" + (f"T{part}" if part else "")
    if word in words.months:
        return f"XXXX-{words.months[word]:02d}"
    if word in words.day_parts:
        return f"XXXX-XX-XXT{words.day_parts[word]}"
    if word in words.seasons:
        return f"XXXX-{words.seasons[word]}"
    return None
