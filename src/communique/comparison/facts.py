"""Facts of the meeting itself that accounts give or leave out: who asked for it, its length, its day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.comparison.accounts import SideAccount, Told
from communique.comparison.initiative import asked_by
from communique.encounters.sighting import Sighting
from communique.model import DocumentSpan, Reading, Relation, Span

REQUESTED_BY = "meeting/requested-by"
ROUNDING = 0.25
"""Two lengths that differ by less than this share are roundings of one ("more than an hour", "75 minutes")."""


class Fact:
    """One fact of the meeting: its topic, the relation, the words of each side and a note."""

    def __init__(self, topic: str, relation: Relation, spans: dict[str, tuple[DocumentSpan, ...]], note: str | None):
        self.topic = topic
        self.relation = relation
        self.spans = spans
        self.note = note


def facts(told: Told) -> Iterator[Fact]:
    """Who asked for it and how long it took, if an account says so, and the day, if the accounts differ."""
    yield from _initiative(told.accounts)
    if told.encounter is None:
        return
    tellers = {a.side: _tellers(told.encounter.told_by(a.side), a) for a in told.accounts}
    yield from _duration(tellers)
    yield from _day(tellers)


def _initiative(accounts: tuple[SideAccount, SideAccount]) -> Iterator[Fact]:
    """Who asked for it; where an account does not say, the side's other documents may."""
    sides = [account.side for account in accounts]
    found = {a.side: next(filter(None, (asked_by(r, sides) for r in (*a.main, *a.channels))), None) for a in accounts}
    known = {side: answer for side, answer in found.items() if answer is not None}
    if not known:
        return
    answers = {answer[0] for answer in known.values()}
    relation: Relation = "only" if len(known) == 1 else "both" if len(answers) == 1 else "conflict"
    spans: dict[str, tuple[DocumentSpan, ...]] = {s: (known[s][1],) if s in known else () for s in sides}
    note = "; ".join(f"asked for by {answer[0]} ({side})" for side, answer in known.items())
    yield Fact(REQUESTED_BY, relation, spans, note)


def _tellers(sightings: Sequence[Sighting], account: SideAccount) -> list[Sighting]:
    main = {reading.document.id for reading in account.main}
    return [s for s in sightings if s.reading.document.id in main and s.is_firm]


def _duration(tellers: dict[str, list[Sighting]]) -> Iterator[Fact]:
    minutes = {side: [s for s in found if s.meeting.minutes] for side, found in tellers.items()}
    given = {side: found[0] for side, found in minutes.items() if found}
    if not given:
        return
    spans = {side: _spans(given[side].reading, _time_words(given[side])) if side in given else () for side in tellers}
    lengths = [s.meeting.minutes or 0 for s in given.values()]
    relation: Relation = "only" if len(given) == 1 else "both"
    if len(lengths) == 2 and abs(lengths[0] - lengths[1]) > ROUNDING * max(lengths):
        relation = "conflict"
    note = "; ".join(f"{s.meeting.minutes} minutes ({side})" for side, s in given.items())
    yield Fact("meeting/duration", relation, spans, note)


def _day(tellers: dict[str, list[Sighting]]) -> Iterator[Fact]:
    dated = {side: next((s for s in found if s.dated), None) for side, found in tellers.items()}
    known = [s for s in dated.values() if s is not None]
    if len(known) < 2 or not (known[0].first and known[0].last and known[1].first and known[1].last):
        return
    apart = max((known[0].first - known[1].last).days, (known[1].first - known[0].last).days)
    if apart < 1:
        return
    spans = {side: _spans(s.reading, [s.meeting.when.span] if s.meeting.when and s.meeting.when.span else [])
             for side, s in dated.items() if s}  # fmt: skip
    note = f"days differ by {apart}: " + "; ".join(f"{s.first} ({side})" for side, s in dated.items() if s)
    yield Fact("meeting/date", "framed" if apart == 1 else "conflict", spans, note)


def _time_words(item: Sighting) -> list[Span]:
    """The words that give the length: the durations in the meeting's sentences, else its first sentence."""
    evidence = item.meeting.evidence
    found = [t.span for t in item.reading.times if t.type == "DURATION"
             and any(e.start <= t.span.start < e.end for e in evidence)]  # fmt: skip
    return found[:1] or list(evidence[:1])


def _spans(reading: Reading, spans: Sequence[Span]) -> tuple[DocumentSpan, ...]:
    return tuple(DocumentSpan(s.start, s.end, s.text, reading.document.id) for s in spans)
