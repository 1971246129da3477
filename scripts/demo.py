"""The main job on the bundled example: print the dossier of three texts and write it as one HTML file."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from communique import Reader
from communique.comparison import compare_meetings
from communique.comparison.synonyms import load_synonyms
from communique.dossier import build_dossier
from communique.ingest import read_path
from communique.report.dossier_html import render_dossier_html
from communique.report.dossier_terminal import render_dossier_terminal

PROJECT = Path(__file__).resolve().parents[1]
REPORT = PROJECT / "build" / "demo" / "report.html"


def main() -> None:
    """Read the example texts, print their dossier, write the report and say where it is."""
    reader = Reader()
    documents = [read_path(path) for path in sorted((PROJECT / "examples").glob("*.txt"))]
    readings = list(reader.read_many(documents))
    dossier = build_dossier(readings)
    comparisons = compare_meetings(readings, topics=reader.knowledge.topics, synonyms=load_synonyms())
    console = Console()
    console.print(render_dossier_terminal(dossier, comparisons))
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(render_dossier_html(dossier, comparisons), encoding="utf-8")
    console.print(f"\nThe HTML report is in {REPORT.relative_to(PROJECT)}: open it in a browser.")
    console.print("One text in full: .venv/bin/communique read examples/1_article.txt")


if __name__ == "__main__":
    main()
