"""Which texts of a corpus may be copies of one another: those that share several rare shingles.

MinHash bands find the pairs above one Jaccard threshold; at the 0.1 of a rewritten copy they miss half of them, and a
short copy of a long text has a low Jaccard index in any case. A sorted list of (shingle, text) finds every pair that
shares shingles, at the price of one sort. Cost and memory grow with the number of shingles: a shingle that stands in
many texts leads to the first few of them only, one that stands everywhere to none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from communique.copies.shingles import Fingerprint

MIN_SHARED_SAMPLED = 3
"""Shared shingles of the sample. At a containment of 0.2 a text of 100 words has 10 of them on average."""

SLICES = 8
"""The list is made for one slice of the hashes at a time, every second slice: half the shingles are the sample."""

ALL_PAIRS = 6
"""Texts with one shingle up to which every pair of them counts."""

LEADERS = 4
"""Beyond that each text is paired with the first that have the shingle: copies of one story share their firsts."""

MAX_TEXTS = 1_000
"""A shingle of more texts than that is a formula of the language ("the united states and"). Word-for-word repeats are
put aside before, so that even a story printed a thousand times has rarer shingles."""

Pairs = NDArray[np.int64]


def candidate_pairs(fingerprints: Sequence[Fingerprint]) -> Iterator[tuple[int, int]]:
    """Pairs of places in `fingerprints`, the smaller first, sorted."""
    count = len(fingerprints)
    found = [_pairs_of_slice(fingerprints, place) for place in range(0, SLICES, 2)]
    # A pair of one slice alone may fall short where all slices together do not: counts are added before the threshold.
    codes = np.concatenate([codes for codes, _ in found])
    shared = np.concatenate([shared for _, shared in found])
    order = np.argsort(codes, kind="stable")
    codes, shared = codes[order], shared[order]
    starts = np.flatnonzero(np.diff(codes, prepend=-1))
    totals = np.add.reduceat(shared, starts) if len(starts) else shared
    for code in codes[starts][totals >= MIN_SHARED_SAMPLED].tolist():
        yield code // count, code % count


def _pairs_of_slice(fingerprints: Sequence[Fingerprint], place: int) -> tuple[Pairs, Pairs]:
    """Codes (first * count + second) of the pairs that share a shingle of one slice of the hashes, and how many."""
    shingles, texts = _postings(fingerprints, place)
    order = np.lexsort((texts, shingles))
    shingles, texts = shingles[order], texts[order]
    starts = np.flatnonzero(np.diff(shingles.astype(np.int64), prepend=-1))
    sizes = np.diff(np.append(starts, len(shingles)))
    wanted = (sizes > 1) & (sizes <= MAX_TEXTS)
    codes = np.concatenate(
        [np.empty(0, np.int64), *_pair_codes(texts, starts[wanted], sizes[wanted], len(fingerprints))]
    )
    return np.unique(codes, return_counts=True)


def _postings(fingerprints: Sequence[Fingerprint], place: int) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    chosen = [item.shingles[item.shingles % SLICES == place] for item in fingerprints]
    texts = np.repeat(np.arange(len(chosen), dtype=np.int64), [len(item) for item in chosen])
    return np.concatenate([np.empty(0, np.uint32), *chosen]), texts


def _pair_codes(texts: Pairs, starts: Pairs, sizes: Pairs, count: int) -> Iterator[Pairs]:
    """Each text of a run with the leaders of the run, and in a short run with every text before it."""
    for rank in range(1, int(sizes.max(initial=0))):
        long_enough = sizes > rank
        # In a short run all the earlier texts, in a long one the first few and the one just before.
        short = long_enough & (sizes <= ALL_PAIRS)
        for earlier in range(min(rank, ALL_PAIRS)):
            yield _codes(texts, starts[short] + earlier, starts[short] + rank, count)
        long = long_enough & (sizes > ALL_PAIRS)
        for earlier in range(min(rank, LEADERS)):
            yield _codes(texts, starts[long] + earlier, starts[long] + rank, count)


def _codes(texts: Pairs, first: Pairs, second: Pairs, count: int) -> Pairs:
    return texts[first] * count + texts[second]
