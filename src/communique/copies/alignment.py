"""What an alignment says of two texts as wholes: how much of the shorter one is kept, and in how many sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.copies.align import Block, WordedText, align

SENTENCE_KEPT = 0.4
"""Share of a sentence's words that must stand in the other text for the sentence to count as covered."""

MIN_SENTENCE = 5

_END = re.compile(r"[.!?][\"”’]?\s|\n")


@dataclass(frozen=True, slots=True)
class Alignment:
    """The common runs of two texts; `kept` and `covered` are shares of the words of the shorter one."""

    blocks: tuple[Block, ...]
    kept: float
    covered: float


def aligned(first: WordedText, second: WordedText) -> Alignment:
    """The alignment of two texts."""
    blocks = align(first.words, second.words)
    if len(first.words) <= len(second.words):
        shorter, starts = first, [block.first for block in blocks]
    else:
        shorter, starts = second, [block.second for block in blocks]
    common = bytearray(len(shorter.words))
    for start, block in zip(starts, blocks, strict=True):
        common[start : start + block.size] = b"\x01" * block.size
    return Alignment(blocks, _share(sum(common), len(common)), _covered(shorter, common))


def _covered(text: WordedText, common: Sequence[int]) -> float:
    sizes = [(end - start, sum(common[start:end])) for start, end in _sentences(text)]
    counted = [(size, kept) for size, kept in sizes if size >= MIN_SENTENCE]
    return _share(sum(size for size, kept in counted if kept >= SENTENCE_KEPT * size), sum(size for size, _ in counted))


def _sentences(text: WordedText) -> Iterator[tuple[int, int]]:
    ends = [match.end() for match in _END.finditer(text.text)] + [len(text.text) + 1]
    start = place = 0
    for end in ends:
        while place < len(text.words) and text.offsets[place][0] < end:
            place += 1
        if place > start:
            yield start, place
        start = place


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
