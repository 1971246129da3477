"""`communique read`: documents to readings."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console

from communique.cli.options import JsonLines, LexiconFolders, Model, Paths, PublishedOn, documents_of, make_reader
from communique.cli.outcomes import Failures, with_progress
from communique.model import Reading
from communique.parse import DEFAULT_MODEL


class Format(StrEnum):
    """What `communique read` prints."""

    terminal = "terminal"
    json = "json"
    jsonl = "jsonl"
    markdown = "markdown"
    html = "html"
    plover = "plover"
    cameo = "cameo"


def read(
    paths: Paths = None,
    json_lines: JsonLines = None,
    format: Annotated[
        Format | None,
        typer.Option("--format", help="How to print the readings; terminal on a terminal, else jsonl."),
    ] = None,
    published: PublishedOn = None,
    lexicon: LexiconFolders = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say which rule found each claim, and the words that it matched.")
    ] = False,
    model: Model = DEFAULT_MODEL,
) -> None:
    """Read documents: who met, who did what, who said what, what is on the table, each with the words that prove it."""
    chosen = format or (Format.terminal if sys.stdout.isatty() else Format.jsonl)
    failures = Failures()
    documents = failures.readable(documents_of(paths, json_lines, published))
    total = len(paths or ()) if not json_lines else None
    reader = make_reader(model, lexicon)
    _WRITERS[chosen](reader.read_many(with_progress(documents, total=total)), explain)
    raise typer.Exit(failures.status)


def _terminal(readings: Iterable[Reading], explain: bool) -> None:
    from communique.report.terminal import print_reading

    console = Console(soft_wrap=False)
    for reading in readings:
        print_reading(reading, console, explain=explain)


def _json_lines(readings: Iterable[Reading], explain: bool) -> None:
    from communique.report.json_output import render_json_line

    for reading in readings:
        sys.stdout.write(render_json_line(reading) + "\n")


def _json(readings: Iterable[Reading], explain: bool) -> None:
    from communique.report.json_output import render_json

    for reading in readings:
        sys.stdout.write(render_json(reading))


def _markdown(readings: Iterable[Reading], explain: bool) -> None:
    from communique.report.markdown import render_markdown

    sys.stdout.write("\n".join(render_markdown(reading, explain=explain) for reading in readings))


def _html(readings: Iterable[Reading], explain: bool) -> None:
    from communique.report.html import render_html

    found = list(readings)
    if found:
        sys.stdout.write(render_html(found))


def _plover(readings: Iterable[Reading], explain: bool) -> None:
    from communique.export.plover import plover_lines

    for reading in readings:
        sys.stdout.writelines(line + "\n" for line in plover_lines(reading))


def _cameo(readings: Iterable[Reading], explain: bool) -> None:
    from communique.export.cameo import cameo_header, cameo_rows

    sys.stdout.write(cameo_header() + "\n")
    for reading in readings:
        sys.stdout.writelines(row + "\n" for row in cameo_rows(reading))


_WRITERS: dict[Format, Callable[[Iterable[Reading], bool], None]] = {
    Format.terminal: _terminal,
    Format.jsonl: _json_lines,
    Format.json: _json,
    Format.markdown: _markdown,
    Format.html: _html,
    Format.plover: _plover,
    Format.cameo: _cameo,
}
