"""Lays two texts side by side, word by word.

Runs of three words that stand once in each text are the fixed points (patience diff, Bram Cohen), kept where they
are in the same order in both; between them `difflib` aligns the rest. So the cost stays near linear where texts are
alike.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from communique.copies.shingles import WORD

RUN = 3

MAX_GAP_CELLS = 400_000
"""Between two fixed points: words of one gap by words of the other. Beyond it the gap counts as replaced whole."""


@dataclass(frozen=True, slots=True)
class WordedText:
    """A text as words in small letters, and where each stands."""

    text: str
    words: tuple[str, ...]
    offsets: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str) -> WordedText:
        """The words of `text`; offsets are code points of it."""
        found = [(match[0].lower().replace("’", "'"), match.span()) for match in WORD.finditer(text)]
        return cls(text, tuple(word for word, _ in found), tuple(span for _, span in found))


@dataclass(frozen=True, slots=True)
class Block:
    """A run of words that both texts have: it begins at word `first` of one and `second` of the other."""

    first: int
    second: int
    size: int


def align(first: Sequence[str], second: Sequence[str]) -> tuple[Block, ...]:
    """The common runs of two word lists, in order, none overlapping, neighbours joined."""
    blocks: list[Block] = []
    end_first = end_second = 0
    for place, other in [*_fixed_points(first, second), (len(first), len(second))]:
        if place < end_first or other < end_second:
            continue
        blocks += _gap(first, second, (end_first, place), (end_second, other))
        size = _common_run(first, second, place, other)
        if size:
            blocks.append(Block(place, other, size))
        end_first, end_second = place + size, other + size
    return tuple(_joined(blocks))


def _fixed_points(first: Sequence[str], second: Sequence[str]) -> list[tuple[int, int]]:
    """Places of runs that stand once in each list: the longest chain that is in order in both."""
    here, there = _single_runs(first), _single_runs(second)
    pairs = sorted((place, there[run]) for run, place in here.items() if run in there)
    # Longest increasing subsequence: `ends` and `last` hold, for each length, where the best chain so far ends.
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, other) in enumerate(pairs):
        rank = bisect_left(ends, other)
        before.append(last[rank - 1] if rank else -1)
        ends[rank : rank + 1] = [other]
        last[rank : rank + 1] = [index]
    chain = []
    index = last[-1] if last else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _single_runs(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], int] = {}
    repeated = set()
    for place, run in enumerate(zip(words, words[1:], words[2:], strict=False)):
        if run in found:
            repeated.add(run)
        found[run] = place
    return {run: place for run, place in found.items() if run not in repeated}


def _common_run(first: Sequence[str], second: Sequence[str], place: int, other: int) -> int:
    size = 0
    while place + size < len(first) and other + size < len(second) and first[place + size] == second[other + size]:
        size += 1
    return size


def _gap(first: Sequence[str], second: Sequence[str], here: tuple[int, int], there: tuple[int, int]) -> Iterator[Block]:
    cells = (here[1] - here[0]) * (there[1] - there[0])
    if not 0 < cells <= MAX_GAP_CELLS:
        return
    matcher = SequenceMatcher(None, first[here[0] : here[1]], second[there[0] : there[1]], autojunk=False)
    for match in matcher.get_matching_blocks():
        if match.size:
            yield Block(here[0] + match.a, there[0] + match.b, match.size)


def _joined(blocks: Sequence[Block]) -> Iterator[Block]:
    current: Block | None = None
    for block in blocks:
        if current and (current.first + current.size, current.second + current.size) == (block.first, block.second):
            current = Block(current.first, current.second, current.size + block.size)
            continue
        if current:
            yield current
        current = block
    if current:
        yield current
