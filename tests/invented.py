"""Invented readouts of invented leaders of real states: two sides' accounts of two calls, a plan and its end."""

from __future__ import annotations

from communique.model import Document, DocumentKind

NORWAY = """Prime Minister Lars Okan of Norway spoke by phone today with President Ana Torrez of Peru. Mr Okan \
underscored the commitment of Norway to Peru's sovereignty and territorial integrity. He informed President Torrez \
that Norway intends to provide $40 million in direct budget support. The leaders discussed the release of the detained \
sailors, as well as the rules for deep-sea mining. They agreed to stay in close contact.
"""

PERU = """President of Peru Ana Torrez had an hour-long phone conversation with Prime Minister of Norway \
Lars Okan. Ana Torrez thanked Norway for its support for the sovereignty and territorial integrity of Peru. The \
leaders discussed preparations for new sanctions against smugglers. Lars Okan emphasized that Norway had no intention \
of closing its embassy in Lima. Ana Torrez expressed gratitude for USD 40 million in budget aid. The conversation took \
place in a frank and businesslike atmosphere.
"""

NEXT_WEEK = """Prime Minister Lars Okan of Norway spoke by phone today with President Ana Torrez of Peru. The leaders \
discussed fishing quotas in the southern ocean.
"""

PLAN = """Prime Minister Lars Okan of Norway will meet with President Ana Torrez of Peru in Lima on \
May 14, 2025.
"""

HELD = """Prime Minister Lars Okan of Norway met today with President Ana Torrez of Peru in Lima. The leaders \
discussed trade.
"""

CALLED_OFF = """The meeting of Prime Minister Lars Okan of Norway with President Ana Torrez of Peru on \
May 14 in Lima was cancelled.
"""


def document(
    identifier: str, text: str, side: str, published: str, *, kind: DocumentKind = "readout", title: str | None = None
) -> Document:
    """An invented document."""
    return Document(
        id=identifier,
        text=text,
        side=side,
        published=published,
        kind=kind,
        title=title,
        language="en",
    )


def call_told_by_norway() -> Document:
    """The call of 5 May as Oslo tells it."""
    return document("oslo", NORWAY, "NOR", "2025-05-05")


def call_told_by_peru() -> Document:
    """The same call as Lima tells it, a day later."""
    return document("lima", PERU, "PER", "2025-05-06")
