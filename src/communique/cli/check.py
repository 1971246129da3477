"""`communique check`: can the text itself be trusted? No parser is loaded."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from communique.cli.options import JsonLines, Paths, PublishedOn, documents_of
from communique.cli.outcomes import Failures
from communique.integrity import check as check_document
from communique.model import Document, Finding, Integrity, Record, Verdict


class Format(StrEnum):
    """What `communique check` prints."""

    terminal = "terminal"
    jsonl = "jsonl"


class CheckedDocument(Record, frozen=True, kw_only=True):
    """The document's id in an integrity report."""

    id: str


class IntegrityReport(Record, frozen=True, kw_only=True):
    """One line of `communique check --format jsonl`: the `integrity` object plus `document.id`."""

    document: CheckedDocument
    verdict: Verdict
    score: float
    findings: tuple[Finding, ...]


def check(
    paths: Paths = None,
    json_lines: JsonLines = None,
    format: Annotated[
        Format | None, typer.Option("--format", help="How to print the reports; terminal on a terminal, else jsonl.")
    ] = None,
    published: PublishedOn = None,
) -> None:
    """Check whether texts were rewritten by a machine: verdict, score and findings. Never says "clean"."""
    chosen = format or (Format.terminal if sys.stdout.isatty() else Format.jsonl)
    failures = Failures()
    console = Console()
    for document in failures.readable(documents_of(paths, json_lines, published)):
        integrity = check_document(document)
        if chosen is Format.jsonl:
            _print_line(document, integrity)
        else:
            _print_report(document, integrity, console)
    raise typer.Exit(failures.status)


def _print_line(document: Document, integrity: Integrity) -> None:
    from communique.report.json_output import render_json_line

    report = IntegrityReport(
        document=CheckedDocument(id=document.id),
        verdict=integrity.verdict,
        score=integrity.score,
        findings=integrity.findings,
    )
    sys.stdout.write(render_json_line(report) + "\n")


def _print_report(document: Document, integrity: Integrity, console: Console) -> None:
    console.print(Text(f"{document.id}: {integrity.verdict}, score {integrity.score:.2f}", style="bold"))
    for finding in integrity.findings:
        likely = f" → likely {finding.suggestion}" if finding.suggestion else ""
        risk = f", at risk: {finding.risk}" if finding.risk else ""
        console.print(Text(f"  {finding.span.start}: {finding.span.text}{likely} ({finding.kind}{risk})"))
