"""The code table: each CAMEO code with its PLOVER type, mode and context and its Goldstein score."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from communique.lexicon import BUILT_IN

CODE_FILE = BUILT_IN / "codes" / "cameo.tsv"
TYPE_FILE = BUILT_IN / "codes" / "plover.tsv"


@dataclass(frozen=True, slots=True)
class Code:
    """One CAMEO code. `type` is "" for roots 01 and 02, which PLOVER dropped."""

    code: str
    name: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    goldstein: float


@dataclass(frozen=True, slots=True)
class TypeScore:
    """One PLOVER type or type with mode: its quad class and score."""

    type: str
    mode: str | None
    quad: str
    score: float | None


@dataclass(frozen=True, slots=True)
class CodeTable:
    """All codes: by CAMEO code, and by PLOVER type and mode."""

    cameo: Mapping[str, Code]
    plover: Mapping[tuple[str, str | None], TypeScore]

    def score(self, event_type: str, mode: str | None) -> float | None:
        """The PLOVER score of a type with its mode, or of the type alone where the mode has none."""
        for key in ((event_type, mode), (event_type, None)):
            if key in self.plover and self.plover[key].score is not None:
                return self.plover[key].score
        return None


def load_codes() -> CodeTable:
    """Load `lexicon/codes/cameo.tsv` and `plover.tsv`."""
    codes = {row["code"]: _code(row) for row in _rows(CODE_FILE)}
    scores = [_score(row) for row in _rows(TYPE_FILE)]
    return CodeTable(codes, {(score.type, score.mode): score for score in scores})


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


def _code(row: dict[str, str]) -> Code:
    contexts = tuple(row["contexts"].split("|")) if row["contexts"] else ()
    return Code(row["code"], row["name"], row["type"], row["mode"] or None, contexts, float(row["goldstein"]))


def _score(row: dict[str, str]) -> TypeScore:
    return TypeScore(row["type"], row["mode"] or None, row["quad"], float(row["score"]) if row["score"] else None)
