"""All dated claims in the order of their days, background included."""

from __future__ import annotations

from collections.abc import Iterator

from communique.dossier.record import Collection
from communique.model import Days, Engagement, TimelineEntry


def timeline(collection: Collection, meetings: tuple[Engagement, ...]) -> tuple[TimelineEntry, ...]:
    """Each engagement once, by the day on which its accounts put it, and each dated event that is no meeting."""
    entries = [*_meetings(meetings), *_events(collection)]
    return tuple(sorted(entries, key=lambda e: (e.date.start, e.date.end, e.document, e.claim)))


def _meetings(meetings: tuple[Engagement, ...]) -> Iterator[TimelineEntry]:
    for meeting in meetings:
        if meeting.when is not None:
            days = Days(start=meeting.when.start, end=meeting.when.end)
            yield TimelineEntry(date=days, claim=meeting.id, document=meeting.accounts[0].document)


def _events(collection: Collection) -> Iterator[TimelineEntry]:
    for reading in collection.readings:
        told = {span for meeting in reading.meetings for span in meeting.evidence}
        for event in reading.events:
            is_meeting = event.type == "CONSULT" and any(span in told for span in event.evidence)
            if event.when is not None and not is_meeting:
                days = Days(start=event.when.start, end=event.when.end)
                yield TimelineEntry(date=days, claim=event.id, document=reading.document.id)
