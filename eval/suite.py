"""The run of measurements that prints them and holds them to their floors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from communique.reading import Reader
from eval.floors import Floors, load_floors, save_floors, save_results
from eval.measurements import MEASUREMENTS
from eval.scores import Measurement, gold_hash

PROJECT = Path(__file__).resolve().parents[1]


class Suite:
    """Runs measurements with one reader. `shared` is the folder with `gold/`; it may be absent."""

    def __init__(self, reader: Reader, shared: Path) -> None:
        self.reader = reader
        self.shared = shared
        self.results: dict[str, dict[str, Any]] = {}

    def run(
        self,
        names: Iterable[str],
        *,
        check: bool,
        pin: bool,
        reason: str | None,
        say: Callable[[str], None],
    ) -> list[str]:
        """Run measurements by name; returns what is below its floor (with `check`) or could not be pinned."""
        floors = load_floors()
        wanted = set(names)
        problems: list[str] = []
        for measurement in MEASUREMENTS:
            if measurement.name in wanted:
                problems += self._run_one(measurement, floors, check=check, pin=pin, reason=reason, say=say)
        if pin:
            save_floors(floors)
            save_results(self.results)
        return problems

    def _run_one(
        self,
        measurement: Measurement,
        floors: Floors,
        *,
        check: bool,
        pin: bool,
        reason: str | None,
        say: Callable[[str], None],
    ) -> list[str]:
        say(f"{measurement.name}: {measurement.title} ({measurement.size}; {measurement.licence})")
        folder = PROJECT if measurement.own else self.shared
        try:
            digest = gold_hash(folder, measurement.files)
            scores = measurement.run(self.reader, self.shared if not measurement.own else PROJECT)
        except FileNotFoundError as error:
            say(f"  skipped: {error} not found; set --shared or COMMUNIQUE_SHARED to the folder that holds gold/")
            return []
        _say_scores(scores, say)
        about = {"title": measurement.title, "size": measurement.size, "licence": measurement.licence}
        self.results[measurement.name] = about | {"scores": {k: round(v, 4) for k, v in scores.items()}}
        problems = floors.pin(measurement.name, digest, scores, reason=reason) if pin else []
        return problems + (floors.problems(measurement.name, digest, scores) if check else [])


def _say_scores(scores: Mapping[str, float], say: Callable[[str], None]) -> None:
    for metric, score in scores.items():
        say(f"  {metric:40} {score:8.3f}")
