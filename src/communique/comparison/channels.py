"""What a side's other documents (a background call, a briefing) say on the topics of the rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from communique.comparison.align import Item, Match, likeness

LIKE = 0.4
"""How alike words of another channel must be to a row, to be shown beside it. Stricter than for a row: a channel is
long, and something in it is like anything."""


def channel_item(match: Match, channel: Sequence[Item], rarity: Mapping[str, float]) -> Item | None:
    """The item of another channel that is likest to a row; None if none is like it."""
    told = (*match.first, *match.second)
    scores = [
        (max(likeness(item.traits, known.traits, rarity) for known in told), -item.place, item) for item in channel
    ]
    best = max(scores, key=lambda score: score[:2], default=None)
    return best[2] if best and best[0] >= LIKE else None
