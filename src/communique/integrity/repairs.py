"""The likely original words of a rewritten text, for the parser's view of it."""

from __future__ import annotations

import msgspec

from communique.model import Document, Integrity


class Repair(msgspec.Struct, frozen=True, order=True):
    """Read `replacement` in place of `document.text[start:end]`."""

    start: int
    end: int
    replacement: str


def repairs(document: Document, integrity: Integrity) -> tuple[Repair, ...]:
    """Repairs of a `likely_spun` text, sorted, not overlapping; none for any other verdict."""
    return ()
