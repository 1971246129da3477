"""What the search for copies gives. Beyond the contract: these records may still change."""

from __future__ import annotations

from typing import Literal

from communique.model import Record, Span, Verdict

CopyKind = Literal["exact", "edited", "syndicated", "spun", "rewritten"]
ChangeKind = Literal["replaced", "added", "dropped"]
Fact = Literal["number", "date", "name", "office", "service branch", "modality", "polarity", "tense"]


class Change(Record, frozen=True, kw_only=True):
    """One difference between an original and a copy, word-aligned.

    `original` is a span of the original's text, `copy` one of the copy's; an added or dropped stretch has only one.
    """

    kind: ChangeKind
    original: Span | None
    copy: Span | None
    alters: tuple[Fact, ...] = ()
    """The kinds of facts that the change alters; empty for a change of wording only."""


class Copy(Record, frozen=True, kw_only=True):
    """One copy of a cluster, against the cluster's original. Shares are between 0 and 1."""

    document: str
    kind: CopyKind
    containment: float
    """Shared 3-word shingles by the shingles of the shorter text."""
    kept: float
    """Share of the shorter text's words that stand in the other, in the same order."""
    verdict: Verdict
    """What the integrity check says of the copy."""
    changes: tuple[Change, ...] = ()


class CopyCluster(Record, frozen=True, kw_only=True):
    """One story that stands several times in a corpus: the likely original and its copies, by document id."""

    original: str
    copies: tuple[Copy, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of all texts of the cluster, the original first."""
        return (self.original, *(copy.document for copy in self.copies))


class Comparison(Record, frozen=True, kw_only=True):
    """Two texts laid side by side: how alike they are, what kind of copy it is (`None`: none), every change."""

    kind: CopyKind | None
    containment: float
    kept: float
    changes: tuple[Change, ...]
