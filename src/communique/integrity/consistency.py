"""A text that says one thing in two ways: "Foreign Ministry" here and "international ministry" there."""

from __future__ import annotations

from communique.integrity.phrases import Hit
from communique.integrity.words import Words

EXTRA_WEIGHT = 0.5
"""What it adds that the likely original stands elsewhere in the same text."""


class Consistency:
    """Answers for one text whether it says a thing in both ways."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._whole = f" {' '.join(words.lower)} "
        self._known: dict[str, bool] = {}

    def says_both(self, hit: Hit) -> bool:
        """Whether the likely original of `hit`, with the context of its row, stands in the text as well.

        A single word without context does not count: "countries" is in most texts.
        """
        pattern, lower = hit.row.pattern, self._words.lower
        before = lower[hit.first - pattern.first : hit.first]
        after = lower[hit.end : hit.end + len(pattern.elements) - 1 - pattern.last]
        likely = [*before, *hit.row.original.lower().split(), *after]
        return len(likely) > 1 and self._has(f" {' '.join(likely)} ")

    def _has(self, likely: str) -> bool:
        # Searched once for each wording: a long text may repeat one phrase thousands of times.
        if likely not in self._known:
            self._known[likely] = likely in self._whole
        return self._known[likely]
