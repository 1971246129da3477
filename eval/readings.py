"""Readings over all layers against annotated ones: the metric of the shared tool `score_readings`.

Gold and found are paired one to one in the order of the gold, the largest overlap first. Two spans overlap if at
least half of the shorter is common and the shorter is at least a fifth of the longer. Precision counts every
find, so it is a lower bound where the gold leaves a thing out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from communique.model import Document
from communique.reading import Reader
from eval.scores import Counts

Item = Mapping[str, Any]
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Layer:
    """How one layer is scored: the size of an overlap (0: none) and what else must be right, with its name."""

    size: Callable[[Item, Item], int]
    right: Callable[[Item, Item], bool]
    right_name: str


def documents(shared: Path, golds: Mapping[str, Item]) -> Iterator[Document]:
    """The texts that the annotations were made on, taken from the shared folder."""
    for name, gold in golds.items():
        about = gold["doc"]
        yield Document(
            id=name,
            text=body(shared, about),
            kind=about.get("kind") or "article",
            side=about.get("side"),
            published=about.get("published"),
            language="en",
        )


def body(shared: Path, about: Item) -> str:
    """The annotated text: after the header, or the joined sentences of a CoNLL-U file, cut where the hash says.

    Raises ValueError if no reading of the file has the hash that the annotation names.
    """
    with (shared / about["file"]).open(encoding="utf-8", newline="") as stream:
        text = stream.read()
    for candidate in _bodies(text, about):
        if hashlib.sha256(candidate.encode()).hexdigest() == about["body_sha256"]:
            return candidate
    raise ValueError(f"{about['file']}: not the text that the annotation was made on")


def _bodies(text: str, about: Item) -> Iterator[str]:
    if about["file"].endswith(".conllu"):
        mark = "# text = "
        joined = "\n".join(line[len(mark) :] for line in text.split("\n") if line.startswith(mark))
        yield from (joined, joined + "\n")
        return
    whole = text.split("\n---\n", 1)[1] if "\n---\n" in text else text
    yield whole
    yield text
    if about.get("full_body_chars"):
        yield from (whole[:length] for length in range(4000, 5200))


def load_golds(folder: Path) -> dict[str, Item]:
    """The annotated readings of a folder by name; second annotations of one text are left out."""
    paths = sorted(path for path in folder.glob("*.json") if not path.stem.endswith("_second"))
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in paths}


def score_layers(reader: Reader, shared: Path, golds: Mapping[str, Item]) -> dict[str, tuple[Counts, Counts]]:
    """For each layer the counts of what was found, and of what was found with the further fields right."""
    totals = {layer: (Counts(0, 0, 0), Counts(0, 0, 0)) for layer in LAYERS}
    for reading in reader.read_many(documents(shared, golds)):
        found = msgspec.to_builtins(reading)
        gold = golds[reading.document.id]
        for name, layer in LAYERS.items():
            if gold.get(name) is not None:
                counts = score_layer(layer, gold[name], found[name])
                totals[name] = (totals[name][0] + counts[0], totals[name][1] + counts[1])
    return totals


def score_layer(layer: Layer, gold: Sequence[Item], predicted: Sequence[Item]) -> tuple[Counts, Counts]:
    """The counts of one layer of one document: found, and found with the rest right."""
    pairs = pair(layer, gold, predicted)
    right = sum(1 for wanted, got in pairs if layer.right(wanted, got))
    return Counts(len(pairs), len(predicted), len(gold)), Counts(right, len(predicted), len(gold))


def pair(layer: Layer, gold: Sequence[Item], predicted: Sequence[Item]) -> list[tuple[Item, Item]]:
    """Gold items with the unused find that overlaps each most."""
    unused = dict(enumerate(predicted))
    pairs = []
    for wanted in gold:
        sizes = {index: layer.size(wanted, item) for index, item in unused.items()}
        best = max(sizes, key=lambda index: (sizes[index], -index), default=None)
        if best is not None and sizes[best] > 0:
            pairs.append((wanted, unused.pop(best)))
    return pairs


def measure(reader: Reader, shared: Path) -> dict[str, float]:
    """F1 by layer on the shared readings: `LAYER` for found, `LAYER.WHAT` with the further fields right."""
    return _as_scores(score_layers(reader, shared, load_golds(shared / "gold" / "readings")))


def _as_scores(totals: Mapping[str, tuple[Counts, Counts]]) -> dict[str, float]:
    scores: dict[str, float] = {}
    for name, (found, right) in totals.items():
        scores[f"{name}.found.precision"] = found.precision
        scores[f"{name}.found.recall"] = found.recall
        scores[f"{name}.found"] = found.f1
        scores[f"{name}.{LAYERS[name].right_name}"] = right.f1
    return scores


def _range(span: Item) -> Range:
    return span["start"], span["end"]


def _common(a: Range, b: Range) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _alike(a: Range, b: Range) -> bool:
    short, long = sorted((a[1] - a[0], b[1] - b[0]))
    return short > 0 and _common(a, b) >= 0.5 * short and short >= 0.2 * long


def _overlap(gold: Sequence[Item], found: Sequence[Item]) -> int:
    pairs = [(_range(a), _range(b)) for a in gold for b in found]
    return max((_common(a, b) for a, b in pairs if _alike(a, b)), default=0)


def _touch(gold: Sequence[Item], found: Sequence[Item]) -> int:
    return max((_common(_range(a), _range(b)) for a in gold for b in found), default=0)


def _spans(value: Any) -> list[Item]:
    return value if isinstance(value, list) else [value]


def _same_sides(gold: Item, found: Item) -> bool:
    return set(gold.get("sides") or ()) == set(found.get("sides") or ())


def _states(participants: Sequence[Item]) -> set[str]:
    return {participant["state"] for participant in participants if participant.get("state")}


def _source_right(gold: Item, found: Item) -> bool:
    source = (found.get("source") or {}).get("span")
    if gold["source"] is None or source is None:
        return gold["source"] is None and source is None
    return _common(_range(gold["source"]), _range(source)) > 0


def _dyad_right(gold: Item, found: Item) -> bool:
    wanted = _states(gold["initiators"]), _states(gold["recipients"])
    got = _states(found["initiators"]), _states(found["recipients"])
    same = wanted[0] | wanted[1] == got[0] | got[1] if gold["type"] in ("CONSULT", "AGREE") else wanted == got
    return same and bool(gold["status"] == found["status"])


def _event_size(gold: Item, found: Item) -> int:
    words = [found["trigger"]] if found.get("trigger") else found["evidence"]
    return _touch([gold["trigger"]], words) if gold["type"] == found["type"] else 0


LAYERS: Mapping[str, Layer] = {
    "statements": Layer(lambda g, p: _overlap(g["content"], p["content"]), _source_right, "source"),
    "meetings": Layer(
        lambda g, p: _touch(_spans(g["evidence"]), p["evidence"]) if _same_sides(g, p) else 0,
        lambda g, p: bool(g["status"] == p["status"]),
        "status",
    ),
    "events": Layer(_event_size, _dyad_right, "dyad_and_status"),
    "points": Layer(
        lambda g, p: _overlap([g["content"]], [p["content"]]) if _same_sides(g, p) else 0,
        lambda g, p: bool(g["kind"] == p["kind"]),
        "kind",
    ),
    "times": Layer(lambda g, p: _touch([g["span"]], [p["span"]]), lambda g, p: bool(g["value"] == p["value"]), "value"),
}
