"""A dossier on a terminal: who met, what was expected, what was agreed, nothing cut."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from communique.model import Comparison, Dossier
from communique.report.comparison_terminal import render_comparison_terminal
from communique.report.dossier_view import MeetingLine, Quote, dossier_view
from communique.report.terminal import STATUS_STYLES


def render_dossier_terminal(dossier: Dossier, comparisons: Mapping[str, Comparison]) -> Group:
    """The dossier as something a rich console prints. Background and what is open without a day are counted only."""
    view = dossier_view(dossier, comparisons)
    parts: list[RenderableType] = [Text(f"{view.title} · {view.days}", style="bold underline")]
    parts.append(Text(" · ".join(f"{number} {label}" for label, number in view.counts), style="dim"))
    parts += [Text("\nWho met, and when", style="bold"), _meetings(view.meetings)]
    for meeting in view.meetings:
        if meeting.id in comparisons:
            parts += [Text(""), render_comparison_terminal(comparisons[meeting.id])]
    for name, title, lines in view.ledger:
        parts.append(Text(f"\n{title} · {len(lines)}", style="bold"))
        if name == "open":
            continue
        for line in lines:
            change = f" · {line.change}" if line.change else ""
            facts = f"{line.status} · {line.holder or 'holder not given'} · {line.horizon}{change}"
            parts += [_quote(line.words), Padding(Text(facts, style="dim"), (0, 0, 0, 6))]
            parts += [Padding(Text(f"→ {_words(proof)}", style="dim italic"), (0, 0, 0, 6)) for proof in line.proof]
    parts.append(Text(f"\nCommitments · {len(view.commitments)}", style="bold"))
    for found in view.commitments:
        parts += [_quote(found.words), Padding(Text(f"{found.parties} · {found.confirmed}", style="dim"), (0, 0, 0, 6))]
    parts.append(Text("\nDocuments", style="bold"))
    parts += [Text(f"[{view.numbers[d.id]}] {d.published or 'no date'} {d.side or ''} {d.title or d.id}")
              for d in view.documents]  # fmt: skip
    return Group(*parts)


def _meetings(lines: tuple[MeetingLine, ...]) -> RenderableType:
    if not lines:
        return Text("No meeting is named.", style="dim")
    table = Table(expand=True, padding=(0, 1))
    for title, ratio in (("When", 2), ("Who", 5), ("Where", 2), ("Status", 2), ("Told by", 2)):
        table.add_column(title, ratio=ratio)
    for line in lines:
        tellers = ", ".join(f"{account.side} [{account.document}]" for account in line.accounts)
        status = Text(line.status, style=STATUS_STYLES.get(line.status, ""))
        table.add_row(line.when, f"{line.kind}: {line.who}", line.where, status, tellers)
    return table


def _quote(quote: Quote) -> RenderableType:
    return Padding(Text(f"| {_words(quote)}", style="italic"), (0, 0, 0, 2))


def _words(quote: Quote) -> str:
    return f"{' '.join(quote.text.split())} [{quote.document}]"
