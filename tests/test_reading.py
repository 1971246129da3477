"""Whole readings: any text is read, spans are exact, and the same text gives the same bytes everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import communique
from communique import Document, Reader
from communique.model import Claim

PROJECT = Path(__file__).resolve().parents[1]
ARTICLE = PROJECT / "examples" / "1_article.txt"

REPORT = (
    "China the minister said “ ” \" ' met with Blinken on Monday for hours , . ? : — \n Q: will not deny that President"
    " Xi and U.S. officials agreed to talks if in Beijing ( ) 2023 June 18-19 \u200f \u200b é 🙂 ‘ ’ « »"
)
WORDS = st.sampled_from(REPORT.split(" "))


def check_spans(reader: Reader, text: str) -> None:
    reading = reader.read(Document(id="any", text=text, published="2023-06-19", language="en"))
    claims: tuple[Claim, ...] = (*reading.events, *reading.meetings, *reading.statements, *reading.points)
    spans = [span for claim in claims for span in claim.evidence]
    spans += [time.span for time in reading.times]
    spans += [span for actor in reading.actors for span in actor.mentions]
    spans += [span for statement in reading.statements for span in statement.content]
    assert all(text[span.start : span.end] == span.text for span in spans)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300))
def test_any_text_at_all_is_read(reader: Reader, text: str) -> None:
    check_spans(reader, text)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS, max_size=60))
def test_any_shuffled_report_is_read(reader: Reader, words: list[str]) -> None:
    check_spans(reader, " ".join(words))


def output_of(python: str, seed: str) -> bytes:
    """What the command prints for the bundled article in a process of its own."""
    environment = os.environ | {"PYTHONHASHSEED": seed}
    call = [python, "-m", "communique", "read", str(ARTICLE), "--format", "jsonl"]
    return subprocess.run(call, capture_output=True, check=True, env=environment).stdout


def test_output_is_the_same_bytes_under_any_hash_seed() -> None:
    first = output_of(sys.executable, "0")
    assert first.count(b"\n") == 1
    assert first == output_of(sys.executable, "4242")


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13"])
def test_output_is_the_same_bytes_under_any_python(version: str) -> None:
    """Set COMMUNIQUE_PYTHON_3_12 and so on to an interpreter in whose environment communique is installed."""
    setting = f"COMMUNIQUE_PYTHON_{version.replace('.', '_')}"
    python = os.environ.get(setting)
    if python is None:
        pytest.skip(f"no Python {version} with communique installed: set {setting} to its interpreter")
    assert output_of(python, "1") == output_of(sys.executable, "2")


def test_reading_many_gives_what_reading_each_gives(reader: Reader) -> None:
    documents = [
        Document(id=str(number), text=text, published="2025-04-16", language="en")
        for number, text in enumerate(["The ministers of China and Japan met in Geneva.", "", "Russia denied it."])
    ]
    one_by_one = [reader.read(document) for document in documents]
    assert msgspec.json.encode(list(reader.read_many(documents))) == msgspec.json.encode(one_by_one)


def test_the_library_reads_in_one_call() -> None:
    reading = communique.read("Japan’s foreign minister met his Indian counterpart on Monday.", date="2025-04-16")
    assert reading.document.published == "2025-04-16"
    assert {"JPN", "IND"} == set(reading.meetings[0].sides)


def test_importing_the_library_loads_no_model() -> None:
    call = [sys.executable, "-c", "import communique, sys; print('spacy' in sys.modules)"]
    assert subprocess.run(call, capture_output=True, text=True, check=True).stdout.strip() == "False"
