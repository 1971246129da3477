"""Announced meetings resolved by later documents: `gold/announced_then_reported.json` on the Kremlin texts.

`python -m eval.announced` reads `input/ru_diplomacy` and each announcement (its file, where the collection has it;
else its headline as a text of that day), builds one dossier and looks at the expectations of the announcement.

- *resolved*: of the announcements with a report in the collection, the share that is resolved by such a report;
- *false*: announcements resolved by a document that is none of their reports. Those among them that a document of
  the collection itself tells as held (a later call that names the talks and their day) are listed as *told later*;
- *open*: of those without a report, the share that stays open.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from communique.dossier import build_dossier
from communique.ingest import read_path
from communique.model import Document, Dossier, Expectation, Reading
from communique.reading import Reader

SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", Path(__file__).resolve().parents[2] / "shared"))


@dataclass
class AnnouncedScores:
    """Counts over the announcements; `lines` are for a reader."""

    with_report: int = 0
    resolved: int = 0
    without_report: int = 0
    still_open: int = 0
    false: int = 0
    lines: list[str] = field(default_factory=list)


def documents(shared: Path, golds: list[Mapping[str, Any]]) -> Iterator[Document]:
    """The Kremlin texts, and the headline of each announcement whose text is not among them."""
    known = set()
    for path in sorted((shared / "input" / "ru_diplomacy").glob("*.txt")):
        document = read_path(path)
        known.add(document.url)
        yield document
    for gold in golds:
        if gold["link"] not in known:
            headline = gold["announcement"]
            yield Document(id=gold["link"], text=headline + ".\n", title=headline, kind="statement", side="RUS",
                           published=gold["announced"], url=gold["link"], language="en")  # fmt: skip


def score(readings: list[Reading], golds: list[Mapping[str, Any]]) -> AnnouncedScores:
    """Look up what the dossier says of each announcement."""
    dossier = build_dossier(readings)
    by_url = {document.url: document for document in dossier.documents}
    scores = AnnouncedScores()
    for gold in golds:
        document = by_url[gold["link"]]
        reports = {by_url[c["link"]].id for c in gold["outcome_candidates"] if c["link"] in by_url}
        _count(scores, gold["announcement"], reports, _resolved_in(dossier, document, gold["expected_date"]))
    return scores


def _resolved_in(dossier: Dossier, document: Document, day: str) -> set[str]:
    own = [e for e in dossier.expectations if e.document == document.id and _is_meant(e, day)]
    return {found for expectation in own if expectation.outcome != "open" for found in expectation.resolved_in}


def _is_meant(expectation: Expectation, day: str) -> bool:
    return expectation.horizon is None or expectation.horizon.start <= day <= expectation.horizon.end


def _count(scores: AnnouncedScores, announcement: str, reports: set[str], found: set[str]) -> None:
    right = bool(found & reports)
    if reports:
        scores.with_report += 1
        scores.resolved += right
    else:
        scores.without_report += 1
        scores.still_open += not found
    if found and not right:
        scores.false += 1
    if bool(reports) != right:
        scores.lines.append(f"{announcement[:90]}: reports {sorted(reports)}, resolved in {sorted(found)}")
    elif found and not reports:
        scores.lines.append(f"{announcement[:90]}: no report here, resolved in {sorted(found)}")


def load(shared: Path) -> list[Mapping[str, Any]]:
    """The announcements."""
    golds: list[Mapping[str, Any]] = json.loads((shared / "gold" / "announced_then_reported.json").read_text())
    return golds


def measure(reader: Reader, shared: Path) -> dict[str, float]:
    """The shares, as `communique evaluate` pins them."""
    golds = load(shared)
    scores = score(list(reader.read_many(documents(shared, golds))), golds)
    return {
        "resolved": scores.resolved / scores.with_report,
        "open": scores.still_open / scores.without_report,
        "not false": 1 - scores.false / len(golds),
    }


def main() -> None:
    """Print the counts and what is wrong."""
    if not (SHARED / "gold" / "announced_then_reported.json").exists():
        sys.exit(f"{SHARED}: no gold/announced_then_reported.json here; set COMMUNIQUE_SHARED")
    golds = load(SHARED)
    scores = score(list(Reader().read_many(documents(SHARED, golds))), golds)
    print(f"resolved {scores.resolved}/{scores.with_report}  open {scores.still_open}/{scores.without_report}"
          f"  false {scores.false}")  # fmt: skip
    print("\n".join(f"    {line}" for line in scores.lines))


if __name__ == "__main__":
    main()
