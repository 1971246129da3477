"""From weighted signs to a score and a verdict. The calibration is in `docs/integrity.md`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from communique.model import Verdict

MIN_WORDS = 60
"""Shorter texts are never called spun; their score counts as if they had so many words."""

LIKELY_SPUN = 2.0
UNCLEAR = 1.2
"""Weighted signs per 100 words."""

MIN_DIFFERENT = 3
"""A text is called spun only on so many different signs: one habit of a writer is not a rewriting."""


def score(signs: Iterable[tuple[str, float]], word_count: int) -> float:
    """Weighted signs per 100 words, two decimals. `signs` are what was found (the row) and its weight.

    The n-th hit of one row counts 1/n of its weight, so that a habit of the writer does not add up.
    """
    seen: Counter[str] = Counter()
    total = 0.0
    for name, weight in signs:
        seen[name] += 1
        total += weight / seen[name]
    return round(100 * total / max(word_count, MIN_WORDS), 2)


def verdict(value: float, *, different: int, word_count: int) -> Verdict:
    """What the score says. `different` is the number of different signs that have a weight."""
    if value >= LIKELY_SPUN and different >= MIN_DIFFERENT and word_count >= MIN_WORDS:
        return "likely_spun"
    return "unclear" if value >= UNCLEAR and different >= 2 else "no_sign"
