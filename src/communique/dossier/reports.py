"""Documents as reports of meetings by their titles: "Russian-Brazilian talks", "Meeting with ..."."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from communique.dossier.record import published
from communique.encounters.names import is_named, states_in, title_words
from communique.encounters.sighting import SKEW, Sighting
from communique.encounters.titled import title_kind
from communique.model import Reading

IN_TITLES = ("summit", "session", "forum", "talks", "statements", "news conference", "visit")
"""Further words by which a title says that something was held."""
GENERIC = frozenset({"the", "of", "with", "in", "and", "meeting", "talks", "session", "summit", "forum", "plenary",
                     "president", "russia", "russian", "statements", "following"})  # fmt: skip
"""Words of a title that do not tell one meeting from another."""
FEWEST = 2
"""Further words that a title must have to be told by it."""


@dataclass(frozen=True, slots=True)
class Report:
    """A document whose title says that a meeting was held: its day, the words of the title, the states it names."""

    reading: Reading
    day: date
    words: frozenset[str]
    states: frozenset[str]
    is_call: bool


def reports_by_day(readings: Iterable[Reading]) -> Mapping[date, list[Report]]:
    """The reports among some documents, by the day on which they came out."""
    found: dict[date, list[Report]] = defaultdict(list)
    for reading in readings:
        report = _report(reading)
        if report is not None:
            found[report.day].append(report)
    return found


def find_report(plan: Sighting, reports: Mapping[date, list[Report]]) -> Report | None:
    """The report of a planned meeting: on its day or the next one, with the counterpart or all states in its title."""
    if plan.first is None or plan.last is None:
        return None
    day = plan.first
    while day <= min(plan.last, plan.first + timedelta(days=7)) + SKEW:
        for report in reports.get(day, ()):
            if report.reading is not plan.reading and _fits(plan, report):
                return report
        day += timedelta(days=1)
    return None


def _report(reading: Reading) -> Report | None:
    title, day = reading.document.title, published(reading)
    if not title or day is None or " will " in title:
        return None
    kind = title_kind(title)
    if kind is None and not any(word in title.lower() for word in IN_TITLES):
        return None
    return Report(reading, day, title_words(title), states_in(title), kind == "call")


def _fits(plan: Sighting, report: Report) -> bool:
    if (plan.meeting.kind == "call") != report.is_call:
        return False
    side = plan.reading.document.side
    counterparts = [
        actor for actor in plan.reading.actors
        if actor.kind == "person" and actor.state != side and actor.id in plan.persons
    ]  # fmt: skip
    if counterparts:
        named = [is_named(actor, report.words) for actor in counterparts]
        return all(named) or (len(plan.sides) > 2 and any(named) and len(named) > 1)
    others = plan.sides - {side}
    if others and others <= report.states:
        return True
    bodies = [actor for actor in plan.reading.actors if actor.id in plan.bodies]
    return any(_has_name(actor.name, report.words) for actor in bodies) or _same_title(plan, report)


def _same_title(plan: Sighting, report: Report) -> bool:
    """Whether a report's title is the name of what the announcement's title names ("East Asia Summit")."""
    words = title_words(plan.reading.document.title or "")
    telling = report.words - GENERIC
    return len(telling) >= FEWEST and report.words <= words | GENERIC


def _has_name(name: str, words: frozenset[str]) -> bool:
    own = title_words(name)
    return len(own) > 1 and own <= words
