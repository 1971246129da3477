"""`communique dossier`: many documents to one record."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console

from communique.cli.options import (
    JsonLines,
    LexiconFolders,
    Model,
    Output,
    Paths,
    PublishedOn,
    documents_of,
    make_reader,
    write_output,
)
from communique.cli.outcomes import Failures, with_progress
from communique.model import Comparison, Dossier
from communique.parse import DEFAULT_MODEL


class Format(StrEnum):
    """What `communique dossier` prints."""

    terminal = "terminal"
    json = "json"
    markdown = "markdown"
    html = "html"


def dossier(
    paths: Paths = None,
    json_lines: JsonLines = None,
    format: Annotated[
        Format | None, typer.Option("--format", help="How to print the dossier; terminal on a terminal, else json.")
    ] = None,
    published: PublishedOn = None,
    lexicon: LexiconFolders = None,
    output: Output = None,
    model: Model = DEFAULT_MODEL,
) -> None:
    """Read documents into one dossier: meetings with all their accounts, expectations and outcomes, commitments."""
    from communique.comparison import compare_meetings
    from communique.comparison.synonyms import load_synonyms
    from communique.dossier import build_dossier

    on_terminal = sys.stdout.isatty() and output is None
    chosen = format or (Format.terminal if on_terminal else Format.json)
    failures = Failures()
    documents = failures.readable(documents_of(paths, json_lines, published))
    reader = make_reader(model, lexicon)
    readings = list(reader.read_many(with_progress(documents, total=None)))
    record = build_dossier(readings)
    comparisons: dict[str, Comparison] = {}
    if chosen is not Format.json:
        synonyms = load_synonyms(tuple(lexicon or ()))
        comparisons = compare_meetings(readings, topics=reader.knowledge.topics, synonyms=synonyms)
    if chosen is Format.terminal and output is None:
        from communique.report.dossier_terminal import render_dossier_terminal

        Console().print(render_dossier_terminal(record, comparisons))
    else:
        write_output(_text(chosen, record, comparisons), output)
    raise typer.Exit(failures.status)


def _text(chosen: Format, record: Dossier, comparisons: dict[str, Comparison]) -> str:
    """The dossier as a text of one format; a file in the terminal's format is Markdown."""
    if chosen is Format.json:
        from communique.report.json_output import render_json

        return render_json(record)
    if chosen is Format.html:
        from communique.report.dossier_html import render_dossier_html

        return render_dossier_html(record, comparisons)
    from communique.report.dossier_markdown import render_dossier_markdown

    return render_dossier_markdown(record, comparisons)
