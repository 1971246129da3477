"""Whether two documents tell of one meeting, and why."""

from __future__ import annotations

from communique.encounters.sighting import SKEW, Sighting

IN_PERSON = frozenset({"visit", "talks", "meal", "summit", "other"})


def same_meeting(one: Sighting, other: Sighting) -> tuple[str, ...]:
    """The reasons for taking two sightings for one meeting; empty if they are not the same one.

    The sides must be the same (a group call is no bilateral one) or the body whose meeting it is, the people of a
    side must not differ, the kinds must go together, and the days must fit: the same day, or one day apart where two
    sides tell it.
    """
    who = same_company(one, other)
    days = _days(one, other) if who else None
    return (*who, days) if days else ()


def same_company(one: Sighting, other: Sighting) -> tuple[str, ...]:
    """The reasons for taking two sightings for meetings of the same sides, people and kind, on whatever day."""
    kind = _kind(one, other)
    bodies = sorted(one.bodies & other.bodies)
    if bodies and {one.meeting.kind, other.meeting.kind} <= IN_PERSON and kind:
        return f"a meeting of the same body: {_names(one, bodies)}", kind
    people = _people(one, other)
    enough = len(one.sides) >= 2 or len(one.persons & other.persons) >= 2
    if one.sides != other.sides or not enough or people is None or kind is None:
        return ()
    return (f"same sides: {', '.join(sorted(one.sides))}", *filter(None, (people, kind)))


def _people(one: Sighting, other: Sighting) -> str | None:
    """The people in common, in words; "" where one text names none; None where they contradict each other."""
    for state in one.people.keys() & other.people.keys():
        if not one.people[state] & other.people[state]:
            return None
    common = sorted(one.persons & other.persons)
    if common:
        return f"same people: {_names(one, common)}"
    return "" if len(one.sides) >= 2 else None


def _names(sighting: Sighting, ids: list[str]) -> str:
    names = {actor.id: actor.name for actor in sighting.reading.actors}
    return ", ".join(names.get(identifier, identifier) for identifier in ids)


def _kind(one: Sighting, other: Sighting) -> str | None:
    first, second = one.meeting.kind, other.meeting.kind
    if first == second:
        return f"both are told as {first}"
    if first in IN_PERSON and second in IN_PERSON:
        return f"told as {first} and as {second}"
    generic = {"talks", "other"} & {first, second}
    return f"told as {first} and as {second}" if generic and one.persons and one.persons == other.persons else None


def _days(one: Sighting, other: Sighting) -> str | None:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return None
    if one.first <= other.last and other.first <= one.last:
        if one.dated and other.dated:
            return "same day" if one.first == one.last == other.first == other.last else "days overlap"
        return "the text without a date was published on the day or the day after"
    apart = max(one.first - other.last, other.first - one.last)
    two_tellers = one.reading.document.side != other.reading.document.side
    return "days one apart, told by two sides" if apart <= SKEW and two_tellers else None
