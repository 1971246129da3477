"""Clusters of copies in a corpus: the likely original and, for each copy, its kind and what it changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from communique.copies.align import WordedText
from communique.copies.alignment import Alignment, aligned
from communique.copies.candidates import candidate_pairs
from communique.copies.changes import changes_of
from communique.copies.groups import Groups
from communique.copies.kinds import kind_of, shape_of
from communique.copies.records import Comparison, Copy, CopyCluster
from communique.copies.shingles import Fingerprint, Fingerprinter
from communique.copies.similarity import MIN_NAMES, Similarity, are_copies, may_be_copies, similarity
from communique.integrity import check
from communique.model import Document, Integrity, Verdict

SPUN_ORDER: tuple[Verdict, ...] = ("no_sign", "unclear", "likely_spun")
WHOLE = 0.8
"""Containment from which a text holds another as a whole, and the size beyond which the two are of one length."""

KEPT_WORDED = 2_000
"""Texts whose words are kept while pairs are aligned; pairs come sorted, so that few are needed again later."""


def find_copies(documents: Iterable[Document], *, changes: bool = True) -> tuple[CopyCluster, ...]:
    """Clusters of near-copies, in the order of their first text.

    The original of a cluster is the text with the fewest signs of rewriting, then the earliest, then the longest.
    With `changes=False` the copies come without their changes, which saves memory in a large corpus.
    """
    return Corpus(tuple(documents)).clusters(changes=changes)


def compare(original: Document, copy: Document) -> Comparison:
    """Two texts side by side, whether they are copies or not. Spans are those of the two documents."""
    corpus = Corpus((original, copy))
    found, alignment = corpus.similarity(0, 1), corpus.alignment(0, 1)
    described = corpus.copy(0, 1, check(copy), changes=True)
    is_copy = described.kind == "exact" or are_copies(found, alignment)
    return Comparison(
        kind=described.kind if is_copy else None,
        containment=described.containment,
        kept=described.kept,
        changes=described.changes,
    )


class Corpus:
    """Documents with their fingerprints. Documents are named by their place in the corpus."""

    def __init__(self, documents: Sequence[Document]) -> None:
        fingerprinter = Fingerprinter()
        self.documents = documents
        self.fingerprints: list[Fingerprint] = [fingerprinter.fingerprint(item.text) for item in documents]
        self._worded = lru_cache(maxsize=KEPT_WORDED)(lambda place: WordedText.of(documents[place].text))

    def clusters(self, *, changes: bool) -> tuple[CopyCluster, ...]:
        """All clusters of the corpus."""
        groups = self._groups()
        found = [cluster for members in groups.members() for cluster in self._split(members, changes=changes)]
        order = {document.id: place for place, document in enumerate(self.documents)}
        return tuple(sorted(found, key=lambda cluster: min(order[name] for name in cluster.documents)))

    def similarity(self, first: int, second: int) -> Similarity:
        """The similarity of two documents."""
        return similarity(self.fingerprints[first], self.fingerprints[second])

    def alignment(self, first: int, second: int) -> Alignment:
        """The alignment of two documents."""
        return aligned(self._worded(first), self._worded(second))

    def copy(self, original: int, place: int, integrity: Integrity, *, changes: bool) -> Copy:
        """One document as a copy of another."""
        before, after, alignment = self._worded(original), self._worded(place), self.alignment(original, place)
        same = self.fingerprints[original].digest == self.fingerprints[place].digest
        shape = shape_of(before, after, alignment.blocks)
        document = self.documents[place]
        return Copy(
            document=document.id,
            kind=kind_of(self.documents[original], document, shape, same_words=same),
            containment=1.0 if same else round(self.similarity(original, place).containment, 3),
            kept=round(alignment.kept, 3),
            verdict=integrity.verdict,
            changes=changes_of(before, after, alignment.blocks) if changes and not same else (),
        )

    def _groups(self) -> Groups:
        groups = Groups(len(self.documents))
        first_with: dict[bytes, int] = {}
        for place, item in enumerate(self.fingerprints):
            if item.size:
                groups.join(first_with.setdefault(item.digest, place), place)
        places = sorted(first_with.values())
        for first, second in candidate_pairs([self.fingerprints[place] for place in places]):
            self._join_copies(groups, places[first], places[second])
        return groups

    def _join_copies(self, groups: Groups, first: int, second: int) -> None:
        if groups.joined(first, second):
            return
        found = self.similarity(first, second)
        if may_be_copies(self.documents[first], self.documents[second], found) and are_copies(
            found, self.alignment(first, second)
        ):
            groups.join(first, second)

    def _split(self, members: Sequence[int], *, changes: bool) -> Iterator[CopyCluster]:
        """The clusters of a group: a text that quotes two stories whole must not make them one."""
        integrity = {place: check(self.documents[place]) for place in members}
        left = sorted(members, key=lambda place: self._rank(place, integrity[place]))
        while len(left) > 1:
            original, *others = left
            copies = [place for place in others if self._belongs(original, place)]
            if self._is_digest(original, copies):
                left = others
                continue
            left = [place for place in others if place not in copies]
            if copies:
                yield CopyCluster(
                    original=self.documents[original].id,
                    copies=tuple(
                        self.copy(original, place, integrity[place], changes=changes) for place in sorted(copies)
                    ),
                )

    def _belongs(self, original: int, place: int) -> bool:
        found = self.similarity(original, place)
        if self.fingerprints[original].digest == self.fingerprints[place].digest or found.is_candidate:
            return True
        # Two rewritings of one text have little in common but what it says: who, where, how many.
        return found.names is not None and found.names >= MIN_NAMES

    def _is_digest(self, place: int, copies: Sequence[int]) -> bool:
        """Whether the text holds two others that are no copies of each other: it prints several stories."""
        size = WHOLE * self.fingerprints[place].size
        whole = [other for other in copies if self.fingerprints[other].size < size]
        whole = [other for other in whole if self.similarity(place, other).containment >= WHOLE]
        return any(not self._belongs(whole[0], other) for other in whole[1:])

    def _rank(self, place: int, integrity: Integrity) -> tuple[int, str, int, str]:
        document = self.documents[place]
        when = document.published_at or document.published or "9999"
        return SPUN_ORDER.index(integrity.verdict), when, -self.fingerprints[place].size, document.id
