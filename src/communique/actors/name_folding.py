"""Folds a name to the form under which the actor table keeps it."""

from __future__ import annotations

import re
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


_ACRONYM = re.compile(r"[\w.]\.?[A-Z]")


def is_exact(written: str) -> bool:
    """Whether a name counts only in its own writing: one word with an inner capital, as "US", "U.N.", "LeT", "WHO"."""
    return " " not in written and _ACRONYM.search(written) is not None
