"""How alike two texts are, and whether that makes one a copy of the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from communique.copies.alignment import Alignment
from communique.copies.shingles import Fingerprint, Hashes
from communique.model import Document

MIN_CONTAINMENT = 0.20
MIN_JACCARD = 0.08
"""What a candidate must reach one of. Of seventeen aligned pairs copies of every kind do; other stories on the same
event have at most 0.11 and 0.04. The usual thresholds (0.7-0.85) miss every spun or rewritten copy."""

MIN_SHARED = 8
"""Shared shingles: below that a short text is alike by chance."""

MIN_NAMES = 0.35
NEAR_JACCARD = 0.4
NEAR_NAMES = 0.6
"""Share of the names and numbers of the text that has fewer; the second from the Jaccard index on at which a copy keeps
most of them. Nearly the same words with other names are a form that somebody filled in anew."""

FEW_NAMES = 4
"""With fewer names than that in one of the texts they prove nothing."""

SURE_JACCARD = 0.2
"""From here on texts that may be copies are: of the aligned pairs all but one copy reach it."""

LIKELY_CONTAINMENT = 0.5
LIKELY_JACCARD = 0.14
"""Below, what two texts share may be formulas: in 686 readouts and statements, all different, 320 pairs are candidates.
Formulas stand in single sentences, so the sentences of a copy must be alike throughout."""

MIN_COVERED = 0.4
MIN_KEPT = 0.4

FINGERPRINTS = 2
"""So many quotations in common stand in for `LIKELY_CONTAINMENT`: a spun or rewritten copy keeps them to the letter."""

NEAR_DAYS = 14
"""Copies of news follow within days. Beyond that, and for official texts of different or unknown days, only
`SAME_JACCARD` counts: an office publishes nearly the same words on every call with the same counterpart."""

SAME_JACCARD = 0.5

OFFICIAL = frozenset({"readout", "statement", "transcript"})


@dataclass(frozen=True, slots=True)
class Similarity:
    """Shares between 0 and 1; `names` is `None` where one of the texts has too few names to tell."""

    containment: float
    jaccard: float
    shared: int
    names: float | None
    quotations: int

    @property
    def is_candidate(self) -> bool:
        """Whether an alignment is worth its cost."""
        alike = self.containment >= MIN_CONTAINMENT or self.jaccard >= MIN_JACCARD
        wanted = NEAR_NAMES if self.jaccard >= NEAR_JACCARD else MIN_NAMES
        return alike and self.shared >= MIN_SHARED and (self.names is None or self.names >= wanted)


def similarity(first: Fingerprint, second: Fingerprint) -> Similarity:
    """The similarity of two texts by their fingerprints."""
    shared = _common(first.shingles, second.shingles)
    fewer = min(len(first.shingles), len(second.shingles))
    union = len(first.shingles) + len(second.shingles) - shared
    fewer_names = min(len(first.names), len(second.names))
    return Similarity(
        containment=shared / fewer if fewer else 0.0,
        jaccard=shared / union if union else 0.0,
        shared=shared,
        names=_common(first.names, second.names) / fewer_names if fewer_names >= FEW_NAMES else None,
        quotations=_common(first.quotations, second.quotations),
    )


def may_be_copies(first: Document, second: Document, found: Similarity) -> bool:
    """Whether two texts are candidates and were published near enough to each other."""
    return found.is_candidate and (found.jaccard >= SAME_JACCARD or not _far_apart(first, second))


def are_copies(found: Similarity, alignment: Alignment) -> bool:
    """Whether candidates are versions of one text, given their alignment."""
    if found.jaccard >= SURE_JACCARD:
        return True
    likely = found.jaccard >= LIKELY_JACCARD or found.containment >= LIKELY_CONTAINMENT
    alike = likely or found.quotations >= FINGERPRINTS
    return alike and alignment.kept >= MIN_KEPT and alignment.covered >= MIN_COVERED


def _far_apart(first: Document, second: Document) -> bool:
    official = first.kind in OFFICIAL and second.kind in OFFICIAL
    if first.published is None or second.published is None:
        return official
    days = abs((date.fromisoformat(first.published[:10]) - date.fromisoformat(second.published[:10])).days)
    return days > (0 if official else NEAR_DAYS)


def _common(first: Hashes, second: Hashes) -> int:
    if not len(first) or not len(second):
        return 0
    if len(first) > len(second):
        first, second = second, first
    places = np.searchsorted(second, first)
    places[places == len(second)] = 0
    return int(np.count_nonzero(second[places] == first))
