"""PLOVER roots and dyads from raw text on the PLOVER gold standard records.

Metrics as in the field's anchors: the prediction for a sentence is the *set* of its roots, CONCEDE and RETREAT joined
as YIELD, one gold root a sentence, micro and macro F1 over the labels of the gold; the root of the first event; and the
dyad triple: some event with the gold root whose initiator and recipient states are the gold's (three letters; bodies
are IGO; if the gold names no target its sources serve as targets, and so do an event's own sides where it has no
recipient). Records whose number is even were developed on (half A); the odd ones are kept aside (half B).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.export.plover import entity_code, plover_type
from communique.model import Actor, Document, Event, Participant, Reading
from communique.reading import Reader
from eval.scores import Counts

FILE = "gold/plover/PLOVER_GSR_CAMEO.json"
OLD_NAMES = {
    "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT",
    "CONCEDE": "YIELD", "RETREAT": "YIELD",
}  # fmt: skip
WRONG_CODES = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM", "NGO": "IGO"}
"""Codes of the gold that are none of ISO's."""
BODIES = frozenset({"UNO", "EUR", "IGO"})


@dataclass(frozen=True, slots=True)
class Item:
    """One gold sentence: its root and the state codes of its sources and targets."""

    number: int
    text: str
    root: str
    sources: frozenset[str]
    targets: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found in one sentence: the roots in text order, and (source, target, root) of each event."""

    roots: tuple[str, ...]
    triples: frozenset[tuple[str, str, str]]


def measure(reader: Reader, shared: Path) -> dict[str, float]:
    """Scores on half A, half B and both."""
    items = load_items(shared)
    answers = [answer(reading) for reading in reader.read_many(map(_document, items))]
    pairs = list(zip(items, answers, strict=True))
    halves = {"a": [p for p in pairs if p[0].number % 2 == 0], "b": [p for p in pairs if p[0].number % 2], "": pairs}
    return {
        f"{name}{'_' + half if half else ''}": value
        for half, chosen in halves.items()
        for name, value in scores(chosen).items()
    }


def load_items(shared: Path) -> list[Item]:
    """The gold sentences in the order of the file. Raises FileNotFoundError where the file is absent."""
    records = json.loads((shared / FILE).read_text(encoding="utf-8"))
    return [_item(record) for record in records if record["event"] != "DOCUMENT"]


def _item(record: Mapping[str, Any]) -> Item:
    sources = _codes(record.get("source"))
    return Item(
        number=int(record["id"].rsplit("-", 1)[1]),
        text=record["text"].strip(),
        root=root_name(record["event"]),
        sources=sources,
        targets=_codes(record.get("target")) or sources,
    )


def _codes(actors: Any) -> frozenset[str]:
    listed = actors if isinstance(actors, list) else [actors] if isinstance(actors, dict) else []
    codes = (str(actor.get("code") or "")[:3] for actor in listed)
    return frozenset(WRONG_CODES.get(code, code) for code in codes if code)


def root_name(event_type: str) -> str:
    """The label that a type is scored under."""
    return OLD_NAMES.get(event_type, event_type)


def _document(item: Item) -> Document:
    return Document(id=str(item.number), text=item.text, language="en")


def answer(reading: Reading) -> Answer:
    """Roots and triples of a reading under PLOVER's rule on acts that lie ahead."""
    actors = {actor.id: actor for actor in reading.actors}
    found = [(root_name(plover_type(event)[0]), event) for event in reading.events]
    triples = frozenset(triple for root, event in found for triple in _triples(root, event, actors))
    return Answer(tuple(root for root, _ in found), triples)


def _triples(root: str, event: Event, actors: Mapping[str, Actor]) -> Iterator[tuple[str, str, str]]:
    sources = _side(event.initiators, actors)
    targets = _side(event.recipients, actors) if event.recipients else sources
    for source in sources:
        for target in targets:
            yield source, target, root


def _side(side: Sequence[Participant], actors: Mapping[str, Actor]) -> list[str]:
    codes = (entity_code(participant, actors.get(participant.actor or "")) for participant in side)
    return sorted({"IGO" if code in BODIES else code for code in codes if code})


def scores(pairs: Sequence[tuple[Item, Answer]]) -> dict[str, float]:
    """All metrics over some sentences."""
    by_label = _label_counts(pairs)
    total = sum(by_label.values(), Counts(0, 0, 0))
    labels = {item.root for item, _ in pairs}
    size = len(pairs)
    return {
        "micro_precision": total.precision,
        "micro_recall": total.recall,
        "micro_f1": total.f1,
        "macro_f1": sum(by_label[label].f1 for label in sorted(labels)) / len(labels),
        "first_event": sum(a.roots[:1] == (i.root,) for i, a in pairs) / size,
        "dyad_triple": sum(_has_triple(i, a) for i, a in pairs) / size,
        "extra_types_per_sentence": sum(len(set(a.roots) - {i.root}) for i, a in pairs) / size,
    }


def _label_counts(pairs: Sequence[tuple[Item, Answer]]) -> dict[str, Counts]:
    hits, predicted, gold = Counter[str](), Counter[str](), Counter[str]()
    for item, found in pairs:
        gold[item.root] += 1
        predicted.update(set(found.roots))
        hits[item.root] += item.root in found.roots
    return {label: Counts(hits[label], predicted[label], gold[label]) for label in sorted(gold | predicted)}


def _has_triple(item: Item, found: Answer) -> bool:
    return any((s, t, item.root) in found.triples for s in item.sources for t in item.targets)
