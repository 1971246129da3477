"""What kind of copy: exact, edited, syndicated, spun or rewritten, read off the alignment.

A spinner replaces a word or two here and there and keeps the order; an editor adds and drops whole stretches and leaves
the rest to the letter; a writer anew changes long stretches.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.copies.align import Block, WordedText
from communique.copies.changes import gaps
from communique.copies.records import CopyKind
from communique.model import Document

SHORT = 4
"""Words up to which a replaced stretch is the work of a thesaurus rather than of a writer."""

SPUN_RATE = 4.0
"""Short replacements per 100 kept words: editors and agencies stay below 2, spinners leave 5 to 25."""

SPUN_SCATTERED = 0.6
"""Share of the changed words that lie in short replacements: spinners 0.9 and more, writers below 0.5."""

REWRITTEN_RATE = 2.5
"""Replacements of any length per 100 kept words from which a text is not edited but written anew."""

EDGE = 30
"""Words at the start and the end where an outlet puts its own: byline, credit line, note on the reporter."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What an alignment looks like. Rates are per 100 kept words; words at the edges of the copy do not count."""

    short_rate: float
    replaced_rate: float
    scattered: float
    added: int


def shape_of(original: WordedText, copy: WordedText, blocks: Sequence[Block]) -> Shape:
    """The shape of the changes between two aligned texts."""
    kept = sum(block.size for block in blocks)
    short = short_words = replaced = changed = added = 0
    for here, there in gaps(original, copy, blocks):
        old, new = here[1] - here[0], there[1] - there[0]
        if there[1] <= EDGE or there[0] >= len(copy.words) - EDGE:
            continue
        added += new if new > SHORT else 0
        changed += max(old, new) if new else 0
        if old and new:
            replaced += 1
            short += max(old, new) <= SHORT
            short_words += max(old, new) if max(old, new) <= SHORT else 0
    return Shape(
        short_rate=100 * short / kept if kept else 0.0,
        replaced_rate=100 * replaced / kept if kept else 0.0,
        scattered=short_words / changed if changed else 0.0,
        added=added,
    )


def kind_of(original: Document, copy: Document, shape: Shape, *, same_words: bool) -> CopyKind:
    """The kind of copy. `same_words`: whether all words are equal."""
    if same_words:
        return "exact"
    if shape.short_rate >= SPUN_RATE and shape.scattered >= SPUN_SCATTERED:
        return "spun"
    if shape.replaced_rate >= REWRITTEN_RATE:
        return "rewritten"
    same_house = original.publisher is not None and original.publisher == copy.publisher
    return "edited" if same_house or shape.added else "syndicated"
