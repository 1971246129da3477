"""A reading as Markdown. The document's words are quoted in block quotes and escaped."""

from __future__ import annotations

import re

from communique.model import Reading
from communique.report.entries import Entry, Section, heading_facts, sections

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~])")


def render_markdown(reading: Reading, *, explain: bool = False) -> str:
    """The whole reading as one Markdown text that ends in a newline."""
    document = reading.document
    lines = [f"# {escape(document.title or document.id)}", ""]
    lines += [f"- {label}: {escape(value)}" for label, value in heading_facts(document, reading.integrity)]
    for section in sections(reading):
        lines += _section(section, explain)
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """A text on one line with everything that Markdown would read as markup escaped."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _section(section: Section, explain: bool) -> list[str]:
    lines = ["", f"## {section.title}", ""]
    if not section.entries:
        lines.append(section.silence)
    for entry in section.entries:
        lines += _entry(entry, explain)
    return lines


def _entry(entry: Entry, explain: bool) -> list[str]:
    status = f"*{entry.status}* " if entry.status else ""
    background = " (background)" if entry.background else ""
    lines = [f"- {status}**{escape(entry.title)}**{background}"]
    if entry.facts:
        lines.append("  " + " · ".join(f"{label} {escape(value)}" for label, value in entry.facts))
    if explain and entry.rule:
        matched = ", ".join(f"“{escape(span.text)}” at {span.start}" for span in entry.matched)
        lines.append(f"  rule `{entry.rule}`{': ' + matched if matched else ''}")
    for span in entry.quotes:
        lines += ["", f"  > {escape(span.text)}", ""]
    return lines
