"""The pinned floors: a score may rise, and falls only with a reason.

`floors.json` holds for each measurement the hash of its gold and the lowest score that is accepted for each metric,
and the history of floors that were lowered, each with its reason.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).parent / "floors.json"
RESULTS = Path(__file__).parent / "results.json"
"""The scores of the last `communique evaluate --pin`: what the documents quote."""
MARGIN = 0.002
"""A floor is pinned this far below the score, so that a last digit of another machine's arithmetic breaks nothing."""


LESS_IS_BETTER = ("extra_",)
"""Beginnings of metrics that count faults: their "floor" is the most that is accepted."""


def falls_short(metric: str, score: float, floor: float) -> bool:
    """Whether a score is worse than its floor."""
    return score > floor if metric.startswith(LESS_IS_BETTER) else score < floor


@dataclass(slots=True)
class Floors:
    """The floors of all measurements, as the file has them."""

    gold: dict[str, str] = field(default_factory=dict)
    floors: dict[str, dict[str, float]] = field(default_factory=dict)
    lowered: list[dict[str, Any]] = field(default_factory=list)

    def problems(self, name: str, gold_hash: str, scores: Mapping[str, float]) -> list[str]:
        """What of a measurement is below its floor, or not comparable since the gold changed."""
        floors = self.floors.get(name)
        if floors is None:
            return [f"{name}: no floor is pinned; pin it with communique evaluate --pin"]
        if self.gold.get(name) != gold_hash:
            return [f"{name}: the gold is not the one that the floors were pinned on; pin them anew with --pin"]
        return [
            f"{name}: {metric} is {_shown(scores.get(metric))}, worse than its floor {floor:.3f}"
            for metric, floor in sorted(floors.items())
            if metric not in scores or falls_short(metric, scores[metric], floor)
        ]

    def pin(self, name: str, gold_hash: str, scores: Mapping[str, float], *, reason: str | None) -> list[str]:
        """Raise the floors of a measurement to its scores; lower them only with a reason.

        Returns the floors that were left higher than the score for want of a reason.
        """
        floors = self.floors.setdefault(name, {})
        same_gold = self.gold.get(name) in {None, gold_hash}
        left = []
        for metric, score in sorted(scores.items()):
            floor = floors.get(metric)
            new = round(score + MARGIN if metric.startswith(LESS_IS_BETTER) else score - MARGIN, 4)
            if floor is None or not falls_short(metric, new, floor):
                floors[metric] = new
            elif reason is not None:
                self.lowered.append({"floor": f"{name}: {metric}", "from": floor, "to": new, "reason": reason})
                floors[metric] = new
            elif falls_short(metric, score, floor):
                left.append(f"{name}: {metric} is {score:.3f}; its floor stays {floor:.3f} (--lower REASON lowers it)")
        if same_gold or not left:
            self.gold[name] = gold_hash
        return left


def _shown(score: float | None) -> str:
    return "no longer measured" if score is None else f"{score:.3f}"


def load_floors(path: Path = FLOORS) -> Floors:
    """The floors of a file; none if there is no file yet."""
    if not path.exists():
        return Floors()
    return Floors(**json.loads(path.read_text(encoding="utf-8")))


def save_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Write the floors, sorted, so that a change shows as a small difference."""
    content = {"gold": floors.gold, "floors": floors.floors, "lowered": floors.lowered}
    path.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def save_results(results: Mapping[str, Mapping[str, Any]], path: Path = RESULTS) -> None:
    """Add what was measured to the results that the documents quote."""
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    path.write_text(json.dumps(known | dict(results), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
