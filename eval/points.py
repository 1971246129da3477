"""Score points and their topics: precision, recall and F1 with the right side, by kind, on all annotated texts.

`python -m eval.points` prints the shared readings (`gold/readings`) and the project's own (`eval/gold/readings`:
offsets only, the text is taken from the shared folder at run time), the development part and the part kept aside
apart. A point counts as found if the contents overlap (see `eval.readings`) and the sides are the same set.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

import msgspec

from communique.model import PointKind
from communique.reading import Reader
from eval.readings import LAYERS, documents, load_golds, pair
from eval.scores import Counts

OWN = Path(__file__).parent / "gold" / "readings"
SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", Path(__file__).resolve().parents[2] / "shared"))
PARTS = ("development", "held-out")
NOTHING = Counts(0, 0, 0)
Item = Mapping[str, Any]


@dataclass
class PointScores:
    """Counts over some documents. `found`: content and sides right; `by_kind`: the kind too; `topics`: of the found
    points with an annotated topic, those with the same id (`exact`) or one above or below it (`near`)."""

    found: Counts = NOTHING
    with_kind: Counts = NOTHING
    by_kind: dict[str, Counts] = field(default_factory=dict)
    topics: int = 0
    exact: int = 0
    near: int = 0

    def add(self, gold: Sequence[Item], predicted: Sequence[Item]) -> None:
        """Count one document."""
        pairs = pair(LAYERS["points"], gold, predicted)
        right = sum(1 for wanted, got in pairs if wanted["kind"] == got["kind"])
        self.found += Counts(len(pairs), len(predicted), len(gold))
        self.with_kind += Counts(right, len(predicted), len(gold))
        for kind in get_args(PointKind):
            hits = sum(1 for wanted, got in pairs if wanted["kind"] == got["kind"] == kind)
            counts = Counts(hits, _of_kind(predicted, kind), _of_kind(gold, kind))
            self.by_kind[kind] = self.by_kind.get(kind, NOTHING) + counts
        for wanted, got in pairs:
            self._add_topic(wanted.get("topic"), got.get("topic"))

    def _add_topic(self, wanted: str | None, got: str | None) -> None:
        if wanted is None:
            return
        self.topics += 1
        self.exact += wanted == got
        self.near += got is not None and (wanted.startswith(got) or got.startswith(wanted))


def _of_kind(items: Sequence[Item], kind: str) -> int:
    return sum(1 for item in items if item["kind"] == kind)


def score(reader: Reader, shared: Path, golds: Mapping[str, Item], *, topics: bool = True) -> PointScores:
    """Score some annotated readings; with `topics` false their topics are free words, which can't be compared."""
    scores = PointScores()
    for reading in reader.read_many(documents(shared, golds)):
        gold = golds[reading.document.id]["points"]
        if not topics:
            gold = [{**point, "topic": None} for point in gold]
        scores.add(gold, msgspec.to_builtins(reading.points))
    return scores


def own_golds(part: str) -> dict[str, Item]:
    """The project's own annotations of one part, `development` or `held-out`."""
    return {name: gold for name, gold in load_golds(OWN).items() if gold["doc"]["part"] == part}


def measure(reader: Reader, shared: Path) -> dict[str, float]:
    """Scores on the shared readings and on the part kept aside, as `communique evaluate` pins them."""
    sets = {
        "shared": score(reader, shared, load_golds(shared / "gold" / "readings"), topics=False),
        "held-out": score(reader, shared, own_golds("held-out")),
    }
    values: dict[str, float] = {}
    for name, scores in sets.items():
        values[f"{name}.precision"] = scores.found.precision
        values[f"{name}.recall"] = scores.found.recall
        values[f"{name}.f1"] = scores.found.f1
        values[f"{name}.kind"] = scores.with_kind.f1
    return values


def lines(scores: PointScores) -> list[str]:
    """The scores of one set as lines of text."""
    found, kind = scores.found, scores.with_kind
    shown = [
        f"  found with the right side  P {found.precision:.2f} R {found.recall:.2f} F1 {found.f1:.2f}"
        f"   gold {found.gold} predicted {found.predicted}   with kind F1 {kind.f1:.2f}"
    ]
    shown.extend(
        f"    {name:11} P {counts.precision:.2f} R {counts.recall:.2f}"
        f"   gold {counts.gold} predicted {counts.predicted}"
        for name, counts in scores.by_kind.items()
        if counts.gold or counts.predicted
    )
    if scores.topics:
        shown.append(f"    topic of the found: exact {scores.exact}/{scores.topics}, same branch {scores.near}")
    return shown


def main() -> None:
    """Print all sets. The texts come from the shared folder; without it there is nothing to score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    shared = parser.parse_args().shared
    if not (shared / "gold" / "readings").is_dir():
        sys.exit(f"{shared}: no gold/readings here; set COMMUNIQUE_SHARED to the folder that holds it")
    reader = Reader()
    print("shared readings")
    print("\n".join(lines(score(reader, shared, load_golds(shared / "gold" / "readings"), topics=False))))
    for part in PARTS:
        print(f"own readings, {part}")
        print("\n".join(lines(score(reader, shared, own_golds(part)))))


if __name__ == "__main__":
    main()
