"""Folds a name to the form under which the actor table keeps it."""

from __future__ import annotations

import unicodedata

_STRAIGHT = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "ʻ": "'",
        "`": "'",
        "´": "'",
        "‐": "-",
        "‑": "-",
        "–": "-",
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "ə": "e",
        "Ə": "E",
    }
)


def normalise_name(text: str) -> str:
    """The key of a name: caseless, without diacritics, straight apostrophes and hyphens, single spaces.

    Full stops stay, since "U.S." and "US" are told apart by the table, not here.
    """
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.translate(_STRAIGHT))
        text = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(text.casefold().split())


def is_exact(written: str) -> bool:
    """Whether a name counts only in its own writing: one word without small letters, as "US", "WHO" or "U.N."."""
    return written.isupper() and " " not in written
