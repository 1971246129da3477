"""A text that says one thing in two ways: "Foreign Ministry" here and "international ministry" there."""

from __future__ import annotations

from communique.integrity.phrases import Hit
from communique.integrity.words import Words

EXTRA_WEIGHT = 0.5
"""What it adds that the likely original stands elsewhere in the same text."""


def says_both(hit: Hit, words: Words, whole: str) -> bool:
    """Whether the likely original of `hit`, with the context of its row, stands in the text as well.

    `whole` is `joined(words)`. A single word without context does not count: "countries" is in most texts.
    """
    pattern = hit.row.pattern
    before = words.lower[hit.first - pattern.first : hit.first]
    after = words.lower[hit.end : hit.end + len(pattern.elements) - 1 - pattern.last]
    likely = [*before, *hit.row.original.lower().split(), *after]
    return len(likely) > 1 and f" {' '.join(likely)} " in whole


def joined(words: Words) -> str:
    """The text as lower-case tokens, each between blanks."""
    return f" {' '.join(words.lower)} "
