"""The words of matter of a wording, by their stems: what two mentions of one thing have in common."""

from __future__ import annotations

from dataclasses import dataclass

from communique.comparison.amounts import Amount, amounts
from communique.comparison.traits import STOP_WORDS, stem
from communique.topics.words import words_of

SHORTEST = 3
"""Letters that a word of matter has."""


@dataclass(frozen=True, slots=True)
class Matter:
    """Stems of the words of matter, and sums of money."""

    stems: frozenset[str]
    sums: frozenset[Amount]


def matter_of(text: str) -> Matter:
    """What a wording is made of, without function words, offices and words that report."""
    stems = frozenset(
        stem(word.folded)
        for word in words_of(text)
        if word.folded not in STOP_WORDS and len(word.folded) >= SHORTEST and not word.folded.isdigit()
    )
    return Matter(stems, frozenset(amounts(text)))


def agreement(one: Matter, other: Matter) -> float:
    """The share of the smaller wording's words that the other has, from 0 to 1; 1 if they name the same sum."""
    if one.sums & other.sums:
        return 1.0
    smaller = min(len(one.stems), len(other.stems))
    return len(one.stems & other.stems) / smaller if smaller else 0.0
