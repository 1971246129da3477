"""Score the status layer: macro-F1 on invented sentences, and correlation with annotated factuality.

`python -m eval.status` prints both. The sentences stand in `eval/gold/status/`; the factuality sets are read from
the shared folder (COMMUNIQUE_SHARED, default ../shared) and left out, with the reason, where it is absent.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import correlation, mean
from typing import get_args

import tomli

from communique.model import Document, Status
from communique.reading import Reader, set_scene
from communique.status import Standing, assess
from eval.scores import Measurement

GOLD = Path(__file__).parent / "gold" / "status"
SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", Path(__file__).resolve().parents[2] / "shared"))
SCALE: Mapping[str, float] = {
    "happened": 3.0, "ongoing": 3.0, "planned": 1.5, "expected": 1.0, "possible": 0.75, "proposed": 0.0,
    "postponed": -1.0, "cancelled": -3.0, "denied": -3.0,
}  # fmt: skip
"""Status to the factuality scale of ATTRIBUTION section 4, by its table of examples."""


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, where the act stands in it, and the status that is right."""

    text: str
    start: int
    status: str
    published: str


def load_cases(path: Path) -> list[Case]:
    """The cases of one file; the act stands in square brackets."""
    table = tomli.loads(path.read_text(encoding="utf-8"))
    published = str(table.pop("published"))
    return [
        Case(re.sub(r"[\[\]]", "", line), line.index("["), status, published)
        for status, lines in table.items()
        for line in lines
    ]


def judge(reader: Reader, cases: Sequence[Case]) -> Iterator[Standing]:
    """The standing of the act of each case."""
    documents = (
        Document(id=str(number), text=case.text, published=case.published, language="en")
        for number, case in enumerate(cases)
    )
    for case, (checked, parse) in zip(cases, reader.parse_many(documents), strict=True):
        scene = set_scene(checked.document, parse, reader.knowledge)
        token = next(t for t in parse.tokens if t.start <= case.start < t.end)
        yield assess(scene, token, reader.knowledge.status)


@dataclass(frozen=True, slots=True)
class Score:
    """`f1` by status, their plain mean, and the share of acts that did not happen but come out as happened."""

    f1: Mapping[str, float]
    macro: float
    leaked: float


def score(gold: Sequence[str], found: Sequence[str]) -> Score:
    """Score statuses against gold, in the same order."""
    pairs = Counter(zip(gold, found, strict=True))
    f1 = {}
    for status in get_args(Status):
        hits = pairs[status, status]
        total = sum(n for (g, f), n in pairs.items() for side in (g, f) if side == status)
        if any(g == status for g in gold):
            f1[status] = 2 * hits / total if total else 0.0
    real = {"happened", "ongoing"}
    others = sum(n for (g, _), n in pairs.items() if g not in real)
    leaked = sum(n for (g, f), n in pairs.items() if g not in real and f in real)
    return Score(f1, mean(f1.values()), leaked / others if others else 0.0)


def factuality(reader: Reader, path: Path) -> tuple[float, int]:
    """Pearson r between the annotated factuality of a file's events and that of our status; and their number."""
    gold: list[float] = []
    found: list[float] = []
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [_detokenised(row["text"]) for row in rows]
    documents = (Document(id=str(i), text=text, language="en") for i, (text, _) in enumerate(texts))
    for row, (_, starts), (checked, parse) in zip(rows, texts, reader.parse_many(documents), strict=True):
        scene = set_scene(checked.document, parse, reader.knowledge)
        for target in row["targets"]:
            at = starts[target["span1"][0]]
            token = next((t for t in parse.tokens if t.start <= at < t.end), None)
            if token is not None:
                gold.append(target["label"])
                found.append(SCALE[assess(scene, token, reader.knowledge.status).status])
    return correlation(gold, found), len(gold)


def _detokenised(text: str) -> tuple[str, list[int]]:
    """The text with its Treebank quotation marks as plain ones, and where each of its words begins."""
    words = [{"``": '"', "''": '"'}.get(word, word) for word in text.split(" ")]
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    return " ".join(words), starts


def measure_sentences(reader: Reader, project: Path) -> Mapping[str, float]:
    """Macro-F1 and the share of acts leaked into "happened", on both parts of the invented sentences."""
    values: dict[str, float] = {}
    for path in sorted((project / "eval" / "gold" / "status").glob("*.toml")):
        cases = load_cases(path)
        result = score([case.status for case in cases], [s.status for s in judge(reader, cases)])
        values[f"{path.stem}.macro_f1"] = result.macro
        values[f"{path.stem}.kept_from_happened"] = 1 - result.leaked
    return values


def measure_meantime(reader: Reader, shared: Path) -> Mapping[str, float]:
    """Pearson r on the parts of the MEANTIME factuality set; nothing is trained on any of them."""
    folder = shared / "gold" / "meantime" / "factuality"
    return {f"{path.stem}.pearson_r": factuality(reader, path)[0] for path in sorted(folder.glob("*.jsonl"))}


MEASUREMENTS: tuple[Measurement, ...] = (
    Measurement(
        name="status",
        title="Nine statuses on invented sentences, a third of them kept aside",
        size="409 + 200 sentences",
        licence="the project's own",
        files=("eval/gold/status/*.toml",),
        run=measure_sentences,
        own=True,
    ),
    Measurement(
        name="status-meantime",
        title="Factuality of MEANTIME events as correlation",
        size="1,395 events",
        licence="CC BY 4.0",
        files=("gold/meantime/factuality/*.jsonl",),
        run=measure_meantime,
    ),
)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--errors", metavar="FILE", help="print the wrong cases of one file (develop)")
    wanted = options.parse_args().errors
    reader = Reader()
    for path in sorted(GOLD.glob("*.toml")):
        cases = load_cases(path)
        standings = list(judge(reader, cases))
        result = score([case.status for case in cases], [s.status for s in standings])
        each = " ".join(f"{status} {value:.2f}" for status, value in result.f1.items())
        print(f"{path.stem}: {len(cases)} cases, macro-F1 {result.macro:.3f}, leaked {result.leaked:.3f}; {each}")
        if wanted == path.stem:
            for case, standing in zip(cases, standings, strict=True):
                if case.status != standing.status:
                    word = case.text[case.start :].split()[0]
                    print(f"  {case.status} -> {standing.status} ({standing.rule}) [{word}] {case.text}")
    folder = SHARED / "gold" / "meantime" / "factuality"
    if not folder.exists():
        print("gold/meantime/factuality not found: set COMMUNIQUE_SHARED", file=sys.stderr)
        return
    for path in sorted(folder.glob("*.jsonl")):
        r, number = factuality(reader, path)
        print(f"MEANTIME {path.stem}: {number} events, Pearson r {r:.3f}")


if __name__ == "__main__":
    main()
