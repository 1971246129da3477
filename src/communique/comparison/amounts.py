"""Sums of money brought into one form, so that "$1 billion" and "USD 1 billion" are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SCALES = {"thousand": 1e3, "million": 1e6, "mln": 1e6, "billion": 1e9, "bln": 1e9, "bn": 1e9, "trillion": 1e12}
_CURRENCIES = {
    "$": "USD", "us$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD", "us dollars": "USD",
    "u.s. dollars": "USD", "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "gbp": "GBP",
    "pounds": "GBP", "pounds sterling": "GBP", "¥": "JPY", "yen": "JPY", "yuan": "CNY", "rmb": "CNY",
    "rubles": "RUB", "roubles": "RUB", "hryvnia": "UAH", "hryvnias": "UAH", "uah": "UAH",
}  # fmt: skip
_NUMBER = r"(?P<number{0}>\d+(?:[.,]\d+)*|half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten)"
_SCALE = r"(?:[ -]?(?P<scale{0}>thousand|million|mln|billion|bln|bn|trillion))"
_AFTER = (
    r"(?P<after>us dollars|u\.s\. dollars|dollars?|euros?|eur|usd|gbp|pounds(?: sterling)?|yen|yuan|rmb|ro?ubles"
    r"|hryvnias?|uah)"
)
_PATTERN = re.compile(
    rf"(?P<before>us\$|[$€£¥]|\b(?:usd|eur|gbp|uah)\b)\s*{_NUMBER.format(1)}{_SCALE.format(1)}?\b"
    rf"|\b{_NUMBER.format(2)}{_SCALE.format(2)}?\s+{_AFTER}\b",
    re.IGNORECASE,
)
_WORDS = {"a": 1, "an": 1, "half a": 0.5, "half an": 0.5, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
          "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Amount:
    """A sum: ISO 4217 code of the currency and the number of its units."""

    currency: str
    value: float


def amounts(text: str) -> Iterator[Amount]:
    """The sums of money that a wording names, in their order."""
    for match in _PATTERN.finditer(text):
        currency = _CURRENCIES[(match["before"] or match["after"]).lower()]
        number = match["number1"] or match["number2"]
        scale = match["scale1"] or match["scale2"]
        yield Amount(currency, round(_number(number) * (_SCALES[scale.lower()] if scale else 1), 2))


def _number(text: str) -> float:
    folded = text.lower()
    if folded in _WORDS:
        return float(_WORDS[folded])
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", folded):
        return float(folded.replace(",", ""))
    return float(folded.replace(",", ".")) if folded.count(",") + folded.count(".") <= 1 else 0.0
