"""Time and peak memory of the full reading against the bare parser on the same texts, as ratios in one run.

`python -m eval.bench` runs each side three times in turn, each in a process of its own (so that peak memory is its
own), and states the median. Seconds are of this machine and this moment; only the ratios are worth comparing.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from communique.ingest import InputError, iter_documents
from communique.model import Document
from communique.parse import DEFAULT_MODEL

PROJECT = Path(__file__).resolve().parents[1]
TEXTS = 200
ROUNDS = 3
WHOLE_TEXTS = 8
"""Texts per batch of the bare parser: 277 MB at the peak, where 128 takes 1.3 GB (measured in shared/DESIGN.md)."""


def texts() -> list[Document]:
    """Every n-th text of the shared input, 200 in all; without it, the bundled examples over and over."""
    shared = Path(os.environ.get("COMMUNIQUE_SHARED", PROJECT.parent / "shared")) / "input"
    paths = sorted(shared.glob("**/*.txt")) or sorted((PROJECT / "examples").glob("*.txt")) * 70
    step = max(1, len(paths) // TEXTS)
    found = list(iter_documents(paths[::step][:TEXTS]))
    return [document for document in found if not isinstance(document, InputError)]


def run_parser(documents: Sequence[Document]) -> dict[str, float]:
    """The language model alone, with all its parts, over the whole texts."""
    import spacy

    pipeline = spacy.load(DEFAULT_MODEL)
    began = time.perf_counter()
    words = sum(len(doc) for doc in pipeline.pipe((d.text for d in documents), batch_size=WHOLE_TEXTS))
    return {"seconds": time.perf_counter() - began, "words": words}


def run_reading(documents: Sequence[Document]) -> dict[str, float]:
    """The full reading of all layers, from a document to its record."""
    from communique.reading import Reader

    reader = Reader()
    reader.parser.load()
    began = time.perf_counter()
    claims = sum(len(r.events) + len(r.statements) + len(r.points) for r in reader.read_many(documents))
    return {"seconds": time.perf_counter() - began, "claims": claims}


def run_layers(documents: Sequence[Document]) -> dict[str, float]:
    """Where the time goes: seconds of each step over all texts."""
    from communique.reading import Reader, layers

    reader = Reader()
    reader.parser.load()
    spent: dict[str, float] = {}
    began = time.perf_counter()
    parsed = list(reader.parse_many(documents))
    spent["check and parse"] = time.perf_counter() - began
    for checked, parse in parsed:
        for name, seconds in _timed(layers(checked, parse, reader.knowledge)):
            spent[name] = spent.get(name, 0.0) + seconds
    return spent


def _timed(steps: Iterator[tuple[str, Any]]) -> Iterator[tuple[str, float]]:
    began = time.perf_counter()
    for name, _ in steps:
        yield name, time.perf_counter() - began
        began = time.perf_counter()


SIDES: dict[str, Callable[[Sequence[Document]], dict[str, float]]] = {
    "parser": run_parser,
    "reading": run_reading,
    "layers": run_layers,
}


def _in_process(side: str) -> dict[str, float]:
    """Run one side in a process of its own; its result with peak memory in megabytes."""
    done = subprocess.run(
        [sys.executable, "-m", "eval.bench", side], capture_output=True, text=True, check=True, cwd=PROJECT
    )
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def _cold_start() -> tuple[float, float]:
    """Seconds of `communique read` of one example, cold, and of loading the model alone, each the median of three."""
    example = sorted((PROJECT / "examples").glob("*.txt"))[0]
    read = [sys.executable, "-m", "communique", "read", str(example), "--format", "jsonl"]
    load = [sys.executable, "-c", f"import spacy; spacy.load({DEFAULT_MODEL!r})"]
    return _median_seconds(read), _median_seconds(load)


def _median_seconds(command: list[str]) -> float:
    spent = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True, cwd=PROJECT)
        spent.append(time.perf_counter() - began)
    return statistics.median(spent)


def report() -> str:
    """The whole benchmark as text."""
    documents = texts()
    rounds = [(_in_process("parser"), _in_process("reading")) for _ in range(ROUNDS)]
    ratio = statistics.median(reading["seconds"] / parser["seconds"] for parser, reading in rounds)
    parser_memory = max(parser["peak_megabytes"] for parser, _ in rounds)
    reading_memory = max(reading["peak_megabytes"] for _, reading in rounds)
    cold_read, cold_load = _cold_start()
    spent = _in_process("layers")
    lines = [
        f"texts: {len(documents)}, {sum(len(d.text) for d in documents):,} characters; {os.cpu_count()} cores",
        f"bare parser: {rounds[0][0]['seconds']:.1f} s, peak {parser_memory:.0f} MB",
        f"full reading: {rounds[0][1]['seconds']:.1f} s, peak {reading_memory:.0f} MB",
        f"full reading / bare parser: {ratio:.2f} in time (median of {ROUNDS}), "
        f"{reading_memory / parser_memory:.2f} in peak memory",
        f"one article, cold: {cold_read:.2f} s; model alone: {cold_load:.2f} s; ratio {cold_read / cold_load:.2f}",
        "where the time goes, share of the whole:",
    ]
    whole = sum(seconds for name, seconds in spent.items() if name != "peak_megabytes")
    lines += [f"  {name:16} {seconds / whole:6.1%}" for name, seconds in spent.items() if name != "peak_megabytes"]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> None:
    """Run one side if it is named, else the whole benchmark."""
    if not arguments:
        print(report())
        return
    result = SIDES[arguments[0]](texts())
    result["peak_megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1:])
