"""A comparison as Markdown: one table a relation, the texts' words escaped."""

from __future__ import annotations

from communique.model import Comparison
from communique.report.comparison_rows import Cell, account_lines, count_line, groups, topic_names
from communique.report.markdown import escape


def render_comparison_markdown(comparison: Comparison, *, level: int = 1) -> str:
    """The comparison as one Markdown text that ends in a newline; `level` is that of its heading."""
    first, second = comparison.sides
    lines = [f"{'#' * level} {first} and {second}: two accounts", ""]
    lines += [f"- {escape(line)}" for line in account_lines(comparison)]
    if not comparison.rows:
        return "\n".join([*lines, "", "Nothing to compare: two accounts are needed.", ""])
    lines += ["", count_line(comparison)]
    for group in groups(comparison, topic_names()):
        lines += ["", f"{'#' * (level + 1)} {group.title} ({len(group.rows)})", ""]
        lines += [f"| Topic | {first} | {second} | What differs |", "| --- | --- | --- | --- |"]
        for row in group.rows:
            cells = " | ".join(_cell(cell) for cell in row.cells)
            lines.append(f"| {escape(row.topic)} | {cells} | {escape(row.note)} |")
    return "\n".join(lines) + "\n"


def _cell(cell: Cell) -> str:
    elsewhere = "".join(f" (elsewhere, {escape(span.document)}: {escape(span.text)})" for span in cell.elsewhere)
    if not cell.words:
        return f"*{cell.silence}*{elsewhere}"
    place = "" if cell.place is None else f"**{cell.place}** "
    own = f" (*only here: {escape(cell.own)}*)" if cell.own else ""
    return place + " … ".join(escape(span.text) for span in cell.words) + own + elsewhere
