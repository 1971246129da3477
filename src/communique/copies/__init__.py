"""Copies in a corpus: which texts are versions of one text, which is the original, and what each copy changed."""

from communique.copies.cluster import compare, find_copies
from communique.copies.records import Change, Comparison, Copy, CopyCluster, CopyKind, Fact

__all__ = ["Change", "Comparison", "Copy", "CopyCluster", "CopyKind", "Fact", "compare", "find_copies"]
