"""Score the integrity check: on texts written for it, and the false alarms on the shared clean texts.

`python -m eval.spun` prints a table; with `--texts` a line a text as well. The texts stand in `eval/gold/spun/`.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import tomli

from communique.ingest import iter_documents
from communique.integrity import check
from communique.model import Document, Integrity
from communique.reading import Reader

PROJECT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", PROJECT.parent / "shared"))
PARTS = ("development", "aside", "aside-2")


@dataclass(frozen=True, slots=True)
class Case:
    """One text of the project's own gold. `method` is how it was rewritten, empty for a clean text."""

    document: Document
    label: str
    part: str
    method: str


def load_cases(project: Path = PROJECT) -> list[Case]:
    """The project's own texts, in the order of the files and of their names."""
    paths = sorted((project / "eval" / "gold" / "spun").glob("*.toml"))
    rows = [row for path in paths for row in tomli.loads(path.read_text(encoding="utf-8"))["text"]]
    return [
        Case(Document(id=row["id"], text=row["text"].strip() + "\n"), row["label"], row["part"], row.get("method", ""))
        for row in rows
    ]


def clean_documents(shared: Path = SHARED) -> Iterator[Document]:
    """The readouts, statements and transcripts of shared/input, without the sample article; none where absent."""
    for found in iter_documents(sorted(shared.glob("input/*/*.txt"))):
        if isinstance(found, Document):
            yield found


def measure(reader: Reader, project: Path) -> dict[str, float]:
    """Share of the spun texts that are `likely_spun` (`unclear` counts as missed), by part and by method, and of the
    clean ones that are not: 1.0 means no false alarm. `reader` is not used: the check needs no parse."""
    cases = load_cases(project)
    scores: dict[str, float] = {}
    for part in PARTS:
        of_part = [case for case in cases if case.part == part]
        spun = [case for case in of_part if case.label == "spun"]
        scores[f"{part}.spun_found"] = _share_spun(spun)
        for method in sorted({case.method for case in spun}):
            scores[f"{part}.{method}"] = _share_spun(case for case in spun if case.method == method)
        scores[f"{part}.clean_kept"] = 1.0 - _share_spun(case for case in of_part if case.label == "clean")
    return scores


def measure_clean(reader: Reader, shared: Path) -> dict[str, float]:
    """Share of the shared clean texts that come out `no_sign`. Raises FileNotFoundError where there are none."""
    found = [check(document).verdict for document in clean_documents(shared)]
    if not found:
        raise FileNotFoundError(str(shared / "input"))
    return {"no_sign": found.count("no_sign") / len(found)}


def verdicts(cases: Iterable[Case], *, label: str, part: str) -> Counter[str]:
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
        for part in PARTS:
            print(f"{label}, {part}: {dict(verdicts(cases, label=label, part=part))}")
    scored = sorted(((check(document), document.id) for document in clean_documents()), key=lambda pair: -pair[0].score)
    print(f"shared/input: {len(scored)} clean texts, {dict(Counter(found.verdict for found, _ in scored))}")
    for found, name in scored[:5]:
        print(f"  {found.score:5.2f} {name}")


def _share_spun(cases: Iterable[Case]) -> float:
    found = [check(case.document).verdict == "likely_spun" for case in cases]
    return sum(found) / len(found) if found else 0.0


def _line(found: Integrity) -> str:
    return f"{found.verdict:12} {found.score:6.2f}"


if __name__ == "__main__":
    main()
