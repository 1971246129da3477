"""Reads the notes under `scripts/posts_from_memory`: posts written down from memory of the public record.

    @STATE
    role: Name{family name|another}(other name|another)/f start..end >to; Name ...

A block begins with the state code, body id or group id after `@`. The braces, the brackets and `/f` (a woman) are
said once per person, in any order; `>to` is where an ambassador or envoy is sent. An empty date is unknown or open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_ENTRY = re.compile(r"^(?P<head>.*?) (?P<start>[0-9-]*)\.\.(?P<end>[0-9-]*)(?: +>(?P<to>.+))?$")

_MONARCH = re.compile(r"^(?:King|Queen|Emperor|Grand Duke|Prince) (?P<name>.+)$")


@dataclass(frozen=True)
class Note:
    """One post of one person as written down; `names` begins with the usual one."""

    names: tuple[str, ...]
    family_name: str
    gender: str
    role: str
    of: str
    to: str
    start: str
    end: str


def read_notes(folder: Path) -> Iterator[Note]:
    """All notes of the folder's files, in the order of file names and lines; raises `ValueError` on a bad entry."""
    for path in sorted(folder.glob("*.txt")):
        of = ""
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.startswith("@"):
                of = line[1:].strip()
            elif line.strip() and not line.startswith("#"):
                yield from _notes_of_line(line, of, f"{path.name}, line {number}")


def _notes_of_line(line: str, of: str, place: str) -> Iterator[Note]:
    role, colon, entries = line.partition(": ")
    if not colon:
        raise ValueError(f"{place}: no role before a colon")
    for entry in entries.split(";"):
        if entry.strip():
            yield _note(entry.strip(), role, of, place)


def _note(entry: str, role: str, of: str, place: str) -> Note:
    found = _ENTRY.match(entry)
    if found is None:
        raise ValueError(f"{place}: cannot read {entry!r}")
    head = found["head"]
    family_names = re.findall(r"\{([^}]*)\}", head)
    others = re.findall(r"\(([^)]*)\)", head)
    bare = re.sub(r"\{[^}]*\}|\([^)]*\)", "", head)
    name = bare.removesuffix("/f").strip()
    titled = _MONARCH.match(name)
    names = (titled["name"], name) if titled else (name,)
    return Note(
        names=(*names, *(other for group in others for other in group.split("|") if other not in names)),
        family_name="|".join(dict.fromkeys(part for group in family_names for part in group.split("|"))),
        gender="f" if bare.endswith("/f") else "",
        role=role,
        of=of,
        to=(found["to"] or "").strip(),
        start=found["start"],
        end=found["end"],
    )
