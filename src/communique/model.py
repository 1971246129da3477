"""Every record of the project, and nothing else: what a text says, with the words that prove it.

The JSON that these records give is the contract (`docs/contract.md`); fields beyond it are marked "beyond the
contract" and may change. Spans are half-open ranges of Unicode code points of `Document.text`. Dates are ISO
`YYYY-MM-DD` strings. What is not known is `None` or an empty tuple, never a guess.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Literal

import msgspec

Status = Literal[
    "happened", "ongoing", "planned", "expected", "possible", "proposed", "postponed", "cancelled", "denied"
]
DocumentKind = Literal["article", "readout", "statement", "transcript"]
ActorKind = Literal["person", "state", "body", "group"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
MeetingKind = Literal["visit", "talks", "call", "meal", "summit", "other"]
StatementForm = Literal["direct", "indirect", "mixed"]
PointKind = Literal["priority", "topic", "ask", "offer", "grievance", "concern", "warning", "position", "commitment"]
Verdict = Literal["likely_spun", "unclear", "no_sign"]

Outcome = Literal["open", "happened", "changed", "dropped"]
Relation = Literal["both", "framed", "only", "conflict"]

READING_SCHEMA = "communique/reading/1"
DOSSIER_SCHEMA = "communique/dossier/1"
COMPARISON_SCHEMA = "communique/comparison/1"


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What all records share: frozen, compared by value, made by keyword."""


class Span(msgspec.Struct, frozen=True, order=True):
    """A run of the document's text: `document.text[start:end] == text`, always."""

    start: int
    end: int
    text: str


class Document(Record, frozen=True, kw_only=True):
    """One text as it was handed in. `text` never changes after ingest; all offsets count in it."""

    id: str
    text: str
    title: str | None = None
    kind: DocumentKind = "article"
    side: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    author: str | None = None
    """Beyond the contract: the byline, where the page names it."""
    published_at: str | None = None
    """Beyond the contract: the exact time of publication (ISO 8601), where the source gives it."""


class Finding(Record, frozen=True, kw_only=True):
    """One sign that the text was rewritten by a machine."""

    span: Span
    kind: str
    suggestion: str | None = None
    risk: str | None = None


class Repair(msgspec.Struct, frozen=True, order=True):
    """Read `replacement` where `text[start:end]` stands; the text itself never changes. For likely spun texts only."""

    start: int
    end: int
    replacement: str


class Integrity(Record, frozen=True, kw_only=True):
    """Whether the text itself can be trusted. `score` is in the unit that `docs/integrity.md` explains."""

    verdict: Verdict
    score: float
    findings: tuple[Finding, ...] = ()


class HeldPost(Record, frozen=True, kw_only=True):
    """A post that a person held on the day of the document."""

    role: str
    of: str | None
    start: str | None
    end: str | None


class Actor(Record, frozen=True, kw_only=True):
    """Somebody or something that the text names: a person, state, body or group."""

    id: str
    name: str
    kind: ActorKind
    state: str | None
    posts: tuple[HeldPost, ...] = ()
    mentions: tuple[Span, ...] = ()
    role: str | None = None
    """Beyond the contract: what the text itself calls a person whom no table knows."""


class Time(Record, frozen=True, kw_only=True):
    """A time expression (TIMEX3). `value` is `None` where the text and its date do not settle it."""

    span: Span
    type: TimeType
    value: str | None
    mod: str | None = None
    """Beyond the contract: TIMEX3 modifier (START, END, APPROX, MORE_THAN, LESS_THAN, ...)."""


class When(Record, frozen=True, kw_only=True):
    """Days, both included. `span` is the expression that says so, or `None` if it follows from elsewhere."""

    start: str
    end: str
    span: Span | None


class Place(Record, frozen=True, kw_only=True):
    """Where something happened."""

    name: str
    state: str | None
    span: Span


class Participant(Record, frozen=True, kw_only=True):
    """One actor in one role of one claim. `actor` is an id of `Reading.actors`, if the words resolve to one."""

    actor: str | None
    state: str | None
    span: Span
    sector: str | None = None
    """Beyond the contract: PLOVER sector (GOV, MIL, LEG ...)."""


class Attribution(Record, frozen=True, kw_only=True):
    """Who says so: an actor of the document, if known, and the words that name it."""

    actor: str | None
    span: Span


class Event(Record, frozen=True, kw_only=True):
    """Who did what to whom, coded in PLOVER and CAMEO, with its status and source."""

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    initiators: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    when: When | None
    place: Place | None
    minutes: int | None
    status: Status
    status_cue: Span | None
    background: bool
    trigger: Span | None
    reported_by: tuple[Attribution, ...]
    evidence: tuple[Span, ...]
    rule: str
    risks: tuple[str, ...] = ()
    """Beyond the contract: facts of this claim that lie in an integrity finding."""


class Meeting(Record, frozen=True, kw_only=True):
    """One engagement of two or more sides, with all that the text says of it."""

    id: str
    kind: MeetingKind
    participants: tuple[Participant, ...]
    sides: tuple[str, ...]
    place: Place | None
    when: When | None
    minutes: int | None
    scheduled_minutes: int | None
    status: Status
    background: bool
    evidence: tuple[Span, ...]
    rule: str
    status_cue: Span | None = None
    """Beyond the contract."""
    reported_by: tuple[Attribution, ...] = ()
    """Beyond the contract."""
    part_of: str | None = None
    """Beyond the contract: the id of the meeting that this one is a part of (a walk, a dinner)."""
    cause: Span | None = None
    """Beyond the contract: why it was put off or called off, in the text's words."""
    since: Span | None = None
    """Beyond the contract: "first ... since 2018"."""
    risks: tuple[str, ...] = ()


class Statement(Record, frozen=True, kw_only=True):
    """An attribution: who said, holds, wants or decided what, in which words."""

    id: str
    source: Attribution | None
    cue: Span | None
    content: tuple[Span, ...]
    form: StatementForm
    channel: str | None
    negated: bool
    evidence: tuple[Span, ...]
    rule: str
    audience: Attribution | None = None
    """Beyond the contract: to whom it was said."""
    inside: str | None = None
    """Beyond the contract: the id of the statement that contains this one."""
    reported_by: tuple[Attribution, ...] = ()
    """Beyond the contract: who reports that this was said, outermost first."""
    risks: tuple[str, ...] = ()


class Point(Record, frozen=True, kw_only=True):
    """Something that a side put on the table, in its exact words."""

    id: str
    kind: PointKind
    sides: tuple[str, ...]
    toward: str | None
    topic: str | None
    content: Span
    status: Status
    reported_by: tuple[Attribution, ...]
    evidence: tuple[Span, ...]
    rule: str
    cue: Span | None = None
    """Beyond the contract: the word that shows what kind of point it is."""
    risks: tuple[str, ...] = ()


class Reading(Record, frozen=True, kw_only=True):
    """What one document says."""

    schema: str
    document: Document
    integrity: Integrity
    actors: tuple[Actor, ...] = ()
    times: tuple[Time, ...] = ()
    events: tuple[Event, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    statements: tuple[Statement, ...] = ()
    points: tuple[Point, ...] = ()


Claim = Event | Meeting | Statement | Point


class Days(Record, frozen=True, kw_only=True):
    """A stretch of days, both included, `YYYY-MM-DD`."""

    start: str
    end: str


class Account(Record, frozen=True, kw_only=True):
    """What one document tells of one engagement: the ids of its claims."""

    document: str
    side: str | None
    claims: tuple[str, ...]
    evidence: tuple[Span, ...] = ()
    """Beyond the contract: the words of this document that tell of the engagement."""


class Engagement(Meeting, frozen=True, kw_only=True):
    """A meeting merged across documents. Its spans lie in the document of the first account."""

    accounts: tuple[Account, ...]
    merged_because: tuple[str, ...] = ()
    """Beyond the contract: why the accounts were taken for one engagement."""


class Expectation(Record, frozen=True, kw_only=True):
    """A claim that was not yet a fact, with what became of it."""

    claim: str
    holder: str | None
    cue: Span | None
    horizon: Days | None
    outcome: Outcome
    resolved_by: tuple[str, ...]
    resolved_in: tuple[str, ...]
    document: str
    """Beyond the contract: the id of the document that holds the claim and its cue."""
    overdue: bool = False
    """Beyond the contract: open, and every document of the last day comes after its horizon."""
    change: str | None = None
    """Beyond the contract: what changed (date, place, level, person)."""


class Commitment(Record, frozen=True, kw_only=True):
    """What was agreed, and whose word that is."""

    claim: str
    parties: tuple[str, ...]
    content: Span
    confirmed_by: tuple[str, ...]
    claimed_only_by: str | None
    document: str
    """Beyond the contract: the id of the document in which `content` stands."""
    later: tuple[str, ...] = ()
    """Beyond the contract: ids of claims in later documents that mention it again."""


class TimelineEntry(Record, frozen=True, kw_only=True):
    """A dated claim."""

    date: Days
    claim: str
    document: str
    """Beyond the contract: the id of the document that holds the claim."""


class Dossier(Record, frozen=True, kw_only=True):
    """What many documents say together."""

    schema: str
    documents: tuple[Document, ...]
    actors: tuple[Actor, ...]
    meetings: tuple[Engagement, ...]
    statements: tuple[Statement, ...]
    points: tuple[Point, ...]
    expectations: tuple[Expectation, ...]
    commitments: tuple[Commitment, ...]
    timeline: tuple[TimelineEntry, ...]
    events: tuple[Event, ...] = ()
    """Beyond the contract."""
    sources: dict[str, str] = {}
    """Beyond the contract: the id of the document that holds each claim, by the claim's id."""


class DocumentSpan(msgspec.Struct, frozen=True, order=True):
    """A span together with the id of the document in which it stands."""

    start: int
    end: int
    text: str
    document: str


class AccountSize(Record, frozen=True, kw_only=True):
    """One side's account as a whole."""

    documents: tuple[str, ...]
    characters: int
    published: str | None


class ComparisonRow(Record, frozen=True, kw_only=True):
    """One topic in both accounts: `order` is its place in each account, counted from 0, or None if absent."""

    topic: str
    relation: Relation
    only: str | None
    spans: dict[str, tuple[DocumentSpan, ...]]
    order: dict[str, int | None]
    note: str | None
    channels: dict[str, tuple[DocumentSpan, ...]] = {}
    """Beyond the contract: what other documents of a side (a background call) say on the same topic."""


class Comparison(Record, frozen=True, kw_only=True):
    """Two sides' accounts of one meeting, row by row."""

    schema: str
    meeting: str | None
    sides: tuple[str, str]
    accounts: dict[str, AccountSize]
    rows: tuple[ComparisonRow, ...]


def claim_id(document: Document, kind: str, spans: Iterable[Span]) -> str:
    """The id of a claim: a hash of the text, the kind of claim and where its words stand.

    The same find has the same id in every run and Python version. `kind` names the layer and type, such as
    `event.CONSULT`; `spans` are those that tell the claim from its neighbours (evidence, trigger, content).
    """
    places = ",".join(f"{span.start}-{span.end}" for span in spans)
    text = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    return hashlib.sha256(f"{text}|{kind}|{places}".encode()).hexdigest()[:16]
