"""`communique check`: can the text itself be trusted? No parser is loaded."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from communique.cli.options import JsonLines, Paths, PublishedOn, documents_of, fail_usage
from communique.cli.outcomes import Failures
from communique.copies import Comparison, compare
from communique.ingest import InputError, iter_documents
from communique.integrity import check as check_document
from communique.model import Document, Finding, Integrity, Record, Verdict
from communique.report.changes import change_line


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


class ComparedReport(IntegrityReport, frozen=True, kw_only=True):
    """The same with `--against`: the original's id, and the text laid beside it."""

    original: CheckedDocument
    against: Comparison


def check(
    paths: Paths = None,
    json_lines: JsonLines = None,
    format: Annotated[
        Format | None, typer.Option("--format", help="How to print the reports; terminal on a terminal, else jsonl.")
    ] = None,
    published: PublishedOn = None,
    against: Annotated[
        Path | None,
        typer.Option(
            "--against", metavar="ORIGINAL", help="Also list each change against this text, by the facts it alters."
        ),
    ] = None,
) -> None:
    """Check whether texts were rewritten by a machine: verdict, score and findings. Never says "clean"."""
    chosen = format or (Format.terminal if sys.stdout.isatty() else Format.jsonl)
    failures = Failures()
    console = Console()
    original = _original(against) if against else None
    for document in failures.readable(documents_of(paths, json_lines, published)):
        integrity = check_document(document)
        compared = compare(original, document) if original else None
        if chosen is Format.jsonl:
            _print_line(document, integrity, original, compared)
        else:
            _print_report(document, integrity, console)
            if original and compared:
                _print_changes(original, compared, console)
    raise typer.Exit(failures.status)


def _original(path: Path) -> Document:
    """The text that `--against` names; one that cannot be read ends the command with status 2."""
    found = next(iter(iter_documents([path])))
    if isinstance(found, InputError):
        fail_usage(f"--against {found}")
    return found


def _print_line(
    document: Document, integrity: Integrity, original: Document | None, compared: Comparison | None
) -> None:
    from communique.report.json_output import render_json_line

    report = IntegrityReport(
        document=CheckedDocument(id=document.id),
        verdict=integrity.verdict,
        score=integrity.score,
        findings=integrity.findings,
    )
    if original and compared:
        report = _with_comparison(report, original, compared)
    sys.stdout.write(render_json_line(report) + "\n")


def _with_comparison(report: IntegrityReport, original: Document, compared: Comparison) -> ComparedReport:
    return ComparedReport(
        document=report.document,
        verdict=report.verdict,
        score=report.score,
        findings=report.findings,
        original=CheckedDocument(id=original.id),
        against=compared,
    )


def _print_changes(original: Document, compared: Comparison, console: Console) -> None:
    kind = f"{compared.kind} copy" if compared.kind else "no copy"
    altering = sum(1 for change in compared.changes if change.alters)
    shares = f"{compared.kept:.0%} of the words kept, shingle containment {compared.containment:.2f}"
    counts = f"changes: {len(compared.changes)}, of which alter a fact: {altering}"
    console.print(Text(f"  against {original.id}: {kind}, {shares}, {counts}", style="bold"))
    for change in compared.changes:
        console.print(Text(f"    {change_line(change)}"))


def _print_report(document: Document, integrity: Integrity, console: Console) -> None:
    console.print(Text(f"{document.id}: {integrity.verdict}, score {integrity.score:.2f}", style="bold"))
    for finding in integrity.findings:
        likely = f" → likely {finding.suggestion}" if finding.suggestion else ""
        risk = f", at risk: {finding.risk}" if finding.risk else ""
        console.print(Text(f"  {finding.span.start}: {finding.span.text}{likely} ({finding.kind}{risk})"))
