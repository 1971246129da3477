"""What was agreed or promised, whose word that is, and where it comes up again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from communique.comparison.matter import Matter, agreement, matter_of
from communique.dossier.record import Collection, published
from communique.model import Commitment, Event, Point, Reading, Span

AGREE = 0.5
"""The share of words that two mentions of one commitment have in common at least."""
FEWEST = 2
"""Words in common at least, unless a sum of money is the same."""
SHORTEST = 3
"""Words that a commitment has at least."""
MUTUAL = ("agree", "sign", "conclu")
"""How the word begins that binds both sides; a pledge binds only its giver."""
SAME_TALK = timedelta(days=2)
"""Texts so close in time tell of one talk: there a commitment is confirmed; later texts mention it again."""
LATER = timedelta(days=365)


@dataclass(slots=True)
class Promise:
    """One commitment as its first document tells it, with those that tell it too."""

    claim: str
    parties: frozenset[str]
    content: Span
    matter: Matter
    reading: Reading
    day: date | None
    told_by: list[str] = field(default_factory=list)
    later: list[str] = field(default_factory=list)


def commitments(collection: Collection) -> tuple[Commitment, ...]:
    """All commitments, each once; they are compared only with those of the same parties and a common rare word."""
    index: dict[tuple[frozenset[str], str], list[Promise]] = defaultdict(list)
    kept: list[Promise] = []
    ordered = sorted(collection.readings, key=lambda r: (r.document.published or "9999", r.document.id))
    for reading in ordered:
        for promise in _promises(reading):
            known = _known(promise, index)
            if known is not None:
                _join(known, promise)
                continue
            kept.append(promise)
            for word in sorted(promise.matter.stems):
                index[promise.parties, word].append(promise)
    return tuple(_record(promise) for promise in kept)


def _promises(reading: Reading) -> Iterator[Promise]:
    told = [p for p in reading.points if p.kind == "commitment" and p.status not in {"denied", "cancelled"}]
    for point in told:
        yield _of_point(point, reading)
    spans = [point.content for point in told]
    for event in reading.events:
        if event.type == "AGREE" and event.status == "happened" and not event.background:
            content = _content(event, reading)
            if content is not None and not _overlaps(content, spans):
                yield _of_event(event, content, reading)


def _overlaps(content: Span, spans: Sequence[Span]) -> bool:
    return any(span.start < content.end and content.start < span.end for span in spans)


def _of_point(point: Point, reading: Reading) -> Promise:
    parties = frozenset(point.sides)
    return _promise(point.id, parties, point.content, reading)


def _of_event(event: Event, content: Span, reading: Reading) -> Promise:
    both = (*event.initiators, *event.recipients)
    mutual = event.trigger is not None and event.trigger.text.lower().startswith(MUTUAL)
    parties = frozenset(p.state for p in (both if mutual else event.initiators) if p.state)
    return _promise(event.id, parties, content, reading)


def _promise(claim: str, parties: frozenset[str], content: Span, reading: Reading) -> Promise:
    tellers = [reading.document.side] if reading.document.side else []
    return Promise(claim, parties, content, matter_of(content.text), reading, published(reading), tellers)


def _content(event: Event, reading: Reading) -> Span | None:
    """What was agreed: the statement's content after the word "agreed", where the reading has it."""
    cue = event.trigger
    for statement in reading.statements:
        if cue and statement.cue and statement.cue.start <= cue.start < statement.cue.end and statement.content:
            content = statement.content[0]
            return content if len(content.text.split()) >= SHORTEST else None
    return None


def _known(promise: Promise, index: dict[tuple[frozenset[str], str], list[Promise]]) -> Promise | None:
    seen: set[str] = set()
    lists = [index.get((promise.parties, word), []) for word in sorted(promise.matter.stems)]
    for found in sorted(lists, key=len):
        for other in found:
            if other.claim not in seen and _is_same(promise, other):
                return other
            seen.add(other.claim)
    return None


def _is_same(one: Promise, other: Promise) -> bool:
    if one.reading is other.reading or one.day is None or other.day is None or one.day - other.day > LATER:
        return False
    common = len(one.matter.stems & other.matter.stems)
    sums = bool(one.matter.sums & other.matter.sums)
    return (common >= FEWEST or sums) and agreement(one.matter, other.matter) >= AGREE


def _join(known: Promise, promise: Promise) -> None:
    known.later.append(promise.claim)
    if promise.day and known.day and promise.day - known.day <= SAME_TALK:
        known.told_by.extend(promise.told_by)


def _record(promise: Promise) -> Commitment:
    tellers: Sequence[str] = list(dict.fromkeys(promise.told_by))
    confirmed = tuple(sorted(party for party in promise.parties if party in tellers))
    alone = len(tellers) == 1 and (len(promise.parties) > 1 or tellers[0] not in promise.parties)
    return Commitment(
        claim=promise.claim,
        parties=tuple(sorted(promise.parties)),
        content=promise.content,
        confirmed_by=confirmed,
        claimed_only_by=tellers[0] if alone else None,
        document=promise.reading.document.id,
        later=tuple(promise.later),
    )
