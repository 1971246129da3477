"""How many: the number before a unit, in digits and words ("5 and a half", "seven-and-a-half", "a few")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.times.view import View
from communique.times.words import load_words

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([½¼¾])?$")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_HALVES = (
    (("and", "a", "half"), 0.5),
    (("and", "one", "half"), 0.5),
    (("&", "a", "half"), 0.5),
    (("and", "half"), 0.5),
    (("and", "a", "quarter"), 0.25),
    (("and", "three", "quarters"), 0.75),
    (("½",), 0.5),
    (("1/2",), 0.5),
)
RANGE_WORDS = frozenset({"to", "or", "-", "–"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, or None where the words leave it open ("several"). `last` is the index behind it."""

    value: float | None
    last: int
    article: bool = False
    """The number is only an article ("a week"), which in "a week-long visit" belongs to another noun."""


def quantity(view: View, at: int) -> Quantity | None:
    """The quantity that begins at an index; None if none does."""
    word = view.low(at)
    if word in {"a", "an"}:
        return _after_article(view, at)
    if word == "half":
        return _half(view, at, 0.5)
    if word == "quarter" and view.reads(at + 1, "of", "an"):
        return Quantity(0.25, at + 3)
    words = load_words()
    if word in words.lists["vague"]:
        last = at + 1 + (view.low(at + 1) == "of" and word in {"couple", "many", "some"})
        return Quantity(None, last)
    if word in words.lists["vague_of"] and view.low(at + 1) == "of":
        return Quantity(None, at + 2)
    return _counted(view, at)


def _after_article(view: View, at: int) -> Quantity:
    following = view.low(at + 1)
    if following in load_words().lists["vague_after_article"]:
        return Quantity(None, at + 2 + (view.low(at + 2) == "of"))
    if following in {"half", "quarter"}:
        share = 0.5 if following == "half" else 0.25
        skip = 2 + (view.low(at + 2) == "-")
        if view.low(at + 2) == "of" and view.low(at + 3) in {"a", "an"}:
            skip = 4
        return Quantity(share, at + skip, article=view.low(at + 2) == "-")
    multiplier = load_words().multipliers.get(following)
    return Quantity(float(multiplier), at + 2) if multiplier else Quantity(1.0, at + 1, article=True)


def _half(view: View, at: int, share: float) -> Quantity:
    """ "half an hour", "half-hour", "half a day"."""
    last = at + 1
    if view.low(last) in {"-", "a", "an"}:
        last += 1
    return Quantity(share, last)


def _counted(view: View, at: int) -> Quantity | None:
    found = _number(view, at)
    if found is None:
        return None
    value, last = found
    if value == 3 and view.low(last + (view.low(last) == "-")) in {"quarters", "quarter"}:
        of = last + (view.low(last) == "-") + 1
        if view.low(of) == "of" and view.low(of + 1) in {"a", "an"}:
            return Quantity(0.75, of + 2)
    for words, share in _HALVES:
        if (behind := _loose(view, last, words)) is not None:
            return Quantity(value + share, behind)
    upper = _upper(view, last)
    return Quantity(None, upper) if upper is not None else Quantity(value, last)


def _upper(view: View, at: int) -> int | None:
    """The end of "to three" in "two to three hours", "or four", "-to-five"."""
    step = at + (view.low(at) == "-" and view.low(at + 1) in RANGE_WORDS)
    if view.low(step) not in RANGE_WORDS:
        return None
    step += 1
    if view.low(step) == "-" and view.low(step - 1) != "-":
        step += 1
    found = _number(view, step)
    return found[1] if found else None


def _loose(view: View, at: int, words: tuple[str, ...]) -> int | None:
    """The index behind some words, with or without hyphens before each of them."""
    for word in words:
        at += view.low(at) == "-"
        if view.low(at) != word:
            return None
        at += 1
    return at


def _number(view: View, at: int) -> tuple[float, int] | None:
    digits = _DIGITS.match(view.low(at))
    if digits:
        value = float(digits[1].replace(",", "") + (digits[2] or "")) + _FRACTIONS.get(digits[3] or "", 0.0)
        multiplier = load_words().multipliers.get(view.low(at + 1))
        return (value * multiplier, at + 2) if multiplier else (value, at + 1)
    return _spelled(view, at)


def _spelled(view: View, at: int) -> tuple[float, int] | None:
    """ "twenty-two", "one hundred and five", "two dozen"."""
    words = load_words()
    total, part, start = 0, 0, at
    while True:
        word = view.low(at)
        if word in words.numbers:
            part += words.numbers[word]
        elif word in words.multipliers and at > start:
            total, part = total + max(part, 1) * words.multipliers[word], 0
        else:
            break
        at += 1
        step = _step(view, at)
        if step is None:
            break
        at += step
    return (float(total + part), at) if at > start else None


def _step(view: View, at: int) -> int | None:
    """How many small words to skip before the number goes on ("-" in "twenty-two", "and"); None if it ends."""
    words, last, word = load_words(), view.low(at - 1), view.low(at)
    tens = words.numbers.get(last, 0) >= 20
    if word == "-" and tens and words.numbers.get(view.low(at + 1), 99) < 10:
        return 1
    if word == "and" and last in words.multipliers and view.low(at + 1) in words.numbers:
        return 1
    return 0 if word in words.multipliers or (tens and words.numbers.get(word, 99) < 10) else None
