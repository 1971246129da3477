"""Readings as one self-contained HTML file: no script, no font, nothing from outside; prints on paper."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from communique.model import Reading
from communique.report.entries import heading_facts, sections
from communique.report.highlight import paragraphs


def render_html(readings: Sequence[Reading]) -> str:
    """One page with all readings, each claim linked to its marked words in the text."""
    environment = Environment(
        loader=PackageLoader("communique.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages = [
        {
            "document": reading.document,
            "facts": heading_facts(reading.document, reading.integrity),
            "sections": sections(reading),
            "paragraphs": tuple(paragraphs(reading)),
        }
        for reading in readings
    ]
    return environment.get_template("reading.html").render(pages=pages)
