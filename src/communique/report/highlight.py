"""A text cut into runs, each with the claims whose words it belongs to: what a page needs to mark them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from communique.model import Reading, Span


@dataclass(frozen=True, slots=True)
class Run:
    """`text[start:start + len(text)]` with the layers that mark it; `anchors` are ids of claims that begin here."""

    start: int
    text: str
    layers: tuple[str, ...]
    anchors: tuple[str, ...]


def paragraphs(reading: Reading) -> Iterator[tuple[Run, ...]]:
    """The document's lines, each as runs; joined, the runs give the text character for character."""
    yield from marked_paragraphs(reading.document.text, _marks(reading))


def marked_paragraphs(text: str, found: Iterable[tuple[Span, str, str]]) -> Iterator[tuple[Run, ...]]:
    """A text's lines as runs; `found` are spans, each with the layer that marks it and the anchor of its claim."""
    marks = sorted(found, key=lambda mark: (mark[0].start, mark[0].end, mark[1]))
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        inside = [m for m in marks if m[0].start < end and start < m[0].end]
        yield tuple(_runs(text, start, end, inside))
        start = end


def _marks(reading: Reading) -> Iterator[tuple[Span, str, str]]:
    """Every marked span with its layer and the id of its claim."""
    for event in reading.events:
        yield event.trigger or event.evidence[0], "did", event.id
    for meeting in reading.meetings:
        yield meeting.evidence[0], "met", meeting.id
    for statement in reading.statements:
        for span in statement.content:
            yield span, "said", statement.id
    for point in reading.points:
        yield point.content, "wants", point.id
    for finding in reading.integrity.findings:
        yield finding.span, "alarm", ""


def _runs(text: str, start: int, end: int, marks: list[tuple[Span, str, str]]) -> Iterator[Run]:
    edges = {start, end}
    for span, _, _ in marks:
        edges.update(edge for edge in (span.start, span.end) if start < edge < end)
    ordered = sorted(edges)
    for first, last in pairwise(ordered):
        covering = [mark for mark in marks if mark[0].start <= first and last <= mark[0].end]
        layers = tuple(sorted({layer for _, layer, _ in covering}))
        anchors = tuple(dict.fromkeys(claim for span, _, claim in covering if claim and span.start == first))
        yield Run(first, text[first:last], layers, anchors)
