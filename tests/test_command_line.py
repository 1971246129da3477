"""The command as a user meets it: output, errors and exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
EXAMPLES = sorted((PROJECT / "examples").glob("*.txt"))


def communique(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    call = [sys.executable, "-m", "communique", *map(str, arguments)]
    return subprocess.run(call, capture_output=True, input=stdin, timeout=120, check=False)


def test_readings_come_one_a_line_in_the_order_of_the_inputs() -> None:
    done = communique("read", *reversed(EXAMPLES), "--format", "jsonl")
    assert done.returncode == 0
    ids = [json.loads(line)["document"]["id"] for line in done.stdout.splitlines()]
    assert ids == [path.stem for path in reversed(EXAMPLES)]


def test_bad_inputs_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02 binary")
    (tmp_path / "latin.txt").write_bytes("Der Minister kam für".encode("latin-1"))
    (tmp_path / "huge.txt").write_text("word " * 1_000_000, encoding="utf-8")
    french = "Le ministre des affaires étrangères a rencontré son homologue à Genève lundi pour parler du traité. " * 3
    (tmp_path / "french.txt").write_text(french, encoding="utf-8")
    names = ["empty.txt", "binary.txt", "latin.txt", "huge.txt", "french.txt", "missing.txt"]
    done = communique("read", *(tmp_path / name for name in names), EXAMPLES[0], "--format", "jsonl")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    errors = done.stderr.decode().splitlines()
    assert len(errors) == len(names)
    assert all(name in error for name, error in zip(names, errors, strict=True))
    assert b"Traceback" not in done.stderr


def test_json_lines_with_a_broken_line_are_read_around_it() -> None:
    lines = (
        b'{"id": "a", "text": "China and Japan held talks in Tokyo."}\n{"id": \n{"id": "c", "text": "Talks ended."}\n'
    )
    done = communique("read", "--jsonl", "-", "--format", "jsonl", stdin=lines)
    assert done.returncode == 1
    assert [json.loads(line)["document"]["id"] for line in done.stdout.splitlines()] == ["a", "c"]
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "--date", "yesterday", str(EXAMPLES[0])],
        ["read", "--format", "poem", str(EXAMPLES[0])],
        ["read", "--lexicon", "no/such/folder", str(EXAMPLES[0])],
        ["read", "--model", "no_such_model", str(EXAMPLES[0])],
        ["nonsense"],
    ],
)
def test_wrong_usage_ends_with_status_2(arguments: list[str]) -> None:
    done = communique(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr and b"Traceback" not in done.stderr


@pytest.mark.parametrize("format", ["terminal", "markdown", "json", "html"])
def test_each_format_quotes_the_text(format: str) -> None:
    done = communique("read", EXAMPLES[0], "--format", format)
    assert done.returncode == 0
    assert b"We came to keep the line open" in done.stdout


def test_explain_names_rules_and_what_they_matched() -> None:
    done = communique("read", EXAMPLES[1], "--format", "terminal", "--explain")
    assert b"rule " in done.stdout


def test_check_needs_no_parser_and_prints_a_line_a_document() -> None:
    done = communique("check", *EXAMPLES, "--format", "jsonl")
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    assert [report["document"]["id"] for report in reports] == [path.stem for path in EXAMPLES]
    assert all(report["verdict"] == "no_sign" for report in reports)


def test_a_closed_pipe_ends_quietly() -> None:
    command = f"{sys.executable} -m communique read {EXAMPLES[0]} {EXAMPLES[1]} --format jsonl | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=120, check=False)
    assert b"Traceback" not in done.stderr
