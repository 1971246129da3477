"""Finds the rows of the phrase table in a text."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from communique.integrity.phrase_pattern import Pattern
from communique.integrity.phrase_table import PhraseTable, Row
from communique.integrity.words import Words


class Hit(msgspec.Struct, frozen=True):
    """One row found: the tokens from `first` to before `end` are the replaced words."""

    first: int
    end: int
    row: Row


def find_phrases(words: Words, table: PhraseTable) -> list[Hit]:
    """All hits, in the order of the text; of hits that overlap, the heavier and then the longer one stays."""
    hits = sorted(_hits(words, table), key=lambda hit: (-hit.row.weight, hit.first - hit.end, hit.first))
    taken: set[int] = set()
    kept = []
    for hit in hits:
        places = range(hit.first, hit.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.first)


def _hits(words: Words, table: PhraseTable) -> Iterator[Hit]:
    by_anchor = table.by_anchor
    for place, word in enumerate(words.lower):
        # One look-up for each word of the text is the whole cost of a clean text.
        if word in by_anchor:
            for row in by_anchor[word]:
                start = place - row.pattern.anchor
                if _fits(row.pattern, start, words):
                    yield Hit(start + row.pattern.first, start + row.pattern.last + 1, row)


def _fits(pattern: Pattern, start: int, words: Words) -> bool:
    size = len(words.exact)
    for place, element in enumerate(pattern.elements, start=start):
        if not 0 <= place < size:
            if not element.may_be_absent:
                return False
        elif not element.test(words.exact[place], words.lower[place]):
            return False
    return True
