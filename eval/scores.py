"""What a measurement gives, and the arithmetic that all of them share."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.reading import Reader


@dataclass(frozen=True, slots=True)
class Counts:
    """Hits, predictions and gold items; precision, recall and F1 follow (0.0 where nothing is there to count)."""

    hits: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.predicted + self.gold
        return 2 * self.hits / total if total else 0.0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.hits + other.hits, self.predicted + other.predicted, self.gold + other.gold)


@dataclass(frozen=True, slots=True)
class Measurement:
    """One gold set with the function that scores a reader on it.

    `files` are paths relative to the folder that the function is given (the shared data, or the repository for the
    project's own gold); their hash is pinned beside the floors. `size` and `licence` are stated wherever a number is.
    """

    name: str
    title: str
    size: str
    licence: str
    files: Sequence[str]
    run: Callable[[Reader, Path], Mapping[str, float]]
    own: bool = False
    """True if the files are part of the repository."""


def gold_hash(folder: Path, files: Sequence[str]) -> str:
    """SHA-256 over the gold files' contents in the order of their names. Raises FileNotFoundError, naming one."""
    digest = hashlib.sha256()
    for name in files:
        paths = sorted(folder.glob(name))
        if not paths:
            raise FileNotFoundError(str(folder / name))
        for path in paths:
            digest.update(path.read_bytes())
    return digest.hexdigest()
