"""A dossier as one self-contained HTML file: no script, no font, nothing from outside; prints on paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from communique.model import Comparison, Document, Dossier, Span
from communique.report.comparison_rows import Group, account_lines, count_line, groups, topic_names
from communique.report.dossier_charts import timeline_chart, topic_chart
from communique.report.dossier_view import dossier_view
from communique.report.highlight import Run, marked_paragraphs
from communique.report.wording_history import histories


@dataclass(frozen=True, slots=True)
class Compared:
    """One comparison, laid out: a line of counts, a line a side, rows by relation."""

    sides: tuple[str, str]
    count: str
    accounts: tuple[str, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A document with its marked lines and their anchors."""

    number: int
    document: Document
    paragraphs: tuple[tuple[Run, ...], ...]


def render_dossier_html(dossier: Dossier, comparisons: Mapping[str, Comparison]) -> str:
    """One page: meetings at a glance, accounts side by side, charts, ledger, commitments, and all texts marked."""
    environment = Environment(
        loader=PackageLoader("communique.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    names = topic_names()
    view = dossier_view(dossier, comparisons)
    numbers = dict(view.numbers)
    actors = {actor.id: actor.name for actor in dossier.actors}
    return environment.get_template("dossier.html").render(
        view=view,
        numbers=numbers,
        compared={meeting: _compared(comparison, names) for meeting, comparison in comparisons.items()},
        timeline=timeline_chart(dossier.meetings, actors),
        matrix=topic_chart(dossier, numbers, names),
        histories=histories(dossier, numbers),
        topics=names,
        texts=_texts(dossier, comparisons.values(), numbers),
    )


def _compared(comparison: Comparison, names: dict[str, str]) -> Compared:
    return Compared(
        comparison.sides,
        count_line(comparison) if comparison.rows else "Nothing to compare.",
        tuple(account_lines(comparison)),
        groups(comparison, names),
    )


def _texts(dossier: Dossier, comparisons: Iterable[Comparison], numbers: dict[str, int]) -> list[Text]:
    """All documents with their marks, each with the anchor to which its quotations lead."""
    marks: dict[str, list[tuple[Span, str, str]]] = defaultdict(list)
    for document, span, layer in (*_claim_marks(dossier), *_row_marks(comparisons)):
        if document in numbers:
            marks[document].append((span, layer, f"d{numbers[document]}-{span.start}"))
    return [
        Text(numbers[d.id], d, tuple(marked_paragraphs(d.text, dict.fromkeys(marks[d.id])))) for d in dossier.documents
    ]


def _claim_marks(dossier: Dossier) -> Iterator[tuple[str, Span, str]]:
    """The words of the claims, with the document that holds them and the layer that marks them."""
    for meeting in dossier.meetings:
        yield from ((account.document, span, "met") for account in meeting.accounts for span in account.evidence)
    for event in dossier.events:
        source = dossier.sources.get(event.id, "")
        yield source, event.evidence[0], "line"
        if event.trigger:
            yield source, event.trigger, "did"
    for point in dossier.points:
        yield dossier.sources.get(point.id, ""), point.content, "wants"
    for commitment in dossier.commitments:
        yield commitment.document, commitment.content, "line"


def _row_marks(comparisons: Iterable[Comparison]) -> Iterator[tuple[str, Span, str]]:
    """The words of the comparisons' rows."""
    for comparison in comparisons:
        for row in comparison.rows:
            for found in (s for spans in (*row.spans.values(), *row.channels.values()) for s in spans):
                yield found.document, Span(found.start, found.end, found.text), "line"
