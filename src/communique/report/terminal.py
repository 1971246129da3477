"""A reading on a terminal: coloured, wrapped to the window, nothing cut."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from communique.model import Reading, Span
from communique.report.entries import Entry, Section, heading_facts, sections

STATUS_STYLES = {
    "happened": "green",
    "ongoing": "green",
    "planned": "cyan",
    "expected": "blue",
    "possible": "blue",
    "proposed": "magenta",
    "postponed": "yellow",
    "cancelled": "red",
    "denied": "red",
}


def render_terminal(reading: Reading, *, explain: bool = False) -> Group:
    """The whole reading as something a rich console prints. With `explain`, each claim names its rule and match."""
    document = reading.document
    parts: list[RenderableType] = [Text(document.title or document.id, style="bold underline")]
    parts.extend(_facts(heading_facts(document, reading.integrity), "dim"))
    for section in sections(reading):
        parts.extend(_section(section, explain))
    return Group(*parts)


def print_reading(reading: Reading, console: Console, *, explain: bool = False) -> None:
    """Print a reading, with a blank line after it."""
    console.print(render_terminal(reading, explain=explain))
    console.print()


def _section(section: Section, explain: bool) -> list[RenderableType]:
    parts: list[RenderableType] = [Text(f"\n{section.title}", style="bold")]
    if not section.entries:
        parts.append(Padding(Text(section.silence, style="dim"), (0, 0, 0, 2)))
    for entry in section.entries:
        parts.extend(_entry(entry, explain))
    return parts


def _entry(entry: Entry, explain: bool) -> list[RenderableType]:
    line = Text("  ")
    if entry.status:
        line.append(f"{entry.status} ", style=STATUS_STYLES[entry.status])
    line.append(entry.title)
    if entry.background:
        line.append("  background", style="dim italic")
    facts = " · ".join(f"{label} {value}" for label, value in entry.facts)
    parts: list[RenderableType] = [line]
    if facts:
        parts.append(Padding(Text(facts, style="dim"), (0, 0, 0, 6)))
    parts.extend(Padding(_quote(span), (0, 0, 0, 6)) for span in entry.quotes)
    if explain and entry.rule:
        matched = ", ".join(f"{span.text!r} at {span.start}" for span in entry.matched) or "no single word"
        parts.append(Padding(Text(f"rule {entry.rule}: {matched}", style="yellow"), (0, 0, 0, 6)))
    return parts


def _quote(span: Span) -> Text:
    return Text(f"| {' '.join(span.text.split())}", style="italic")


def _facts(facts: tuple[tuple[str, str], ...], style: str) -> list[RenderableType]:
    return [Text(f"{label}: {value}", style=style) for label, value in facts]
