"""`communique copies`: which texts are copies of one another, and what each copy changed. No parser is loaded."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from communique.cli.options import JsonLines, Paths, PublishedOn, documents_of
from communique.cli.outcomes import Failures
from communique.copies import Copy, CopyCluster, find_copies
from communique.report.changes import change_line


class Format(StrEnum):
    """What `communique copies` prints."""

    terminal = "terminal"
    jsonl = "jsonl"


def copies(
    paths: Paths = None,
    json_lines: JsonLines = None,
    format: Annotated[
        Format | None, typer.Option("--format", help="How to print the clusters; terminal on a terminal, else jsonl.")
    ] = None,
    changes: Annotated[
        bool, typer.Option("--changes/--no-changes", help="Whether to list what each copy changed.")
    ] = True,
    published: PublishedOn = None,
) -> None:
    """Find texts that are copies of one another: exact, edited, syndicated, spun or rewritten."""
    chosen = format or (Format.terminal if sys.stdout.isatty() else Format.jsonl)
    failures = Failures()
    documents = list(failures.readable(documents_of(paths, json_lines, published)))
    clusters = find_copies(documents, changes=changes)
    if chosen is Format.jsonl:
        _print_lines(clusters)
    else:
        _print_clusters(clusters, len(documents), Console())
    raise typer.Exit(failures.status)


def _print_lines(clusters: tuple[CopyCluster, ...]) -> None:
    from communique.report.json_output import render_json_line

    for cluster in clusters:
        sys.stdout.write(render_json_line(cluster) + "\n")


def _print_clusters(clusters: tuple[CopyCluster, ...], count: int, console: Console) -> None:
    repeated = sum(len(cluster.copies) for cluster in clusters)
    console.print(Text(f"texts: {count}, copies among them: {repeated}, clusters: {len(clusters)}"))
    for cluster in clusters:
        console.print(Text(f"\n{cluster.original}: likely original", style="bold"))
        for copy in cluster.copies:
            _print_copy(copy, console)


def _print_copy(copy: Copy, console: Console) -> None:
    shares = f"{copy.kept:.0%} of the words kept, shingle containment {copy.containment:.2f}"
    altering = [change for change in copy.changes if change.alters]
    counts = f", changes: {len(copy.changes)}, of which alter a fact: {len(altering)}" if copy.changes else ""
    console.print(Text(f"  {copy.document}: {copy.kind}, {copy.verdict}, {shares}{counts}"))
    for change in altering:
        console.print(Text(f"    {change_line(change)}"))
