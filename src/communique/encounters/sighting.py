"""A meeting as one document tells it, with what decides whether another document tells the same one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from communique.encounters.announced import announced_day
from communique.model import Meeting, Reading

SKEW = timedelta(days=1)
"""A call at night has two dates; Kyiv and Moscow publish on the day after Washington's evening."""
PUBLISHED_AFTER = timedelta(days=1)
"""How long after the meeting a readout without a date may come: the day of the meeting or the one after it."""
FIRM = frozenset({"happened", "ongoing"})


@dataclass(frozen=True, slots=True)
class Sighting:
    """One meeting of one document. `first` and `last` bound its day; None where the text leaves it open.

    `dated`: the text itself gives the days. `people`: the ids of the persons who took part, by state. `bodies`: the
    ids of the bodies whose meeting it is.
    """

    reading: Reading
    meeting: Meeting
    first: date | None
    last: date | None
    dated: bool
    people: Mapping[str, frozenset[str]]
    bodies: frozenset[str]

    @property
    def sides(self) -> frozenset[str]:
        return frozenset(self.meeting.sides)

    @property
    def persons(self) -> frozenset[str]:
        return frozenset().union(*self.people.values())

    @property
    def is_firm(self) -> bool:
        """Told as a fact."""
        return self.meeting.status in FIRM


def sighting(reading: Reading, meeting: Meeting) -> Sighting:
    """A meeting with its bounds in time and its people."""
    persons = {actor.id for actor in reading.actors if actor.kind == "person"}
    groups = {actor.id for actor in reading.actors if actor.kind in {"body", "group"}}
    people: dict[str, set[str]] = {}
    for participant in meeting.participants:
        if participant.actor in persons:
            people.setdefault(participant.state or "", set()).add(participant.actor)
    first, last, dated = _bounds(reading, meeting)
    return Sighting(
        reading,
        meeting,
        first,
        last,
        dated,
        {state: frozenset(ids) for state, ids in sorted(people.items())},
        frozenset(p.actor for p in meeting.participants if p.actor in groups),
    )


def day(text: str | None) -> date | None:
    """A day of the record as a date; None for what is no whole day."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _bounds(reading: Reading, meeting: Meeting) -> tuple[date | None, date | None, bool]:
    if meeting.when is not None:
        first, last = day(meeting.when.start), day(meeting.when.end)
        if first and last:
            return first, last, True
    published = day(reading.document.published)
    if published is not None and meeting.status not in FIRM and not meeting.background:
        announced = announced_day(reading.document.title, published)
        if announced is not None:
            return announced, announced, True
    if published is None or meeting.status not in FIRM or meeting.background or not _is_its_subject(reading, meeting):
        return None, None, False
    return published - PUBLISHED_AFTER, published, False


def _is_its_subject(reading: Reading, meeting: Meeting) -> bool:
    """Whether the document is there to tell of this meeting: the first firm one of a readout or a background call."""
    if reading.document.kind == "article":
        return False
    firm = [m for m in reading.meetings if m.status in FIRM and not m.background and len(m.sides) > 1]
    if not firm:
        return len(meeting.sides) > 1 and meeting.status in FIRM
    return meeting.evidence[0].start <= min(m.evidence[0].start for m in firm)
