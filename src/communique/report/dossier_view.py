"""A dossier as sections of plain text with links: what terminal, Markdown and HTML each lay out in their own way.

Each line of ours is a count or a field of the record; every quotation is the words of a document, with the place that
leads to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from communique.model import (
    Commitment,
    Comparison,
    Document,
    Dossier,
    Engagement,
    Event,
    Expectation,
    Meeting,
    Point,
    Span,
    Statement,
)
from communique.report.entries import clock

OUTCOMES = (
    ("open", "Still open"),
    ("changed", "Changed"),
    ("dropped", "Dropped"),
    ("happened", "Happened"),
)
SILENT = "Not given"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document: their text, the number of the document (from 1) and where they begin in it."""

    text: str
    document: int
    start: int

    @property
    def anchor(self) -> str:
        """The id of the place in the page."""
        return f"d{self.document}-{self.start}"


@dataclass(frozen=True, slots=True)
class AccountLine:
    """A document that tells of a meeting."""

    side: str
    document: int
    title: str
    published: str


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One engagement at a glance."""

    id: str
    kind: str
    who: str
    sides: tuple[str, ...]
    when: str
    where: str
    length: str
    status: str
    background: bool
    accounts: tuple[AccountLine, ...]
    because: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One expectation: what was said, by whom, until when, and what shows the outcome."""

    words: Quote
    holder: str
    status: str
    cue: str
    horizon: str
    outcome: str
    change: str
    overdue: bool
    proof: tuple[Quote, ...]
    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """One commitment and whose word it is."""

    words: Quote
    parties: str
    confirmed: str
    later: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class DossierView:
    """Everything that a report shows of a dossier."""

    title: str
    days: str
    documents: tuple[Document, ...]
    counts: tuple[tuple[str, int], ...]
    meetings: tuple[MeetingLine, ...]
    background: tuple[MeetingLine, ...]
    ledger: tuple[tuple[str, str, tuple[LedgerLine, ...]], ...]
    commitments: tuple[CommitmentLine, ...]
    comparisons: Mapping[str, Comparison]
    numbers: Mapping[str, int]


def dossier_view(dossier: Dossier, comparisons: Mapping[str, Comparison]) -> DossierView:
    """What a report shows of a dossier; `comparisons` by the id of the meeting."""
    index = Index(dossier)
    lines = [index.meeting(meeting) for meeting in dossier.meetings]
    days = sorted(d.published for d in dossier.documents if d.published)
    return DossierView(
        title=_title(dossier),
        days=f"{days[0]} to {days[-1]}" if days and days[0] != days[-1] else "".join(days[:1]) or "no date given",
        documents=dossier.documents,
        counts=_counts(dossier),
        meetings=tuple(line for line in lines if line.who and _is_news(line, index)),
        background=tuple(line for line in lines if line.who and not _is_news(line, index)),
        ledger=_ledger(dossier, index),
        commitments=tuple(index.commitment(commitment) for commitment in dossier.commitments),
        comparisons=comparisons,
        numbers=index.numbers,
    )


class Index:
    """Looks up names, claims and documents of one dossier."""

    def __init__(self, dossier: Dossier) -> None:
        self.names = {actor.id: actor.name for actor in dossier.actors}
        self.numbers = {document.id: number for number, document in enumerate(dossier.documents, 1)}
        self.kinds = {number: document.kind for number, document in enumerate(dossier.documents, 1)}
        self.documents = {document.id: document for document in dossier.documents}
        self.sources = dossier.sources
        self.claims: dict[str, Meeting | Event | Statement | Point] = {}
        for layer in (dossier.events, dossier.statements, dossier.points, dossier.meetings):
            self.claims.update((claim.id, claim) for claim in layer)
        self.told = {claim: account for m in dossier.meetings for account in m.accounts for claim in account.claims[:1]}

    def quote(self, span: Span, document: str) -> Quote:
        """Words of a document by its id."""
        return Quote(span.text, self.numbers.get(document, 0), span.start)

    def words(self, claim: str) -> tuple[Quote, ...]:
        """The words that best show a claim: a point's content, else its evidence."""
        found = self.claims.get(claim)
        document = self.sources.get(claim, "")
        if isinstance(found, Point):
            return (self.quote(found.content, document),)
        if found is not None:
            return (self.quote(found.evidence[0], document),)
        account = self.told.get(claim)
        return (self.quote(account.evidence[0], account.document),) if account and account.evidence else ()

    def meeting(self, meeting: Engagement) -> MeetingLine:
        """One engagement as a line."""
        accounts = tuple(self._account(account.document, account.side) for account in meeting.accounts)
        return MeetingLine(
            id=meeting.id,
            kind=meeting.kind,
            who=_who(meeting, self.names),
            sides=meeting.sides,
            when=_days(meeting.when.start, meeting.when.end) if meeting.when else SILENT,
            where=meeting.place.name if meeting.place else SILENT,
            length=clock(meeting.minutes) if meeting.minutes else SILENT,
            status=meeting.status,
            background=meeting.background,
            accounts=accounts,
            because=meeting.merged_because,
            quotes=tuple(self.quote(a.evidence[0], a.document) for a in meeting.accounts if a.evidence),
        )

    def expectation(self, entry: Expectation) -> LedgerLine | None:
        """One expectation as a line; None if its claim has no words here."""
        words = self.words(entry.claim)
        if not words:
            return None
        claim = self.claims.get(entry.claim)
        status = "promised" if isinstance(claim, Point) and claim.kind == "commitment" else _status(claim)
        return LedgerLine(
            words=words[0],
            holder=self.names.get(entry.holder or "", entry.holder or ""),
            status=status,
            cue=entry.cue.text if entry.cue else "",
            horizon=_days(entry.horizon.start, entry.horizon.end) if entry.horizon else "no day given",
            outcome=entry.outcome,
            change=entry.change or "",
            overdue=entry.overdue,
            proof=tuple(quote for found in entry.resolved_by for quote in self.words(found)),
            documents=tuple(self.numbers[d] for d in entry.resolved_in if d in self.numbers),
        )

    def commitment(self, commitment: Commitment) -> CommitmentLine:
        """One commitment as a line."""
        if commitment.claimed_only_by:
            confirmed = f"told by {commitment.claimed_only_by} only, unconfirmed"
        else:
            confirmed = (
                f"told by {' and '.join(commitment.confirmed_by)}" if commitment.confirmed_by else "side not given"
            )
        return CommitmentLine(
            words=self.quote(commitment.content, commitment.document),
            parties=" and ".join(commitment.parties) or "nobody named",
            confirmed=confirmed,
            later=tuple(quote for claim in commitment.later for quote in self.words(claim)),
        )

    def _account(self, document: str, side: str | None) -> AccountLine:
        found = self.documents[document]
        return AccountLine(
            side or "side not given", self.numbers[document], found.title or document, found.published or "no date"
        )


def _is_news(line: MeetingLine, index: Index) -> bool:
    """Whether a meeting belongs into the first table: two sides, and a day or an official text that tells it."""
    official = any(index.kinds[account.document] in {"readout", "statement"} for account in line.accounts)
    return not line.background and len(line.sides) > 1 and (line.when != SILENT or official)


def _status(claim: object) -> str:
    return str(getattr(claim, "status", ""))


def _who(meeting: Meeting, names: Mapping[str, str]) -> str:
    people = dict.fromkeys(names[p.actor] for p in meeting.participants if p.actor and p.actor in names)
    return ", ".join(people) or " and ".join(meeting.sides)


def _days(start: str, end: str) -> str:
    return start if start == end else f"{start} to {end}"


def _title(dossier: Dossier) -> str:
    sides = Counter(
        side for m in dossier.meetings if not m.background for side in m.sides if len(m.accounts) > 0
    ).most_common(2)
    names = {actor.id: actor.name for actor in dossier.actors}
    return " and ".join(names.get(side, side) for side, _ in sides) or f"{len(dossier.documents)} documents"


def _counts(dossier: Dossier) -> tuple[tuple[str, int], ...]:
    held = [m for m in dossier.meetings if m.status in {"happened", "ongoing"} and not m.background]
    return (
        ("documents", len(dossier.documents)),
        ("meetings held", len(held)),
        ("told by two sides", sum(len({a.side for a in m.accounts}) > 1 for m in held)),
        ("points", len(dossier.points)),
        ("statements", len(dossier.statements)),
        ("expectations open", sum(e.outcome == "open" for e in dossier.expectations)),
        ("overdue", sum(e.overdue for e in dossier.expectations)),
        ("commitments", len(dossier.commitments)),
    )


def _ledger(dossier: Dossier, index: Index) -> tuple[tuple[str, str, tuple[LedgerLine, ...]], ...]:
    lines = [line for entry in dossier.expectations if (line := index.expectation(entry)) is not None]
    groups = [("overdue", "Open, and the day has passed", _distinct(line for line in lines if line.overdue))]
    for outcome, title in OUTCOMES:
        groups.append((outcome, title, _distinct(x for x in lines if x.outcome == outcome and not x.overdue)))
    return tuple(group for group in groups if group[2])


def _distinct(lines: Iterable[LedgerLine]) -> tuple[LedgerLine, ...]:
    """One line for each run of words: an event and a meeting may stand on the same sentence."""
    return tuple({(line.words.document, line.words.start): line for line in lines}.values())
