"""The likely original words of a rewritten text, for the parser's view of it."""

from __future__ import annotations

from communique.model import Document, Integrity, Repair


def repairs(document: Document, integrity: Integrity) -> tuple[Repair, ...]:
    """Repairs of a `likely_spun` text, sorted, not overlapping; none for any other verdict."""
    return ()
