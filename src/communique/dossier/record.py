"""The readings of a dossier, in the order of their days, with what several steps look up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from communique.encounters.merge import Encounter
from communique.encounters.sighting import Sighting, day
from communique.model import Reading


@dataclass(frozen=True, slots=True)
class Collection:
    """Readings with the meetings merged from them. `last` is the day of the latest document."""

    readings: tuple[Reading, ...]
    encounters: tuple[Encounter, ...]
    last: date | None

    @property
    def sightings(self) -> dict[str, tuple[Sighting, Encounter]]:
        """Each meeting claim, by its id, with the engagement that it tells."""
        return {s.meeting.id: (s, e) for e in self.encounters for s in e.sightings}


def collect(readings: Sequence[Reading], encounters: Sequence[Encounter]) -> Collection:
    """Readings and their meetings as one collection."""
    days = [found for reading in readings if (found := published(reading)) is not None]
    return Collection(tuple(readings), tuple(encounters), max(days, default=None))


def published(reading: Reading) -> date | None:
    """The day of a document."""
    return day(reading.document.published)


def distinct(readings: Iterable[Reading]) -> list[Reading]:
    """The readings without documents that are there twice (the same id and text)."""
    return list({(r.document.id, r.document.text): r for r in readings}.values())


def is_later(reading: Reading, other: Reading) -> bool:
    """Whether a document came on the day of another one or after it; unknown days count as later."""
    first, second = published(reading), published(other)
    return first is None or second is None or first >= second
