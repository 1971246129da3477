"""Score comparisons of two sides' accounts: rows found, and rows with the right relation.

`python -m eval.pairs` prints the shared pairs (`gold/pairs`) and the project's own (`eval/gold/pairs`: offsets only,
the texts are taken from the shared folder at run time), the development part and the part kept aside apart.
A gold row is *found* if one predicted row overlaps its span on each side that it gives; of several the one with the
largest common share is taken. The *relation* is right if that row has the same relation and, for `only`, the same
side. Shares are of all gold rows; `relation of found` is the share among the found.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from communique.comparison import compare
from communique.ingest import read_path
from communique.model import Comparison, ComparisonRow
from communique.reading import Reader

OWN = Path(__file__).parent / "gold" / "pairs"
SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", Path(__file__).resolve().parents[2] / "shared"))
STATES = {"US": "USA", "Russia": "RUS", "Ukraine": "UKR"}
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldRow:
    """One annotated row: the range of each side that mentions the topic, in the body of its text."""

    topic: str
    relation: str
    only: str | None
    spans: Mapping[str, Range]


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two accounts and their rows. `part`: development, held-out or shared."""

    name: str
    part: str
    files: Mapping[str, str]
    rows: Sequence[GoldRow]


@dataclass
class PairScores:
    """Counts over some pairs; `wrong` are lines for a reader."""

    gold: int = 0
    found: int = 0
    right: int = 0
    predicted: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, pair: GoldPair, comparison: Comparison) -> None:
        """Count one pair."""
        self.predicted += len(comparison.rows)
        for row in pair.rows:
            self.gold += 1
            best = max(comparison.rows, key=lambda found: _share(row, found), default=None)
            if best is None or _share(row, best) == 0:
                self.wrong.append(f"{pair.name} {row.topic}: {row.relation} not found")
                continue
            self.found += 1
            if (best.relation, best.only) == (row.relation, row.only):
                self.right += 1
            else:
                self.wrong.append(f"{pair.name} {row.topic}: {row.relation}, got {best.relation} ({best.topic})")


def _share(gold: GoldRow, row: ComparisonRow) -> float:
    """The common share of gold and predicted words, summed over the sides; 0 if one side has nothing in common."""
    shares = [max((_common(span, (s.start, s.end)) for s in row.spans.get(side, ())), default=0.0)
              for side, span in gold.spans.items()]  # fmt: skip
    return sum(shares) if all(shares) else 0.0


def _common(one: Range, other: Range) -> float:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0


def shared_pairs(shared: Path) -> Iterator[GoldPair]:
    """The pairs of `gold/pairs` in the form of the project's own."""
    for path in sorted((shared / "gold" / "pairs").glob("*.json")):
        raw = json.loads(path.read_text(encoding="utf-8"))
        starts = {STATES[side]: about["body_start"] for side, about in raw["docs"].items()}
        rows = []
        for item in raw["items"]:
            spans = {STATES[side]: _body(item[side], starts[STATES[side]]) for side in raw["docs"] if item[side]}
            only = next(iter(spans)) if item["relation"].startswith("only") else None
            rows.append(GoldRow(item["topic"], "only" if only else item["relation"], only, spans))
        yield GoldPair(raw["pair"], "shared", {STATES[s]: d["file"] for s, d in raw["docs"].items()}, rows)


def own_pairs() -> Iterator[GoldPair]:
    """The pairs annotated for this project."""
    for path in sorted(OWN.glob("*.json")):
        raw = json.loads(path.read_text(encoding="utf-8"))
        starts = {side: about["body_start"] for side, about in raw["accounts"].items()}
        rows = [GoldRow(row["topic"], row["relation"], row["only"],
                        {side: _body(span, starts[side]) for side, span in row["spans"].items()})
                for row in raw["rows"]]  # fmt: skip
        yield GoldPair(raw["pair"], raw["part"], {s: a["file"] for s, a in raw["accounts"].items()}, rows)


def _body(span: Mapping[str, int], start: int) -> Range:
    return span["start"] - start, span["end"] - start


def score(reader: Reader, shared: Path, pairs: Sequence[GoldPair]) -> PairScores:
    """Read and compare the two texts of each pair."""
    scores = PairScores()
    for pair in pairs:
        readings = list(reader.read_many(read_path(shared / file) for file in pair.files.values()))
        first, second = pair.files
        scores.add(pair, compare(readings, (first, second)))
    return scores


def measure(reader: Reader, shared: Path) -> dict[str, float]:
    """Scores on the shared pairs and on the pairs kept aside, as `communique evaluate` pins them."""
    values: dict[str, float] = {}
    for name, pairs in _parts(shared).items():
        scores = score(reader, shared, pairs)
        values[f"{name}.found"] = scores.found / scores.gold
        values[f"{name}.relation"] = scores.right / scores.gold
        values[f"{name}.relation of found"] = scores.right / scores.found if scores.found else 0.0
    return values


def _parts(shared: Path) -> dict[str, list[GoldPair]]:
    parts: dict[str, list[GoldPair]] = {}
    for pair in (*shared_pairs(shared), *own_pairs()):
        parts.setdefault(pair.part, []).append(pair)
    return parts


def main() -> None:
    """Print all parts. The texts come from the shared folder; without it there is nothing to score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--errors", action="store_true", help="name the rows that are wrong")
    arguments = parser.parse_args()
    if not (arguments.shared / "gold" / "pairs").is_dir():
        sys.exit(f"{arguments.shared}: no gold/pairs here; set COMMUNIQUE_SHARED to the folder that holds it")
    reader = Reader()
    for name, pairs in _parts(arguments.shared).items():
        scores = score(reader, arguments.shared, pairs)
        print(
            f"{name:12} pairs {len(pairs)}  gold rows {scores.gold}  found {scores.found / scores.gold:.2f}"
            f"  relation {scores.right / scores.gold:.2f}  of the found {scores.right / max(scores.found, 1):.2f}"
            f"  predicted {scores.predicted}"
        )
        if arguments.errors:
            print("\n".join(f"    {line}" for line in scores.wrong))


if __name__ == "__main__":
    main()
