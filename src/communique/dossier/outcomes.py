"""What became of a planned meeting: later accounts of the same people say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from communique.dossier.record import Collection, is_later, published
from communique.dossier.reports import Report, find_report, reports_by_day
from communique.encounters.merge import Encounter
from communique.encounters.sameness import same_company
from communique.encounters.sighting import SKEW, Sighting
from communique.model import Outcome

WITHIN = timedelta(days=30)
"""How long after it was announced a meeting without a day may come, to be the announced one."""
MOVED = timedelta(days=14)
"""How far a meeting may be moved and still be the announced one."""
DROPPED = {"cancelled", "denied", "postponed"}


@dataclass(frozen=True, slots=True)
class Resolution:
    """What became of it: the outcome, the claims and documents that show it, and what changed."""

    outcome: Outcome = "open"
    claims: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    change: str | None = None


OPEN = Resolution()


class MeetingOutcomes:
    """Looks up what became of planned meetings in one collection. Sightings are filed by their sides."""

    def __init__(self, collection: Collection) -> None:
        self._of_sides: Mapping[frozenset[str], list[Sighting]] = _by_sides(collection.encounters)
        self._reports = reports_by_day(collection.readings)

    def of(self, plan: Sighting, encounter: Encounter) -> Resolution:
        """The outcome of a planned meeting, told by documents of the same day or later."""
        held = sorted((s for s in encounter.sightings if s.is_firm and _after(s, plan)), key=_rank)
        report = find_report(plan, self._reports)
        if held:
            return _held(plan, held, report)
        others = [s for s in self._of_sides.get(plan.sides, ()) if s is not plan and _after(s, plan)]
        company = [s for s in others if same_company(plan, s)]
        dropped = [s for s in company if s.meeting.status in DROPPED and _day_fits(plan, s, WITHIN)]
        if dropped:
            return _dropped(dropped)
        if report is not None:
            return Resolution("happened", (), (report.reading.document.id,))
        return _moved(plan, [s for s in company if s.is_firm and not _elsewhere(plan, s)])


def _by_sides(encounters: Iterable[Encounter]) -> Mapping[frozenset[str], list[Sighting]]:
    found: dict[frozenset[str], list[Sighting]] = defaultdict(list)
    for encounter in encounters:
        for item in encounter.sightings:
            found[item.sides].append(item)
    return found


def _after(item: Sighting, plan: Sighting) -> bool:
    return item.reading is not plan.reading and is_later(item.reading, plan.reading)


def _rank(item: Sighting) -> tuple[bool, str]:
    """Texts that tell it as their news first, then in the order of their days."""
    return item.meeting.background, item.reading.document.published or ""


def _held(plan: Sighting, held: list[Sighting], report: Report | None) -> Resolution:
    claims = tuple(s.meeting.id for s in held)
    reported = [report.reading.document.id] if report else []
    documents = tuple(dict.fromkeys([*reported, *(s.reading.document.id for s in held)]))
    found = next((s for s in held if _elsewhere(plan, s)), None)
    if found is not None and plan.meeting.place and found.meeting.place:
        change = f"place: {plan.meeting.place.name}, then {found.meeting.place.name}"
        return Resolution("changed", claims, documents, change)
    return Resolution("happened", claims, documents)


def _elsewhere(plan: Sighting, item: Sighting) -> bool:
    """Whether two texts put a meeting into two states."""
    planned, found = plan.meeting.place, item.meeting.place
    return bool(planned and found and planned.state and found.state and planned.state != found.state)


def _dropped(found: list[Sighting]) -> Resolution:
    latest = max(found, key=lambda s: s.reading.document.published or "")
    return Resolution("dropped", (latest.meeting.id,), (latest.reading.document.id,), latest.meeting.status)


def _moved(plan: Sighting, held: list[Sighting]) -> Resolution:
    """A meeting of the same people soon after: the announced one on another day, or the one without a day."""
    dated = [(s.first, s) for s in held if s.first is not None and _day_fits(plan, s, MOVED)]
    if not dated:
        return OPEN
    first, found = min(dated, key=lambda item: item[0])
    claims, documents = (found.meeting.id,), (found.reading.document.id,)
    if plan.first is None:
        return Resolution("happened", claims, documents)
    return Resolution("changed", claims, documents, f"date: {plan.first}, then {first}")


def _day_fits(plan: Sighting, item: Sighting, after: timedelta) -> bool:
    """Whether a later text's meeting can be the planned one by its day."""
    announced = _announced(plan)
    if item.first is None:
        return item.meeting.status in DROPPED
    if plan.first is not None and plan.last is not None:
        return plan.first - SKEW <= item.first <= plan.last + after
    return announced is not None and announced <= item.first <= announced + WITHIN


def _announced(plan: Sighting) -> date | None:
    return published(plan.reading)
