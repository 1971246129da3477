"""A dossier as Markdown; the documents' words are escaped."""

from __future__ import annotations

from collections.abc import Mapping

from communique.model import Comparison, Dossier
from communique.report.comparison_markdown import render_comparison_markdown
from communique.report.dossier_view import DossierView, Quote, dossier_view
from communique.report.markdown import escape


def render_dossier_markdown(dossier: Dossier, comparisons: Mapping[str, Comparison]) -> str:
    """The whole dossier as one Markdown text that ends in a newline."""
    view = dossier_view(dossier, comparisons)
    lines = [f"# {escape(view.title)}", "", f"{view.days} · " + " · ".join(f"{n} {label}" for label, n in view.counts)]
    lines += _meetings(view)
    for meeting in view.meetings:
        if meeting.id in comparisons:
            lines += ["", render_comparison_markdown(comparisons[meeting.id], level=2).rstrip()]
    lines += _ledger(view)
    lines += ["", "## Commitments", ""] + [
        f"- {_words(line.words)} — {escape(line.parties)}, {escape(line.confirmed)}" for line in view.commitments
    ]
    lines += ["", "## Documents", ""]
    for document in view.documents:
        about = f"{document.side or 'side not given'}, {document.published or 'no date'}"
        lines.append(f"{view.numbers[document.id]}. {escape(document.title or document.id)} ({about})")
    return "\n".join(lines) + "\n"


def _meetings(view: DossierView) -> list[str]:
    lines = ["", "## Who met, and when", ""]
    if not view.meetings:
        return [*lines, "No meeting is named."]
    lines += ["| When | Who | Where | How long | Status | Told by |", "| --- | --- | --- | --- | --- | --- |"]
    for line in view.meetings:
        tellers = ", ".join(f"{account.side} ({account.document})" for account in line.accounts)
        cells = (line.when, f"{line.kind}: {line.who}", line.where, line.length, line.status, tellers)
        lines.append(f"| {' | '.join(escape(cell) for cell in cells)} |")
    return lines


def _ledger(view: DossierView) -> list[str]:
    lines = ["", "## What was expected, and what became of it"]
    for _, title, entries in view.ledger:
        lines += ["", f"### {title} ({len(entries)})", ""]
        for line in entries:
            facts = [line.status, line.holder, line.horizon, line.change]
            shown = "".join(f" → {_words(proof)}" for proof in line.proof)
            lines.append(f"- {_words(line.words)} — {escape(', '.join(filter(None, facts)))}{shown}")
    return lines


def _words(quote: Quote) -> str:
    return f"“{escape(quote.text)}” ({quote.document})"
