"""The ledger of what was not yet a fact: who expected it, until when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from communique.dossier.acts import ActOutcomes, act_of_event, act_of_point
from communique.dossier.outcomes import OPEN, MeetingOutcomes, Resolution
from communique.dossier.record import Collection, published
from communique.encounters.sighting import day
from communique.encounters.titled import titled_meetings
from communique.model import Attribution, Days, Event, Expectation, Meeting, Point, Reading, Span, Status, When
from communique.times.interval import interval_of

AHEAD: frozenset[Status] = frozenset({"planned", "expected", "possible", "proposed"})
"""The statuses that a later document can settle."""


def expectations(collection: Collection) -> tuple[Expectation, ...]:
    """All claims that are planned, expected, possible, proposed or promised, in the order of the documents."""
    meetings, acts = MeetingOutcomes(collection), ActOutcomes(collection)
    found: list[Expectation] = []
    sightings = collection.sightings
    for reading in collection.readings:
        settled: dict[Span, Resolution] = {}
        for meeting in titled_meetings(reading):
            item = sightings.get(meeting.id)
            if meeting.status in AHEAD and item is not None:
                resolution = meetings.of(*item)
                settled.update(dict.fromkeys(meeting.evidence, resolution))
                found.append(_of_meeting(meeting, reading, item[0].first, item[0].last, resolution, collection.last))
        found.extend(_of_events(reading, acts, settled, collection.last))
        found.extend(_of_points(reading, acts, collection.last))
    return tuple(found)


def _of_meeting(
    meeting: Meeting, reading: Reading, first: date | None, last: date | None, resolution: Resolution, end: date | None
) -> Expectation:
    horizon = Days(start=str(first), end=str(last)) if first and last else None
    holder = _teller(meeting.reported_by) or reading.document.side
    return _entry(meeting.id, reading, holder, meeting.status_cue, horizon, resolution, end)


def _of_events(
    reading: Reading, acts: ActOutcomes, settled: dict[Span, Resolution], end: date | None
) -> Iterator[Expectation]:
    for event in reading.events:
        if event.status not in AHEAD:
            continue
        horizon = _days(event.when)
        resolution = next((settled[span] for span in event.evidence if span in settled), None)
        if resolution is None or event.type != "CONSULT":
            resolution = acts.of(act_of_event(event, reading), day(horizon.end) if horizon else None)
        yield _entry(event.id, reading, _event_holder(event, reading), event.status_cue, horizon, resolution, end)


def _of_points(reading: Reading, acts: ActOutcomes, end: date | None) -> Iterator[Expectation]:
    for point in reading.points:
        is_promise = point.kind == "commitment" and point.status not in {"happened", "denied", "cancelled"}
        if not is_promise and point.status not in AHEAD:
            continue
        horizon = _horizon(point, reading)
        last = day(horizon.end) if horizon else None
        resolution = acts.of(act_of_point(point, reading), last) if is_promise else OPEN
        holder = _teller(point.reported_by) or (point.sides[0] if point.sides else reading.document.side)
        yield _entry(point.id, reading, holder, point.cue, horizon, resolution, end)


def _entry(
    claim: str,
    reading: Reading,
    holder: str | None,
    cue: Span | None,
    horizon: Days | None,
    resolution: Resolution,
    end: date | None,
) -> Expectation:
    last = day(horizon.end) if horizon else None
    return Expectation(
        claim=claim,
        holder=holder,
        cue=cue,
        horizon=horizon,
        outcome=resolution.outcome,
        resolved_by=resolution.claims,
        resolved_in=resolution.documents,
        document=reading.document.id,
        overdue=resolution.outcome == "open" and last is not None and end is not None and last < end,
        change=resolution.change,
    )


def _event_holder(event: Event, reading: Reading) -> str | None:
    own = next((p.actor or p.state for p in event.initiators if p.actor or p.state), None)
    return _teller(event.reported_by) or own or reading.document.side


def _teller(reported_by: tuple[Attribution, ...]) -> str | None:
    return next((teller.actor for teller in reported_by if teller.actor), None)


def _days(when: When | None) -> Days | None:
    return Days(start=when.start, end=when.end) if when else None


def _horizon(point: Point, reading: Reading) -> Days | None:
    """The days that the point's own words name, if they lie ahead of the document."""
    told = published(reading)
    for time in reading.times:
        inside = point.content.start <= time.span.start < point.content.end
        interval = interval_of(time.value) if inside and time.type == "DATE" and time.value else None
        if interval is not None and told is not None and interval[1] >= told:
            return Days(start=str(interval[0]), end=str(interval[1]))
    return None
