"""All engagements of a document: find their words, gather those of one engagement, write the records."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.meetings.anchors import find_anchors
from communique.meetings.circumstances import cause_of, since_of
from communique.meetings.draft import Draft, Sight
from communique.meetings.merging import gather
from communique.meetings.rules import MeetingRules
from communique.meetings.sighting import sight_of
from communique.model import Event, Meeting, MeetingKind, Participant, Span, Statement, Status, claim_id
from communique.scene import Scene
from communique.sources import reporters
from communique.status import StatusRules

_FIRMEST: tuple[Status, ...] = (
    "cancelled", "postponed", "happened", "ongoing", "planned", "denied", "expected", "proposed", "possible"
)  # fmt: skip
"""Of several mentions of one engagement, the status that says most of how it stands."""
_CALL_TITLE = re.compile(r"\b(?:calls?|phone|telephone|video)\b", re.IGNORECASE)
_WIRELESS = frozenset({"speak", "talk", "conversation", "discussion", "exchange"})


def find_meetings(
    scene: Scene,
    statements: Sequence[Statement],
    events: Sequence[Event],
    rules: MeetingRules,
    status_rules: StatusRules,
) -> tuple[Meeting, ...]:
    """All engagements that a document names, in the order of their first mention, each one once.

    Built from the words of the text (`rules`), not from `events`; `statements` tell who reports them.
    """
    sights = [
        sight
        for anchor in find_anchors(scene.parse, rules)
        if (sight := sight_of(scene, anchor, status_rules)) is not None
    ]
    drafts = gather(sights)
    ids = {id(draft): _id(scene, draft) for draft in drafts}
    return tuple(_record(scene, statements, draft, ids) for draft in drafts)


def _id(scene: Scene, draft: Draft) -> str:
    kind = _kind(scene, draft)
    return claim_id(scene.document, f"meeting.{kind}", [scene.parse.span([draft.first.token])])


def _record(scene: Scene, statements: Sequence[Statement], draft: Draft, ids: dict[int, str]) -> Meeting:
    first, deciding = _fullest(draft), _deciding(draft)
    return Meeting(
        id=ids[id(draft)],
        kind=_kind(scene, draft),
        participants=_participants(draft),
        sides=draft.sides_in_order,
        place=next((s.place for s in draft.sights if s.place is not None), None),
        when=draft.when,
        minutes=draft.minutes,
        scheduled_minutes=next((s.scheduled for s in draft.sights if s.scheduled is not None), None),
        status=deciding.standing.status,
        background=first.standing.background,
        evidence=_evidence(scene, draft, first),
        rule=first.anchor.rule.id,
        status_cue=deciding.standing.cue,
        reported_by=reporters(statements, scene.parse.span([first.token])),
        part_of=ids[id(draft.parent)] if draft.parent is not None else None,
        cause=next((c for s in draft.sights if (c := cause_of(scene, s)) is not None), None),
        since=next((c for s in draft.sights if (c := since_of(scene, s)) is not None), None),
    )


def _fullest(draft: Draft) -> Sight:
    """The first mention that names the most who took part."""
    return max(draft.sights, key=lambda s: (len(s.sides) > 1, len(s.people) > 1, -s.token.i))


def _deciding(draft: Draft) -> Sight:
    return min(draft.sights, key=lambda s: (_FIRMEST.index(s.standing.status), s.token.i))


def _kind(scene: Scene, draft: Draft) -> MeetingKind:
    kinds = [s.kind for s in draft.sights]
    for kind in ("call", "summit", "meal", "visit"):
        if kind in kinds:
            return kind
    title = scene.document.title or ""
    wireless = draft.first.token.lemma in _WIRELESS and not draft.first.standing.background
    if wireless and draft.first.standing.status == "happened" and _CALL_TITLE.search(title):
        return "call"
    return kinds[0]


def _participants(draft: Draft) -> tuple[Participant, ...]:
    """Each one once; a bare state gives way to a person who acts for it."""
    found: dict[str, Participant] = {}
    for sight in draft.sights:
        for person in sight.people:
            found.setdefault(person.actor or person.state or person.span.text, person)
    persons = {p.state for p in found.values() if p.actor is not None and p.actor != p.state}
    kept = [p for key, p in found.items() if not (key == p.state and p.state in persons)]
    known = [p for p in kept if p.actor is not None or p.state is not None]
    return tuple(known or kept)


def _evidence(scene: Scene, draft: Draft, first: Sight) -> tuple[Span, ...]:
    ordered = [first, *(s for s in draft.sights if s is not first)]
    return tuple(dict.fromkeys(scene.parse.sentence_span(s.token) for s in ordered))
