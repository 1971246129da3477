"""The JSON contract holds on real output, and every field of the records is documented."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from communique import Reader, Reading
from communique.contract import reading_schema
from communique.ingest import read_path
from communique.model import Actor, Document, Event, Integrity, Meeting, Point, Statement, Time

PROJECT = Path(__file__).resolve().parents[1]
EXAMPLES = sorted((PROJECT / "examples").glob("*.txt"))
SECTIONS: dict[str, type[msgspec.Struct]] = {
    "Reading": Reading,
    "document": Document,
    "integrity": Integrity,
    "actors": Actor,
    "times": Time,
    "events": Event,
    "meetings": Meeting,
    "statements": Statement,
    "points": Point,
}


def spans_of(value: Any) -> Iterator[dict[str, Any]]:
    """Every span anywhere in a record."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "text"} and isinstance(value["text"], str):
            if isinstance(value["start"], int):
                yield value
            return
        for item in value.values():
            yield from spans_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from spans_of(item)


def as_json(reading: Reading) -> dict[str, Any]:
    decoded: dict[str, Any] = json.loads(msgspec.json.encode(reading))
    return decoded


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_readings_fit_the_schema(reader: Reader, path: Path) -> None:
    jsonschema.validate(as_json(reader.read(read_path(path))), reading_schema())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_span_is_the_words_of_the_text(reader: Reader, path: Path) -> None:
    reading = as_json(reader.read(read_path(path)))
    text = reading["document"]["text"]
    spans = list(spans_of(reading))
    assert len(spans) > 30
    assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_ids_of_claims_are_distinct(reader: Reader, path: Path) -> None:
    reading = reader.read(read_path(path))
    for layer in (reading.events, reading.meetings, reading.statements, reading.points):
        ids = [claim.id for claim in layer]
        assert len(ids) == len(set(ids))


def test_ids_inside_a_reading_refer_to_what_is_there(reader: Reader) -> None:
    for path in EXAMPLES:
        reading = reader.read(read_path(path))
        actors = {actor.id for actor in reading.actors}
        named = {p.actor for event in reading.events for p in (*event.initiators, *event.recipients) if p.actor}
        named |= {p.actor for meeting in reading.meetings for p in meeting.participants if p.actor}
        named |= {s.source.actor for s in reading.statements if s.source and s.source.actor}
        assert named <= actors
        statements = {statement.id for statement in reading.statements}
        assert {s.inside for s in reading.statements if s.inside} <= statements
        meetings = {meeting.id for meeting in reading.meetings}
        assert {m.part_of for m in reading.meetings if m.part_of} <= meetings


def test_shared_texts_fit_the_schema(reader: Reader, shared: Callable[[str], Path]) -> None:
    paths = sorted(shared("input").glob("**/*.txt"))[::40]
    schema = jsonschema.Draft202012Validator(reading_schema())
    for reading in reader.read_many(read_path(path) for path in paths):
        record = as_json(reading)
        schema.validate(record)
        text = record["document"]["text"]
        assert all(text[span["start"] : span["end"]] == span["text"] for span in spans_of(record))


@pytest.mark.parametrize("section", SECTIONS)
def test_every_field_is_documented(section: str) -> None:
    text = (PROJECT / "docs" / "contract.md").read_text(encoding="utf-8")
    table = text.split(f"\n## {section}\n", 1)[1].split("\n## ", 1)[0]
    documented = [line.split("`")[1] for line in table.splitlines() if line.startswith("| `")]
    assert documented == list(SECTIONS[section].__struct_fields__)
