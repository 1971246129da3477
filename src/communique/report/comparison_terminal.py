"""A comparison on a terminal: a table of two accounts, nothing cut."""

from __future__ import annotations

from rich.console import Group as Lines
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from communique.model import Comparison
from communique.report.comparison_rows import Cell, account_lines, count_line, groups, topic_names


def render_comparison_terminal(comparison: Comparison) -> Lines:
    """The comparison as something a rich console prints."""
    first, second = comparison.sides
    parts: list[RenderableType] = [Text(f"{first} and {second}: two accounts", style="bold underline")]
    parts.extend(Text(line, style="dim") for line in account_lines(comparison))
    if not comparison.rows:
        return Lines(*parts, Text("Nothing to compare: two accounts are needed.", style="bold"))
    parts.append(Text(count_line(comparison)))
    for group in groups(comparison, topic_names()):
        parts.append(Text(f"\n{group.title} · {len(group.rows)}", style="bold"))
        table = Table(expand=True, show_lines=True, padding=(0, 1))
        table.add_column("Topic", ratio=2)
        for side in comparison.sides:
            table.add_column(side, ratio=4)
        for row in group.rows:
            topic = Text(row.topic)
            if row.note:
                topic.append(f"\n{row.note}", style="dim")
            table.add_row(topic, *(_cell(cell) for cell in row.cells))
        parts.append(table)
    return Lines(*parts)


def _cell(cell: Cell) -> Text:
    elsewhere = "".join(f"\nelsewhere, {span.document}: {' '.join(span.text.split())}" for span in cell.elsewhere)
    if not cell.words:
        return Text(cell.silence + elsewhere, style="dim italic")
    text = Text()
    if cell.place is not None:
        text.append(f"{cell.place}  ", style="bold")
    text.append("\n… ".join(" ".join(span.text.split()) for span in cell.words))
    if cell.own:
        text.append(f"\nonly here: {cell.own}", style="dim")
    text.append(elsewhere, style="dim italic")
    return text
