"""Which documents are a side's account of the meeting, and which are its other channels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.encounters.merge import Encounter, merge_meetings
from communique.encounters.sighting import FIRM, Sighting, day
from communique.model import Reading

OFFICIAL = frozenset({"readout", "statement"})
NEAR = 2
"""Days that two accounts of one meeting lie apart at most, where no meeting joins them."""


@dataclass(frozen=True, slots=True)
class SideAccount:
    """One side's own words on the meeting: its readouts, else what there is; `channels` are its other documents."""

    side: str
    main: tuple[Reading, ...]
    channels: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A meeting and the two accounts of it. `encounter` is None where nothing but the days joins them."""

    encounter: Encounter | None
    accounts: tuple[SideAccount, SideAccount]


def find_accounts(readings: Iterable[Reading], sides: tuple[str, str]) -> Told:
    """The meeting of the two sides that most documents tell, and each side's account of it.

    Where no meeting was found in both sides' texts, their official texts nearest in time are taken.
    """
    found = list(readings)
    told = [e for e in merge_meetings(found) if set(sides) <= set(e.main.meeting.sides)]
    both = [e for e in told if all(any(s.is_firm for s in e.told_by(side)) for side in sides)]
    if both:
        best = max(both, key=lambda e: (_official(e, sides), len(_documents(e.sightings)), -_start(e)))
        return Told(best, accounts_of(best, sides))
    first, second = (_near(found, side, [r for r in found if r.document.side in sides and r.document.side != side])
                     for side in sides)  # fmt: skip
    by_side = {first.side: first, second.side: second}
    one = next((e for e in told if any(_tells(e, account.main) for account in by_side.values())), None)
    return Told(one, (first, second))


def accounts_of(encounter: Encounter, sides: tuple[str, str]) -> tuple[SideAccount, SideAccount]:
    """Each side's account of one meeting."""
    first, second = (_account(encounter, side) for side in sides)
    return first, second


def _account(encounter: Encounter, side: str) -> SideAccount:
    own = _documents(encounter.told_by(side))
    firm = {s.reading.document.id for s in encounter.told_by(side) if s.is_firm and not s.meeting.background}
    telling = [r for r in own if r.document.id in firm] or own
    official = [r for r in telling if r.document.kind in OFFICIAL]
    main = official or telling
    return SideAccount(side, tuple(main), tuple(r for r in own if r not in main))


def _documents(sightings: Sequence[Sighting]) -> list[Reading]:
    return list({s.reading.document.id: s.reading for s in sightings}.values())


def _official(encounter: Encounter, sides: tuple[str, str]) -> int:
    """How many of the sides tell it in an official text of their own."""
    return sum(
        any(s.is_firm and s.reading.document.kind in OFFICIAL for s in encounter.told_by(side)) for side in sides
    )


def _start(encounter: Encounter) -> int:
    first = encounter.main.first
    return first.toordinal() if first else 0


def _tells(encounter: Encounter, readings: Sequence[Reading]) -> bool:
    return any(s.reading is reading for s in encounter.sightings for reading in readings)


def _near(readings: Sequence[Reading], side: str, others: Sequence[Reading]) -> SideAccount:
    own = [r for r in readings if r.document.side == side]
    official = [r for r in own if r.document.kind == "readout"] or [r for r in own if _has_happened(r)] or own
    days = [d for r in others if r.document.kind == "readout" and (d := day(r.document.published))]
    close = [r for r in official if not days or any(_apart(r, d) <= NEAR for d in days)]
    main = close or official
    return SideAccount(side, tuple(main), tuple(r for r in own if r not in main))


def _has_happened(reading: Reading) -> bool:
    return any(m.status in FIRM for m in reading.meetings)


def _apart(reading: Reading, other: object) -> int:
    published = day(reading.document.published)
    return abs((published - other).days) if published and hasattr(other, "year") else 0  # type: ignore[operator]
