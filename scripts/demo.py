"""The main job on the bundled example: print the record and write it as one HTML file."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from communique import Reader
from communique.ingest import read_path
from communique.report.html import render_html
from communique.report.terminal import print_reading

PROJECT = Path(__file__).resolve().parents[1]
REPORT = PROJECT / "build" / "demo" / "report.html"


def main() -> None:
    """Read the three example texts, print each reading, write the report and say where it is."""
    console = Console()
    documents = [read_path(path) for path in sorted((PROJECT / "examples").glob("*.txt"))]
    readings = list(Reader().read_many(documents))
    for reading in readings:
        print_reading(reading, console)
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(render_html(readings), encoding="utf-8")
    console.print(f"The HTML report is in {REPORT.relative_to(PROJECT)}: open it in a browser.")


if __name__ == "__main__":
    main()
