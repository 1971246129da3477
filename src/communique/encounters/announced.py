"""The meeting that an announcement's title names ("On June 3, ... will meet with ..."), where the text leaves it out.

As in `titled`, the title proves nothing by itself: the evidence is the opening sentence of the text, and the title
says whom it is about and on which day.
"""

from __future__ import annotations

import re
from datetime import date

from communique.encounters.names import is_named, states_in, title_words
from communique.model import Meeting, MeetingKind, Participant, Reading, Span, claim_id
from communique.sentence_ranges import sentences

RULE = "dossier/title"
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")  # fmt: skip
_TITLE = re.compile(
    rf"On (?P<month>{'|'.join(MONTHS)}) (?P<day>\d\d?)\b.*?\bwill (?P<act>.*)", re.IGNORECASE | re.DOTALL
)
_KINDS: tuple[tuple[str, MeetingKind], ...] = (
    (r"\bsummits?\b", "summit"),
    (r"\b(?:tele)?phone\b|\bcall\b", "call"),
    (r"\btalks\b|\bmeet(?:ing)?\b|\breceive\b|\bsession\b|\bnegotiations\b", "talks"),
    (r"\bvisit\b", "visit"),
)


def announced_day(title: str | None, published: date) -> date | None:
    """The day that an announcement's title names, the next one of that name; None if it announces nothing."""
    match = _TITLE.match(title or "")
    if match is None:
        return None
    month = MONTHS.index(match["month"].lower()) + 1
    for year in (published.year, published.year + 1):
        try:
            found = date(year, month, int(match["day"]))
        except ValueError:
            return None
        if (published - found).days <= 1:
            return found
    return None


def announced_meeting(reading: Reading) -> Meeting | None:
    """The meeting that the title announces; None if the title announces none or the text itself has one that lies
    ahead."""
    match = _TITLE.match(reading.document.title or "")
    kind = next((k for pattern, k in _KINDS if match and re.search(pattern, match["act"], re.IGNORECASE)), None)
    ahead = any(m.status in {"planned", "expected"} and not m.background for m in reading.meetings)
    ranges = sentences(reading.document.text)
    if match is None or kind is None or ahead or not ranges:
        return None
    start, end = ranges[0]
    opening = Span(start, end, reading.document.text[start:end])
    people = _people(reading)
    states = [reading.document.side, *(p.state for p in people), *sorted(states_in(match["act"]))]
    sides = dict.fromkeys(state for state in states if state)
    return Meeting(
        id=claim_id(reading.document, f"meeting.announced.{kind}", [opening]),
        kind=kind,
        participants=tuple(people),
        sides=tuple(sides),
        place=None,
        when=None,
        minutes=None,
        scheduled_minutes=None,
        status="planned",
        background=False,
        evidence=(opening,),
        rule=RULE,
    )


def _people(reading: Reading) -> list[Participant]:
    """The persons whom both title and text name."""
    words = title_words(reading.document.title or "")
    return [
        Participant(actor=actor.id, state=actor.state, span=actor.mentions[0])
        for actor in reading.actors
        if actor.kind == "person" and actor.mentions and is_named(actor, words)
    ]
