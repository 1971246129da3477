"""The common nouns by which texts call people, groups and documents, from `facts/nouns.tsv`.

Classes: `official` (one person in a function), `kin`, `group`, `document`, `honorific`, `modifier`, `particle`,
`suffix`, `thing` (an office, place or paper: no word of a person's name), and `collective-people`,
`collective-states`, `collective-parties` (what may follow "both" or "the two").
The sector is a PLOVER code. Words and sectors are from memory of the field's usage.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from communique.actors.fact_files import BUILT_IN, read_rows

NOUN_COLUMNS = ("word", "plural", "class", "sector", "gender")

NounClass = Literal[
    "official",
    "kin",
    "group",
    "document",
    "honorific",
    "modifier",
    "particle",
    "suffix",
    "thing",
    "collective-people",
    "collective-states",
    "collective-parties",
]


@dataclass(frozen=True, slots=True)
class Noun:
    """A common noun for somebody. `word` is the singular, whatever form was found; `gender` is "m", "f" or None."""

    word: str
    sector: str | None
    gender: str | None
    plural: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Class to word (lower case, singular or plural) to what it means."""

    classes: Mapping[str, Mapping[str, Noun]]

    def find(self, word: str, *classes: NounClass) -> Noun | None:
        """The noun of a lower-case word in the first of some classes that knows it."""
        for name in classes:
            noun = self.classes[name].get(word)
            if noun is not None:
                return noun
        return None

    def has(self, word: str, *classes: NounClass) -> bool:
        """Whether one of some classes knows a lower-case word."""
        return any(word in self.classes[name] for name in classes)


@cache
def load_vocabulary() -> Vocabulary:
    """Read the built-in nouns; the file never changes while a program runs, so it is read once."""
    classes: dict[str, dict[str, Noun]] = {}
    for word, plural, name, sector, gender in read_rows(BUILT_IN / "nouns.tsv", NOUN_COLUMNS):
        of_class = classes.setdefault(name, {})
        of_class[word.lower()] = Noun(word.lower(), sector or None, gender or None, plural=False)
        if plural:
            of_class[plural.lower()] = Noun(word.lower(), sector or None, gender or None, plural=True)
    return Vocabulary(classes)
