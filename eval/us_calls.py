"""Count the American president's calls with foreign leaders per state in the dossier of the US readouts.

`python -m eval.us_calls` compares the count with our own reading of the files (`eval/gold/us_calls.json`: file names
and states only). A call counts if it is one engagement of kind `call` that happened, is no background, has two sides,
the USA and another state, and the American president of the day among its participants.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from pathlib import Path

from communique.dossier import build_dossier
from communique.ingest import read_path
from communique.model import Dossier
from communique.reading import Reader

GOLD = Path(__file__).parent / "gold" / "us_calls.json"
SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", Path(__file__).resolve().parents[2] / "shared"))
PRESIDENTS = {"Q6279", "Q22686"}
"""Wikidata ids of the presidents of the years that the readouts cover: Biden, Trump."""


def president_calls(dossier: Dossier) -> Counter[str]:
    """The number of the president's bilateral calls that happened, by the other state."""
    calls: Counter[str] = Counter()
    for meeting in dossier.meetings:
        others = [side for side in meeting.sides if side != "USA"]
        president = any(participant.actor in PRESIDENTS for participant in meeting.participants)
        held = meeting.status in {"happened", "ongoing"} and not meeting.background
        if meeting.kind == "call" and held and president and len(meeting.sides) == 2 and len(others) == 1:
            calls[others[0]] += 1
    return calls


def own_count() -> Counter[str]:
    """Our own reading of the files."""
    return Counter(call["state"] for call in json.loads(GOLD.read_text(encoding="utf-8"))["calls"])


def measure(reader: Reader, shared: Path) -> dict[str, float]:
    """The share of states whose count is right, as `communique evaluate` pins it."""
    paths = sorted((shared / "input" / "us_readouts").glob("*.txt"))
    counted = president_calls(build_dossier(reader.read_many(read_path(path) for path in paths)))
    wanted = own_count()
    states = counted.keys() | wanted.keys()
    return {"states right": sum(counted[s] == wanted[s] for s in states) / len(states)}


def main() -> None:
    """Print the states whose count differs."""
    if not (SHARED / "input" / "us_readouts").is_dir():
        sys.exit(f"{SHARED}: no input/us_readouts here; set COMMUNIQUE_SHARED to the folder that holds it")
    reader = Reader()
    paths = sorted((SHARED / "input" / "us_readouts").glob("*.txt"))
    counted = president_calls(build_dossier(reader.read_many(read_path(path) for path in paths)))
    wanted = own_count()
    for state in sorted(counted.keys() | wanted.keys()):
        if counted[state] != wanted[state]:
            print(f"{state}: dossier {counted[state]}, own reading {wanted[state]}")
    print(f"calls: dossier {counted.total()}, own reading {wanted.total()}")


if __name__ == "__main__":
    main()
