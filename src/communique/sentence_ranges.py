"""Where the sentences of a text end, by its surface: for steps that have a reading, but no parse."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"[.!?][”’\"')\]]*\s+(?=[“‘\"'(\[]?[A-Z0-9])|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Jr|Sr|St|No|Gen|Sen|Rep|Gov|Lt|Col|U\.S|U\.N|U\.K|a\.m|p\.m)\.)$"
)
QUOTED = re.compile(r"[“\"][^”\"\n]{20,600}[”\"]")
"""A quotation, which is never cut."""


def sentences(text: str) -> list[tuple[int, int]]:
    """The ranges of the sentences of a text; a line break always ends one."""
    ranges = []
    start = 0
    quoted = [(m.start(), m.end()) for m in QUOTED.finditer(text)]
    for match in _SENTENCE_END.finditer(text):
        inside = any(first < match.start() < last - 1 for first, last in quoted)
        if "\n" not in match.group() and (inside or _ABBREVIATION.search(text[start : match.start() + 1])):
            continue
        ranges.append((start, match.end()))
        start = match.end()
    ranges.append((start, len(text)))
    return [trimmed for first, last in ranges if (trimmed := _stripped(text, first, last))[0] < trimmed[1]]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
