"""Where a text quotes: runs between quotation marks of every kind.

Only the outermost quotation counts; marks inside it belong to it. A mark that is never closed opens nothing, unless
the next paragraph opens with a mark again: then the same speaker goes on (the convention of printed English for a
quotation over several paragraphs). An apostrophe is no mark.
"""

from __future__ import annotations

from dataclasses import dataclass

CLOSERS = {"“": "”", '"': '"', "«": "»", "„": "“”", "‘": "’", "'": "'", "‹": "›", "「": "」"}
"""Opening mark to the marks that may close it. German „ is closed by “ or by ”."""
SINGLE = "'‘"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: `text[start:end]` with its marks, `text[inner_start:inner_end]` without."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    continues: bool
    """True if the next quotation goes on with the same speech (no closing mark at the paragraph's end)."""


def find_quotes(text: str) -> tuple[Quote, ...]:
    """All outermost quotations of a text, in order. Offsets are code points of `text`."""
    blocks = list(_blocks(text))
    found: list[Quote] = []
    for number, (start, end) in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        found.extend(_quotes_of_block(text, start, end, _first_character(text, following)))
    return tuple(found)


def _blocks(text: str) -> list[tuple[int, int]]:
    """The non-blank lines of a text as (start, end)."""
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        if line.strip():
            blocks.append((start, end))
        start = end
    return blocks


def _first_character(text: str, block: tuple[int, int] | None) -> str:
    return text[block[0] : block[1]].lstrip()[:1] if block else ""


def _quotes_of_block(text: str, start: int, end: int, next_character: str) -> list[Quote]:
    quotes: list[Quote] = []
    closings: dict[str, dict[int, int]] = {}
    at = start
    while at < end:
        mark = text[at]
        if mark in CLOSERS and _opens(text, at, start):
            if mark not in closings:
                closings[mark] = _closings(text, start, end, mark)
            close = closings[mark].get(at)
            if close is not None:
                quotes.append(Quote(at, close + 1, at + 1, close, continues=False))
                at = close + 1
                continue
            if next_character == mark and mark not in SINGLE:
                stop = at + len(text[at:end].rstrip())
                quotes.append(Quote(at, stop, at + 1, stop, continues=True))
                break
        at += 1
    return quotes


def _opens(text: str, at: int, block_start: int) -> bool:
    """Whether the mark at `at` stands where a quotation can begin: after a gap, before a word."""
    before = text[at - 1] if at > block_start else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if after.isspace():
        return False
    return not before.isalnum() and (before not in ".,!?…%" or text[at] in "“«„")


def _closings(text: str, start: int, end: int, mark: str) -> dict[int, int]:
    """Each offset of `mark` in a block to that of the mark that closes it, in one pass; absent if never closed."""
    closers = CLOSERS[mark]
    found: dict[int, int] = {}
    waiting: list[int] = []
    for offset in range(start, end):
        character = text[offset]
        closes = character in closers and _closes(text, offset, mark)
        if closes and mark in closers:
            found.update(dict.fromkeys(waiting, offset))
            waiting.clear()
        elif closes and waiting:
            found[waiting.pop()] = offset
        if character == mark:
            waiting.append(offset)
    return found


def _closes(text: str, offset: int, mark: str) -> bool:
    """A single mark between two letters is an apostrophe, and a straight one before a word opens."""
    after = text[offset + 1] if offset + 1 < len(text) else " "
    if mark in SINGLE:
        return not after.isalnum() and not text[offset - 1].isspace()
    return not (mark == '"' and after.isalnum() and text[offset - 1].isspace())
