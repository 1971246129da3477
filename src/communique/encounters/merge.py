"""Meetings across documents: one record an engagement, with the accounts that tell it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from communique.encounters.sameness import same_meeting
from communique.encounters.sighting import FIRM, Sighting, sighting
from communique.encounters.titled import titled_meetings
from communique.model import Account, Claim, Engagement, Meeting, Reading, Status, When


@dataclass(slots=True)
class Encounter:
    """One engagement: the sightings that tell it, in the order of the documents, and why they were joined."""

    sightings: list[Sighting]
    reasons: list[str] = field(default_factory=list)

    @property
    def main(self) -> Sighting:
        """The sighting whose words stand for the engagement: a firm one, told by a readout, in its opening."""
        return min(self.sightings, key=_rank)

    @property
    def status(self) -> Status:
        """A fact if any text tells it as one, else what the latest text says."""
        firm = [s for s in self.sightings if s.is_firm]
        latest = max(firm or self.sightings, key=lambda s: s.reading.document.published or "")
        return latest.meeting.status

    def told_by(self, side: str) -> list[Sighting]:
        """The sightings in one side's own documents."""
        return [s for s in self.sightings if s.reading.document.side == side]


def merge_meetings(readings: Iterable[Reading]) -> list[Encounter]:
    """All meetings of some readings, those told by several documents joined. Cost: linear in the meetings of a pair
    and month, as only sightings of the same sides within a month of each other are compared."""
    blocks: dict[tuple[tuple[str, ...], str], list[Encounter]] = {}
    encounters: list[Encounter] = []
    for item in _in_order(readings):
        joined = _join(item, blocks)
        if joined is None:
            joined = Encounter([item])
            encounters.append(joined)
        for key in _keys(item):
            if joined not in blocks.setdefault(key, []):
                blocks[key].append(joined)
    return encounters


def _in_order(readings: Iterable[Reading]) -> list[Sighting]:
    """Firm and dated sightings first: the others join them."""
    found = [sighting(reading, meeting) for reading in readings for meeting in titled_meetings(reading)]
    return sorted(found, key=lambda s: (not s.dated, s.meeting.background, not s.is_firm))


def _join(item: Sighting, blocks: dict[tuple[tuple[str, ...], str], list[Encounter]]) -> Encounter | None:
    for key in _keys(item):
        for encounter in blocks.get(key, ()):
            reasons = [same_meeting(item, other) for other in encounter.sightings]
            if all(reasons) and not _own_other_meeting(item, encounter):
                item_name = item.reading.document.id
                encounter.sightings.append(item)
                encounter.reasons += [f"{item_name}: {reason}" for reason in reasons[0]]
                return encounter
    return None


def _own_other_meeting(item: Sighting, encounter: Encounter) -> bool:
    """Within one document the reading itself has told meetings apart; a plan and its report may be one."""
    own = [s for s in encounter.sightings if s.reading.document.id == item.reading.document.id]
    return any(s.is_firm == item.is_firm and s.meeting.kind == item.meeting.kind for s in own)


def _keys(item: Sighting) -> Iterator[tuple[tuple[str, ...], str]]:
    """The sides and months under which a sighting is filed; one at a month's edge is filed under both."""
    if item.first is None or item.last is None:
        return
    groups = [tuple(sorted(item.sides)), *((body,) for body in sorted(item.bodies))]
    months = (_month(item.first, -1), _month(item.first, 0), _month(item.last, 0), _month(item.last, 1))
    for group in filter(None, groups):
        for month in dict.fromkeys(months):
            yield group, month


def _month(day: date, skew: int) -> str:
    return date.fromordinal(max(1, day.toordinal() + skew)).isoformat()[:7]


def _rank(item: Sighting) -> tuple[bool, bool, bool, int]:
    kind = item.reading.document.kind in {"readout", "statement"}
    return not item.is_firm, item.meeting.background, not kind, item.meeting.evidence[0].start


def engagement(encounter: Encounter) -> Engagement:
    """The record of an engagement. Its spans lie in the document of its first account."""
    main = encounter.main
    ordered = [main, *(s for s in encounter.sightings if s is not main)]
    record = {name: getattr(main.meeting, name) for name in Meeting.__struct_fields__}
    record |= {
        "status": encounter.status,
        "when": main.meeting.when or _when(ordered),
        "minutes": _first(s.meeting.minutes for s in ordered),
        "scheduled_minutes": _first(s.meeting.scheduled_minutes for s in ordered),
        "background": all(s.meeting.background for s in ordered),
    }
    accounts = [_account(s.reading, [t for t in ordered if t.reading is s.reading]) for s in _per_document(ordered)]
    return Engagement(**record, accounts=tuple(accounts), merged_because=tuple(dict.fromkeys(encounter.reasons)))


def _per_document(ordered: Sequence[Sighting]) -> list[Sighting]:
    return list({s.reading.document.id: s for s in reversed(ordered)}.values())[::-1]


def _when(ordered: Sequence[Sighting]) -> When | None:
    """The days that another account gives, the narrowest; its words lie in another document, so no span."""
    bounded = [((s.last - s.first).days, not s.dated, str(s.first), str(s.last)) for s in ordered if s.first and s.last]
    if not bounded:
        return None
    _, _, start, end = min(bounded)
    return When(start=start, end=end, span=None)


def _first(values: Iterable[int | None]) -> int | None:
    return next((value for value in values if value is not None), None)


def _account(reading: Reading, sightings: Sequence[Sighting]) -> Account:
    """The claims of a document about the engagement: all of them if the document is an account of it alone."""
    document = reading.document
    meetings = [s.meeting for s in sightings]
    own = {span for meeting in meetings for span in meeting.evidence}
    official = document.kind in {"readout", "statement"}
    is_account = official and any(m.status in FIRM and not m.background for m in meetings)
    others: list[Claim] = [*reading.events, *reading.statements, *reading.points]
    ids = [claim.id for claim in others if is_account or any(span in own for span in claim.evidence)]
    claims = tuple(dict.fromkeys([*(meeting.id for meeting in meetings), *ids]))
    words = tuple(dict.fromkeys(span for meeting in meetings for span in meeting.evidence))
    return Account(document=document.id, side=document.side, claims=claims, evidence=words)
