"""Score the search for copies on made-up texts whose copies are known, and measure its time and memory.

`python -m eval.copies` prints the scores; `python -m eval.copies --speed 1000 10000` the cost at those sizes.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations, islice
from pathlib import Path

from communique.copies import CopyCluster, find_copies
from communique.reading import Reader
from eval.made_up_documents import MadeUp, made_up_documents
from eval.scores import Counts

SIZE = 400

Pair = tuple[str, str]


def corpus(size: int = SIZE, *, seed: int = 7) -> list[MadeUp]:
    """The test corpus: the first texts of the generator."""
    return list(islice(made_up_documents(seed), size))


def measure(reader: Reader, project: Path) -> dict[str, float]:
    """Precision and recall of the pairs of copies, share of right originals and of right kinds, and recall by kind.
    `reader` and `project` are not used: the texts are made by a generator."""
    made = corpus()
    clusters = find_copies([item.document for item in made], changes=False)
    counts = pair_counts(made, clusters)
    scores = {"pairs.precision": counts.precision, "pairs.recall": counts.recall}
    scores["originals"] = share_of_originals(made, clusters)
    return scores | {f"kind.{kind}": score for kind, score in kind_scores(made, clusters).items()}


def pair_counts(made: Sequence[MadeUp], clusters: Iterable[CopyCluster]) -> Counts:
    """Pairs of texts of one cluster against pairs of one story."""
    gold = _pairs(
        [item.document.id for item in made if item.story == story] for story in sorted({i.story for i in made})
    )
    found = _pairs(cluster.documents for cluster in clusters)
    return Counts(len(gold & found), len(found), len(gold))


def share_of_originals(made: Sequence[MadeUp], clusters: Sequence[CopyCluster]) -> float:
    """Share of the clusters whose original is one (or word for word the same)."""
    kinds = {item.document.id: item.kind for item in made}
    right = sum(kinds[cluster.original] in (None, "exact") for cluster in clusters)
    return right / len(clusters) if clusters else 0.0


def kind_scores(made: Sequence[MadeUp], clusters: Iterable[CopyCluster]) -> dict[str, float]:
    """For each kind of copy the share of its texts that are found and called by that kind."""
    called = {copy.document: copy.kind for cluster in clusters for copy in cluster.copies}
    wanted = Counter(item.kind for item in made if item.kind)
    right = Counter(item.kind for item in made if item.kind and called.get(item.document.id) == item.kind)
    return {kind: right[kind] / wanted[kind] for kind in sorted(wanted)}


def confusions(made: Sequence[MadeUp], clusters: Iterable[CopyCluster]) -> Counter[tuple[str, str]]:
    """What each kind of copy was called."""
    called = {copy.document: copy.kind for cluster in clusters for copy in cluster.copies}
    return Counter((item.kind, called.get(item.document.id, "none")) for item in made if item.kind)


def _pairs(groups: Iterable[Sequence[str]]) -> set[Pair]:
    return {(min(pair), max(pair)) for group in groups for pair in combinations(group, 2)}


def _speed(size: int) -> None:
    documents = [item.document for item in islice(made_up_documents(), size)]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    clusters = find_copies(documents, changes=False)
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rate, memory = 1e3 * seconds / size, (after - before) / 1024
    print(
        f"{size} documents: {seconds:.1f} s, {rate:.2f} ms each, {memory:.0f} MiB beyond them, {len(clusters)} clusters"
    )


def main() -> None:
    """Print the scores, or with --speed the cost at some sizes."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--speed", type=int, nargs="+", metavar="DOCUMENTS")
    arguments.add_argument("--seed", type=int, default=7)
    chosen = arguments.parse_args()
    for size in chosen.speed or ():
        _speed(size)
    if chosen.speed:
        return
    made = corpus(seed=chosen.seed)
    clusters = find_copies([item.document for item in made], changes=False)
    counts = pair_counts(made, clusters)
    print(f"{len(made)} texts, {sum(item.kind is not None for item in made)} copies")
    print(f"pairs: precision {counts.precision:.3f}, recall {counts.recall:.3f} ({counts.gold})")
    print(f"originals {share_of_originals(made, clusters):.3f}")
    for pair, number in sorted(confusions(made, clusters).items()):
        print(f"  {pair[0]:11} called {pair[1]:11} {number}")


if __name__ == "__main__":
    main()
