"""What a text is recognised by: its 3-word shingles, its names and numbers, its quotations.

Shingles are runs of three words (Broder 1997, "On the resemblance and containment of documents"), hashed to 32 bits
with a hash that is the same in every process. Quotations stand apart: two reports of one event quote the same people
without being copies, and a spun copy keeps them when all else is replaced.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint32]

WORD = re.compile(r"\w+(?:['’]\w+)*")
QUOTED = re.compile(r"“[^”\n]{12,5000}”|\"[^\"\n]{12,5000}\"")
# Capital letters say "name" only where the sentence goes on; a number says who and when as well as a name does.
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w'’-]+|\b\d[\d.,]*\d|\b\d")

MIN_NARRATIVE = 40
"""With fewer words outside quotation marks (interviews, statements) the shingles are those of the whole text."""

MAX_KNOWN_WORDS = 300_000
"""Hashes of words kept; more would only grow the memory, as nearly all words of a text are common ones."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """One text as hashes. All arrays are sorted and without repeats."""

    digest: bytes
    """Of all words in small letters: equal for texts that differ in blanks, marks and capitals only."""
    size: int
    """Words of the text."""
    shingles: Hashes
    names: Hashes
    quotations: Hashes


class Fingerprinter:
    """Makes fingerprints; keeps the hashes of words already seen."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def fingerprint(self, text: str) -> Fingerprint:
        """The fingerprint of one text, in time linear in its length."""
        words = words_of(text)
        narrative = words_of(QUOTED.sub(" ", text)) if "“" in text or '"' in text else words
        chosen = narrative if len(narrative) >= MIN_NARRATIVE else words
        return Fingerprint(
            digest=blake2b(" ".join(words).encode(), digest_size=16).digest(),
            size=len(words),
            shingles=_shingles(self._hashes(chosen)),
            names=np.unique(self._hashes(_NAME.findall(text)).astype(np.uint32)),
            quotations=np.unique(self._hashes(_quotations(text)).astype(np.uint32)),
        )

    def _hashes(self, words: list[str]) -> NDArray[np.uint64]:
        known = self._known
        if len(known) > MAX_KNOWN_WORDS:
            known.clear()
        return np.fromiter((known.get(word) or self._hash(word) for word in words), np.uint64, len(words))

    def _hash(self, word: str) -> int:
        found = int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")
        self._known[word] = found
        return found


def words_of(text: str) -> list[str]:
    """The words and numbers of a text in small letters, without marks."""
    return WORD.findall(text.lower().replace("’", "'"))


def _quotations(text: str) -> list[str]:
    if "“" not in text and '"' not in text:
        return []
    return [" ".join(words_of(match[0])) for match in QUOTED.finditer(text)]


def _shingles(words: NDArray[np.uint64]) -> Hashes:
    if len(words) < 3:
        return np.empty(0, np.uint32)
    # Odd multipliers make the order of the words count; the sum wraps round, the high half is well mixed.
    first, second, third = words[:-2], words[1:-1], words[2:]
    mixed = first * np.uint64(0x9E3779B97F4A7C15) + second * np.uint64(0xC2B2AE3D27D4EB4F) + third
    mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    return np.unique((mixed >> np.uint64(32)).astype(np.uint32))
