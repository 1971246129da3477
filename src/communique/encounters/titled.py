"""The meeting that an official title names ("Telephone conversation with ..."), where the text's own reading missed it.

A title is no part of `document.text`, so it proves nothing by itself: it says which of the people in the opening
sentence met, and of what kind the meeting was. The evidence is that sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from communique.encounters.announced import RULE, announced_meeting
from communique.encounters.names import is_named, title_words
from communique.encounters.sighting import FIRM
from communique.model import Meeting, MeetingKind, Participant, Reading, Span, claim_id
from communique.sentence_ranges import sentences

_KINDS: tuple[tuple[str, MeetingKind], ...] = (
    (r"\b(?:tele)?phone (?:call|conversation)s?\b|\bcalls?\b", "call"),
    (r"^meetings? with\b|\bmeetings? with\b|\btalks\b|^conversation with\b|\breceived\b", "talks"),
)
_NOT_YET = re.compile(r"\b(?:will|upcoming|to (?:hold|meet|visit|host)|announce\w*|preview)\b", re.IGNORECASE)


def titled_meetings(reading: Reading) -> tuple[Meeting, ...]:
    """The reading's meetings, that of the opening sentence completed or added by the title of an official readout."""
    plan = announced_meeting(reading)
    if plan is not None:
        return (plan, *reading.meetings)
    kind = title_kind(reading.document.title)
    opening = _opening(reading)
    if reading.document.kind != "readout" or kind is None or opening is None:
        return reading.meetings
    people = _people(reading, opening)
    sides = tuple(dict.fromkeys(p.state for p in people if p.state))
    if len(sides) < 2:
        return reading.meetings
    found = _told_already(reading, people, sides)
    if found is None:
        return (_new(reading, kind, people, sides, opening), *reading.meetings)
    completed = _completed(found, kind, people, opening)
    return tuple(completed if meeting is found else meeting for meeting in reading.meetings)


def title_kind(title: str | None) -> MeetingKind | None:
    """The kind of meeting that a title reports as held; None if it names none or announces one."""
    if not title or _NOT_YET.search(title):
        return None
    return next((kind for pattern, kind in _KINDS if re.search(pattern, title, re.IGNORECASE)), None)


def _opening(reading: Reading) -> Span | None:
    text = reading.document.text
    ranges = sentences(text)
    if not ranges:
        return None
    start, end = ranges[0]
    if len(ranges) > 1 and "\n" not in text[start : ranges[1][1]] and end - start < len("President Biden"):
        end = ranges[1][1]
    return Span(start, end, text[start:end])


def _people(reading: Reading, opening: Span) -> list[Participant]:
    """Those of the opening sentence whom the title names, and of the teller's own side whoever stands there."""
    words = title_words(reading.document.title or "")
    side = reading.document.side
    found = []
    for actor in reading.actors:
        mention = next((m for m in actor.mentions if opening.start <= m.start < opening.end), None)
        if mention is not None and actor.kind == "person" and (is_named(actor, words) or actor.state == side):
            found.append((mention.start, actor.id, is_named(actor, words), Participant(
                actor=actor.id, state=actor.state, span=mention)))  # fmt: skip
    own = [item for item in found if item[3].state == side]
    named_own = [item for item in own if item[2]] or own[:1]
    kept = [item for item in sorted(found, key=lambda item: item[:2]) if item[3].state != side or item in named_own]
    return [item[3] for item in kept]


def _told_already(reading: Reading, people: Sequence[Participant], sides: Sequence[str]) -> Meeting | None:
    """The reading's own meeting of these people: nobody else took part in it by name."""
    persons = {actor.id for actor in reading.actors if actor.kind == "person"}
    titled = {p.actor for p in people}
    fitting = [
        m for m in reading.meetings
        if m.status in FIRM and not m.background and len(set(m.sides) & set(sides)) >= 2
        and {p.actor for p in m.participants if p.actor in persons} <= titled
    ]  # fmt: skip
    return min(fitting, key=lambda m: m.evidence[0].start, default=None)


def _completed(meeting: Meeting, kind: MeetingKind, people: Sequence[Participant], opening: Span) -> Meeting:
    named = {p.state for p in people}
    kept = [p for p in meeting.participants if p.actor is not None or p.state not in named]
    added = [p for p in people if p.actor not in {q.actor for q in kept}]
    states = dict.fromkeys((*meeting.sides, *(p.state for p in added if p.state)))
    remote = (kind == "call") != (meeting.kind == "call")
    is_told_later = meeting.evidence[0].start >= opening.end
    return msgspec.structs.replace(
        meeting,
        kind=kind if remote else meeting.kind,
        participants=(*kept, *added),
        sides=tuple(states),
        evidence=(opening, *meeting.evidence) if is_told_later else meeting.evidence,
    )


def _new(
    reading: Reading, kind: MeetingKind, people: Sequence[Participant], sides: tuple[str, ...], opening: Span
) -> Meeting:
    return Meeting(
        id=claim_id(reading.document, f"meeting.{kind}", [opening]),
        kind=kind,
        participants=tuple(people),
        sides=sides,
        place=None,
        when=None,
        minutes=None,
        scheduled_minutes=None,
        status="happened",
        background=False,
        evidence=(opening,),
        rule=RULE,
    )
