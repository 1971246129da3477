"""Score the integrity check: on texts written for it, and the false alarms on the shared clean texts.

`python -m eval.spun` prints a table; with `--texts` a line a text as well. The texts stand in `eval/gold/spun/`.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import tomli

from communique.ingest import iter_documents
from communique.integrity import check
from communique.model import Document, Integrity

GOLD = Path(__file__).parent / "gold" / "spun" / "texts.toml"
SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", Path(__file__).resolve().parents[2] / "shared"))


@dataclass(frozen=True, slots=True)
class Case:
    """One text of the project's own gold. `method` is how it was rewritten, empty for a clean text."""

    document: Document
    label: str
    part: str
    method: str


def load_cases() -> list[Case]:
    """The project's own texts, in the order of the file."""
    rows = tomli.loads(GOLD.read_text(encoding="utf-8"))["text"]
    return [
        Case(Document(id=row["id"], text=row["text"].strip() + "\n"), row["label"], row["part"], row.get("method", ""))
        for row in rows
    ]


def clean_documents() -> Iterator[Document]:
    """The readouts, statements and transcripts of shared/input, without the sample article; none where absent."""
    folder = SHARED / "input"
    for found in iter_documents(sorted(path for path in folder.glob("*/*.txt"))):
        if isinstance(found, Document):
            yield found


def verdicts(cases: list[Case], *, label: str, part: str) -> Counter[str]:
    """How often each verdict is given to the texts of one label and part."""
    chosen = [case for case in cases if case.label == label and case.part == part]
    return Counter(check(case.document).verdict for case in chosen)


def main() -> None:
    """Print the verdicts by label and part, and the highest scores of the clean texts."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--texts", action="store_true", help="a line a text")
    cases = load_cases()
    if arguments.parse_args().texts:
        for case in cases:
            print(f"{case.label:6} {case.part:12} {case.document.id:24} {_line(check(case.document))}")
    for label in ("spun", "clean"):
        for part in ("development", "aside"):
            print(f"{label}, {part}: {dict(verdicts(cases, label=label, part=part))}")
    scored = sorted(((check(document), document.id) for document in clean_documents()), key=lambda pair: -pair[0].score)
    print(f"shared/input: {len(scored)} clean texts, {dict(Counter(found.verdict for found, _ in scored))}")
    for found, name in scored[:5]:
        print(f"  {found.score:5.2f} {name}")


def _line(found: Integrity) -> str:
    return f"{found.verdict:12} {found.score:6.2f}"


if __name__ == "__main__":
    main()
