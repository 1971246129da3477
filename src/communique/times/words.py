"""The words of time expressions, read once from `lexicon/times/words.toml` and indexed by what they can begin."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec
import tomli

from communique.lexicon import BUILT_IN

FOLDER = BUILT_IN / "times"


class Reference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An expression without a calendar value ("right now"), with the neighbours that it needs or forbids."""

    words: tuple[str, ...]
    value: str
    after: tuple[str, ...] = ()
    never_after: tuple[str, ...] = ()
    never_before: tuple[str, ...] = ()
    only_before: tuple[str, ...] = ()


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word tables; keys are lower case. Units are TIMEX3 letters, `TH`, `TM`, `TS` for those of the clock."""

    months: dict[str, int]
    month_abbreviations: dict[str, int]
    weekdays: dict[str, int]
    weekday_abbreviations: dict[str, int]
    units: dict[str, str]
    unit_plurals: dict[str, str]
    unit_abbreviations: dict[str, str]
    long_words: dict[str, str]
    numbers: dict[str, int]
    multipliers: dict[str, int]
    ordinals: dict[str, int]
    day_parts: dict[str, str]
    seasons: dict[str, str]
    sets: dict[str, str]
    tens: dict[str, int]
    reference: tuple[Reference, ...]
    lists: dict[str, frozenset[str]]
    modifiers: dict[str, str]
    modifier_phrases: dict[str, str]
    edges: dict[str, str]

    def month(self, word: str) -> int | None:
        """The number of a month by its name or abbreviation, with or without a full stop."""
        return self.months.get(word) or self.month_abbreviations.get(word.rstrip("."))

    def weekday(self, word: str) -> int | None:
        """1 for Monday to 7 for Sunday, by name or abbreviation."""
        return self.weekdays.get(word) or self.weekday_abbreviations.get(word.rstrip("."))

    def unit(self, word: str) -> str | None:
        """The code of a unit in singular or plural."""
        return self.units.get(word) or self.unit_plurals.get(word)


@lru_cache(maxsize=1)
def load_words() -> Words:
    """The built-in tables."""
    return msgspec.convert(read_table("words.toml"), Words)


def read_table(name: str) -> dict[str, Any]:
    """A TOML file of the layer's folder."""
    return tomli.loads((FOLDER / name).read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def references() -> Mapping[str, tuple[Reference, ...]]:
    """First word to the expressions without calendar value that it begins, longest first."""
    index: dict[str, list[Reference]] = {}
    for item in load_words().reference:
        index.setdefault(item.words[0], []).append(item)
    return {word: tuple(sorted(items, key=lambda r: -len(r.words))) for word, items in index.items()}
