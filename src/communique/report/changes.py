"""One change between an original and a copy as a line of text."""

from __future__ import annotations

from communique.copies import Change
from communique.model import Span

MAX_SHOWN = 70
"""Characters of each side that are shown; the whole is in the JSON output."""


def change_line(change: Change) -> str:
    """What stood, what stands, and the facts that the change alters."""
    alters = f" (alters: {', '.join(change.alters)})" if change.alters else ""
    if change.original is None:
        return f"added: {_shown(change.copy)}{alters}"
    if change.copy is None:
        return f"dropped: {_shown(change.original)}{alters}"
    return f"{_shown(change.original)} → {_shown(change.copy)}{alters}"


def _shown(span: Span | None) -> str:
    words = " ".join(span.text.split()) if span else ""
    return words if len(words) <= MAX_SHOWN else f"{words[: MAX_SHOWN - 1]}…"
