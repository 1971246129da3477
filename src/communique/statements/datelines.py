"""The place line of wire reports ("TORU, Arvenia (AP) — The minister said ..."), which is part of no statement."""

from __future__ import annotations

import re
from collections.abc import Iterable

from communique.parse import Parse
from communique.statements.draft import Draft, Piece

DATELINE = re.compile(
    r"[A-Z][A-Z.’'\-]{2,}(?: [A-Z][A-Z.’'\-]+){0,3}(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)?)?"
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?(?: ?\([A-Z][\w ./]{1,30}\))?\s*(?:—|–|--|-)\s+"
)
"""A place in capitals, perhaps its state, the day and the agency, then a dash."""


def without_datelines(drafts: Iterable[Draft], parse: Parse) -> None:
    """Take, in place, the place line at the start of a paragraph out of sources and contents."""
    lines = [found.span() for b in parse.blocks if (found := DATELINE.match(parse.text, b.start, b.end)) is not None]
    for draft in drafts if lines else ():
        for line in lines:
            if not draft.turn:
                _cut_line(draft, line)


def _cut_line(draft: Draft, line: Piece) -> None:
    kept = tuple(t for t in draft.source if not line[0] <= t.start < line[1])
    if kept and len(kept) < len(draft.source):
        if draft.speaker is not None and draft.speaker not in kept:
            draft.speaker = next((t for t in kept if t.head not in kept), kept[-1])
        draft.source = kept
    draft.pieces = [(line[1], end) if line[0] <= start < line[1] < end else (start, end) for start, end in draft.pieces]
