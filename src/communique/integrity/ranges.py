"""Whether a range of the text touches or lies in one of many, in logarithmic time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class Ranges:
    """Ranges `(start, end)`, half-open, that do not overlap each other."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(ranges)
        self._starts = [start for start, _ in ordered]
        self._ends = [end for _, end in ordered]

    def touch(self, start: int, end: int) -> bool:
        """Whether one of the ranges shares a character with this one."""
        place = bisect_left(self._starts, end) - 1
        return place >= 0 and self._ends[place] > start

    def hold(self, start: int, end: int) -> bool:
        """Whether this range lies within one of the ranges."""
        place = bisect_right(self._starts, start) - 1
        return place >= 0 and end <= self._ends[place]
